from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "rundbord.apps.accounts"
    label = "accounts"
