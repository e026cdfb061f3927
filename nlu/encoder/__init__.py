"""The sentence encoder: a text becomes a vector that tells what it means.

`encode.py` is what runs; `weights.onnx` and `pieces.model` are what it runs. The other modules make
these two files (`make encoder`, an hour or more of two cores) and are not needed otherwise.
"""
