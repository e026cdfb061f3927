"""The ids that answers are made of, as the contract promises them, and the intents that follow.

Written out here so that a test fails when an id is renamed; tests/model/test_data.py compares them
with the contract where that is at hand.
"""

from __future__ import annotations

SUBSTANCE_TOPICS = [
    "overview",
    "effects",
    "duration",
    "dose",
    "risks",
    "safer-use",
    "mixing",
    "comedown",
    "dependence",
    "withdrawal",
    "adulteration",
    "detection",
    "pregnancy",
    "driving",
    "sex",
    "medication",
]
SERVICE_NEEDS = [
    "drug-checking",
    "needle-exchange",
    "consumption-room",
    "naloxone",
    "opioid-substitution",
    "infection-testing",
    "talk",
    "treatment",
    "peer-support",
    "shelter",
    "housing",
    "health-care",
    "legal-help",
    "asylum-support",
    "crisis-line",
    "family-support",
    "steroid-clinic",
]
EMERGENCIES = [
    "unresponsive",
    "opioid-overdose",
    "ghb-overdose",
    "overheating",
    "chest-pain",
    "seizure",
    "bad-trip",
    "psychosis",
    "alcohol-poisoning",
    "spiked",
    "suicidal",
    "needle-stick",
    "withdrawal-danger",
    "poisoning",
]
RIGHTS_TOPICS = [
    "emergency-and-police",
    "possession",
    "police-stop",
    "health-care-access",
    "residence",
    "drug-driving",
    "work-and-tests",
    "testing-and-naloxone",
]
GUIDE_TOPICS = [
    "safer-injecting",
    "safer-smoking",
    "safer-snorting",
    "safer-swallowing",
    "plugging",
    "hiv",
    "hepatitis",
    "stis",
    "naloxone-use",
    "recovery-position",
    "help-a-friend",
    "confused-person",
    "cutting-down",
    "quitting",
    "am-i-addicted",
    "party",
    "chemsex",
    "steroids",
    "sleep-and-food",
    "mental-health",
    "polydrug",
    "drug-trends",
    "first-time",
]
# Free ids: the contract names the kinds only.
CHAT = [
    "anonymous",
    "feedback",
    "forget-me",
    "goodbye",
    "greeting",
    "languages",
    "menu",
    "thanks",
    "who-are-you",
]
DECLINED = [
    "buying",
    "harming",
    "making",
    "selling",
]

INTENTS = frozenset(
    {
        "combination",
        "unclear_out-of-scope",
        *(f"substance_{id_}" for id_ in SUBSTANCE_TOPICS),
        *(f"service_{id_}" for id_ in SERVICE_NEEDS),
        *(f"emergency_{id_}" for id_ in EMERGENCIES),
        *(f"rights_{id_}" for id_ in RIGHTS_TOPICS),
        *(f"guide_{id_}" for id_ in GUIDE_TOPICS),
        *(f"chat_{id_}" for id_ in CHAT),
        *(f"declined_{id_}" for id_ in DECLINED),
    }
)

# What people ask about most: each of their pairs is described for itself, not by a rule.
OFTEN = (
    "3-mmc", "alcohol", "amphetamine", "benzodiazepines", "cannabis", "cocaine", "crack",
    "fentanyl", "ghb", "heroin", "ketamine", "khat", "lsd", "mdma", "methadone",
    "methamphetamine", "nitazenes", "nitrous-oxide", "pregabalin", "tramadol",
)  # fmt: skip
