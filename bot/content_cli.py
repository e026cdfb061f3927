"""`naast content …`: what editors use."""

from __future__ import annotations

import typer
from rich.console import Console

from actions.library import Finding, Library, load
from actions.library.checks import check_all, check_answerable

content = typer.Typer(help="Look at the content and check it.", no_args_is_help=True)


@content.command()
def check() -> None:
    """Check everything in content/: file, line, what is wrong, and the mend."""
    screen = Console(soft_wrap=True, highlight=False)
    loading = load()
    findings = sorted([*loading.findings, *check_all(loading)])
    _print(findings, screen)
    errors = sum(finding.is_error for finding in findings)
    screen.print(
        f"{len(loading.files)} files, {errors} to mend, {len(findings) - errors} to look at"
    )
    raise typer.Exit(1 if errors else 0)


def load_or_exit(messages: Console) -> Library:
    """The content, or a clear list of what is broken and exit status 1."""
    loading = load()
    errors = check_answerable(loading)
    if errors:
        _print(errors, messages)
        messages.print(f"The content has {len(errors)} errors; mend them and start again.")
        raise typer.Exit(1)
    return loading.library


def _print(findings: list[Finding], console: Console) -> None:
    for finding in findings:
        mark = "error" if finding.is_error else "look "
        console.print(f"{mark} {finding}", markup=False, soft_wrap=True)
