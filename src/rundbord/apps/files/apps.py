from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "rundbord.apps.files"
    label = "files"

    def ready(self) -> None:
        """Let messages carry files."""
        from rundbord.apps.files.mailing import read_for_mail
        from rundbord.apps.mail.attachments import register_reader

        register_reader(read_for_mail)
