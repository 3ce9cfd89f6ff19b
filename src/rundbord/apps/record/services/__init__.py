"""All writes of the record: call `services.add_entry(actor=…, …)`. Each is one transaction with its trace."""

from rundbord.apps.record.services.entries import (
    add_entries,
    add_entry,
    edit_entry,
    move_entry,
    restore_entry,
    set_entry_kind,
    step_entry,
    withdraw_entry,
)
from rundbord.apps.record.services.facets import (
    add_action,
    add_mark,
    edit_action,
    hand_on_action,
    reopen_action,
    reopen_mark,
    set_vote,
    settle_action,
    settle_mark,
    withdraw_action,
    withdraw_mark,
)
from rundbord.apps.record.services.lines import Line, Saved, save_lines
from rundbord.apps.record.services.parts import join_entries, split_entry

__all__ = [
    "Line",
    "Saved",
    "add_action",
    "add_entries",
    "add_entry",
    "add_mark",
    "edit_action",
    "edit_entry",
    "hand_on_action",
    "join_entries",
    "move_entry",
    "reopen_action",
    "reopen_mark",
    "restore_entry",
    "save_lines",
    "set_entry_kind",
    "set_vote",
    "settle_action",
    "settle_mark",
    "split_entry",
    "step_entry",
    "withdraw_action",
    "withdraw_entry",
    "withdraw_mark",
]
