"""What a body publishes by itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rundbord.apps.people.forms.base import VersionedForm
from rundbord.apps.publishing.models import AgendaHabit, Habits, RecordHabit


class HabitsForm(VersionedForm):
    """When agenda and minutes become public by themselves."""

    agenda = forms.ChoiceField(label=_("Agenda and papers"), choices=AgendaHabit.choices, widget=forms.RadioSelect)
    record = forms.ChoiceField(
        label=_("Publication of the minutes"), choices=RecordHabit.choices, widget=forms.RadioSelect
    )

    @classmethod
    def of(cls, habits: Habits) -> "HabitsForm":
        """The form filled with what the body does today."""
        return cls(initial={"seen": habits.version, "agenda": habits.agenda, "record": habits.record})
