"""Agree to the content as it is: write the locks that the checks compare with."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from actions.library import locks
from actions.library.loading import Load


def lock(
    loading: Load, screen: Console, *, still_right: Iterable[str] = (), severity_words: bool = False
) -> None:
    """Write the lock of every language, and the ledger of risks.

    A lowered risk without a reason stays as it was in the ledger, so the check goes on failing.
    """
    right = frozenset(still_right)
    for code in loading.library.languages:
        if code == locks.SOURCE:
            continue
        before = locks.read_lock(loading.root, code)
        after = locks.brought_up_to_date(
            before, loading.library, code, still_right=right, severity_words=severity_words
        )
        if after != before:
            locks.write_lock(loading.root, code, after)
            changed = sum(before.get(id_) != entry for id_, entry in after.items())
            screen.print(f"{code}: {changed} of {len(after)} translations agreed to")
    before_risks, now = locks.read_risks(loading.root), locks.risks_of(loading.library)
    agreed = dict(now)
    for pair, risk in before_risks.items():
        lower = pair in now and now[pair] < risk
        if lower and not loading.library.pair(*pair.split(" + ")).lowered:
            agreed[pair] = risk
            screen.print(f"{pair}: stays {risk.id}; give a reason and a source to lower it")
    if agreed != before_risks:
        locks.write_risks(loading.root, agreed)
        screen.print(f"{len(agreed)} pairs in the ledger of risks")
