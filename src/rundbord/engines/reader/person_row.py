"""A person being read from an attendance list, and what the lines above say about the persons that follow."""

from dataclasses import dataclass, field

from rundbord.engines.reader.label_words import LabelKind
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.reading import Category, Span, Status
from rundbord.engines.reader.roles import post_at


@dataclass
class Row:
    """A person being read; `spans` hold every word that was understood, the name's own `named` ones first."""

    name: str
    status: Status
    category: Category
    spans: list[Span]
    organization: str | None = None
    role: str | None = None
    deputy_for: str | None = None
    named: int = 1
    led: bool = False
    deputy_spans: tuple[Span, ...] = ()
    substitute: "Row | None" = None
    notes: list[str] = field(default_factory=list)
    confidence: float = 0.9

    def hold(self, line: TextLine, start: int, end: int) -> str:
        """Keep the words `start`:`end` of a line, and give them without outer blanks."""
        self.spans.extend(line.spans(start, end))
        return line.text[start:end].strip()

    def remark(self, line: TextLine, start: int, end: int) -> None:
        """Keep words as a remark."""
        self.notes.append(self.hold(line, start, end).strip(" ,()"))

    def stands_for(self, line: TextLine, start: int, end: int) -> None:
        """The words name whom this person is a deputy for."""
        post = post_at(line.text, start)
        start = post.end() if post and line.text[post.end() : end].strip() else start
        self.deputy_spans = line.spans(start, end)
        self.deputy_for, self.category = self.hold(line, start, end), "deputy"


@dataclass(frozen=True)
class Context:
    """What the lines above say about the persons that follow."""

    status: Status = "present"
    category: Category = "member"
    organization: str | None = None
    organization_spans: tuple[Span, ...] = ()
    label: LabelKind | None = None
    inline: bool = False
    one_a_line: bool = True
    in_front: bool = False
