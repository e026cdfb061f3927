"""Parse texts with a trained model archive, through Rasa's own graph runner.

Rasa's `Agent` also imports everything that dialogue and training need, TensorFlow among it: five
seconds and 400 MB that parsing here has no use for. This reads the same archive and runs only the
nodes that lead to an understood message.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from tarsafe import TarSafe
from threadpoolctl import threadpool_limits

# Rasa's last node reads "/intent{…}" as an instruction; nothing of ours begins with "/".
_INSTRUCTIONS_NODE = "run_RegexMessageHandler"
_MESSAGE_INPUT = "__message__"


@dataclass
class IncomingText:
    """All that Rasa's graph reads of a message: no sender, no metadata."""

    text: str
    parse_data: None = None
    output_channel: None = None
    sender_id: None = None
    input_channel: None = None
    message_id: None = None
    metadata: None = None


class Parser:
    """A trained model, ready to parse. Keeps nothing of what it parsed."""

    def __init__(self, archive: Path, folder: Path) -> None:
        """Unpack a model archive into an empty folder and load it.

        Raises:
            OSError, KeyError, ValueError: when it is no archive of a model of ours.
        """
        with TarSafe.open(archive, mode="r:gz") as packed:
            packed.extractall(folder)
        described = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        nodes = described["predict_schema"]["nodes"]
        instructions = nodes.pop(_INSTRUCTIONS_NODE)
        self._target = instructions["needs"]["messages"]
        schema = GraphSchema.from_dict({"nodes": nodes})
        self._runner = DaskGraphRunner.create(
            graph_schema=schema,
            model_storage=LocalModelStorage(folder / "components"),
            execution_context=ExecutionContext(schema, model_id=described["model_id"]),
        )
        # The sums of a text are small: a second thread takes longer to wake, and where the other
        # core is busy a parse waits five times as long for it.
        threadpool_limits(1, user_api="blas")

    def parse(self, text: str) -> dict[str, Any]:
        """What is understood of a text, in the shape of Rasa's `/model/parse`."""
        results = self._runner.run(
            inputs={_MESSAGE_INPUT: [IncomingText(text)]}, targets=[self._target]
        )
        parsed: dict[str, Any] = results[self._target][0].as_dict(only_output_properties=True)
        return {"intent": {"name": None, "confidence": 0.0}, "entities": [], **parsed}
