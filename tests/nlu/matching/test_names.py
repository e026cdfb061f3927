"""Names of substances and places, in every way they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlu.matching.names import NameFinder
from nlu.matching.text import tokenize
from nlu.matching.vocabulary import load
from tests.support.bot import matcher


def named(text: str) -> list[tuple[str, ...]]:
    """The ids of every name in a text; several where it is ambiguous. Hints are no names yet."""
    return [mention.ids for mention in matcher().read(text).mentions if not mention.hinted]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("keta", "ketamine"),
        ("KETAMINE!!", "ketamine"),
        ("cocaïne", "cocaine"),
        ("wiet", "cannabis"),
        ("كبتاجون", "captagon"),
        ("حشيش", "cannabis"),
        ("trawka", "cannabis"),
        ("ጫት", "khat"),
        ("lachgas", "nitrous-oxide"),
    ],
)
def test_a_listed_name_is_found_in_each_language(text: str, id_: str) -> None:
    """Names of all languages are known at once: people mix them."""
    (mention,) = matcher().read(text).mentions
    assert (mention.id, mention.score) == (id_, 1.0)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("kokainy", "cocaine"),
        ("alkoholu", "alcohol"),
        ("ketaminą", "ketamine"),
        ("tramadolem", "tramadol"),
        ("alkolle", "alcohol"),
        ("tramadollar", "tramadol"),
        ("metadonnetje", "methadone"),
    ],
)
def test_an_ending_does_not_hide_a_name(text: str, id_: str) -> None:
    """Polish and Turkish put the grammar at the end of the name."""
    assert named(text) == [(id_,)]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("والحشيش", "cannabis"),
        ("وبالكوكايين", "cocaine"),
        ("بالكيتامين", "ketamine"),
        ("للكوكايين", "cocaine"),
        ("ومع الهيروين", "heroin"),
        ("ብኮኬይን", "cocaine"),
        ("ንሄሮይን", "heroin"),
        ("ዝትራማዶል", "tramadol"),
        ("ምኬታሚን", "ketamine"),
        ("ስለሄሮይን", "heroin"),
        ("ኬታሚንከ", "ketamine"),  # "and ketamine?"
        ("ናርካንኸ", "naloxone"),
        ("ሄሮይንውን", "heroin"),
        ("bilcaptagon", "captagon"),
        ("elcaptagon", "captagon"),
    ],
)
def test_a_prefix_does_not_hide_a_name(text: str, id_: str) -> None:
    """Arabic and Tigrinya write "and", "with" and "the" onto the name."""
    assert named(text) == [(id_,)]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("cociane", "cocaine"),
        ("ketmine", "ketamine"),
        ("amfetamnie", "amphetamine"),
        ("buprenorphne", "buprenorphine"),
        ("naloxxone", "naloxone"),
        ("amsterdamm", "amsterdam"),
    ],
)
def test_a_typo_is_forgiven(text: str, id_: str) -> None:
    """Nobody types methylenedioxymethamphetamine right at four in the morning."""
    (mention,) = matcher().read(text).mentions
    assert mention.id == id_
    assert mention.score < 1


@pytest.mark.parametrize(
    ("text", "id_"),
    [("is k3ta bad for you", "ketamine"), ("val1um slikken", "benzodiazepines")],
)
def test_digits_may_stand_for_letters_that_they_look_like(text: str, id_: str) -> None:
    """As people write who fear to be found."""
    assert named(text) == [(id_,)]


def test_digits_that_stand_for_sounds_are_no_other_letters() -> None:
    """The Arabic "b3do", in Latin letters, is no "bedo"."""
    assert named("kif ana w b3do ma ja lyoum") == []
    assert named("b3do hek") == []
    assert named("bare7a kont") == []


@pytest.mark.parametrize("text", ["bestelling g335", "code t5000", "bus l33100", "kamer f450"])
def test_a_code_is_no_name(text: str) -> None:
    """Mostly digits: it stands on a ticket, not in for letters."""
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "id_"), [("keeeta", "ketamine"), ("xtccc", "mdma"), ("wieeeet", "cannabis")]
)
def test_stretched_letters_are_squeezed(text: str, id_: str) -> None:
    """Excitement is not another word."""
    assert named(text) == [(id_,)]


@pytest.mark.parametrize(
    "text", ["3-mmc", "3 mmc", "3mmc", "3 - MMC", "3_mmc", "٣ mmc", "３ＭＭＣ"]
)
def test_a_name_with_a_digit_may_be_spaced_anyhow(text: str) -> None:
    """3-MMC and 4-MMC differ in the digit alone, so it must never get lost."""
    assert named(text) == [("3-mmc",)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("special k", ("ketamine",)),
        ("crystal meth", ("methamphetamine",)),
        ("jungle juice", ("poppers",)),
        ("smoke brown", ("heroin",)),
        ("special-k", ("ketamine",)),
        ("nitrousoxide", ("nitrous-oxide",)),
        ("roze cocaine", ("ketamine", "mdma")),
    ],
)
def test_the_longest_name_wins(text: str, ids: tuple[str, ...]) -> None:
    """Pink cocaine is not cocaine."""
    assert named(text) == [ids]


@pytest.mark.parametrize(
    "text",
    [
        "hallo hoe gaat het met je vandaag",
        "what should i eat before the party",
        "kan iemand mij helpen met mijn verblijfsvergunning",
        "medicine doctor hospital insurance",
        "gdzie jest szpital i lekarz",
        "thanks for the metal and the local hero",
        "أريد طبيبا في المدينة",
    ],
)
def test_everyday_words_are_no_typo_of_a_name(text: str) -> None:
    """A wrong name makes a wrong answer, and "medicine" is near to many."""
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "a can of coke",
        "coke zero",
        "internet speed",
        "bloempot",
        "mijn poes is ziek",
        "كيف حالك",
        "kwas foliowy",
        "ice cream",
        "birthday balloons",
    ],
)
def test_phrases_that_are_no_drug_are_skipped(text: str) -> None:
    """A cat, a soft drink and a vitamin share their names with drugs."""
    assert named(text) == []


def test_a_phrase_that_is_no_drug_hides_only_itself() -> None:
    """The real name next to it still counts."""
    assert named("diet coke and ghb") == [("ghb",)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("tusi", ("2c-b", "ketamine", "mdma")),
        ("pep", ("amphetamine", "hiv-medication")),
        ("mmc", ("3-mmc", "mephedrone")),
    ],
)
def test_an_ambiguous_name_keeps_everything_it_may_mean(text: str, ids: tuple[str, ...]) -> None:
    """The bot asks back; a guess between speed and HIV medicine could hurt."""
    (mention,) = matcher().read(text).mentions
    assert mention.ids == ids
    assert mention.id is None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("lorixan", [("left",)]),
        ("lorixon", [("right",)]),
        ("lorixen", [("left", "right")]),
        ("lorixanne", [("left",)]),
        ("xorixen", []),
    ],
)
def test_a_typo_between_two_substances_is_not_guessed(
    text: str, ids: list[tuple[str, ...]], tmp_path: Path
) -> None:
    """Equally near means ask; nearer to one means that one; another first letter means neither."""
    (tmp_path / "xx.yml").write_text(
        "substances:\n  left: {shown: lorixan}\n  right: {shown: lorixon}\n", "utf-8"
    )
    finder = NameFinder(load(tmp_path))
    assert [mention.ids for mention in finder.find(tokenize(text))] == ids


@pytest.mark.parametrize(
    ("text", "id_"),
    [("HGHን", "growth-hormone"), ("GHBን", "ghb"), ("MDMAшку", "mdma"), ("LSDшка", "lsd")],
)
def test_a_latin_name_may_have_an_ending_in_another_alphabet(text: str, id_: str) -> None:
    """People write the name as it stands on the bag, and decline it in their own letters."""
    assert named(text) == [(id_,)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("lorix beer", [("left",)]),
        ("lorix", []),
        ("a lorix mug", []),
    ],
)
def test_a_listed_name_is_stronger_than_a_shorter_phrase_that_is_no_drug(
    text: str, ids: list[tuple[str, ...]], tmp_path: Path
) -> None:
    """A word that is no drug by itself may begin the name of one; the longer listed one wins."""
    (tmp_path / "xx.yml").write_text(
        "substances:\n  left: {shown: lorix beer}\nnot_drugs: [lorix, lorix mug]\n", "utf-8"
    )
    finder = NameFinder(load(tmp_path))
    assert [mention.ids for mention in finder.find(tokenize(text))] == ids


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u200e", "\u2060", "\ufeff", "\u00ad",
                                  "\u202e", "\u2066", "\u061c", "\u180e", "\u034f",
                                  "\ufe0f", "\U000e0100", "\u200c",
])  # fmt: skip
def test_an_invisible_mark_inside_a_name_does_not_hide_it(mark: str) -> None:
    """Copied text is full of them, and some people put them there to get past a filter."""
    assert named(f"alco{mark}hol") == [("alcohol",)]


def test_positions_are_those_of_the_text_as_typed() -> None:
    """What is cut out for the language guess is the name, whatever was folded away before it."""
    text = "ﷺ \u202eCo\u200bke\u202c?"
    (mention,) = matcher().read(text).mentions
    assert "Co\u200bke" in text[mention.start : mention.end]
    assert mention.end <= len(text) - 1


@pytest.mark.parametrize(
    "text", ["دیشب بهش کشیدم زیر چشمش رو", "Corsa'mda unuttum telefonu dün akşam"]
)
def test_what_only_looks_like_an_article_or_a_name_names_nothing(text: str) -> None:
    """Persian has no article to take off; after an apostrophe stands an ending in Turkish."""
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "combien de temps dure l'mdma",
        "ça dépend, lorsqu'mdma est pur ça dure combien de temps",
        "mdma'yı ne zaman almalıyım",
    ],
)
def test_an_apostrophe_does_not_hide_a_name(text: str) -> None:
    """A word before it, or an ending after it."""
    assert named(text) == [("mdma",)]


def test_a_longer_ending_is_tried_where_a_shorter_makes_a_name_of_another_language() -> None:
    """With "n" it might be a Dutch name, which is none in Turkish; with "in" it is speed."""
    assert named("speedin icine ne katiyorlar burada") == [("amphetamine",)]
