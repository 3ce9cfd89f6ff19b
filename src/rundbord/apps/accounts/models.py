"""People's way in: users of the installation, and grants that stand in links."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from rundbord.apps.core.models import Language, UidModel


class UserManager(BaseUserManager["User"]):
    """Users are known by their e-mail address and have no password."""

    def create_user(self, email: str, **fields: Any) -> "User":
        """A new user; the address is kept in lower case."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user of this address, whatever its case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, UidModel):
    """Somebody who can log in. Belongs to the installation: one user may be a person in several cooperations."""

    email = models.EmailField(unique=True)
    language = models.CharField(max_length=2, choices=Language, blank=True)
    is_operator = models.BooleanField(default=False, help_text="Runs the installation: may add cooperations.")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.email


class Grant(UidModel):
    """A right that stands in a link: what for, about what, for whom, until when. The token is kept as a hash only."""

    purpose = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=40)
    subject_uid = models.CharField(max_length=12)
    organization_uid = models.CharField(max_length=12, blank=True)
    person_uid = models.CharField(max_length=12, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_uid"])]

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject_kind} {self.subject_uid}"
