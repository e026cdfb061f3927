"""The list of everyday words."""

from pathlib import Path

import pytest

from nlu.matching import common_words


def test_what_is_written_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tool and the two that read it agree."""
    monkeypatch.setattr(common_words, "FILE", tmp_path / "common_words.txt")
    common_words.write({"water": {"nl", "en"}, "дом": {"ru"}, "saliva": ()}, chosen_for=12)
    found = common_words.read()
    assert found.languages == {
        "water": frozenset({"nl", "en"}),
        "дом": frozenset({"ru"}),
        "saliva": frozenset(),
    }
    assert found.chosen_for == 12
    assert [word for word in found.languages if found.is_very_common(word, "nl")] == ["water"]
    assert not found.is_very_common("unlisted", "nl")


def test_the_committed_list_is_as_the_tool_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody edited it by hand."""
    committed = common_words.FILE.read_text(encoding="utf-8")
    found = common_words.read()
    monkeypatch.setattr(common_words, "FILE", tmp_path / "common_words.txt")
    common_words.write(found.languages, found.chosen_for)
    assert common_words.FILE.read_text(encoding="utf-8") == committed
