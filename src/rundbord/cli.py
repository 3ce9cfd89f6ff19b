"""The command line. `--help` answers before Django is imported."""

import os
import sys

COMMANDS = {
    "read": "read documents into readings (JSON), without a database",
    "manage": "run one of Django's own commands (migrate, shell, …)",
}


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words or words[0] in {"-h", "--help"}:
        print_help()
        return 0
    command, rest = words[0], words[1:]
    if command == "read":
        from rundbord.engines.reader.command import main as read

        return read(rest)
    if command == "manage":
        return manage(rest)
    sys.stderr.write(f"rundbord: there is no command {command!r}; see rundbord --help\n")
    return 2


def print_help() -> None:
    """List the commands."""
    width = max(len(name) for name in COMMANDS)
    rows = [f"  {name.ljust(width)}  {purpose}" for name, purpose in COMMANDS.items()]
    sys.stdout.write("\n".join(["usage: rundbord COMMAND …", "", *rows, ""]))


def manage(words: list[str]) -> int:
    """One of Django's own commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rundbord.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["rundbord manage", *words])
    return 0
