"""Coverage never falls, and what is stale is seen."""

from __future__ import annotations

from pathlib import Path

from actions.library import locks
from actions.library.checks import translations
from actions.library.loading import Load
from tests.support.content import messages, read

_LANGUAGES = "".join(
    f"{code}: {{name: N, direction: ltr, speaks: {speaks}, draft: true}}\n"
    for code, speaks in (("nl", "true"), ("pl", "true"), ("fr", "false"))
)
_LABELS = "risk.unsafe: {nl: riskant, en: x}\nb: {nl: y, en: y}\n"


def _content(folder: Path, polish: str, level: int = 100, labels: str = _LABELS) -> Load:
    return read(
        folder,
        {
            "languages.yml": _LANGUAGES,
            "labels.yml": labels,
            "coverage.yml": f"pl: {level}\n",
            "translations/pl/labels.yml": polish,
        },
    )


def _lock(loading: Load) -> None:
    for code in ("nl", "pl"):
        lock = locks.brought_up_to_date({}, loading.library, code)
        locks.write_lock(loading.root, code, lock)


def test_coverage_under_the_level_is_an_error(tmp_path: Path) -> None:
    """A language that lost a sentence is answered in another one."""
    loading = _content(tmp_path, "b: y\n")
    _lock(loading)
    found = list(translations.check(loading))
    assert messages(found) == [
        "content/coverage.yml:1: pl is at 50.0 per cent, under its level of 100 → "
        "translate what `naast content todo pl` lists",
        "content/translations/pl: 1 translations are missing → naast content todo pl",
    ]
    assert [finding.is_error for finding in sorted(found)] == [True, False]


def test_coverage_at_the_level_is_no_error(tmp_path: Path) -> None:
    """A new Dutch sentence must not stop its editor at once in every language."""
    loading = _content(tmp_path, "b: y\n", level=50)
    _lock(loading)
    assert not any(finding.is_error for finding in translations.check(loading))


def test_a_stale_translation_counts_as_not_there(tmp_path: Path) -> None:
    """It says what the Dutch no longer does."""
    _lock(_content(tmp_path, "risk.unsafe: r\nb: y\n"))
    changed = _content(tmp_path, "risk.unsafe: r\nb: y\n", labels=_LABELS.replace("nl: y", "nl: z"))
    assert messages(translations.check(changed)) == [
        "content/coverage.yml:1: pl is at 50.0 per cent, under its level of 100 → "
        "translate what `naast content todo pl` lists",
        "content/translations/pl: 1 translations are older than the Dutch text → "
        "naast content todo pl",
    ]


def test_a_changed_severity_word_is_an_error(tmp_path: Path) -> None:
    """One word decides what someone does."""
    _lock(_content(tmp_path, "risk.unsafe: ryzykowne\nb: y\n"))
    found = messages(translations.check(_content(tmp_path, "risk.unsafe: spoko\nb: y\n")))
    assert found[-1] == (
        "content/translations/pl/labels.yml:1: the severity word risk.unsafe was changed in pl → "
        "have it read by a second person, then: naast content lock --severity-words"
    )


def test_a_changed_severity_word_of_the_dutch_is_an_error(tmp_path: Path) -> None:
    """All others are made from it; and what it is agreed to anew is not in passing."""
    _lock(_content(tmp_path, "risk.unsafe: ryzykowne\nb: y\n"))
    labels = _LABELS.replace("riskant", "kan geen kwaad")
    changed = _content(tmp_path, "risk.unsafe: ryzykowne\nb: y\n", labels=labels, level=0)
    assert messages(f for f in translations.check(changed) if f.is_error) == [
        "content/labels.yml:1: the severity word risk.unsafe was changed in nl → "
        "have it read by a second person, then: naast content lock --severity-words"
    ]
    lock = locks.read_lock(changed.root, "nl")
    assert set(lock) == {"risk.unsafe"}
    assert locks.brought_up_to_date(lock, changed.library, "nl") == lock
    agreed = locks.brought_up_to_date(lock, changed.library, "nl", severity_words=True)
    assert agreed != lock


def test_new_translations_are_to_be_agreed_to(tmp_path: Path) -> None:
    """From then on a change of the Dutch is noticed."""
    assert messages(translations.check(_content(tmp_path, "risk.unsafe: r\nb: y\n"))) == [
        "content/locks/nl.json: 1 texts are new or changed since it was written → "
        "naast content lock",
        "content/locks/pl.json: 2 translations are new or changed since it was written → "
        "naast content lock",
    ]


def test_a_damaged_lock_is_said(tmp_path: Path) -> None:
    """Read as empty, nothing would ever be stale."""
    loading = _content(tmp_path, "risk.unsafe: r\nb: y\n")
    _lock(loading)
    (loading.root / "locks/pl.json").write_text("{")
    assert messages(translations.check(loading)) == [
        "content/locks/pl.json: is damaged → take it from Git, or delete it and run lock"
    ]
