"""`rundbord check`."""

import argparse
import sys
from collections.abc import Sequence

from rundbord.operations.starting import start_django


def main(words: Sequence[str]) -> int:
    """Say in a line each how settings, database, files, disk, worker and mail are; exit code 1 if anything is wrong."""
    parser = argparse.ArgumentParser("rundbord check", description=main.__doc__)
    parser.add_argument("--without", action="append", default=[], metavar="NAME", help="leave this check out")
    options = parser.parse_args(words)
    start_django()
    from rundbord.operations import checks

    found = [one for one in checks.look(checks.EVERYTHING) if one.name not in options.without]
    for one in found:
        sys.stdout.write(f"{'ok     ' if one.well else 'TROUBLE'}  {one.name}: {one.says}\n")
    return 0 if all(one.well for one in found) else 1
