"""Thin Rasa components around `nlu.matching` and `nlu.intents`.

They import nothing of Rasa that brings TensorFlow along, so that the server starts in seconds;
`nlu/pipeline.py` registers them for `config.yml`.
"""
