"""Forms for the lines of the record and what points at them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import Access, Language
from rundbord.apps.meetings.forms.attendance import choose_from_cooperation
from rundbord.apps.meetings.forms.styled import EXEMPT_HELP, RichTextField, StyledForm, VersionedForm
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.people.models import Organization, Person
from rundbord.apps.record.models import Action, Entry, EntryKind, MarkKind, Vote

WRITTEN = (
    "text", "kind", "speaker_written", "person", "organization", "language", "access", "law", "paragraph",
)  # fmt: skip


class LineForm(StyledForm):
    """A new line under an item: who says what."""

    speaker_written = forms.CharField(label=_("Who says it"), max_length=200, required=False)
    text = RichTextField(label=_("What is said or decided"))
    kind = forms.ChoiceField(label=_("Kind"), choices=EntryKind, initial=EntryKind.CONTRIBUTION)
    client_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: Any, speakers: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        if speakers:
            self.fields["speaker_written"].widget.attrs["list"] = speakers


class EntryForm(VersionedForm):
    """Everything about a line."""

    closing = ("access", "law", "paragraph")
    speaker_written = forms.CharField(label=_("Who says it, as written"), max_length=200, required=False)
    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none(), required=False)
    organization = forms.ModelChoiceField(label=_("Organization"), queryset=Organization.objects.none(), required=False)
    text = RichTextField(label=_("What is said or decided"))
    kind = forms.ChoiceField(label=_("Kind"), choices=EntryKind)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("As the meeting")), *Language.choices], required=False
    )
    access = forms.ChoiceField(label=_("Access"), choices=Access)
    law = forms.CharField(label=_("Law"), max_length=80, required=False, help_text=EXEMPT_HELP)
    paragraph = forms.CharField(label=_("Paragraph"), max_length=40, required=False)

    def __init__(self, *args: Any, entry: Entry, meeting: Meeting, **options: Any) -> None:
        initial = {name: getattr(entry, name) for name in (*WRITTEN, "version")}
        super().__init__(*args, **{"initial": initial, **options})
        choose_from_cooperation(self, meeting)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Related rows are opened with their keys."""
        value = super().get_initial_for_field(field, field_name)
        return getattr(value, "pk", value)

    def written(self) -> dict[str, Any]:
        """What is written on the line."""
        return {name: self.cleaned_data[name] for name in WRITTEN}


class ActionForm(StyledForm):
    """Who does what by when."""

    text = forms.CharField(label=_("What is to be done"), widget=forms.Textarea(attrs={"rows": 2}))
    responsible_written = forms.CharField(
        label=_("Who does it, as written"), max_length=200, required=False, help_text=_("Left empty: no owner yet.")
    )
    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none(), required=False)
    organization = forms.ModelChoiceField(label=_("Organization"), queryset=Organization.objects.none(), required=False)
    due = forms.DateField(label=_("By"), required=False)

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        choose_from_cooperation(self, meeting)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Related rows are opened with their keys."""
        value = super().get_initial_for_field(field, field_name)
        return getattr(value, "pk", value)


class EditActionForm(VersionedForm, ActionForm):
    """The same about an action that is there already."""

    def __init__(self, *args: Any, action: Action, **options: Any) -> None:
        names = ("text", "responsible_written", "person", "organization", "due", "version")
        super().__init__(*args, initial={name: getattr(action, name) for name in names}, **options)


class MarkForm(StyledForm):
    """An ask, an offer or a wish in the words of the line."""

    kind = forms.ChoiceField(label=_("What it is"), choices=MarkKind)
    quote = forms.CharField(label=_("The words that say it"), widget=forms.Textarea(attrs={"rows": 2}))


class VoteForm(VersionedForm):
    """How the line was voted on."""

    votes_for = forms.IntegerField(label=_("For"), required=False, min_value=0)
    votes_against = forms.IntegerField(label=_("Against"), required=False, min_value=0)
    votes_blank = forms.IntegerField(label=_("Blank"), required=False, min_value=0)
    text = forms.CharField(label=_("In words"), max_length=500, required=False)


def vote_form(entry: Entry, data: Any = None) -> VoteForm:
    """The form about this line, with its vote so far."""
    vote = getattr(entry, "vote", None) or Vote()
    names = ("votes_for", "votes_against", "votes_blank", "text")
    initial = {**{name: getattr(vote, name) for name in names}, "version": entry.version}
    return VoteForm(data, prefix="vote", initial=initial)


class SplitForm(VersionedForm):
    """The two parts of a line."""

    first = RichTextField(label=_("The first line"))
    second = RichTextField(label=_("The second line"), help_text=_("Move here what is to be a line of its own."))


class MoveForm(VersionedForm):
    """Another item of the same meeting."""

    item = forms.ModelChoiceField(label=_("Move to"), queryset=AgendaItem.objects.none(), to_field_name="uid")

    def __init__(self, *args: Any, items: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["item"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = items
