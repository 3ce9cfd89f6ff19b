"""The command line answers before anything heavy is imported."""

import subprocess
import sys

import pytest

from rundbord import cli

SCRIPT = """
import atexit, sys
from rundbord.cli import main
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
sys.exit(main({words}))
"""


def run(words: list[str]) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own; its modules stand on the error stream."""
    command = [sys.executable, "-c", SCRIPT.format(words=words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - our own words


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_help_imports_no_django(words: list[str]) -> None:
    done = run(words)
    assert done.returncode == 0
    assert all(f"  {name} " in done.stdout for name in cli.COMMANDS)
    modules = set(done.stderr.split())
    assert "rundbord.cli" in modules
    assert {name for name in modules if name.split(".")[0] in {"django", "uvicorn", "typst", "asyncio"}} == set()
    assert {name for name in modules if name.startswith("rundbord.")} == {"rundbord.cli"}


@pytest.mark.parametrize("command", ["serve", "web", "worker", "setup", "check", "backup", "restore", "import"])
def test_help_of_a_command_does_not_start_django(command: str) -> None:
    done = run([command, "--help"])
    assert done.returncode == 0
    assert f"rundbord {command}" in done.stdout
    assert "django" not in done.stderr.split()


def test_an_unknown_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["dance"]) == 2
    assert "'dance'" in capsys.readouterr().err
