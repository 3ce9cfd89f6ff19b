"""`rundbord import`: dry, for real, and with words that name nothing."""

import io
import json
import logging
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from rundbord.apps.files.models import Blob
from rundbord.apps.importing.models import Batch
from rundbord.apps.jobs.models import Task
from rundbord.operations import importing
from tests.apps.importing.samples import TEXT
from tests.cast import Cast
from tests.operations.installation import SETUP, Installation


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of old minutes: two texts, one file that is none, a ZIP with one more, and something hidden."""
    folder = tmp_path / "arkiv"
    (folder / "2021").mkdir(parents=True)
    (folder / "2021" / "referat.txt").write_text(TEXT, encoding="utf-8")
    (folder / "uten organ.txt").write_text(TEXT.replace("Fjordbyenes faggruppe for næring", "gruppa"), encoding="utf-8")
    (folder / "bilde.bin").write_bytes(b"\x00\x01\x02" * 100)
    (folder / ".skjult").write_text("nei", encoding="utf-8")
    with zipfile.ZipFile(folder / "mer.zip", "w") as packed:
        packed.writestr("2022/referat.txt", TEXT.replace("2021", "2022"))
    return folder


@pytest.fixture
def dry(cast: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "Dry":
    """The command in this process, which only reads."""
    monkeypatch.setattr(importing, "start_django", lambda: None)
    monkeypatch.setattr(logging.getLogger(), "setLevel", lambda _level: None)
    return Dry(capsys)


class Dry:
    """Runs the command with `--dry-run`; the exit code and what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *words: object) -> tuple[int, str]:
        code = importing.main([*map(str, words), "--dry-run"])
        printed = self.capsys.readouterr()
        return code, printed.out + printed.err


def _line(printed: str, name: str) -> str:
    return next(line for line in printed.splitlines() if name in line)


def test_a_dry_run_shows_what_would_be_read_and_stores_nothing(dry: Dry, cast: Cast, archive: Path) -> None:
    code, printed = dry(archive, "--cooperation", "fjordbyene")
    assert code == 1  # one file cannot be read
    assert "3 read, 1 could not be read." in printed
    line = _line(printed, "2021/referat.txt")
    assert line.split()[1] == "minutes"
    assert cast.body.name in line
    assert "2021-11-25" in line
    assert line.split()[-2] == "3"
    assert "2022-11-25" in _line(printed, "mer.zip/2022/referat.txt")
    assert "This kind of file cannot be read" in _line(printed, "bilde.bin")
    assert "skjult" not in printed
    assert not any(model.objects.exists() for model in (Batch, Blob, Task))


def test_a_body_is_for_documents_that_name_none_which_is_known(dry: Dry, cast: Cast, archive: Path) -> None:
    code, printed = dry(archive / "uten organ.txt", "--cooperation", "Fjordbyene")
    assert code == 0
    assert cast.other_body.name not in printed
    _code, printed = dry(archive, "--cooperation", "Fjordbyene", "--body", cast.other_body.name.upper())
    assert cast.other_body.name in _line(printed, "uten organ.txt")
    assert cast.body.name in _line(printed, "2021/referat.txt")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--cooperation", "Fjellbyene"], "Fjordbyene"),
        (["--cooperation", "Fjordbyene", "--body", "Kaffekomiteen"], "Faggruppe for næring"),
    ],
)
def test_a_name_that_nobody_has_is_told_with_those_that_are_there(
    dry: Dry, archive: Path, words: list[str], said: str
) -> None:
    code, printed = dry(archive, *words)
    assert code == 1
    assert said in printed
    assert len(printed.splitlines()) == 1


def test_a_folder_without_files_is_told(dry: Dry, tmp_path: Path) -> None:
    for path in (tmp_path / "tom", tmp_path / "ingen"):
        (tmp_path / "tom").mkdir(exist_ok=True)
        code, printed = dry(path, "--cooperation", "Fjordbyene")
        assert (code, "there are no files" in printed) == (1, True)


def test_a_broken_zip_is_a_line(dry: Dry, tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("a.txt", TEXT)
    path = tmp_path / "avkortet.zip"
    path.write_bytes(target.getvalue()[:80])
    code, printed = dry(path, "--cooperation", "Fjordbyene")
    assert code == 1
    assert "0 read, 1 could not be read." in printed


def test_ctrl_c_leaves_the_rest_to_a_worker(
    dry: Dry, cast: Cast, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_batch: Batch) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "_read", interrupted)
    assert importing.main([str(archive), "--cooperation", "Fjordbyene"]) == 1
    said = dry.capsys.readouterr().out
    assert said.startswith("Ended.")
    assert Batch.objects.get().uid in said
    assert Task.objects.count() == 4


def test_a_database_that_is_not_ready_is_told(tmp_path: Path, archive: Path) -> None:
    installation = Installation(tmp_path / "data")
    installation.folder.mkdir()
    done = installation.run("import", str(archive), "--cooperation", "Fjordbyene")
    assert done.returncode == 1
    assert "rundbord setup --migrate" in done.stderr
    assert "Traceback" not in done.stderr


def test_for_real_a_batch_is_read_in_the_command_and_its_address_told(tmp_path: Path, archive: Path) -> None:
    installation = Installation(tmp_path / "data")
    assert installation.run(*SETUP).returncode == 0
    done = installation.run("import", str(archive), "--cooperation", "Fjordbyene")
    assert done.returncode == 1, done.stderr
    assert "3 read, 1 could not be read." in done.stdout
    assert done.stdout.splitlines()[-1].startswith("http://localhost:8000/fjordbyene/import/")
    with closing(sqlite3.connect(installation.database)) as database:
        states = database.execute("SELECT state, count(*) FROM importing_document GROUP BY state").fetchall()
        assert dict(states) == {"read": 3, "unpacked": 1, "unreadable": 1}
        drafts = database.execute("SELECT draft FROM importing_document WHERE path = '2021/referat.txt'").fetchall()
    assert json.loads(drafts[0][0])["nodes"]["facts"]["date"] == "2021-11-25"
