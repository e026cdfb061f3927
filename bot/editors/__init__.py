"""`naast content …`: what editors use."""

from bot.editors.commands import content, loaded_or_exit

__all__ = ["content", "loaded_or_exit"]
