"""Write `nlu/matching/common_words.txt`: everyday words that are never taken for a misspelt name.

Run it when a language or many names are added, `naast content check` says when:
`.venv/bin/python -m tools.common_words` (minutes).
Of each language the commonest words are kept, and of the less common ones those that look like a
name ("saliva", "salvia"). The words come from wordfreq (data CC BY-SA 4.0,
https://github.com/rspeer/wordfreq); only the folded word is kept. Languages that wordfreq does not
know have a list of their own beside this file, and give the words of their translations. wordfreq
is no run-time dependency: it keeps a cache keyed by what was looked up, and needs 400 MB to read
its lists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import wordfreq
import yaml
from rich.progress import track

from nlu.matching import common_words
from nlu.matching.names import NameFinder
from nlu.matching.text import fold, tokenize
from nlu.matching.vocabulary import load, number_of_names

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
LANGUAGES = ("nl", "en", "ar", "bg", "es", "fa", "fr", "pl", "ro", "ru", "tr", "uk")
OTHERS = ("so", "ti")
WORDS_PER_LANGUAGE = 15_000
LESS_COMMON = 120_000  # up to here, words that look like a name
VERY_COMMON = 3_000  # a word among these is no name of a substance in its language
SHORTEST = 3  # shorter words are never matched fuzzily


def main() -> None:
    """Write the list, sorted: a word, then the languages in which it is very common."""
    words: dict[str, set[str]] = {}
    looks_like_a_name = _LookAlikes()
    for language in LANGUAGES:
        ranked = wordfreq.top_n_list(language, LESS_COMMON)
        for rank, word in enumerate(track(ranked, description=language)):
            folded = fold(word)
            if rank >= WORDS_PER_LANGUAGE and not looks_like_a_name(folded):
                continue
            languages = words.setdefault(folded, set())
            if rank < VERY_COMMON:
                languages.add(language)
    for language in (*LANGUAGES, *OTHERS):
        for rank, word in enumerate(_own_list(language)):
            ranked = language in OTHERS and rank < VERY_COMMON // 2
            words.setdefault(word, set()).update({language} if ranked else ())
    for language in OTHERS:
        for word in _translated_words(language):
            words.setdefault(word, set())
    kept = {
        word: languages
        for word, languages in words.items()
        if len(word) >= SHORTEST and word.isalpha()
    }
    names = number_of_names(
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (ROOT / "content" / "names").glob("*.yml")
    )
    common_words.write(kept, names)
    print(f"{len(kept)} words in {common_words.FILE}")


class _LookAlikes:
    """Whether a word would be read as a misspelt or inflected name if it were not in the list."""

    def __init__(self) -> None:
        vocabulary = load(ROOT / "content" / "names")
        self._finder = NameFinder(replace(vocabulary, everyday=frozenset()))

    def __call__(self, word: str) -> bool:
        return any(mention.score < 1 for mention in self._finder.find(tokenize(word)))


def _own_list(language: str) -> Iterator[str]:
    """The words of `<language>.txt`, commonest first."""
    path = HERE / f"{language}.txt"
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        if not line.startswith("#"):
            yield fold(line)


def _translated_words(language: str) -> Iterator[str]:
    """Words that occur in several sentences of the answers."""
    counts: Counter[str] = Counter()
    for path in (ROOT / "content" / "translations" / language).rglob("*.yml"):
        for text in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).values():
            counts.update({token.form for token in tokenize(text)})
    names = load(ROOT / "content" / "names").names
    return (word for word, count in counts.items() if count > 1 and word not in names)


if __name__ == "__main__":
    main()
