"""Words that name a substance only beside another: "k on a pill".

They are guesses, so the sentences in which they are no name at all matter most: a substance that
nobody named turns a plain question into an answer about a combination.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.matching import vocabulary
from nlu.matching.matcher import NAMES_FOLDER
from tests.support.bot import matcher


@st.deferred
def words_that_hint() -> st.SearchStrategy[str]:
    """What names a substance only beside another, or hints at one, and words around it.

    Read when a test draws from it: the names take seconds, which every collection would wait for.
    """
    known = vocabulary.load(NAMES_FOLDER)
    around = ["mdma", "no", "or", "geen", ",", "."]
    return st.sampled_from([*sorted({*known.alone, *known.beside_others}), *around])


def meant(text: str) -> set[str | None]:
    """The substances that a text is about."""
    return {m.id for m in matcher().read(text).mentions if not m.negated and not m.hinted}


def hinted(text: str) -> set[str | None]:
    """The substances that a text is about only if the question turns out to be about one."""
    return {m.id for m in matcher().read(text).mentions if m.hinted}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("k on a pill", {"ketamine", "mdma"}),
        ("can i take g with tina", {"ghb", "methamphetamine"}),
        ("bruin en wit", {"heroin", "cocaine"}),
        ("base and brown", {"crack", "heroin"}),
        ("pil met ghb", {"mdma", "ghb"}),
        ("він п'яний і нюхав кокс", {"alcohol", "cocaine"}),  # an apostrophe parts a word in two
        ("half pilletje en keta", {"mdma", "ketamine"}),  # two words, one of them listed as well
    ],
)
def test_two_street_words_explain_each_other(text: str, ids: set[str]) -> None:
    """Alone "k" is a letter; beside a pill it is ketamine."""
    assert meant(text) == ids


@pytest.mark.parametrize(
    ("text", "ids", "hints"),
    [
        ("przestałem pić dwa dni temu i trzęsą mi się ręce", set(), {"alcohol"}),
        ("içmeyi bıraktım titriyorum", set(), {"alcohol"}),
        ("me bebí dos ml de ghb", {"ghb"}, set()),  # one drinks GHB too
        ("выпил две таблетки трамадола", {"tramadol"}, set()),
        ("ile wody pić na imprezie, czy pić wodę", set(), set()),
        ("I drank 2 ml of ghb", {"ghb"}, set()),  # a Dutch name of alcohol
        ("he drank bleach by mistake", set(), {"alcohol"}),
        ("Я п'ю щодня і трясуться руки", set(), {"alcohol"}),  # also written as one word
        ("Я пʼю щодня і трясуться руки", set(), {"alcohol"}),
        ("bu nedir, bu tehlikeli mi", set(), set()),  # French for "drunk", Turkish for "this"
    ],
)
def test_to_drink_hints_at_alcohol_where_nothing_is_named(
    text: str, ids: set[str], hints: set[str]
) -> None:
    """Half of those who ask about alcohol never name it."""
    assert (meant(text), hinted(text)) == (ids, hints)


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("what is k", {"ketamine"}),
        ("g", {"ghb"}),
        ("what is this", set()),
    ],
)
def test_alone_they_are_a_hint_at_most(text: str, hints: set[str]) -> None:
    """One vague word is no ground for an answer; the question around it may make it one."""
    assert (meant(text), hinted(text)) == (set(), hints)
    assert not matcher().read(text).only_names


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("mijn poes is ziek", set()),
        ("birthday balloons", set()),
        ("kwas foliowy i alkohol", {"alcohol"}),
        ("mijn poes zit naast mijn ghb", {"ghb"}),
    ],
)
def test_a_phrase_that_is_no_drug_gives_no_hint(text: str, ids: set[str]) -> None:
    """Folic acid with a beer is not LSD with a beer."""
    assert (meant(text), hinted(text)) == (ids, set())


@pytest.mark.parametrize(
    ("text", "id_"),
    [("10 g ketamine", "ketamine"), ("0,5 g keta", "ketamine"), ("5g of weed", "cannabis")],
)
def test_a_letter_after_a_number_is_a_unit(text: str, id_: str) -> None:
    """A text like "2 g weed" is about an amount, not about GHB."""
    assert meant(text) == {id_}


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("i can't sleep after mdma", "mdma"),
        ("i don’t know if ghb is ok", "ghb"),
        ("is 't erg als ik ghb neem", "ghb"),
        ("'k heb mdma genomen", "mdma"),
    ],
)
def test_a_contraction_names_no_substance(text: str, id_: str) -> None:
    """Half of all English questions hold a "don't"."""
    assert meant(text) == {id_}


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("how many tramadol pills can i take", "tramadol"),
        ("twee oxazepam pillen", "benzodiazepines"),
        ("a tab of xanax", "benzodiazepines"),
        ("een lijntje ketamine", "ketamine"),
        ("half a g of speed", "amphetamine"),
        ("mag ik bruin brood eten na ghb", "ghb"),
        ("is witte heroïne sterker", "heroin"),
    ],
)
def test_a_word_that_describes_a_substance_is_no_second_one(text: str, id_: str) -> None:
    """Then "tramadol pills" would be answered with "tramadol + MDMA: dangerous"."""
    assert meant(text) == {id_}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("flakka+G+tina", {"alpha-pvp", "ghb", "methamphetamine"}),
        ("metadon+dafalgan+rush", {"methadone", "paracetamol", "poppers"}),
        ("tramadol, paracetamol et weed", {"tramadol", "paracetamol", "cannabis"}),
        ("coke, G, un bout de shit", {"cocaine", "ghb", "cannabis"}),
        ("coke,G,un bout de shit", {"cocaine", "ghb", "cannabis"}),
        ("tramadol,paracetamol et weed", {"tramadol", "paracetamol", "cannabis"}),
        ("keta, half, pilletje", {"ketamine", "mdma"}),
        ("2,4-DNP and 1,4-BDO", {"dnp", "ghb"}),
        ("droppin' a trip and pregabs", {"lsd", "pregabalin"}),
        ('special "k" and M. D. M. A.', {"ketamine", "mdma"}),
        ("not GHB+alcohol, right?", {"ghb", "alcohol"}),
    ],
)
def test_what_a_comma_or_plus_parts_is_a_list(text: str, ids: set[str]) -> None:
    """Neither a longer name nor a word that describes the one before."""
    assert meant(text) == ids


def test_a_vague_name_of_what_is_named_adds_nothing() -> None:
    """Cough syrup is codeine or dextromethorphan, until the message says which."""
    assert meant("cough syrup with dextromethorphan and sertraline") == {"dxm", "ssri"}


def test_an_attached_and_begins_the_next_of_a_list() -> None:
    """Arabic writes "and" onto the word: arak and hashish are two."""
    assert meant("عرق وحشيش") == {"alcohol", "cannabis"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("mdma and drinking, is it ok", {"mdma", "alcohol"}),  # "and drinking" belongs to "mdma"
        ("ket and drinking after", {"ketamine", "alcohol"}),
        ("метадон на соли", {"methadone", "alpha-pvp"}),
    ],
)
def test_a_phrase_that_is_thrown_out_hides_none_within_it(text: str, ids: set[str]) -> None:
    """A substance lost that way would be one that nobody warned of."""
    assert meant(text) == ids


@pytest.mark.parametrize("text", ["на шишето", "къде давам топла супа на шишето пак"])
def test_a_phrase_is_not_found_again_within_itself(text: str) -> None:
    """Bulgarian lists "the bottle" and "to the bottle"; such a text stopped the whole training."""
    mentions = matcher().read(text).mentions
    assert all(one.end <= next_.start for one, next_ in pairwise(mentions))


@given(st.lists(words_that_hint))
def test_listed_words_in_any_order_can_be_read(words: list[str]) -> None:
    """A heap of names of all languages is no reason to give no answer."""
    mentions = matcher().read(" ".join(words)).mentions
    apart = (one.end <= two.start or one.start == two.start for one, two in pairwise(mentions))
    assert all(apart)  # of a speedball both halves stand at one place
