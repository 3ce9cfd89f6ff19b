"""One good file of each format, small."""

from email.message import EmailMessage
from functools import cache

import typst

from tests.engines.reader.extract.making import paragraph, raw_word_file, zipped
from tests.engines.reader.extract.making_office import presentation, shape, workbook
from tests.engines.reader.extract.making_ole import WORD_CLASS, attachment, compound_file, outlook_message
from tests.engines.reader.extract.making_pictures import Picture, pictures_of, png, tiff

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
WRITING = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
RTF = b"{\\rtf1\\ansi " + b"M\\'f8te {\\b fet} \\par " * 20 + b"}"
TEXT = ("Referat fra møte i rådet\n" * 40).encode()
HTML = ("<html><body><h1>Referat</h1>" + "<p>Møte i rådet</p>" * 40 + "</body></html>").encode()


@cache
def samples() -> dict[str, bytes]:
    """A good file by its ending."""
    docx = raw_word_file(paragraph("møte " * 400))
    pdf = typst.compile(b"= Referat\n#lorem(300)")
    picture = small_picture()
    return {
        "txt": TEXT,
        "md": b"# Referat\n\n" + TEXT,
        "html": HTML,
        "rtf": RTF,
        "docx": docx,
        "odt": odt("<text:p>møte i rådet</text:p>" * 20),
        "xlsx": workbook({"A": '<row><c r="A1"><v>1</v></c></row>' * 50}),
        "pptx": presentation([shape("Referat", kind="title"), shape("ord " * 50)]),
        "pdf": pdf,
        "png": png(picture),
        "tiff": tiff([picture]),
        "doc": old_word(),
        "zip": zipped({"a.docx": docx, "b.pdf": pdf}),
        "eml": mail(docx),
        "msg": compound_file(outlook_message("Referat", "hei " * 999, attachments=[attachment("a.docx", docx)])),
    }


def small_picture() -> Picture:
    """A line of text."""
    page = b"#set page(width: 6cm, height: 1cm, margin: 2mm)\nReferat"
    return pictures_of(typst.compile(page), 100)[0]


def odt(body: str, head: str = "", **parts: str) -> bytes:
    """An ODT file with this body; `head` stands before the root element."""
    root = (
        f'{head}<office:document-content xmlns:office="{OFFICE}" xmlns:text="{WRITING}"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": root, **parts})


def old_word(flags: int = 0) -> bytes:
    """What looks like an old Word document as long as nobody opens it."""
    stream = b"\xec\xa5" + bytes(8) + flags.to_bytes(2, "little") + b"ord " * 3000
    return compound_file({"WordDocument": stream, "1Table": bytes(5000)}, WORD_CLASS)


def mail(docx: bytes) -> bytes:
    """An e-mail with a document."""
    message = EmailMessage()
    message["From"], message["Subject"] = "kari@kommune.example", "Referat"
    message.set_content("Hei, her er referatet.\n" * 9)
    message.add_attachment(docx, maintype="application", subtype="octet-stream", filename="referat.docx")
    return message.as_bytes()
