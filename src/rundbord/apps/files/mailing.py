"""Files that messages carry."""

from rundbord.apps.accounts.viewer import System
from rundbord.apps.files.queries import find_attachment
from rundbord.apps.mail.attachments import MailFile


def read_for_mail(uid: str) -> MailFile | None:
    """The attachment of this uid; whoever queued the message has asked whether its reader may have it."""
    attachment = find_attachment(System("mail"), uid)
    if attachment is None:
        return None
    with attachment.blob.file.open("rb") as stream:
        return MailFile(name=attachment.name, content=stream.read(), media_type=attachment.blob.media_type)
