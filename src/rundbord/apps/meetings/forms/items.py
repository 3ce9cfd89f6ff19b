"""Forms for agenda items, papers and exclusions."""

from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import Access
from rundbord.apps.files.models import Audience
from rundbord.apps.matters.models import Matter
from rundbord.apps.meetings.forms.styled import EXEMPT_HELP, RichTextField, StyledForm, VersionedForm
from rundbord.apps.meetings.models import AgendaItem, ItemKind, Meeting, MeetingBody
from rundbord.apps.meetings.words import named_by_day
from rundbord.apps.people.models import Person

WRITTEN = (
    "title", "kind", "planned_minutes", "presenter", "case_text", "proposed_decision", "numbered", "postponed",
    "matter", "approves", "access", "law", "paragraph", "public_title", "exempt_until",
)  # fmt: skip
MOST_EARLIER = 40  # minutes wait for approval one or two meetings, not years


class ItemFields(StyledForm):
    """What a new item needs."""

    title = forms.CharField(label=_("Title"), max_length=500)
    kind = forms.ChoiceField(label=_("What it is for"), choices=ItemKind, initial=ItemKind.DISCUSSION)
    planned_minutes = forms.IntegerField(label=_("Planned minutes"), required=False, min_value=0, max_value=600)
    presenter = forms.CharField(label=_("Presented by"), max_length=200, required=False)


class MeetingChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's class takes no arguments at runtime
    """One of the body's earlier meetings."""

    def label_from_instance(self, obj: Meeting) -> str:
        """Its day."""
        return named_by_day(obj)


class ItemForm(VersionedForm, ItemFields):
    """Everything about an item."""

    closing = ("access", "law", "paragraph", "public_title", "exempt_until")
    case_text = RichTextField(label=_("The case"), required=False)
    proposed_decision = RichTextField(label=_("Proposed decision"), required=False)
    numbered = forms.BooleanField(label=_("Has a number"), required=False)
    postponed = forms.BooleanField(label=_("Postponed to a later meeting"), required=False)
    matter = forms.ModelChoiceField(label=_("Matter"), required=False, queryset=Matter.objects.none())
    approves = MeetingChoice(label=_("Approves the minutes of"), required=False, queryset=Meeting.objects.none())
    access = forms.ChoiceField(label=_("Access"), choices=Access)
    law = forms.CharField(label=_("Law"), max_length=80, required=False, help_text=EXEMPT_HELP)
    paragraph = forms.CharField(label=_("Paragraph"), max_length=40, required=False)
    public_title = forms.CharField(
        label=_("Title for outsiders"),
        max_length=500,
        required=False,
        help_text=_("Shown instead of the title while the item is exempt. Name nobody here."),
    )
    exempt_until = forms.DateField(
        label=_("Exempt until"),
        required=False,
        help_text=_("A reminder: you open the item yourself when the day comes."),
    )

    def __init__(self, *args: Any, item: AgendaItem, **options: Any) -> None:
        initial = {name: getattr(item, name) for name in (*WRITTEN, "version")}
        super().__init__(*args, **{"initial": initial, **options})
        self._choose("matter", Matter.objects.filter(cooperation=item.meeting.cooperation_id, withdrawn_at=None))
        self._choose("approves", approvable(item))

    def _choose(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Related rows are opened with their keys."""
        value = super().get_initial_for_field(field, field_name)
        return getattr(value, "pk", value)

    def written(self) -> dict[str, Any]:
        """What is written on the item."""
        return {name: self.cleaned_data[name] for name in WRITTEN}


def approvable(item: AgendaItem) -> QuerySet[Meeting]:
    """The body's last meetings before the item's own, and the one that is chosen already; the newest first."""
    held = MeetingBody.objects.filter(body__in=item.meeting.held_by).values("meeting")
    others = Meeting.objects.filter(pk__in=held, withdrawn_at=None).exclude(pk=item.meeting_id)
    if item.meeting.date:
        others = others.filter(Q(date__lte=item.meeting.date) | Q(date=None))
    newest = others.order_by(F("date").desc(nulls_last=True), "-pk").values("pk")[:MOST_EARLIER]
    return Meeting.objects.filter(Q(pk__in=newest) | Q(pk=item.approves_id)).order_by("-date", "-pk")


class ExclusionForm(StyledForm):
    """Keep a person out of an item."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none())
    reason = forms.CharField(
        label=_("Legal basis"), max_length=200, required=False, help_text=_("For example “forvaltningsloven § 6”.")
    )

    def __init__(self, *args: Any, cooperation: int, **options: Any) -> None:
        super().__init__(*args, **options)
        persons = Person.objects.filter(cooperation=cooperation, withdrawn_at=None, merged_into=None)
        field = self.fields["person"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = persons


class PapersForm(StyledForm):
    """Many papers at once."""

    audience = forms.ChoiceField(label=_("Who may fetch them"), choices=Audience, initial=Audience.MEMBERS)


class PaperForm(StyledForm):
    """Where a paper belongs and who may fetch it."""

    owner = forms.ChoiceField(label=_("Belongs to"))
    audience = forms.ChoiceField(label=_("Who may fetch it"), choices=Audience)

    def __init__(self, *args: Any, owners: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["owner"]
        if isinstance(field, forms.ChoiceField):
            field.choices = owners
