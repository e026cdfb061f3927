"""Teach the sentence encoder our questions: `make encoder`, an hour or more of two cores.

Nothing that runs or trains the bot's model comes here; it writes the two files of `nlu/encoder/`.
"""
