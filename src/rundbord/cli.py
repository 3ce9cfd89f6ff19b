"""The command line. `--help` answers before Django is imported."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

# The purpose of each command, and where it is.
COMMANDS = {
    "demo": ("build the demo once and serve it", "rundbord.demo.command:main"),
    "serve": ("run the web server and the worker", "rundbord.operations.serve:serve"),
    "web": ("run the web server alone", "rundbord.operations.serve:web"),
    "worker": ("run a worker alone", "rundbord.operations.serve:worker"),
    "setup": ("prepare the database and the first cooperation", "rundbord.operations.setup:main"),
    "check": ("look whether everything is as it should be", "rundbord.operations.check:main"),
    "backup": ("write database and files into one file", "rundbord.operations.backup:main"),
    "restore": ("bring database and files back from a backup", "rundbord.operations.restore:main"),
    "read": ("read documents into readings (JSON), without a database", "rundbord.engines.reader.command:main"),
    "import": ("bring in a folder, file or ZIP of old minutes", "rundbord.operations.importing:main"),
    "manage": ("run one of Django's own commands (migrate, shell, …)", "rundbord.cli:manage"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    if not words or words[0] in {"-h", "--help"}:
        print_help()
        return 0
    if words[0] not in COMMANDS:
        sys.stderr.write(f"rundbord: there is no command {words[0]!r}; see rundbord --help\n")
        return 2
    module, name = COMMANDS[words[0]][1].split(":")
    command: Callable[[Sequence[str]], int] = getattr(import_module(module), name)
    return command(words[1:])


def print_help() -> None:
    """List the commands."""
    width = max(len(name) for name in COMMANDS)
    rows = [f"  {name.ljust(width)}  {purpose}" for name, (purpose, _place) in COMMANDS.items()]
    sys.stdout.write("\n".join(["usage: rundbord COMMAND …", "", *rows, "", "rundbord COMMAND --help tells more.", ""]))


def manage(words: Sequence[str]) -> int:
    """One of Django's own commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rundbord.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["rundbord manage", *words])
    return 0
