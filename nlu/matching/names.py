"""Find the names of substances and places in a text.

From sure to unsure: the name as listed; with an Arabic or Ge'ez prefix written onto it ("and",
"with", "the"); with digits for letters ("k3ta"); with an ending ("kokainy", "alkolle"); with
stretched letters ("keeeta"); with a typo. A word of everyday language is never read as a typo of a
name, and a typo that is equally near to two substances stays ambiguous: the bot asks, it does not
guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlu.matching.alike import LONG_WORD
from nlu.matching.beside import with_names_beside
from nlu.matching.language import BY_SCRIPT
from nlu.matching.mention import Languages, Mention, describes, may_be_in
from nlu.matching.text import Token, words_in_one_phrase
from nlu.matching.typos import Typos
from nlu.matching.vocabulary import Name, Vocabulary

MOST_WORDS_IN_A_NAME = 5
_SHORTEST_WITH_ENDING = 4
_KNOWN_EVERYWHERE = 4  # languages that list a name

# Endings that may follow a name of four or five letters; a longer name may take any three letters.
_SHORT_NAME_ENDINGS = re.compile(
    r"(?:s|n|en|je|jes|tje|a|u|y|i|e|o|em|om|ow|ie|ul|la|le|da|de|ta|te|in|un|dan|den|ka|ga|nin"
    r"|а|у|ы|и|е|і|ом|ой|ою|ем|ів|та|ят|ът|ta|ን|ና|ይ|ታት|ከ|ኸ|ውን)$"
)
# Conjunctions, prepositions and articles written onto the next word.
_PREFIXES = re.compile(
    r"^(?:(?:و|ف)?لل|(?:و|ف)?(?:ب|ل|ك|ع)?(?:ال)?)(?=[؀-ۿ]{2})"
    r"|^(?:w(?:el|al|l)|bel|bil|el|al|l)(?=..)"
    r"|^(?:[ብንዝዘከክምእ]|ስለ|ካብ|ናይ){1,2}(?=..)"
)
# A Latin name with an ending in another alphabet: "GHBን" (and GHB), "LSDшка".
_LATIN_WITH_ENDING = re.compile(r"([a-z0-9]{3,})[^\x00-\x7f]{1,4}")
_IN_ARABIC_LETTERS = re.compile(r"[؀-ۿ]")
_ARABIC = frozenset(("ar",))
_APOSTROPHE_ENDS_IN = "tr"  # the language that writes endings of names after an apostrophe
_STRETCHED = re.compile(r"(.)\1{2,}")
# "k3ta", "w33d": digits that look like letters, fewer than those. Where other alphabets are typed
# in Latin letters they stand for sounds ("7ashish", "bere4"), and of a short text nobody can tell.
_WITH_DIGITS_FOR_LETTERS = re.compile(r"(?=.{4})(?=.*[0-9])[a-z013457]*")
_LOOK_LIKE = tuple(str.maketrans("013457", letters) for letters in ("oieast", "oleast"))
_ALSO_A_SOUND = frozenset("357")


class NameFinder:
    """Finds the names of one vocabulary. Safe to share between threads: it keeps no state."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._typos = Typos(vocabulary)
        self._not_drugs: dict[str, list[tuple[str, ...]]] = {}
        for phrase in vocabulary.not_drugs:
            if phrase:
                self._not_drugs.setdefault(phrase[0], []).append(phrase)

    def find(self, tokens: Sequence[Token], languages: Languages = tuple) -> list[Mention]:
        """The names in a text, left to right, not overlapping; the longest name wins.

        Args:
            tokens: the words of the text.
            languages: the languages it may be in, likeliest first, asked for only when a name
                depends on it; none means that it may be in any.
        """
        everyday = self._everyday_words(tokens, languages)
        found = self._find_listed(tokens, everyday, languages)
        sure = [m for m in found if m.kind == "substance" and m.id]
        named = frozenset(m.id for m in sure if m.id)
        # "Tramadol pills" are tramadol, and cough syrup with dextromethorphan is dextromethorphan:
        # a vague word at a name, or for what is named, adds no second substance.
        found = [m for m in found if m.id or not (describes(tokens, m, sure) or m.may_mean(named))]
        return with_names_beside(tokens, found, everyday, self._vocabulary, languages)

    def _find_listed(
        self, tokens: Sequence[Token], everyday: dict[int, int], languages: Languages
    ) -> list[Mention]:
        mentions: list[Mention] = []
        position = 0
        while position < len(tokens):
            if _is_an_ending(tokens, position, languages):
                position += 1
                continue
            fewest = everyday.get(position, 0)  # a longer listed name says more
            most = words_in_one_phrase(tokens, position, MOST_WORDS_IN_A_NAME)
            for length in range(most, fewest, -1):
                span = tokens[position : position + length]
                found = self._name_of([token.form for token in span], languages)
                if found and not self._is_everyday_here(span, found[0], languages):
                    name, score = found
                    start, end = span[0].start, span[-1].end
                    meant = [(id_,) for id_ in name.ids] if name.together else [name.ids]
                    mentions += [
                        Mention(name.kind, ids, start, end, score, by_language=name.by_language)
                        for ids in meant
                    ]
                    position += length
                    break
            else:
                position += 1
        return mentions

    def _is_everyday_here(self, words: Sequence[Token], name: Name, languages: Languages) -> bool:
        """Whether this is an everyday word of the likeliest language, and a name of another only.

        "Drank" is a name of alcohol in Dutch, and in English a verb.
        """
        alone = self._vocabulary.alone.get(words[0].form) if len(words) == 1 else None
        if not (name.foreign or alone) or not (here := languages()):
            return False
        if alone and here[0] in alone.languages - name.languages:
            return True
        return here[0] in name.foreign and name.languages.isdisjoint(here)

    def _everyday_words(self, tokens: Sequence[Token], languages: Languages) -> dict[int, int]:
        """Positions of words in phrases that only look like a drug (coke zero, my cat).

        With each, how many words its longest phrase has.
        """
        words: dict[int, int] = {}
        for start in range(len(tokens)):
            length = self._everyday_phrase(tokens, start, languages)
            for position in range(start, start + length):
                words[position] = max(words.get(position, 0), length)
        return words

    def _everyday_phrase(self, tokens: Sequence[Token], position: int, languages: Languages) -> int:
        """How many words from here form a phrase that only looks like a drug, e.g. coke zero.

        A single word counts in its language only: "beer" is liver in Somali.
        """
        for phrase in self._not_drugs.get(tokens[position].form, ()):
            length = words_in_one_phrase(tokens, position, len(phrase))
            if tuple(token.form for token in tokens[position : position + length]) != phrase:
                continue
            likeliest = languages()[:1] if len(phrase) == 1 else ()
            if not likeliest or likeliest[0] in self._vocabulary.not_drugs[phrase]:
                return len(phrase)
        return 0

    def _name_of(self, words: list[str], languages: Languages) -> tuple[Name, float] | None:
        if len(words) > 1:
            return self._name_of_several("".join(words), len(words), languages)
        word = words[0]
        return (
            self._listed(word)
            or self._with_prefix(word, languages)
            or self._latin_with_ending(word)
            or self._with_digits_for_letters(word, languages)
            or self._with_ending_here(word, languages)
            or self._typos.name_of(word, languages)
        )

    def _name_of_several(
        self, key: str, count: int, languages: Languages
    ) -> tuple[Name, float] | None:
        names = self._vocabulary.names
        for form in (key, _PREFIXES.sub("", key, count=1)):
            # In Latin letters "al" begins too many words: "à long" is not "on g".
            if form != key and (key.isascii() or not _may_have_a_prefix(key, languages)):
                continue
            name = names.get(form)
            # "xan ax" is not Xanax, but "3 mmc" is 3-MMC and "special k" has two words anyway.
            if name and (
                name.words == count or count in name.spaced or any(c.isdigit() for c in key)
            ):
                return name, 1.0
        return None

    def _listed(self, word: str) -> tuple[Name, float] | None:
        name = self._vocabulary.names.get(word)
        if name is None:
            squeezed = _STRETCHED.sub(r"\1", word)
            name = self._vocabulary.names.get(squeezed) if squeezed != word else None
        # A name of several words typed without spaces counts when it is long enough to be meant.
        if name and (name.words == 1 or len(word) >= 5 or any(c.isdigit() for c in word)):
            return name, 1.0
        return None

    def _with_prefix(self, word: str, languages: Languages) -> tuple[Name, float] | None:
        found = _PREFIXES.match(word)
        longest = found.end() if found else 0
        if longest and not _may_have_a_prefix(word, languages):
            return None
        for length in range(1, longest + 1):
            if name := self._after_prefix(word, length):
                return name
        return None

    def _after_prefix(self, word: str, length: int) -> tuple[Name, float] | None:
        bare = word[length:]
        if len(bare) < 3:
            return None
        if word.isascii() and (len(bare) < 5 or word in self._vocabulary.everyday):
            return None  # in Latin letters "al" and "w" begin too many words
        return self._listed(bare) or (self._with_ending(bare) if not word.isascii() else None)

    def _latin_with_ending(self, word: str) -> tuple[Name, float] | None:
        parts = _LATIN_WITH_ENDING.fullmatch(word)
        name = self._vocabulary.names.get(parts[1]) if parts else None
        return (name, 0.95) if name and name.words == 1 else None

    def _with_digits_for_letters(
        self, word: str, languages: Languages
    ) -> tuple[Name, float] | None:
        digits = [char for char in word if char.isdigit()]
        if not _WITH_DIGITS_FOR_LETTERS.fullmatch(word) or 2 * len(digits) >= len(word):
            return None
        here = languages()
        may_be_sounds = not _ALSO_A_SOUND.isdisjoint(digits)
        if here[0] not in BY_SCRIPT["latin"] if here else may_be_sounds:
            return None
        for letters in _LOOK_LIKE:
            name = self._vocabulary.names.get(word.translate(letters))
            if name and name.words == 1:
                return name, 0.95
        return None

    def _with_ending_here(self, word: str, languages: Languages) -> tuple[Name, float] | None:
        """A name with an ending; in a short word, one of a language that the text may be in.

        What several languages list ("speed") is said with endings in the others too.
        """
        for name in self._without_endings(word):
            known_everywhere = len(name.languages) >= _KNOWN_EVERYWHERE
            if len(word) >= LONG_WORD or known_everywhere or may_be_in(name.languages, languages):
                return name, 0.95
        return None

    def _with_ending(self, word: str) -> tuple[Name, float] | None:
        name = next(self._without_endings(word), None)
        return (name, 0.95) if name else None

    def _without_endings(self, word: str) -> Iterator[Name]:
        """The names that a word may be with an ending, the shortest ending first."""
        everyday = word in self._vocabulary.everyday
        for cut in (1, 2, 3, 4):
            bare, ending = word[:-cut], word[-cut:]
            if len(bare) < _SHORTEST_WITH_ENDING:
                return
            # Any ending may follow a long name ("alkoholowy"); "attention" is no "attenta".
            long_enough = len(bare) >= (7 if everyday else 6) and cut <= 3
            if not (long_enough or _SHORT_NAME_ENDINGS.fullmatch(ending)):
                continue
            if everyday and len(bare) < 6:
                continue
            name = self._vocabulary.names.get(bare) or self._vocabulary.stems.get(bare)
            if name and name.words == 1:
                yield name


def _may_have_a_prefix(word: str, languages: Languages) -> bool:
    """Whether a beginning may be a word of its own; in Persian, "to him" begins as "with hash"."""
    return not _IN_ARABIC_LETTERS.match(word) or may_be_in(_ARABIC, languages)


def _is_an_ending(tokens: Sequence[Token], position: int, languages: Languages) -> bool:
    """Whether a word is an ending: the "mda" of the Turkish "Corsa'mda", unlike "lorsqu'alcool"."""
    return tokens[position].elided and _APOSTROPHE_ENDS_IN in languages()
