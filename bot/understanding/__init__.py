"""From a text to an `Understanding`: Rasa over HTTP, or the plain matcher when it is away."""

from bot.understanding.understander import Understander

__all__ = ["Understander"]
