"""The reference tells of every setting and every command, and of no other."""

import re

from rundbord import cli
from tests.house.layers import PACKAGE, ROOT

READS = re.compile(r"""environment\.(?:text|flag|number|choice|words)\(\s*["'](\w+)["']""")
ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
COMMAND = re.compile(r"^\| `rundbord (\w+)", re.MULTILINE)


def test_every_setting_is_told() -> None:
    read = {name for path in PACKAGE.rglob("*.py") for name in READS.findall(path.read_text(encoding="utf-8"))}
    told = ROW.findall((ROOT / "docs/reference/settings.md").read_text(encoding="utf-8"))
    assert {"RUNDBORD_SECRET_KEY", "DATABASE_URL"} <= read
    assert sorted(told) == sorted(read)


def test_settings_are_read_in_one_way_only() -> None:
    """Else the test above would not see them. Commands may hand an environment on to programs that they start."""
    names = re.compile(r"os\.(?:getenv|environ(?:\.get\(|\[))")
    wrong = [path.name for path in PACKAGE.rglob("*.py") if names.search(path.read_text(encoding="utf-8"))]
    assert wrong == ["environment.py"]


def test_every_command_is_told() -> None:
    told = COMMAND.findall((ROOT / "docs/reference/commands.md").read_text(encoding="utf-8"))
    assert sorted(told) == sorted(cli.COMMANDS)
