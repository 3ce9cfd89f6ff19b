"""Forms about bodies and seats."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core import clock
from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.core.models import Language
from rundbord.apps.people.default_agendas import EMPTY, default_agenda
from rundbord.apps.people.forms.base import VersionedForm
from rundbord.apps.people.models import (
    Body,
    BodyKind,
    Cooperation,
    OrganizationKind,
    Person,
    Role,
    SeatKind,
)
from rundbord.apps.people.models.bodies import MinutesName, NumberStyle
from rundbord.apps.people.queries.choosing import selectable
from rundbord.apps.people.spelling import alphabetical

HABITS = (
    "name", "kind", "language", "number_style", "number_prefix", "minutes_name", "meeting_minutes", "meeting_place",
    "footer_lines",
)  # fmt: skip


def agendas_to_choose() -> list[tuple[str, Any]]:
    """Standing agendas by the kind that usually has them, told by their lines."""
    return [
        ("", _("As bodies of its kind usually have")),
        *((kind.value, _listed(kind)) for kind in (BodyKind.EXPERT, BodyKind.BOARD, BodyKind.SECRETARIAT)),
        (EMPTY, _("None yet")),
    ]


def _listed(kind: BodyKind) -> str:
    return f"{kind.label}: " + " · ".join(title for title, _kind, _minutes in default_agenda(kind))


class NewBodyForm(DesignForm):
    """What is needed to add a body; the rest follows its kind."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind of body"),
        choices=BodyKind.choices,
        initial=BodyKind.EXPERT,
        help_text=_("The numbering follows the kind. You can change it afterwards."),
    )
    agenda = forms.ChoiceField(
        label=_("Standing agenda"),
        choices=agendas_to_choose,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("These items stand on each new agenda. You can change them afterwards."),
    )
    language = forms.ChoiceField(label=_("Written language"), choices=Language.choices)


class BodyForm(VersionedForm):
    """A body's name and habits."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind of body"), choices=BodyKind.choices)
    language = forms.ChoiceField(label=_("Written language"), choices=Language.choices)
    number_style = forms.ChoiceField(label=_("Numbers of items"), choices=NumberStyle.choices)
    number_prefix = forms.CharField(
        label=_("Prefix of the numbers"), max_length=12, required=False, help_text=_("For example “PS”.")
    )
    minutes_name = forms.ChoiceField(label=_("What the minutes are called"), choices=MinutesName.choices)
    meeting_minutes = forms.IntegerField(
        label=_("Usual length of a meeting, in minutes"), min_value=5, max_value=24 * 60
    )
    meeting_place = forms.CharField(label=_("Usual place"), max_length=200, required=False)
    footer_lines = forms.CharField(
        label=_("Footer of the body's documents"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    @classmethod
    def of(cls, body: Body) -> "BodyForm":
        """The form filled with what the body is."""
        return cls(initial={"seen": body.version, **{name: getattr(body, name) for name in HABITS}})

    @property
    def habits(self) -> dict[str, Any]:
        """The cleaned habits."""
        return {name: self.cleaned_data[name] for name in HABITS}


class OrganizationField(forms.TypedChoiceField):
    """A choice of an organization by uid: those of the cooperation first, then the register as of today.

    `only` is a kind that narrows the choice, `leave_out` the uid of one that cannot be chosen.
    """

    def __init__(self, cooperation: Cooperation, *, only: str = "", leave_out: str = "", **kwargs: Any) -> None:
        ours, others = selectable(cooperation, clock.today())
        known = {one.uid: one for one in (*ours, *others) if only in {"", one.kind} and one.uid != leave_out}
        kinds = {kind: str(label) for kind, label in OrganizationKind.choices}
        choices: list[Any] = [("", _("Choose an organization") if kwargs.get("required", True) else _("Nobody"))]
        for label, rows in ((_("In the cooperation"), ours), (_("Others"), others)):
            shown = [(one.uid, f"{one.name} ({kinds[one.kind]})") for one in rows if one.uid in known]
            choices.append((label, shown))
        super().__init__(choices=choices, coerce=known.get, empty_value=None, **kwargs)


class PersonField(forms.TypedChoiceField):
    """A choice among the cooperation's persons, by uid; `leave_out` is the uid of one that cannot be chosen."""

    def __init__(self, cooperation: Cooperation, *, leave_out: str = "", **kwargs: Any) -> None:
        persons = Person.objects.filter(cooperation=cooperation, withdrawn_at=None, merged_into=None)
        listed = sorted(persons.exclude(uid=leave_out), key=lambda one: alphabetical(one.name))
        known = {one.uid: one for one in listed}
        blank = _("Choose a person") if kwargs.get("required", True) else _("Nobody")
        choices: list[Any] = [("", blank), *((one.uid, one.name) for one in listed)]
        super().__init__(choices=choices, coerce=known.get, empty_value=None, **kwargs)


