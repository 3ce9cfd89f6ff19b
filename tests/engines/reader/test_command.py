"""`rundbord read`: one reading a document, one line for what cannot be read."""

import json
from pathlib import Path

import pytest

from rundbord.engines.reader.command import main
from rundbord.engines.reader.source import Reason
from tests.engines.reader.extract.making import zipped
from tests.engines.reader.samples import CLASSIC, NETWORK


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "minutes"
    (found / "2024").mkdir(parents=True)
    (found / "a.txt").write_text(CLASSIC, encoding="utf-8")
    (found / "2024" / "b.md").write_text(NETWORK, encoding="utf-8")
    (found / "notes.json").write_text("{}", encoding="utf-8")
    return found


def test_a_folder_is_read_with_all_that_is_in_it(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main([str(folder), "--out", str(out)]) == 0
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.json")) == ["2024/b.json", "a.json"]
    assert json.loads((out / "a.json").read_text(encoding="utf-8"))["date"] == "2024-03-14"


def test_the_full_form_has_spans(folder: Path, tmp_path: Path) -> None:
    assert main([str(folder / "a.txt"), "--out", str(tmp_path), "--format", "full"]) == 0
    full = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert full["items"][0]["lines"][0]["spans"]


def test_what_cannot_be_read_is_told_and_the_others_go_on(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, missing = tmp_path / "empty.txt", tmp_path / "missing.txt"
    empty.write_bytes(b"")
    out = tmp_path / "out"
    assert main([str(empty), str(missing), str(folder / "a.txt"), "--out", str(out)]) == 1
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 2
    assert errors[0].startswith(f"{empty}: ")
    assert errors[1].startswith(f"{missing}: ")
    assert (out / "a.json").exists()


def test_documents_of_the_same_name_do_not_overwrite_each_other(folder: Path, tmp_path: Path) -> None:
    (folder / "a.md").write_text(NETWORK, encoding="utf-8")
    out = tmp_path / "out"
    assert main([str(folder / "a.txt"), str(folder / "a.md"), str(folder / "a.txt"), "--out", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["a.md.json", "a.txt-2.json", "a.txt.json"]


def test_no_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--out", str(tmp_path)])


def test_no_progress_bar_in_a_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(folder), "--out", str(tmp_path / "out")])
    assert capsys.readouterr().err == ""


def test_documents_in_zip_and_email_files_are_read_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mail = b"From: a@b.example\nSubject: Referat\nMIME-Version: 1.0\n\nReferat fra m\xc3\xb8te"
    (tmp_path / "alt.zip").write_bytes(zipped({"2024/a.txt": CLASSIC, "post.eml": mail, "tom.txt": ""}))
    out = tmp_path / "out"
    assert main([str(tmp_path), "--out", str(out)]) == 1
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.json")) == [
        "alt/2024/a.txt.json", "alt/post.eml/Referat.txt.json",
    ]  # fmt: skip
    said = capsys.readouterr()
    assert said.err.startswith(f"{tmp_path}/alt.zip/tom.txt: ")
    assert said.out.startswith("2 of 3 ")


def test_a_folder_of_hostile_files_gets_a_line_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a\x1b[2J\u202e.txt").write_bytes(bytes(9))
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.docx").write_bytes(zipped({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}))
    with (tmp_path / "d.txt").open("wb") as sparse:
        sparse.truncate(1024**3)
    (tmp_path / "e.txt").write_text(CLASSIC, encoding="utf-8")
    assert main([str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert [line.rpartition(": ")[2] for line in lines] == [
        reason.value for reason in (Reason.EMPTY, Reason.DAMAGED, Reason.UNSAFE, Reason.TOO_LARGE)
    ]
    assert all(line.isprintable() for line in lines)
    assert said.out.startswith("1 of 5 ")
