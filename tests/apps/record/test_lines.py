"""What a line says in one go is this line's own, and nothing that people wrote becomes markup."""

from rundbord.apps.record.shown import EntryView, VoteView
from rundbord.apps.record.templatetags.record import line_attributes, line_tools

WORDS = {"up": "Flytt opp", "down": "Flytt ned", "edit": "Rediger"}


def test_a_lines_buttons_move_and_edit_this_line_of_this_version() -> None:
    entry = EntryView(uid="abc", key=1, kind="prose", speaker='"><script>', version=7)
    tools = line_tools(entry, "/by/mote/x/", WORDS)
    assert tools.count('formaction="/by/mote/x/linje/abc/flytt/?version=7"') == 2
    assert 'id="opp-abc"' in tools
    assert 'value="1" aria-label="Flytt ned &quot;&gt;&lt;script&gt;"' in tools
    assert 'href="/by/mote/x/linje/abc/" aria-label="Rediger' in tools
    assert "<script>" not in tools


def test_a_line_tells_scripts_where_it_is() -> None:
    shown = line_attributes(EntryView(uid="abc", key=1, kind="prose", version=1234), "/by/mote/x/")
    assert shown == 'id="linje-abc" data-uid="abc" data-move="/by/mote/x/linje/abc/flytt/?version=1234"'


def test_a_line_has_more_where_there_is_a_vote_or_a_closed_part() -> None:
    assert not EntryView(uid="abc", key=1, kind="prose").has_more
    assert EntryView(uid="abc", key=1, kind="prose", exempt=True).has_more
    assert EntryView(uid="abc", key=1, kind="decision", vote=VoteView(3, 1, None, "")).has_more
