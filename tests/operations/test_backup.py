"""Backup and restore, rehearsed by the real commands: what comes back has the same checksums."""

import json
import sqlite3
import stat
import tarfile
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from tests import needs
from tests.operations.installation import Installation, empty_postgresql


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with a cooperation and three files."""
    installation = Installation(tmp_path_factory.mktemp("there"))
    installation.begin()
    return installation


@pytest.fixture(scope="module")
def backup(there: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its backup, made while somebody else was writing."""
    path = tmp_path_factory.mktemp("backups") / "rundbord.tar.gz"
    with closing(sqlite3.connect(there.database, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE people_cooperation SET name = 'Halvferdig'")
        done = there.run("backup", str(path))
        writer.execute("ROLLBACK")
    assert done.returncode == 0, done.stderr
    return path


def test_what_comes_back_is_what_there_was(there: Installation, backup: Path, tmp_path: Path) -> None:
    here = Installation(tmp_path / "here")
    done = here.run("restore", str(backup))
    assert done.returncode == 0, done.stderr
    assert here.rows() == there.rows()
    assert len(here.rows()) > 30
    assert here.files() == there.files()
    assert len(here.files()) == 3


def test_a_backup_is_a_plain_archive_for_its_owner_alone(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with tarfile.open(backup) as tar:
        names = tar.getnames()
        stream = tar.extractfile("manifest.json")
        assert stream is not None
        manifest = json.load(stream)
    assert names[0] == "database.sqlite3"
    assert names[-1] == "manifest.json"
    assert set(manifest["checksums"]) == set(names[:-1])
    assert (manifest["format"], manifest["database"]) == (1, "sqlite")
    assert not list(backup.parent.glob("*.part"))


def test_an_installation_in_use_is_not_touched(there: Installation, backup: Path, tmp_path: Path) -> None:
    here = Installation(tmp_path)
    here.database.write_bytes(there.database.read_bytes())
    with closing(sqlite3.connect(here.database, isolation_level=None)) as database:
        database.execute("UPDATE people_cooperation SET name = 'Innlandsbyene'")
    before = here.rows()
    refused = here.run("restore", str(backup))
    assert refused.returncode == 1
    assert "--force" in refused.stderr
    assert here.rows() == before
    assert here.run("restore", "--force", str(backup)).returncode == 0
    assert here.rows() == there.rows()


def test_a_damaged_backup_is_told_and_changes_nothing(backup: Path, tmp_path: Path) -> None:
    content = bytearray(backup.read_bytes())
    cut, bent, foreign = tmp_path / "cut.tar.gz", tmp_path / "bent.tar.gz", tmp_path / "foreign.tar"
    cut.write_bytes(content[: len(content) // 2])
    content[len(content) // 2] ^= 0xFF
    bent.write_bytes(content)
    foreign.write_bytes(b"%PDF-1.7")
    here = Installation(tmp_path / "here")
    for wrong in (cut, bent, foreign, tmp_path / "missing.tar"):
        done = here.run("restore", str(wrong))
        assert done.returncode == 1
        assert "backup" in done.stderr
    assert not here.folder.exists()


def test_a_whole_backup_can_be_verified_without_an_installation(backup: Path, tmp_path: Path) -> None:
    here = Installation(tmp_path / "here")
    done = here.run("restore", "--verify", str(backup))
    assert (done.returncode, "is whole: 4 parts" in done.stdout) == (0, True)
    assert not here.folder.exists()


def test_a_file_of_that_name_is_not_written_over(there: Installation, tmp_path: Path) -> None:
    path = tmp_path / "rundbord.tar"
    path.write_text("Noe annet")
    assert there.run("backup", str(path)).returncode == 1
    assert path.read_text() == "Noe annet"
    assert there.run("backup", "--force", str(path)).returncode == 0
    assert there.run("restore", "--verify", str(path)).returncode == 0


def test_a_backup_of_a_newer_version_is_refused(backup: Path, tmp_path: Path) -> None:
    here = Installation(tmp_path / "here")
    newer = tmp_path / "newer.tar"
    with tarfile.open(backup) as old, tarfile.open(newer, "w") as new:
        for member in old:
            stream = old.extractfile(member)
            assert stream is not None
            content = stream.read()
            if member.name == "manifest.json":
                content = content.replace(b'"jobs.0001_initial"', b'"jobs.9999_future"')
                member.size = len(content)
            new.addfile(member, BytesIO(content))
    done = here.run("restore", str(newer))
    assert done.returncode == 1
    assert "newer version" in done.stderr
    assert not here.files()


def test_postgresql(backup: Path, tmp_path: Path) -> None:
    url = needs.postgresql_url()
    needs.program("pg_dump", install="apt-get install postgresql-client")
    empty_postgresql(url)
    there = Installation(tmp_path / "there", url)
    there.begin()
    path = tmp_path / "rundbord.tar"
    assert there.run("backup", str(path)).returncode == 0
    rows, files = there.rows(), there.files()
    empty_postgresql(url)
    here = Installation(tmp_path / "here", url)
    done = here.run("restore", str(path))
    assert done.returncode == 0, done.stderr
    assert (here.rows(), here.files()) == (rows, files)
    assert here.run("restore", str(path)).returncode == 1
    assert here.run("restore", "--force", str(path)).returncode == 0
    assert here.rows() == rows
    assert "DATABASE_URL names postgresql" in here.run("restore", "--force", str(backup)).stderr
