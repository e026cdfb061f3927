"""Look at all of the content and say what is to mend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rich.console import Console

from actions.library import Finding, load
from actions.library.checks import check_all, check_answerable
from actions.library.load import no_garbage_collection
from actions.library.loading import Load

_MANY = 20  # questions of one kind: beyond this they hide the others


@no_garbage_collection()
def check(screen: Console, *, in_full: bool = False, loading: Load | None = None) -> bool:
    """Print every finding, what is to mend first; whether there is nothing to mend.

    Args:
        screen: where to.
        in_full: whether many questions of one kind are listed too, instead of counted.
        loading: the content; read anew without.
    """
    loading = loading or load()
    if loading.unread:
        print_unread(loading, screen)
        return False
    findings = sorted([*loading.findings, *check_all(loading)])
    print_findings([finding for finding in findings if finding.is_error], screen)
    _print_questions([finding for finding in findings if not finding.is_error], screen, in_full)
    errors = sum(finding.is_error for finding in findings)
    screen.print(
        f"{len(loading.files)} files, {errors} to mend, {len(findings) - errors} to look at"
    )
    return errors == 0


def print_unread(loading: Load, console: Console) -> None:
    """The files that cannot be read, and nothing that may only seem wrong because of them."""
    print_findings(sorted(loading.unread), console)
    console.print(
        f"{len(loading.unread)} to mend first: without these files the rest cannot be checked. "
        "Then: naast content check"
    )


def _print_questions(findings: Sequence[Finding], console: Console, in_full: bool) -> None:
    """Questions of which there are many are counted, each kind on one line."""
    kinds: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        kinds[finding.mend].append(finding)
    for mend, alike in kinds.items():
        if in_full or len(alike) <= _MANY:
            print_findings(alike, console)
            continue
        first = f"{alike[0].path}: {alike[0].what}"
        console.print(
            f"look  {len(alike)} like {first} → {mend} (all of them: naast content check --all)",
            markup=False, soft_wrap=True,
        )  # fmt: skip


def print_findings(findings: Sequence[Finding], console: Console) -> None:
    """One finding a line: file, line, what is wrong, the mend."""
    for finding in findings:
        mark = "error" if finding.is_error else "look "
        console.print(f"{mark} {finding}", markup=False, soft_wrap=True)


def loaded_or_findings(messages: Console) -> Load | None:
    """The content; None, with a clear list of what is broken, where it could not answer."""
    loading = load()
    errors = check_answerable(loading)
    if errors:
        print_findings(errors, messages)
        messages.print(f"The content has {len(errors)} errors; mend them and start again.")
        return None
    return loading
