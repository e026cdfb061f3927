"""The commands of `naast content`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from actions.library import load
from actions.library.loading import Load
from bot.editors import check as checking
from bot.editors import lock as locking
from bot.editors import new as making
from bot.editors import review as reviewing
from bot.editors import show as showing
from bot.editors import todo as listing
from bot.settings import Settings

content = typer.Typer(help="Look at the content, check it, add to it.", no_args_is_help=True)
new = typer.Typer(help="Ask questions and write a valid file.", no_args_is_help=True)
content.add_typer(new, name="new")

_Language = Annotated[str, typer.Argument(help="A language of content/languages.yml, e.g. ar.")]


@content.command()
def check(
    in_full: Annotated[
        bool, typer.Option("--all", help="List questions of which there are many, too.")
    ] = False,
) -> None:
    """Check everything in content/: file, line, what is wrong, and the mend."""
    raise typer.Exit(0 if checking.check(_screen(), in_full=in_full) else 1)


@content.command()
def todo(
    language: Annotated[str | None, typer.Argument(help="Only this language, in full.")] = None,
) -> None:
    """What is missing, stale or a draft; without a language a table of all."""
    loading = _loaded()
    if language is None:
        _screen().print(listing.table(loading))
        listing.summary(loading, _screen())
    else:
        listing.listing(loading, _known(language, loading), _screen())


@content.command()
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="e.g. mdma, alcohol+ghb, seizure.")],
    lang: Annotated[str, typer.Option(help="The language to read it in.")] = "nl",
) -> None:
    """Every answer about something, as a person would read it, with its sources."""
    loading = _loaded()
    if showing.show(id_, _known(lang, loading), loading.library, _screen()):
        return
    if id_ not in loading.library.statements:
        _stop(showing.instead(id_, loading))
    place = loading.place_of(id_, lang)
    text = loading.library.text(id_, lang) or f"not in {lang} yet"
    _screen().print(f"{id_}, in {place.path}:{place.line}: {text}", markup=False)


@content.command()
def lock(
    still_right: Annotated[
        list[str] | None, typer.Option(help="Stale translations that need no change: their ids.")
    ] = None,
    severity_words: Annotated[
        bool, typer.Option("--severity-words", help="Also agree to changed severity words.")
    ] = False,
) -> None:
    """Agree to translations and risks as they are, so that a later change is noticed."""
    agreed = locking.lock(
        _loaded(), _screen(), still_right=still_right or (), severity_words=severity_words
    )
    raise typer.Exit(0 if agreed else 1)


@content.command()
def review(
    language: _Language,
    target: Annotated[Path | None, typer.Option("--file", help="Where to write it.")] = None,
) -> None:
    """Write a sheet that lets a native speaker read a language without Git."""
    loading = _loaded()
    path = target or Settings.read().data_folder / f"review-{language}.csv"
    try:
        count = reviewing.write_sheet(loading, _known(language, loading), path)
    except OSError as error:
        _stop(f"{path} cannot be written ({error.strerror}).")
    _screen().print(f"{count} sentences to read in {path}")


@content.command()
def accept(language: _Language, sheet: Annotated[Path, typer.Argument(exists=True)]) -> None:
    """Take in a sheet that a native speaker has read: what is ok, and better sentences."""
    loading = _loaded()
    try:
        read, mended = reviewing.accept(loading, _known(language, loading), sheet)
    except (reviewing.SheetError, UnicodeDecodeError, OSError) as error:
        _stop(f"{sheet}: {error}. Nothing was changed.")
    _screen().print(f"{read} sentences read, {mended} of them mended. Now: naast content check")


@new.command()
def substance() -> None:
    """A new substance, with its names."""
    _say_what_was_written(making.substance(_loaded()))


@new.command()
def service() -> None:
    """A new service."""
    _say_what_was_written(making.service(_loaded()))


@new.command()
def statement() -> None:
    """A new sentence for several answers."""
    _say_what_was_written(making.statement(_loaded()))


def loaded_or_exit(messages: Console) -> Load:
    """The content, or a clear list of what is broken and exit status 1."""
    loading = checking.loaded_or_findings(messages)
    if loading is None:
        raise typer.Exit(1)
    return loading


def _say_what_was_written(paths: list[Path]) -> None:
    for path in paths:
        _screen().print(f"written: {path}")
    _screen().print("Now: naast content check")


def _loaded() -> Load:
    loading = load()
    if loading.unread:
        checking.print_unread(loading, Console(stderr=True, soft_wrap=True, highlight=False))
        raise typer.Exit(1)
    if loading.findings:
        checking.print_findings(sorted(loading.findings), Console(stderr=True))
        _stop("Mend these first.")
    return loading


def _known(language: str, loading: Load) -> str:
    if language not in loading.library.languages:
        _stop(f"{language} is none of {', '.join(loading.library.languages)}.")
    return language


def _stop(message: str) -> None:
    Console(stderr=True).print(message, markup=False)
    raise typer.Exit(1)


def _screen() -> Console:
    return Console(soft_wrap=True, highlight=False)
