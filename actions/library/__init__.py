"""A typed, read-only view of `content/`, and its checks."""

from actions.library.finding import Finding
from actions.library.library import Library
from actions.library.load import load

__all__ = ["Finding", "Library", "load"]
