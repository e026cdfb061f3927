"""Everything that can be read from a text without a classifier."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nlu.matching import lexicon as lexicons
from nlu.matching import vocabulary as vocabularies
from nlu.matching.language import BY_SCRIPT, Candidate, LanguageRecogniser
from nlu.matching.mention import Languages, Mention
from nlu.matching.names import NameFinder
from nlu.matching.negation import mark_negated
from nlu.matching.text import Token, tokenize

_ROOT = Path(__file__).resolve().parents[2]
NAMES_FOLDER = _ROOT / "content" / "names"
LEXICON_FOLDER = _ROOT / "nlu" / "lexicon"
_OF_OTHER_ALPHABETS = tuple(
    code for script, codes in BY_SCRIPT.items() if script != "latin" for code in codes
)
_WORDS_THAT_TELL = 3  # fewer words may be in any language
_SHARE_OF_THE_LIKELIEST = 0.2  # a language this likely, beside the likeliest, is not ruled out
_SECONDS_BETWEEN_LOOKS = 1.0  # how often the names folder is looked at for a change


@dataclass(frozen=True)
class Reading:
    """What was read in a text: languages, names and signs, without knowing the question."""

    tokens: tuple[Token, ...]
    languages: tuple[Candidate, ...]
    mentions: tuple[Mention, ...]
    emergencies: tuple[str, ...]
    follow_up: bool
    only_names: bool  # nothing but names was said: "ghb?"

    @property
    def language(self) -> str:
        """The likeliest language; empty when the text tells of none."""
        return self.languages[0][0] if self.languages else ""


class Matcher:
    """Reads texts with the names and small words of all languages.

    The names are read anew when a file in their folder changes; a broken file keeps the old ones.
    """

    def __init__(
        self, names_folder: Path = NAMES_FOLDER, lexicon_folder: Path = LEXICON_FOLDER
    ) -> None:
        self._folder = names_folder
        self._lexicon = lexicons.load(lexicon_folder)
        self._recogniser = LanguageRecogniser()
        self._lock = threading.Lock()
        self._seen = _state_of(names_folder)
        self._looked_at = time.monotonic()
        self._finder = NameFinder(vocabularies.load(names_folder))

    def read(self, text: str) -> Reading:
        """Read one text. It is not kept anywhere."""
        tokens = tokenize(text)
        ranked = cache(lambda: self._recogniser.rank(text))
        likely = cache(lambda: _not_ruled_out(ranked, len(tokens)))
        mentions = self._current_finder().find(tokens, likely)
        if mentions:
            mentions = mark_negated(tokens, mentions, self._lexicon.small_words_of(likely()))
        return Reading(
            tokens=tuple(tokens),
            languages=tuple(self._languages(text, mentions, ranked)),
            mentions=tuple(mentions),
            emergencies=tuple(self._emergencies(tokens, likely)),
            follow_up=self._follows_up(tokens, mentions, likely),
            only_names=_only_names(tokens, mentions),
        )

    def _languages(
        self, text: str, mentions: Sequence[Mention], ranked: Callable[[], list[Candidate]]
    ) -> list[Candidate]:
        """The likely languages of a text, judged on what is not a name: "speed" is no English."""
        rest = without(text, mentions)
        return (self._recogniser.rank(rest) if rest != text else []) or ranked()

    def _emergencies(self, tokens: Sequence[Token], likely: Languages) -> list[str]:
        """Ids of emergencies whose signs are named."""

        def languages() -> tuple[str, ...]:
            # Languages of other alphabets are typed in Latin letters too, which hides them.
            return (*here, *_OF_OTHER_ALPHABETS) if (here := likely()) else ()

        return self._lexicon.emergencies_in(tokens, languages)

    def _follows_up(
        self, tokens: Sequence[Token], mentions: Sequence[Mention], likely: Languages
    ) -> bool:
        """Whether the text is an addition to what was said: "and with alcohol?", "and alcohol?"."""
        if not tokens:
            return False
        words = self._lexicon.small_words_of(likely())
        joined = tokens[0].form in words.joins
        return words.start_follow_up(tokens) or (joined and _only_names(tokens[1:], mentions))

    def _current_finder(self) -> NameFinder:
        if time.monotonic() - self._looked_at > _SECONDS_BETWEEN_LOOKS:
            with self._lock:
                self._looked_at = time.monotonic()
                try:
                    state = _state_of(self._folder)
                    if state != self._seen:
                        self._seen = state
                        self._finder = NameFinder(vocabularies.load(self._folder))
                except Exception:  # noqa: BLE001 - the content check says what is wrong
                    return self._finder
        return self._finder


def _not_ruled_out(ranked: Callable[[], list[Candidate]], words: int) -> tuple[str, ...]:
    """The languages a text may be in, likeliest first; none where that is not to be said."""
    if words < _WORDS_THAT_TELL:
        return ()
    least = _SHARE_OF_THE_LIKELIEST * max((share for _, share in ranked()), default=0)
    return tuple(code for code, share in ranked() if share >= least)


def _only_names(tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Whether a text is nothing but names: "ghb?"."""
    named = [mention for mention in mentions if not mention.hinted]
    return bool(named) and all(any(m.start <= t.start < m.end for m in named) for t in tokens)


def without(text: str, mentions: Sequence[Mention]) -> str:
    """The text with every name replaced by a space."""
    for mention in reversed([mention for mention in mentions if not mention.hinted]):
        text = text[: mention.start] + " " + text[mention.end :]
    return text


def _state_of(folder: Path) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (path.name, stat.st_mtime_ns, stat.st_size)
        for path in sorted(folder.glob("*.yml"))
        for stat in [path.stat()]
    )
