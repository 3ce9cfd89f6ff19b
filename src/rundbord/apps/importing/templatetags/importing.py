"""Small parts of the review that stand on the page a hundred times: rendered here because includes are slower."""

from collections.abc import Iterable
from itertools import groupby

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rundbord.apps.importing.comparing import Words
from rundbord.apps.importing.recognized import as_uncertain
from rundbord.apps.importing.shown import Node, Piece

register = template.Library()
NAMED = 40


@register.simple_tag(takes_context=True)
def mend_link(context: template.RequestContext, node: Node, what: str) -> str | SafeString:
    """A link that opens the node's form; `what` tells readers by ear which one. Nothing where nothing is to mend."""
    if not context["document"].to_review:
        return ""
    return format_html(
        '<a class="ds-link mend" href="?rett={0}#{0}" hx-get="?rett={0}" hx-target="#review" data-mend>'
        '{1}<span class="ds-sr-only">: {2}</span></a>',
        node.key,
        _("Mend"),
        what[:NAMED],
    )


@register.simple_tag
def source_text(pieces: Iterable[Piece]) -> SafeString:
    """The source's words, each stretch marked with the node that was read from it; the source keeps its own spaces.

    What was recognized with little certainty is marked as such.
    """
    stretches = groupby(pieces, key=lambda piece: piece.uncertain)
    return format_html_join("", "{}", ((_stretch(found, uncertain),) for uncertain, found in stretches))


@register.simple_tag
def compared(words: Iterable[Words]) -> SafeString:
    """Words of two versions in one line: what was removed and added is marked, for readers by ear in words too."""
    return format_html_join("", "{}", ((_compared(one),) for one in words))


def _compared(words: Words) -> str | SafeString:
    if words.change == "same":
        return words.text
    tag, said = ("del", _("removed:")) if words.change == "removed" else ("ins", _("added:"))
    text = words.text.rstrip()
    return format_html(
        '<{0}><span class="ds-sr-only">{1} </span>{2}</{0}>{3}', tag, said, text, words.text[len(text) :] or " "
    )


def _stretch(pieces: Iterable[Piece], uncertain: bool) -> SafeString:  # noqa: FBT001 - what groupby found
    words = format_html_join("", "{}", ((_piece(piece),) for piece in pieces))
    return as_uncertain(words) if uncertain else words


def _piece(piece: Piece) -> str | SafeString:
    if not piece.key:
        return piece.text
    if piece.first:
        return format_html('<span data-node="{0}" id="s-{0}">{1}</span>', piece.key, piece.text)
    return format_html('<span data-node="{}">{}</span>', piece.key, piece.text)
