"""Write the encoder as ONNX, with its weights in four bits."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import (
    DefaultWeightOnlyQuantConfig,
    MatMulNBitsQuantizer,
)

from nlu.encoder.encode import WEIGHTS
from nlu.encoder.pieces import MOST_PIECES
from nlu.teaching.network import EncoderNetwork
from nlu.teaching.origin import BLOCK

_EIGHT_BIT_INPUTS = 4  # what ONNX Runtime calls this accuracy level


def write_weights(encoder: EncoderNetwork) -> None:
    """Write `weights.onnx`: pieces (texts × pieces) go in, vectors and what counts come out.

    The vectors of pieces are in four bits already and stored exactly; the layers are rounded.
    """
    logging.getLogger("onnxruntime").setLevel(logging.WARNING)
    example = torch.zeros((2, 9), dtype=torch.int64)
    sizes = {0: torch.export.Dim("texts"),
             1: torch.export.Dim("length", min=2, max=MOST_PIECES)}  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            encoder.eval(), (example,), whole, dynamo=True, external_data=False,
            input_names=["pieces"], output_names=["vectors", "counts"], dynamic_shapes=(sizes,),
        )  # fmt: skip
        graph = onnx.load(whole)
        for node in graph.graph.node:
            node.ClearField("metadata_props")  # stack traces with paths of this machine
            node.ClearField("doc_string")
        rounding = MatMulNBitsQuantizer(
            graph,
            algo_config=DefaultWeightOnlyQuantConfig(
                block_size=BLOCK, is_symmetric=True, accuracy_level=_EIGHT_BIT_INPUTS
            ),
        )
        rounding.process()
        partial = WEIGHTS.with_suffix(".partial")
        rounding.model.save_model_to_file(partial.as_posix(), use_external_data_format=False)
    partial.replace(WEIGHTS)
