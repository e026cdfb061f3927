"""From a text to an `Understanding`: Rasa over HTTP, or the plain matcher when it is away."""

from bot.understanding.understander import SECONDS_TO_ANSWER, Understander

__all__ = ["SECONDS_TO_ANSWER", "Understander"]
