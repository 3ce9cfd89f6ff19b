"""A body's own Word template for its minutes."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.files import services as files
from rundbord.apps.files.models import Attachment, Audience
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.minutes.head import leading_body
from rundbord.apps.minutes.models import Letterhead, MinutesVersion
from rundbord.apps.people import rules
from rundbord.apps.people.models import Body
from rundbord.engines.typesetter.document import Document
from rundbord.engines.typesetter.document import Letterhead as Shown
from rundbord.engines.typesetter.docx_back import NotADocxError
from rundbord.engines.typesetter.docx_template import Checked, check
from rundbord.engines.typesetter.words import words

ROLE = "word_template"


def template_of(body: Body) -> Attachment | None:
    """The body's template, or None. One query."""
    kept = Letterhead.objects.filter(body=body).select_related("template__blob").first()
    return kept.template if kept and kept.template and kept.template.withdrawn_at is None else None


def template_for(meeting: Meeting, version: MinutesVersion | None) -> Attachment | None:
    """The template of a version, as it was that day; of the record as it stands, that of the leading body today."""
    return version.template if version else template_of(leading_body(meeting))


def check_template(content: bytes) -> Checked:
    """What the template holds. Raises NotPossibleError for a file that is no DOCX."""
    try:
        return check(content)
    except NotADocxError as error:
        raise NotPossibleError(
            _("This file cannot be read as Word (DOCX). Save it as DOCX and choose it again.")
        ) from error


def set_template(*, actor: Viewer, body: Body, content: bytes, name: str) -> Checked:
    """Let the body's minutes be made with this template, if it can be used: what it holds is returned either way.

    Raises NotAllowedError unless the actor keeps the body, NotPossibleError for a file that is no DOCX.
    """
    rules.require(rules.keeps_body(actor, body))
    checked = check_template(content)
    if not checked.usable:
        return checked
    blob = files.store_blob(content=content, name=name)
    with transaction.atomic():
        kept, _made = Letterhead.objects.get_or_create(body=body)
        if kept.template and kept.template.withdrawn_at is None:
            kept.template = files.replace(actor=actor, attachment=kept.template, blob=blob, name=name)
        else:
            kept.template = files.attach(
                actor=actor, owner_kind="body", owner_uid=body.uid, role=ROLE, name=name, blob=blob,
                audience=Audience.SECRETARIAT,
            )  # fmt: skip
        kept.save()
        audit.record(actor=actor, verb="word_template", subject=body, cooperation=body.cooperation_id)
    return checked


def remove_template(*, actor: Viewer, body: Body) -> None:
    """Let the body's Word files look as ours again; versions that were made with the template keep it."""
    rules.require(rules.keeps_body(actor, body))
    with transaction.atomic():
        kept = Letterhead.objects.select_for_update().filter(body=body).first()
        if kept is None or kept.template is None:
            return
        if kept.template.withdrawn_at is None:
            files.withdraw(actor=actor, attachment=kept.template, reason=_("Taken out of use"))
        kept.template = None
        kept.save()
        audit.record(actor=actor, verb="word_template", subject=body, cooperation=body.cooperation_id)


def as_word(document: Document, meeting: Meeting, template: Attachment | None) -> bytes:
    """The minutes as DOCX, in the template where there is one; then without our letterhead."""
    if template is None:
        from rundbord.engines.typesetter.docx import to_docx

        return to_docx(document)
    from rundbord.engines.typesetter.docx_template import fill

    with template.blob.file.open("rb") as stream:
        content = stream.read()
    own = words(document.language)
    told = {fact.label: fact.value for fact in document.facts if isinstance(fact.value, str)}
    fields = {
        "organ": told.get(own.body, leading_body(meeting).name),
        "tid": told.get(own.time, ""),
        "sted": told.get(own.place, ""),
    }
    return fill(content, replace(document, letterhead=Shown()), fields)
