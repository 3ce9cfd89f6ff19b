"""`rundbord setup`."""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rundbord.operations.starting import start_django

if TYPE_CHECKING:
    from rundbord.apps.people.models import Cooperation


def main(words: Sequence[str]) -> int:
    """Prepare the database, then the first cooperation: from the options, by asking, or by a code for the web."""
    options = _parser().parse_args(words)
    start_django()
    migrate()
    if options.migrate:
        return 0
    from rundbord.apps.people.models import Cooperation
    from rundbord.operations.setup_code import announce

    if (found := Cooperation.objects.first()) is not None:
        sys.stdout.write(f"“{found.name}” is set up already; a secretary adds the rest on the web.\n")
        return 0
    if options.code or (options.no_input and not options.name):
        announce()
        return 0
    return _begin(options)


def migrate() -> None:
    """Make the folder of the data and bring the database to what this version needs."""
    from django.conf import settings
    from django.core.management import call_command

    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    sys.stdout.write("The database is ready.\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("rundbord setup", description=main.__doc__)
    parser.add_argument("--migrate", action="store_true", help="prepare the database only (after each new version)")
    parser.add_argument("--code", action="store_true", help="prepare the database and print a code for the web")
    parser.add_argument("--no-input", action="store_true", help="ask nothing")
    parser.add_argument("--name", default="", help="name of the cooperation")
    parser.add_argument("--slug", default="", help="its word in addresses (default: made from the name)")
    parser.add_argument(
        "--municipality",
        action="append",
        default=[],
        metavar="NAME|NUMBER",
        help="a municipality that takes part, for example Asker, 3203 or “Våler (Østfold)”; may be given many times",
    )
    parser.add_argument("--secretary-name", default="", help="name of the first secretary")
    parser.add_argument("--secretary-email", default="", help="the address that the first secretary logs in with")
    parser.add_argument("--test-mail", action="store_true", help="send the first secretary a message at once")
    return parser


def _begin(options: argparse.Namespace) -> int:
    from rundbord.apps.core.errors import NotPossibleError
    from rundbord.apps.desk.services import Beginning, begin
    from rundbord.operations.municipalities import UnknownMunicipalityError, keys_of

    if not options.no_input:
        _ask(options)
    try:
        beginning = Beginning(
            name=options.name,
            slug=options.slug,
            secretary_name=options.secretary_name,
            secretary_email=options.secretary_email,
            municipalities=keys_of(options.municipality),
            test_mail=options.test_mail,
        )
        cooperation, _user = begin(beginning=beginning)
    except (NotPossibleError, UnknownMunicipalityError) as error:
        sys.stderr.write(f"rundbord: {error}\n")
        return 1
    _tell(cooperation, len(beginning.municipalities))
    return _send_test_mail() if options.test_mail else 0


def _ask(options: argparse.Namespace) -> None:
    """Ask for what the options leave open."""
    options.name = options.name or input("Name of the cooperation: ").strip()
    if not options.municipality:
        written = input("Municipalities (names or numbers, parted by commas; may be left out): ")
        options.municipality = [one.strip() for one in written.split(",") if one.strip()]
    options.secretary_name = options.secretary_name or input("Name of the first secretary: ").strip()
    options.secretary_email = options.secretary_email or input("E-mail of the first secretary: ").strip()
    if not options.test_mail:
        options.test_mail = input("Send a test message to that address? [y/N] ").strip().lower() in {
            "y",
            "yes",
            "j",
            "ja",
        }


def _tell(cooperation: "Cooperation", municipalities: int) -> None:
    from django.conf import settings

    sys.stdout.write(
        f"“{cooperation.name}” is set up with {municipalities} municipalities.\n"
        f"Run “rundbord serve” and open {settings.SITE_URL}/{cooperation.slug}/\n"
    )


def _send_test_mail() -> int:
    """Send what waits, and say how it went."""
    from rundbord.apps.jobs.execution import run_next
    from rundbord.apps.mail.models import Message, MessageState

    run_next(urgent_only=True)
    message = Message.objects.latest("pk")
    if message.state == MessageState.SENT:
        sys.stdout.write("The mail server took the test message. Look whether it arrives.\n")
        return 0
    sys.stderr.write(f"rundbord: the test message was not sent ({message.error or 'no answer yet'}): rundbord check\n")
    return 1
