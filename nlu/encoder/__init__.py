"""The sentence encoder: a text becomes a vector that tells what it means.

`encode.py` runs `weights.onnx` on the pieces of words that `pieces.model` cuts; `nlu/teaching/`
made both files.
"""
