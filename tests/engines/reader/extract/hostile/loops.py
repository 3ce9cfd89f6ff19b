"""Files that lead into themselves, lie in themselves or are deeper than anybody writes; locked files and macros."""

import struct
from email.message import EmailMessage

import typst

from tests.engines.reader.extract.hostile.disguises import locked
from tests.engines.reader.extract.hostile.kinds import HostileFile, hostile
from tests.engines.reader.extract.hostile.samples import OFFICE, odt, old_word, samples
from tests.engines.reader.extract.hostile.tricks import flat
from tests.engines.reader.extract.making import paragraph, raw_pdf, raw_word_file, shown, zipped
from tests.engines.reader.extract.making_office import presentation, shape, workbook
from tests.engines.reader.extract.making_ole import Tree, attachment, compound_file, outlook_message

ODT = "application/vnd.oasis.opendocument.text"
PAGE = shown("ord", 50, 700)
FORM = b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /Im %d 0 R >> >> /Length 6 >>\n"


def mail_in_mail(depth: int) -> bytes:
    """An e-mail attached to an e-mail attached to …"""
    content = b"Subject: innerst\nMIME-Version: 1.0\n\nhei\n"
    for level in range(depth):
        content = (
            b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
            b"Content-Type: message/rfc822\n\n%s\n--b%d--\n"
        ) % (level, level, content, level)
    return content


def parts_in_parts(depth: int) -> bytes:
    """A multipart in a multipart in …"""
    opening = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(depth)
    )
    return b"Subject: x\nMIME-Version: 1.0\n" + opening + b"Content-Type: text/plain\n\nhei\n"


def messages_in_messages(depth: int) -> bytes:
    """An Outlook message attached to an Outlook message attached to …"""
    tree: Tree = outlook_message("innerst", "hei", embedded=True)
    for _ in range(depth):
        tree = outlook_message("x", "hei", embedded=True, attachments=[attachment("x", tree)])
    return compound_file(tree)


def every_kind_in_every_kind(depth: int) -> bytes:
    """A ZIP file in an e-mail in an Outlook message in a ZIP file …"""
    content = zipped({"a.txt": b"hei"})
    for _ in range(depth):
        message = EmailMessage()
        message["Subject"] = "x"
        message.add_attachment(content, maintype="application", subtype="zip", filename="a.zip")
        outlook = compound_file(outlook_message("x", "hei", attachments=[attachment("a.eml", message.as_bytes())]))
        content = zipped({"a.msg": outlook})
    return content


def with_sector(content: bytes, place: int, value: int) -> bytes:
    """A compound file with one number changed."""
    return content[:place] + struct.pack("<L", value) + content[place + 4 :]


def looping_chain() -> bytes:
    """A compound file whose sectors lead to themselves."""
    content = samples()["doc"]
    fat = (struct.unpack_from("<L", content, 76)[0] + 1) * 512
    return with_sector(content, fat + 4 * 3, 3)


def looping_directory() -> bytes:
    """A compound file whose directory leads to itself."""
    content = samples()["msg"]
    directory = (struct.unpack_from("<L", content, 48)[0] + 1) * 512
    return with_sector(content, directory + 128 + 72, 1)


