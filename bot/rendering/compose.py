"""Put an answer into words: choose the language, look up the sentences, write the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actions.answer import (
    Answer,
    Call112,
    Fact,
    Facts,
    Lines,
    Notice,
    PairRisk,
    Part,
    Services,
    Title,
)
from actions.library import Library
from actions.library.loading import EDITORS_LANGUAGES
from actions.library.model import Line, Risk
from actions.understanding import Request
from bot import notices
from bot.i18n import Interface
from bot.rendering.cards import card
from bot.rendering.document import Block, Button, Document, Style

_STYLES = {"bullets": Style.BULLET, "steps": Style.STEP, "warnings": Style.WARNING}
_RISK_MARKS = {
    Risk.LOW_RISK: "🟢", Risk.LESS_EFFECT: "🔵", Risk.CAUTION: "🟡",
    Risk.UNKNOWN: "⚪", Risk.UNSAFE: "🟠", Risk.DANGEROUS: "🔴",
}  # fmt: skip


def compose(answer: Answer, language: str, library: Library) -> Document:
    """The answer as a document for a reader of `language`.

    An answer goes out in one language: the reader's if every sentence of it exists there, else
    their second language, English or Dutch, with a line in their own that says so.
    """
    return _Composer(answer, language, library).document()


def menu(text: str, requests: list[Request], language: str, library: Library) -> Document:
    """A sentence of the interface with requests to choose from.

    An "unclear" answer is what such a menu is; its buttons name what each is about.
    """
    asked = Request("unclear")
    answer = Answer(asked, None, (), tuple(requests))
    document = compose(answer, language, library)
    return replace(document, blocks=(Block(Style.TEXT, Interface(language).text(text)),))


class _Composer:
    def __init__(self, answer: Answer, language: str, library: Library) -> None:
        self._answer = answer
        self._library = library
        self._language = language
        self._content_language = self._choose()
        self._own = Interface(language)
        self._interface = Interface(self._content_language)

    def document(self) -> Document:
        blocks: list[Block] = []
        if self._content_language != self._language:
            name = self._own.language_name(self._content_language)
            text = self._own.text(notices.IN_ANOTHER_LANGUAGE, language=name)
            blocks.append(Block(Style.NOTE, self._own.isolated(text)))
        if self._answer.title:
            blocks.append(Block(Style.TITLE, self._title(self._answer.title)))
        for part in self._answer.parts:
            blocks += self._part(part)
        return Document(
            blocks=tuple(blocks),
            language=self._language,
            content_language=self._content_language,
            buttons=tuple(self.button(request) for request in self._answer.choices),
            last=self._draft_note(),
        )

    def button(self, request: Request) -> Button:
        return Button(self._label(request), request)

    def _choose(self) -> str:
        needed = list(self._answer.statements())
        for part in self._answer.parts:
            match part:
                case Services(ids=ids):
                    found = (self._library.services[id_].note for id_ in ids)
                    needed += [note.statement for note in found if note]
                case Call112(call=call) if call:
                    needed.append(self._library.calls[call].meaning)
                case _:
                    pass
        known = self._library.languages.get(self._language)
        if not needed and known and known.speaks:
            return self._language
        for language in (self._language, known.fallback if known else None, "en"):
            if language and needed and self._library.speaks(language, needed):
                return language
        return "en" if self._library.speaks("en", needed) else "nl"

    def _draft_note(self) -> Block | None:
        used = self._library.languages.get(self._content_language)
        if not self._answer.statements() or not used or not used.draft:
            return None
        was_read = self._library.read_by_natives.get(self._content_language, frozenset())
        natively = self._content_language in EDITORS_LANGUAGES or (
            was_read.issuperset(self._answer.statements())
        )
        note = notices.DRAFT if natively else notices.DRAFT_TRANSLATION
        return Block(Style.NOTE, self._interface.text(note))

    def _title(self, title: Title) -> str:
        parts = []
        if title.substances:
            parts.append(" + ".join(self._substance(id_) for id_ in title.substances))
        if title.label:
            parts.append(self._words(title.label))
        if title.place:
            parts.append(self._place(title.place))
        return self._interface.isolated(" · ".join(parts))

    def _part(self, part: Part) -> Iterator[Block]:
        match part:
            case Lines():
                yield from self._lines(part)
            case Facts(facts=facts):
                yield from self._facts(facts)
            case PairRisk(substances=pair, risk=risk):
                word = self._words(f"risk.{risk.id}")
                named = " + ".join(self._substance(id_) for id_ in pair)
                in_the_title = self._answer.title and self._answer.title.substances
                text = f"{_RISK_MARKS[risk]} {word}" if in_the_title == pair else (
                    f"{_RISK_MARKS[risk]} {named}: {word}"
                )  # fmt: skip
                yield Block(Style.STRONG, self._interface.isolated(text))
            case Services(ids=ids):
                for id_ in ids:
                    yield from card(self._library.services[id_], self._library, self._interface)
            case Call112():
                yield from self._call(part)
            case Notice(id=id_):
                yield Block(Style.TEXT, self._notice(id_))

    def _lines(self, part: Lines) -> Iterator[Block]:
        if part.heading:
            yield Block(Style.HEADING, self._heading(part.heading))
        style = _STYLES[part.style]
        for number, line in enumerate(part.lines, start=1):
            yield Block(style, self.sentence(line), number)

    def _heading(self, id_: str) -> str:
        kind, _, code = id_.partition("country-")
        if not kind and code:
            return self._interface.country_name(code)
        return self._interface.text(notices.NOTICES[id_])

    def _facts(self, facts: tuple[Fact, ...]) -> Iterator[Block]:
        """Facts of one thing (a route) on one line, others each on their own."""
        groups: dict[str | None, list[str]] = {}
        for fact in facts:
            quantity = self._interface.quantity(fact.unit, fact.span)
            whose = f"{self._substance(fact.substance)} – " if fact.substance else ""
            groups.setdefault(fact.of, []).append(f"{whose}{self._words(fact.label)}: {quantity}")
        for of, written in groups.items():
            if of:
                text = f"{self._words(of)} – {'; '.join(written)}"
                yield Block(Style.BULLET, self._interface.isolated(text))
            else:
                for text in written:
                    yield Block(Style.BULLET, self._interface.isolated(text))

    def _call(self, part: Call112) -> Iterator[Block]:
        message = notices.CALL_NOW if part.when == "now" else notices.CALL_IF_WORSE
        yield Block(Style.STRONG, f"☎ {self._interface.text(message)}")
        call = self._library.calls.get(part.call or "")
        if call is None:
            return
        for intro, sentence, sounds in (
            (notices.SAY_IN_DUTCH, call.nl, call.sounds_nl),
            (notices.SAY_IN_FRENCH, call.fr, call.sounds_fr),
        ):
            yield Block(Style.TEXT, self._interface.text(intro))
            yield Block(Style.QUOTE, self._interface.isolated(sentence))
            heard = self._library.text(sounds, self._content_language)
            if heard and heard != sentence:
                yield Block(Style.NOTE, f"{self._interface.text(notices.IT_SOUNDS)} {heard}")
        meaning = self._library.text(call.meaning, self._content_language)
        if meaning and meaning != call.nl:
            yield Block(Style.NOTE, f"{self._interface.text(notices.IT_MEANS)} {meaning}")

    def _notice(self, id_: str) -> str:
        text = notices.NOTICES[id_]
        if "{languages}" in text:
            spoken = [known.name for known in self._library.languages.values() if known.speaks]
            named = self._interface.text(text, languages=self._interface.list(spoken))
            return self._interface.isolated(named)
        return self._interface.isolated(self._interface.text(text))

    def _label(self, request: Request) -> str:
        """What a button says. Where several substances are about, it names which."""
        match request.kind:
            case "substance":
                label = self._words(f"topic.{request.topic}")
                if self._answer.request.substances != request.substances:
                    name = self._substance(request.substances[0])
                    label = name if self._answer.request.kind == "unclear" else f"{name}: {label}"
            case "combination":
                label = " + ".join(self._substance(id_) for id_ in request.substances)
            case "service" if request.place and request.need == self._answer.request.need:
                label = self._place(request.place)
            case "service":
                label = self._words(f"need.{request.need}")
            case "emergency":
                label = "❗ " + self._words(
                    self._library.emergencies[request.emergency or ""].title
                )
            case "rights":
                label = self._words(self._library.rights[request.topic or ""].title)
            case "guide":
                label = self._words(self._library.guides[request.topic or ""].title)
            case _:
                label = request.kind
        return self._interface.isolated(label)

    def sentence(self, line: Line) -> str:
        """A statement with its numbers written out."""
        text = self._words(line.statement)
        filled = self._interface.filled(text, self._library.parameters_of(line))
        return self._interface.isolated(filled)

    def _words(self, statement: str) -> str:
        found = self._library.text(statement, self._content_language)
        return found or self._library.text(statement, "en") or statement

    def _substance(self, id_: str) -> str:
        return self._library.substance_name(id_, self._content_language)

    def _place(self, slug: str) -> str:
        return self._library.place_name(slug, self._content_language)
