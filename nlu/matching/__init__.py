"""Plain matching of names, places, emergencies and languages: no Rasa in it.

The Rasa components wrap this package; the bot uses it directly when Rasa does not answer.
It runs on Python 3.10 (Rasa) and 3.12+ (the bot).
"""

from nlu.matching.matcher import Matcher, Reading
from nlu.matching.mention import Mention

__all__ = ["Matcher", "Mention", "Reading"]
