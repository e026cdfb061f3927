"""An answer, before it is put into words: ids of statements, facts with units, choices.

It has no language and no mark-up; the renderers of `bot/` give it both.
"""

from __future__ import annotations

from dataclasses import dataclass

from actions.library.model import Line, Risk, Span
from actions.understanding import Request


@dataclass(frozen=True)
class Lines:
    """Statements, shown as `style`: paragraphs, bullets, steps (numbered), warnings."""

    lines: tuple[Line, ...]
    style: str = "bullets"
    heading: str | None = None  # id of a notice of the interface


@dataclass(frozen=True)
class Fact:
    """A number with its label (a statement id of labels.yml) and unit: minutes, hours, days."""

    label: str
    span: Span
    unit: str
    of: str | None = None  # what it holds for, e.g. the label route.snorted
    substance: str | None = None  # whose it is, where an answer is about several


@dataclass(frozen=True)
class Facts:
    """Numbers below each other."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class PairRisk:
    """The risk of one pair of an answer about several substances."""

    substances: tuple[str, str]
    risk: Risk


@dataclass(frozen=True)
class Services:
    """Where to go, in the order to show."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class Call112:
    """Call 112, now or if it gets worse, and the sentence to say."""

    when: str  # now or if-worse
    call: str | None


@dataclass(frozen=True)
class Notice:
    """A sentence of the interface, by its id (see `bot/notices.py`)."""

    id: str


Part = Lines | Facts | PairRisk | Services | Call112 | Notice


@dataclass(frozen=True)
class Title:
    """What was understood: substances, and a label or title (statement ids), a place."""

    substances: tuple[str, ...] = ()
    label: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class Answer:
    """All of an answer. `request` is what it answers."""

    request: Request
    title: Title | None
    parts: tuple[Part, ...]
    choices: tuple[Request, ...] = ()
    risk: Risk | None = None

    def statements(self) -> list[str]:
        """Every statement the answer needs, to find a language that has them all."""
        needed = [self.title.label] if self.title and self.title.label else []
        for part in self.parts:
            match part:
                case Lines(lines=lines):
                    needed += [line.statement for line in lines]
                case Facts(facts=facts):
                    needed += [fact.label for fact in facts]
                    needed += [fact.of for fact in facts if fact.of]
                case PairRisk(risk=risk):
                    needed.append(f"risk.{risk.id}")
                case _:
                    pass  # services and calls are looked up by the renderer
        return needed
