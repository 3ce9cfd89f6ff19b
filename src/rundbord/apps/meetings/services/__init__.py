"""All writes of meetings: call `services.add_item(actor=…, …)`. Each is one transaction with its trace."""

from rundbord.apps.meetings.services.attendance import (
    add_attendance,
    add_attendances,
    add_from_seats,
    call_deputy,
    edit_attendance,
    remove_attendance,
    set_all_present,
)
from rundbord.apps.meetings.services.closing import (
    exclude_person,
    publish_agenda,
    publish_record,
    readmit_person,
    withdraw_agenda_publication,
    withdraw_record_publication,
)
from rundbord.apps.meetings.services.items import (
    add_item,
    edit_item,
    indent_item,
    move_item,
    outdent_item,
    restore_item,
    set_number,
    step_item,
    withdraw_item,
)
from rundbord.apps.meetings.services.joined import take_joined
from rundbord.apps.meetings.services.papers import (
    add_paper,
    add_papers,
    edit_paper,
    replace_paper,
    withdraw_paper,
)
from rundbord.apps.meetings.services.planning import (
    add_meeting,
    edit_meeting,
    give_numbers,
    move_to_state,
    restore_meeting,
    withdraw_meeting,
)
from rundbord.apps.meetings.services.undo import undo_step

__all__ = [
    "add_attendance",
    "add_attendances",
    "add_from_seats",
    "add_item",
    "add_meeting",
    "add_paper",
    "add_papers",
    "call_deputy",
    "edit_attendance",
    "edit_item",
    "edit_meeting",
    "edit_paper",
    "exclude_person",
    "give_numbers",
    "indent_item",
    "move_item",
    "move_to_state",
    "outdent_item",
    "publish_agenda",
    "publish_record",
    "readmit_person",
    "remove_attendance",
    "replace_paper",
    "restore_item",
    "restore_meeting",
    "set_all_present",
    "set_number",
    "step_item",
    "take_joined",
    "undo_step",
    "withdraw_agenda_publication",
    "withdraw_item",
    "withdraw_meeting",
    "withdraw_paper",
    "withdraw_record_publication",
]
