"""`rundbord demo` before Django: ports, folders, killed builds."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from rundbord.demo import command


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command changes its process's environment; here a copy of it."""
    monkeypatch.setattr(os, "environ", dict(os.environ))


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders in which a build was begun; each leaves a file there."""
    begun: list[Path] = []

    def build(folder: Path) -> None:
        begun.append(folder)
        (folder / "rundbord.sqlite3").touch()

    monkeypatch.setattr(command, "_build", build)
    monkeypatch.setattr(command, "_bring_up_to_date", lambda: None)
    return begun


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port that something listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_is_built_once_and_kept(builds: list[Path], tmp_path: Path) -> None:
    words = ["--data", str(tmp_path / "demo"), "--build-only"]
    assert command.main(words) == command.main(words) == 0
    assert len(builds) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]


def test_fresh_builds_anew(builds: list[Path], tmp_path: Path) -> None:
    words = ["--data", str(tmp_path / "demo"), "--build-only"]
    command.main(words)
    (tmp_path / "demo" / "tried").touch()
    command.main([*words, "--fresh"])
    assert len(builds) == 2
    assert not (tmp_path / "demo" / "tried").exists()


def test_a_killed_build_is_begun_anew(builds: list[Path], tmp_path: Path) -> None:
    half = tmp_path / "demo.building"
    half.mkdir()
    (half / "half").touch()
    command.main(["--data", str(tmp_path / "demo"), "--build-only"])
    assert [path.name for path in (tmp_path / "demo").iterdir()] == ["rundbord.sqlite3"]
    assert not half.exists()


def test_the_demo_never_touches_another_database(builds: list[Path], tmp_path: Path) -> None:
    os.environ["DATABASE_URL"] = "postgresql://somebody@elsewhere/theirs"
    command.main(["--data", str(tmp_path / "demo"), "--build-only"])
    assert os.environ["DATABASE_URL"] == f"sqlite:///{tmp_path / 'demo' / 'rundbord.sqlite3'}"


def test_a_port_in_use_is_said_in_one_line(
    builds: list[Path], tmp_path: Path, taken_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["--data", str(tmp_path / "demo"), "--port", str(taken_port)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert builds == []
