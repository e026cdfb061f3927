"""Words that judge people stay out."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.library.checks import words
from tests.support.content import messages, read, real

_LISTS = 'nl: [verslaafde, junk*]\nen: ["clean needle*", "addict*"]\npl: ["ćpun*"]\nar: ["مدمن"]\n'
_MEND = "say it without judging: 'people who use', 'dependence'"


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("nl", "Een verslaafde vraagt hulp.", "verslaafde"),
        ("nl", "Verslaafde mensen", "Verslaafde"),
        ("nl", "een verslaafden-organisatie", None),
        ("nl", "JUNKIES", "JUNKIES"),
        ("nl", "a junk.", "junk"),
        ("nl", "spamjunk", None),
        ("nl", "addict", None),
        ("en", "Addicts know", "Addicts"),
        ("en", "use clean needles", "clean needles"),
        ("en", "a clean spoon", None),
        ("pl", "to ćpuny", "ćpuny"),
        ("ar", "قال مدمن هنا", "مدمن"),
    ],
)
def test_a_judging_word_is_found_in_its_own_language(
    tmp_path: Path, language: str, text: str, found: str | None
) -> None:
    """Who reads an insult asks no second question."""
    texts = {"nl": "x", "en": "y", language: text}
    files = {
        "words-to-avoid.yml": _LISTS,
        "labels.yml": f"a: {{nl: '{texts['nl']}', en: '{texts['en']}'}}\n",
    }
    if language not in ("nl", "en"):
        files[f"translations/{language}/labels.yml"] = f"a: '{text}'\n"
    expected = [f"content/labels.yml:1: a says {found!r} in {language} → {_MEND}"] if found else []
    assert messages(words.check(read(tmp_path, files))) == expected


def test_without_lists_nothing_is_found(tmp_path: Path) -> None:
    """A small content folder needs no list."""
    loading = read(tmp_path, {"labels.yml": "a: {nl: junkie, en: junkie}\n"})
    assert messages(words.check(loading)) == []


def test_an_empty_list_avoids_nothing(tmp_path: Path) -> None:
    """A list that is only begun must not match every text."""
    loading = read(
        tmp_path, {"words-to-avoid.yml": "nl: []\n", "labels.yml": "a: {nl: x, en: y}\n"}
    )
    assert messages(words.check(loading)) == []


def test_every_spoken_language_has_its_list() -> None:
    """Without the file the check of the real content looks at nothing."""
    loading = real()
    lists = loading.files["words-to-avoid.yml"].data
    spoken = [code for code, known in loading.library.languages.items() if known.speaks]
    assert [code for code in spoken if not lists.get(code)] == []
