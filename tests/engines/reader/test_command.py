"""`rundbord read`: one reading a document, one line for what cannot be read."""

import json
from pathlib import Path

import pytest

from rundbord.engines.reader.command import main
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