class SeatForm(DesignForm):
    """A new seat, filled at once if somebody is chosen."""

    kind = forms.ChoiceField(label=_("Kind of seat"), choices=SeatKind.choices, initial=SeatKind.MEMBER)
    first_day = forms.DateField(label=_("First day"))
    person_name = forms.CharField(
        label=_("Name of somebody new"),
        max_length=200,
        required=False,
        help_text=_("If the person is not in the list."),
    )
    person_email = forms.EmailField(label=_("E-mail of somebody new"), required=False)

    field_order = ("organization", "person", "person_name", "person_email", "kind", "first_day")

    def __init__(self, cooperation: Cooperation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"] = OrganizationField(cooperation, label=_("Sits for"), required=False)
        self.fields["person"] = PersonField(
            cooperation, label=_("Member"), required=False, help_text=_("Leave it open for a vacant seat.")
        )
        self.fields["first_day"].initial = clock.today
        self.order_fields(self.field_order)


class FillForm(VersionedForm):
    """Who fills a seat, and as what."""

    person_name = forms.CharField(
        label=_("Name of somebody new"),
        max_length=200,
        required=False,
        help_text=_("If the person is not in the list."),
    )
    person_email = forms.EmailField(label=_("E-mail of somebody new"), required=False)
    rank = forms.TypedChoiceField(label=_("As"), coerce=int)
    first_day = forms.DateField(label=_("First day"))

    field_order = ("person", "person_name", "person_email", "rank", "first_day")

    def __init__(self, cooperation: Cooperation, ranks: Iterable[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = PersonField(cooperation, label=_("Person"), required=False)
        self.fields["rank"].choices = list(ranks)  # type: ignore[attr-defined]  # a choice field
        self.fields["first_day"].initial = clock.today
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Somebody must be chosen or written."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("person") and not cleaned.get("person_name"):
            self.add_error("person", _("Choose a person, or write the name of somebody new."))
        return cleaned


class EndForm(VersionedForm):
    """When somebody leaves a seat, who comes, and who takes what is open."""

    last_day = forms.DateField(label=_("Last day"))
    field_order = ("last_day", "successor", "keys", "receiver")

    def __init__(
        self,
        cooperation: Cooperation,
        open_things: Iterable[tuple[str, str]],
        *args: Any,
        with_successor: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        things = list(open_things)
        self.fields["last_day"].initial = clock.today
        if with_successor:
            self.fields["successor"] = PersonField(cooperation, label=_("Who comes instead"), required=False)
        if things:
            self.fields["keys"] = forms.MultipleChoiceField(
                label=_("Hand on what is open"),
                choices=things,
                initial=[key for key, _text in things],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields["receiver"] = PersonField(
                cooperation,
                label=_("Hand it on to"),
                required=False,
                help_text=_("Nobody: it stays open without an owner, for all to see."),
            )
        self.order_fields(self.field_order)


class RoleForm(DesignForm):
    """Who is chair, deputy chair or secretary from when."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    first_day = forms.DateField(label=_("First day"))

    def __init__(self, cooperation: Cooperation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = PersonField(cooperation, label=_("Person"), required=True)
        self.fields["first_day"].initial = clock.today
        self.order_fields(("role", "person", "first_day"))


class DatesForm(VersionedForm):
    """From when to when, as it really was."""

    first_day = forms.DateField(
        label=_("First day"), required=False, help_text=_("Left empty: from the beginning, or nobody knows.")
    )
    last_day = forms.DateField(label=_("Last day"), required=False, help_text=_("Left empty: it goes on."))


class LastDayForm(DesignForm):
    """The last day of a role, an office or of taking part."""

    last_day = forms.DateField(label=_("Last day"), initial=clock.today)


class WithdrawForm(VersionedForm):
    """Why something is withdrawn."""

    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)


class ListForm(DesignForm):
    """A pasted list, or a file, and the day that it holds from."""

    text = forms.CharField(
        label=_("The list"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 12, "spellcheck": "false"}),
        help_text=_(
            "Copy the cells in Excel and paste them here. Columns are known by their headings: municipality, name,"
            " e-mail, phone, title, and “Verv” for “medlem”, “vara 1” and so on. Headings may be left out."
        ),
    )
    file = forms.FileField(label=_("Or a CSV file"), required=False)

    def clean(self) -> dict[str, Any]:
        """The text of the file, where there is one."""
        from rundbord.apps.people.pasting import decode

        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("file"):
            cleaned["text"] = decode(cleaned["file"].read(MAX_LIST_BYTES))
        if not (cleaned.get("text") or "").strip():
            self.add_error("text", _("Paste the list, or choose a file."))
        return cleaned


MAX_LIST_BYTES = 2 * 1024 * 1024


class RenewForm(ListForm):
    """A body's new list."""

    first_day = forms.DateField(label=_("The list holds from"))
    add_unknown = forms.BooleanField(
        label=_("Add organizations that are not known"),
        required=False,
        help_text=_("Regions, companies and others. Municipalities and counties are known already."),
    )
    only_add = forms.BooleanField(
        label=_("Only add: those who are not in the list stay"),
        required=False,
        help_text=_("Otherwise the list is the whole body, and those who are not in it leave."),
    )
    field_order = ("text", "file", "first_day", "only_add", "add_unknown")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_day"].initial = clock.today
