"""Parse one text a line, with the time it took: what `make compare` and `make bench` measure.

    python -m nlu.parse_lines models/naast.tar.gz   # any archive of `rasa train nlu`
    python -m nlu.parse_lines --matcher             # names, emergencies and small words alone

A line in is a JSON string; a line out is {"intent": …, "seconds": …, "peak_mb": …}. The first
line out is "ready".
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from nlu.matching import Matcher, Reading


def main() -> None:
    """Read the arguments and parse until standard input ends."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("archive", nargs="?", type=Path)
    arguments.add_argument("--matcher", action="store_true")
    chosen = arguments.parse_args()
    if chosen.archive is None and not chosen.matcher:
        arguments.error("name a model archive, or --matcher")
    with tempfile.TemporaryDirectory(prefix="naast-parse-") as folder:
        intent_of = _from_matcher() if chosen.matcher else _from_model(chosen.archive, Path(folder))
        print('"ready"', flush=True)
        for line in sys.stdin:
            text = json.loads(line)
            began = time.perf_counter()
            intent = intent_of(text)
            seconds = time.perf_counter() - began
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(json.dumps({"intent": intent, "seconds": seconds, "peak_mb": peak}), flush=True)


def _from_model(archive: Path, folder: Path) -> Callable[[str], str | None]:
    from nlu.parser import Parser  # only here: the matcher needs no Rasa

    parser = Parser(archive, folder)
    return lambda text: parser.parse(text)["intent"]["name"]


def _from_matcher() -> Callable[[str], str]:
    matcher = Matcher()
    return lambda text: _read_as(matcher.read(text))


def _read_as(reading: Reading) -> str:
    """The question that `actions.router` takes it for when no classifier answered."""
    if reading.emergencies:
        return f"emergency_{reading.emergencies[0]}"
    meant = {m.id for m in reading.mentions if m.kind == "substance" and m.id and not m.negated}
    if len(meant) > 1:
        return "combination"
    return "substance_overview" if meant else "unclear"


if __name__ == "__main__":
    main()
