"""Why a document cannot be read, in the reader's own sentences, or is not read now."""

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rundbord.apps.importing.models import BatchState, Document, State
from rundbord.engines.reader.source import Reason

SENTENCES = {
    Reason.UNOPENABLE: _("The file could not be opened. Check that it exists and that you may read it."),
    Reason.EMPTY: _("The document holds no text."),
    Reason.UNKNOWN: _("This kind of file cannot be read. Use PDF, DOCX, ODT, RTF, HTML, Markdown or plain text."),
    Reason.OLD_WORD: _("This is an old Word document. Open it and save it as DOCX or PDF."),
    Reason.SCANNED: _("The PDF holds only pictures of pages. Scan it again with text recognition."),
    Reason.PICTURE: _("Pictures of text cannot be read on this machine. Scan again, with text recognition, to PDF."),
    Reason.NO_LETTERS: _(
        "The PDF does not tell which letters it shows. Save it anew, or scan it with text recognition."
    ),
    Reason.ENCRYPTED: _("The document is protected by a password. Save it without the password."),
    Reason.DAMAGED: _("The file is damaged or incomplete. Fetch it again from where it came."),
    Reason.UNSAFE: _("The file is built in a way that could harm the computer, and was not read."),
    Reason.TOO_LARGE: _("The document is too large to read. Split it into smaller files."),
    Reason.TOO_MANY: _("The file holds too many documents. Split it into smaller files."),
    Reason.TOO_DEEP: _("The file lies too deep inside other ZIP and e-mail files. Take it out and add it by itself."),
    Reason.TOO_SLOW: _("The document took too long to read. Save it anew as DOCX or PDF, or split it."),
    Reason.CRASHED: _("Reading the document failed. Save it anew as DOCX or PDF."),
}


def sentence(name: str) -> str:
    """The sentence for a reason's name, empty for none."""
    return str(SENTENCES[Reason[name]]) if name else ""


def why_unread(document: Document) -> str:
    """Why the document could not be read, empty for none. A file that was too large to be kept has no bytes here."""
    if document.reason == Reason.TOO_LARGE.name and document.blob_id is None and document.parent_id is None:
        words = gettext(
            "The file is larger than %(most)d MB. Split it into smaller files, or let whoever runs Rundbord unpack it "
            "and bring in the folder with the command “rundbord import”."
        )
        return words % {"most": settings.UPLOAD_LIMIT_MB}
    return sentence(document.reason)


def why_nothing_is_read(document: Document) -> str:
    """Why there is nothing to show of a document, empty where it is being read or soon will be."""
    if document.state == State.STOPPED:
        return gettext("The reading was stopped before this document was read.")
    if document.state == State.UNPACKED:
        return gettext("This file holds other documents. They stand in the list of the import, each by itself.")
    if document.state == State.WAITING and document.batch.state == BatchState.PAUSED:
        return gettext("The reading is paused. This document is read when it goes on.")
    return why_unread(document)
