"""Agree to the content as it is: write the locks that the checks compare with."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from actions.library import locks
from actions.library.loading import Load
from bot.editors.near import or_near


def lock(
    loading: Load, screen: Console, *, still_right: Iterable[str] = (), severity_words: bool = False
) -> bool:
    """Write the lock of every language, and the ledger of risks; whether all was agreed to.

    A lowered risk without a reason stays as it was in the ledger, so the check goes on failing.
    With an id that does not exist nothing is written.
    """
    right = frozenset(still_right)
    unknown = sorted(right - loading.library.statements.keys())
    for id_ in unknown:
        screen.print(f"There is no statement {id_}{or_near(id_, loading.library.statements)}")
    if unknown:
        screen.print("Nothing was agreed to.")
        return False
    for code in loading.library.languages:
        before = locks.read_lock(loading.root, code)
        after = locks.brought_up_to_date(
            before, loading.library, code, still_right=right, severity_words=severity_words
        )
        if after != before:
            locks.write_lock(loading.root, code, after)
            changed = sum(before.get(id_) != entry for id_, entry in after.items())
            screen.print(f"{code}: {changed} of {len(after)} texts agreed to")
    before_risks, now = locks.read_risks(loading.root), locks.risks_of(loading.library)
    agreed, refused = dict(now), 0
    for pair, risk in before_risks.items():
        lower = pair in now and now[pair] < risk
        if lower and not loading.library.pair(*pair.split(" + ")).lowered:
            agreed[pair] = risk
            refused += 1
            screen.print(f"{pair}: stays {risk.id}; give a reason and a source to lower it")
    if agreed != before_risks:
        locks.write_risks(loading.root, agreed)
        screen.print(f"{len(agreed)} pairs in the ledger of risks")
    if refused:
        screen.print(f"{refused} lowered risks were not agreed to.")
    return not refused
