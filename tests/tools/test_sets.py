"""The twins of `make sets` are lines that somebody can get wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.bot import library

FOLDER = Path(__file__).parents[1] / "sentences" / "sets"


@pytest.mark.parametrize("code", sorted(library().languages))
def test_every_line_has_ids_that_exist_and_a_twin(code: str) -> None:
    """Twins stand below each other; an unknown id could never be right."""
    lines = (FOLDER / f"{code}.tsv").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 100
    assert len(lines) % 2 == 0
    for line in lines:
        ids, _, text = line.partition("\t")
        assert text.strip()
        assert set(ids.split(",")) <= library().substances.keys()
