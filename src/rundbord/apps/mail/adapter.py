"""The login library's mails go through the outbox like all others."""

from typing import Any

from django.db import transaction

from rundbord.apps.accounts.adapter import AccountAdapter
from rundbord.apps.core.uid import new_uid
from rundbord.apps.mail.services import queue_message


class MailingAccountAdapter(AccountAdapter):
    """Queues what the library wants to send; it holds a code, so its words are wiped once it is sent."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Render the library's templates and queue the message."""
        mail = self.render_mail(template_prefix, email, {"email": email, **context})
        with transaction.atomic():
            queue_message(
                key=f"{template_prefix}:{new_uid()}", to=email, subject=mail.subject, text=mail.body, sensitive=True
            )
