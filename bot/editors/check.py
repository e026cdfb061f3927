"""Look at all of the content and say what is to mend."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from actions.library import Finding, load
from actions.library.checks import check_all, check_answerable
from actions.library.loading import Load


def check(screen: Console) -> bool:
    """Print every finding; whether there is nothing to mend."""
    loading = load()
    findings = sorted([*loading.findings, *check_all(loading)])
    print_findings(findings, screen)
    errors = sum(finding.is_error for finding in findings)
    screen.print(
        f"{len(loading.files)} files, {errors} to mend, {len(findings) - errors} to look at"
    )
    return errors == 0


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
