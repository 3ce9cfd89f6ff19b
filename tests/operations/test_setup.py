"""`rundbord setup`."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from rundbord.apps.accounts.models import User
from rundbord.apps.people.models import Cooperation, Participation
from rundbord.operations import setup
from rundbord.operations.municipalities import UnknownMunicipalityError, keys_of
from tests.apps.mail.smtp_server import running
from tests.cast import Cast

WORDS = ["--no-input", "--name", "Fjordbyene", "--secretary-name", "Sara Moen", "--secretary-email", "sara@x.example"]


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Each test begins with an empty database."""


def test_options_make_a_cooperation(capsys: pytest.CaptureFixture[str]) -> None:
    assert setup.main([*WORDS, "--municipality", "Asker", "--municipality", "3201"]) == 0
    assert "/fjordbyene/" in capsys.readouterr().out
    names = Participation.objects.values_list("organization__name", flat=True)
    assert set(names) == {"Asker", "Bærum"}
    assert User.objects.get().is_operator


def test_what_is_not_given_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: Iterator[str] = iter(["Fjordbyene", "Asker, 3201", "Sara Moen", "sara@x.example", "n"])
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    assert setup.main([]) == 0
    assert Participation.objects.count() == 2
    assert list(answers) == []


@pytest.mark.parametrize("words", [["--code"], ["--no-input"]])
def test_a_code_for_the_web(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert setup.main(words) == 0
    assert "/?kode=" in capsys.readouterr().out
    assert not Cooperation.objects.exists()


def test_the_database_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert setup.main(["--migrate"]) == 0
    assert "kode=" not in capsys.readouterr().out


def test_a_second_time_changes_nothing(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert setup.main(WORDS) == 0
    assert "set up already" in capsys.readouterr().out
    assert Cooperation.objects.count() == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([*WORDS, "--municipality", "Askr"], "Did you mean Asker"),
        ([*WORDS, "--municipality", "Våler"], "3114 or 3419"),
        ([*WORDS, "--slug", "konto"], "/konto/"),
        (["--no-input", "--name", "X"], "e-post"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_made(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert setup.main(words) == 1
    assert says in capsys.readouterr().err
    assert not Cooperation.objects.exists()


def test_a_test_message_goes_out_at_once(settings: LazySettings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "127.0.0.1", False
    with running() as server:
        settings.EMAIL_PORT = server.port
        assert setup.main([*WORDS, "--test-mail"]) == 0
        assert [mail["To"] for mail in server.received] == ["sara@x.example"]
    assert "took the test message" in capsys.readouterr().out


def test_a_test_message_that_fails_is_told(settings: LazySettings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.EMAIL_HOST = ""
    assert setup.main([*WORDS, "--test-mail"]) == 1
    assert "NoMailServerError" in capsys.readouterr().err
    assert Cooperation.objects.exists()


def test_municipalities_by_name_or_number() -> None:
    assert keys_of(["Bærum", "3201", "bærum kommune", "Våler (Innlandet)"])[:3] == [keys_of(["Bærum"])[0]] * 3
    with pytest.raises(UnknownMunicipalityError):
        keys_of(["0220"])
