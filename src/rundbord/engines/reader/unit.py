"""A sentence under an item and what the lines above it say."""

from dataclasses import dataclass, field

from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.speakers import Speaker
from rundbord.engines.reader.subjects import Subject


@dataclass
class Unit:
    """A sentence at `start`:`end` of a line; its words begin at `words` (after an enumerator and a speaker label).

    `told` is who is to do what was decided, in a clause with "at".
    """

    line: TextLine
    start: int
    end: int
    words: int
    first: bool
    label: bool = False
    mode: str = ""
    speaker: Speaker | None = None
    own_speaker: bool = False
    subject: Subject | None = None
    told: str | None = None
    features: dict[str, float] = field(default_factory=dict)
    row: tuple[tuple[int, int] | None, tuple[int, int] | None] | None = None

    @property
    def text(self) -> str:
        """The words without enumerator and speaker label."""
        return self.line.text[self.words : self.end]


@dataclass
class State:
    """What the lines above say about the lines that follow."""

    mode: str = ""
    age: str = ""
    speaker: Speaker | None = None
    heading: bool = False
    presenter: Speaker | None = None
    group: bool = False
    bullets: bool = False