def pdf_with(**changes: str) -> bytes:
    """A PDF with objects changed."""
    content = raw_pdf([PAGE])
    for before, after in changes.items():
        content = content.replace(before.encode(), after.encode())
    return content


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password."""
    rights = b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <%s> /U <%s> >>" % (b"ab" * 32, b"cd" * 32)
    return raw_pdf([PAGE], objects={9000: rights}, trailer=b"/Encrypt 9000 0 R /ID [<00><00>]")


def encrypted_odt() -> bytes:
    """An ODT file that was saved with a password."""
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry'
        ' manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    )
    return zipped({"mimetype": ODT, "content.xml": bytes(range(256)) * 9, "META-INF/manifest.xml": manifest})


def without_letters(name: bytes) -> bytes:
    """A PDF whose fonts do not tell which letters they show."""
    return typst.compile(b"#set page(height: auto)\nReferat fra et langt og viktig m\xc3\xb8te").replace(
        b"/ToUnicode", name
    )


def with_macros(package: bytes) -> bytes:
    """The package with a macro in it."""
    from io import BytesIO
    from zipfile import ZipFile

    out = BytesIO(package)
    with ZipFile(out, "a") as opened:
        opened.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen() Shell")
        opened.writestr("Basic/Standard/Module1.xml", b"<script>Shell</script>")
    return out.getvalue()


NESTED_TABLES = "<w:tbl><w:tr><w:tc>" * 2000 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 2000
NESTED_ELEMENTS = "<w:sdt>" * 50_000 + paragraph("x") + "</w:sdt>" * 50_000
DEEP = "DAMAGED UNSAFE TEXT TOO_LARGE"

LOOPS: list[HostileFile] = [
    hostile("mail-in-mail.eml", mail_in_mail(150), "TOO_DEEP UNSAFE"),
    hostile("parts-in-parts.eml", parts_in_parts(800), "TEXT UNSAFE DAMAGED EMPTY TOO_SLOW"),
    hostile("messages-in-messages.msg", lambda _: messages_in_messages(25), "TOO_DEEP"),
    hostile("every-kind.zip", lambda _: every_kind_in_every_kind(4), "TOO_DEEP"),
    hostile("chain.doc", lambda _: looping_chain(), "DAMAGED EMPTY OLD_WORD"),
    hostile("directory.msg", lambda _: looping_directory(), "DAMAGED"),
    hostile("fat.doc", lambda _: with_sector(samples()["doc"], 68, 0), "DAMAGED EMPTY OLD_WORD"),
    hostile("sectors.doc", lambda _: with_sector(samples()["doc"], 44, 0x7FFFFFFF), "DAMAGED TEXT OLD_WORD TOO_LARGE"),
    hostile("page-tree.pdf", lambda _: pdf_with(**{"/Kids [10 0 R]": "/Kids [2 0 R]"}), "EMPTY DAMAGED"),
    hostile(
        "page-count.pdf", lambda _: pdf_with(**{"/Count 1": "/Count 2000000000"}), "TEXT DAMAGED TOO_SLOW TOO_LARGE"
    ),
    hostile("page-parent.pdf", lambda _: pdf_with(**{"/Parent 2 0 R": "/Parent 10 0 R"}), "TEXT DAMAGED"),
    hostile(
        "contents.pdf", lambda _: pdf_with(**{"/Contents 5000000 0 R": "/Contents [10 0 R 10 0 R]"}), "EMPTY DAMAGED"
    ),
    hostile(
        "form-in-itself.pdf",
        raw_pdf([PAGE + b"/Im Do\n"], objects={9000: FORM % 9000 + b"stream\n/Im Do\nendstream"}),
        "TEXT",
    ),
    hostile(
        "forms-in-a-ring.pdf",
        raw_pdf(
            [PAGE + b"/Im Do\n"],
            objects={
                9000: FORM % 9001 + b"stream\n/Im Do\nendstream",
                9001: FORM % 9000 + b"stream\n/Im Do\nendstream",
            },
        ),
        "TEXT",
    ),
    hostile("length.pdf", lambda _: pdf_with(**{"/Length 47": "/Length 5000000 0 R"}), "TEXT EMPTY DAMAGED"),
    hostile("earlier-table.pdf", raw_pdf([PAGE], trailer=b"/Prev 9"), "TEXT DAMAGED"),
    hostile(
        "itself.pdf",
        lambda _: raw_pdf(
            [PAGE],
            objects={
                9000: b"<< /Type /EmbeddedFile /Length %d >>\nstream\n%s\nendstream"
                % (len(raw_pdf([PAGE])), raw_pdf([PAGE]).replace(b"endobj", b"endob "))
            },
        ),
        "TEXT DAMAGED",
    ),
    hostile("arrays.pdf", raw_pdf([b"[" * 100_000]), "EMPTY DAMAGED"),
    hostile("groups.rtf", b"{\\rtf1 " + b"{" * 200_000 + b"x" + b"}" * 200_001, "TEXT UNSAFE"),
    hostile("ends.rtf", b"{\\rtf1 x" + b"}" * 100_000, "TEXT DAMAGED"),
    hostile("elements.html", b"<html>" + b"<div>" * 100_000 + b"x", "UNSAFE TEXT"),
    hostile("tables.html", b"<html>" + b"<table><tr><td>" * 3000 + b"x", "UNSAFE TEXT"),
    hostile("quotes.html", b"<html>" + b"<b><i>" * 2000 + b"x", "UNSAFE TEXT"),
    hostile("tables.docx", raw_word_file(NESTED_TABLES), DEEP),
    hostile("elements.docx", raw_word_file(NESTED_ELEMENTS), DEEP),
    hostile(
        "style-ring.docx",
        raw_word_file(
            paragraph("x", '<w:pStyle w:val="a"/>'),
            styles=(
                '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
                '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
            ),
        ),
        "TEXT",
    ),
    hostile(
        "note-ring.docx",
        raw_word_file(
            '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
            footnotes=(
                '<w:footnote w:id="1"><w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>'
            ),
        ),
        "TEXT",
    ),
    hostile(
        "lists.odt",
        odt("<text:list><text:list-item>" * 3000 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 3000),
        DEEP,
    ),
    hostile("spans.fodt", flat("<text:p>" + "<text:span>" * 9000 + "x" + "</text:span>" * 9000 + "</text:p>"), DEEP),
    hostile(
        "style-ring.odt",
        zipped(
            {
                "mimetype": ODT,
                "content.xml": (
                    f'<o:document-content xmlns:o="{OFFICE}" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
                    ' xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><o:automatic-styles>'
                    '<s:style s:name="a" s:family="paragraph" s:parent-style-name="b"/>'
                    '<s:style s:name="b" s:family="paragraph" s:parent-style-name="a"/></o:automatic-styles>'
                    '<o:body><o:text><t:p t:style-name="a">x</t:p></o:text></o:body></o:document-content>'
                ),
            }
        ),
        "TEXT",
    ),
    hostile("shapes.pptx", presentation(["<p:grpSp>" * 5000 + shape("x") + "</p:grpSp>" * 5000]), DEEP),
    hostile(
        "strings.xlsx",
        workbook({"A": '<row><c t="s"><v>0</v></c></row>'}, strings=["<r>" * 5000 + "</r>" * 5000]),
        DEEP + " EMPTY",
    ),
    hostile("encrypted.pdf", lambda _: encrypted_pdf(), "ENCRYPTED"),
    hostile(
        "encrypted.docx",
        lambda _: compound_file({"EncryptedPackage": bytes(5000), "EncryptionInfo": bytes(99)}, bytes(16)),
        "ENCRYPTED",
    ),
    hostile("locked.docx", lambda _: locked(samples()["docx"]), "ENCRYPTED"),
    hostile("locked.xlsx", lambda _: locked(samples()["xlsx"]), "ENCRYPTED"),
    hostile("encrypted.odt", lambda _: encrypted_odt(), "ENCRYPTED"),
    hostile("encrypted.doc", lambda _: old_word(flags=0x0100), "ENCRYPTED"),
    hostile("macros.docm", lambda _: with_macros(samples()["docx"]), "TEXT"),
    hostile("macros.xlsm", lambda _: with_macros(samples()["xlsx"]), "TEXT"),
    hostile("macros.pptm", lambda _: with_macros(samples()["pptx"]), "TEXT"),
    hostile("macros.odt", lambda _: with_macros(samples()["odt"]), "TEXT"),
    hostile(
        "macros.doc",
        lambda _: compound_file(
            {"WordDocument": b"\xec\xa5" + bytes(9000), "Macros": {"VBA": {"dir": b"Shell"}}}, bytes(16)
        ),
        "OLD_WORD DAMAGED EMPTY TEXT",
    ),
    hostile("no-letters.pdf", lambda _: without_letters(b"/ToUnicodX"), "TEXT NO_LETTERS"),
    hostile("no-letters-and-no-picture.pdf", raw_pdf([b"BT /F9 11 Tf (ord) Tj ET"]), "EMPTY TEXT"),
]
