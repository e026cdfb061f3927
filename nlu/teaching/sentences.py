"""What the encoder learns from: training sentences, stories, and questions with marked names.

Runs with Rasa's environment, as the matcher does; writes lines of JSON.

    nlu/.venv/bin/python -m nlu.teaching.sentences var/sentences.jsonl     # some minutes
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from nlu.compare import sentences
from nlu.encoder.pieces import is_held_out
from nlu.intents import read
from nlu.intents.copies import as_written
from nlu.intents.stories import with_stories
from nlu.matching import Matcher
from nlu.teaching.examples import examples


def main() -> None:
    """Read every sentence once, add the stories, write."""
    matcher = Matcher()
    seen, intents = [], []
    for _, intent, text in sentences():
        seen.append(read(matcher, text))
        intents.append(intent)
    learnt = [number for number, one in enumerate(seen) if not is_held_out(one.text)]
    written, labels = as_written([seen[i] for i in learnt], [intents[i] for i in learnt])
    told, labels = with_stories(written, labels)
    lines = [
        {"text": one.text, "intent": label, "use": "learn" if number < len(written) else "story"}
        for number, (one, label) in enumerate(zip(told, labels, strict=True))
    ]
    lines += [
        {"text": one.text, "intent": label, "use": "measure"}
        for one, label in zip(seen, intents, strict=True)
        if is_held_out(one.text)
    ]
    lines += [{**one._asdict(), "use": one.use} for one in examples()]
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
