"""What is said not to be taken. A name wrongly left out is worse than one too many."""

from __future__ import annotations

import pytest

from nlu.matching.lexicon import SmallWords
from nlu.matching.mention import Mention
from nlu.matching.negation import WORKS_FOR_DAYS, mark_negated
from nlu.matching.text import tokenize
from tests.support.bot import library, matcher


def meant(text: str) -> tuple[list[str | None], list[str | None]]:
    """The substances that are meant, and those that are negated."""
    mentions = [m for m in matcher().read(text).mentions if m.kind == "substance" and not m.hinted]
    return [m.id for m in mentions if not m.negated], [m.id for m in mentions if m.negated]


@pytest.mark.parametrize(
    ("text", "taken", "negated"),
    [
        ("no alcohol, just weed", ["cannabis"], ["alcohol"]),
        ("without any alcohol but with ketamine", ["ketamine"], ["alcohol"]),
        ("i didnt take mdma only speed", ["amphetamine"], ["mdma"]),
        ("i didn't take mdma only speed", ["amphetamine"], ["mdma"]),
        ("ghb instead of alcohol", ["ghb"], ["alcohol"]),
        ("no alcohol or weed, only ghb", ["ghb"], ["alcohol", "cannabis"]),
        ("geen alcohol of wiet, wel coke", ["cocaine"], ["alcohol", "cannabis"]),
        ("wel ketamine maar geen ghb", ["ketamine"], ["ghb"]),
        ("xtc zonder alcohol", ["mdma"], ["alcohol"]),
        ("miauw en molly niet ket", ["3-mmc", "mdma"], ["ketamine"]),
        ("not mdma, just weed with a beer", ["cannabis", "alcohol"], ["mdma"]),
        ("tramadol, not morphine", ["tramadol"], ["morphine"]),
        ("мефедрон, не кокаин", ["mephedrone"], ["cocaine"]),
        ("ketamina nie kokaina", ["ketamine"], ["cocaine"]),
        ("alcohol heb ik niet op, alleen ghb", ["ghb"], ["alcohol"]),
        ("bez alkoholu, tylko trawka", ["cannabis"], ["alcohol"]),
        ("nie brałem amfetaminy, tylko ketamina", ["ketamine"], ["amphetamine"]),
        ("ketamina zamiast alkoholu", ["ketamine"], ["alcohol"]),
        ("بدون كحول فقط حشيش", ["cannabis"], ["alcohol"]),
        ("كحول ما شربته بس حشيش", ["cannabis"], ["alcohol"]),
        ("حشيش من غير كحول", ["cannabis"], ["alcohol"]),
        ("не пуша цигари, само трева и бира", ["cannabis", "alcohol"], ["nicotine"]),
        ("нічого не нюхаю, тільки шмаль", ["cannabis"], ["cocaine"]),
        ("no speedball, just weed", ["cannabis"], ["cocaine", "heroin"]),
        ("ብዘይ ኣልኮል ሓሺሽ ጥራይ", ["cannabis"], ["alcohol"]),
        ("took mdma and ket, haven't touched a drop", ["mdma", "ketamine"], []),
        ("кетамин с пивом, без бута", ["ketamine", "alcohol"], ["ghb"]),
        ("نه گل نه اکس، فقط کوک", ["cocaine"], ["cannabis", "mdma"]),
        ("لا حشيش ولا اكستازي، بس كوكايين", ["cocaine"], ["cannabis", "mdma"]),
        ("ኣልኮል ኣይሰተኹን ሓሺሽ ጥራይ", ["cannabis"], ["alcohol"]),
    ],
)
def test_what_is_not_taken_is_marked(text: str, taken: list[str], negated: list[str]) -> None:
    """Else "no alcohol, just weed" gets a warning about alcohol with weed."""
    assert meant(text) == (taken, negated)


@pytest.mark.parametrize(
    "text", ["zonder alcohol", "no alcohol", "bez alkoholu", "بدون كحول", "ብዘይ ኣልኮል"]
)
def test_a_lone_negated_name_is_still_what_it_is_about(text: str) -> None:
    """Someone who writes "without alcohol?" asks about alcohol."""
    assert meant(text) == (["alcohol"], [])


@pytest.mark.parametrize(
    "text",
    [
        "why not ghb with alcohol",
        "waarom niet ghb met alcohol",
        "ghb niet met alcohol?",
        "mag je niet ghb met alcohol",
        "why can i not ghb with alcohol",
        "почему не ghb с алкоголем",
        "why alcohol not ghb",
        "waarom in amsterdam niet ghb met alcohol",
        "niet ghb met alcohol toch",
        "is alcohol not ghb with tonic dangerous",
        "بعد ما شرب ghb اخد كحول",
        "waarom mag ghb niet met alcohol",
        "dlaczego nie ghb z alkoholem",
        "ليش ما لازم ghb مع كحول",
        "ስለምንታይ ዘይኮነ GHB ምስ ኣልኮል",
        "is ghb not dangerous with alcohol",
        "no ghb or alcohol?",
        ("no idea, ghb with alcohol ok?"),
        ("geen idee, ghb met alcohol kan dat?"),
        ("no problem, ghb with alcohol?"),
        ("bez obaw, ghb z alkoholem?"),
        ("no sleep. ghb with alcohol?"),
        ("no, the ghb with alcohol"),
    ],
)  # fmt: skip
def test_a_question_about_two_keeps_both(text: str) -> None:
    """Leaving one out would answer "is this pair deadly?" with a page about one of them."""
    assert sorted(meant(text)[0]) == ["alcohol", "ghb"]


@pytest.mark.parametrize(
    "text", ["nothing but alcohol with ghb", "niks dan alcohol met ghb", "ما خدت غير كحول مع ghb"]
)
def test_nothing_but_a_name_is_that_name(text: str) -> None:
    """A small word may stand between a negation and a name, but not this one."""
    assert meant(text) == (["alcohol", "ghb"], [])


@pytest.mark.parametrize("text", ["no weed. and ghb with coke?", "geen wiet.\nen ghb met coke?"])
def test_a_negation_ends_with_its_sentence(text: str) -> None:
    """The second question is a new one: "and" there joins nothing to the first."""
    assert meant(text) == (["ghb", "cocaine"], ["cannabis"])


def test_places_are_never_negated() -> None:
    """Even "not in Amsterdam" still tells where someone looks."""
    (place,) = matcher().read("geen amsterdam").mentions
    assert not place.negated


def test_a_negation_of_another_language_is_not_one() -> None:
    """The Dutch "na" is "after"; in Persian written in Latin letters it is "no"."""
    mentions = matcher().read("een dag na mdma bier drinken").mentions
    assert [(m.id, m.negated) for m in mentions] == [("mdma", False), ("alcohol", False)]


@pytest.mark.parametrize(
    "text",
    [
        "havent taken the mdma yet, 3 beers in, is it safe",
        "not taken the mdma so far, just alcohol",
        "nog geen mdma op, wel bier",
        "heb de mdma nog niet genomen maar wel bier op",
        "j'ai pas encore pris de mdma, déjà trois bières",
        "todavía no he tomado mdma, llevo tres cervezas",
        "هنوز ام دی ام ای نخوردم ولی آبجو خوردم",
        "încă n-am luat mdma, am băut bere",
        "jeszcze nie wziąłem mdma, wypiłem piwo",
        "ещё не принимал мдма, выпил пиво",
        "мдма пока не принимал, пиво выпил",
        "ще не приймав мдма, випив пиво",
        "още не съм взел мдма, пих бира",
        "henüz mdma almadım, bira içtim",
        "لسه ما أخذت ام دي ام بس شربت بيرة",
        "weli ma qaadan mdma laakiin biir baan cabay",
        "ክሳብ ሕጂ ኤምዲኤምኤ ኣይወሰድኩን ቢራ ግን ሰትየ",
        "nunca he probado mdma, y he bebido cerveza",
    ],
)
def test_what_was_not_taken_yet_is_about_to_be(text: str) -> None:
    """Who asks before taking it is told of both: that is the question."""
    taken, _ = meant(text)
    assert set(taken) == {"mdma", "alcohol"}


@pytest.mark.parametrize(
    "text",
    [
        "havent taken my sertraline for 2 days, mdma tonight ok?",
        "i dont take sertraline anymore, mdma?",
        "heb 2 dagen geen sertraline genomen, mag mdma",
        "j'ai pas pris ma sertraline depuis 2 jours, mdma ok?",
        "laba maalmood ma qaadan sertraline, mdma?",
        "haven't taken my sertraline for the past few days, mdma tonight?",
        "ya no tomo sertralina desde el lunes, mdma?",
        "n-am luat sertralina de 2 zile, pot mdma?",
        "nie biorę już sertraliny od poniedziałku, mdma?",
        "два дня не пью сертралин, мдма можно?",
        "два дні не приймаю сертралін, мдма можна?",
        "вече не пия сертралин, мдма?",
        "iki gündür sertralin almıyorum, mdma olur mu",
        "دو روزه سرترالین نخوردم، ام دی ام ای بزنم؟",
        "صار يومين ما اخدت سيرترالين، اكستازي عادي؟",
        "ክልተ መዓልቲ ሰርትራሊን ኣይወሰድኩን፡ ኤምዲኤምኤ?",
    ],
)
def test_what_was_left_off_days_ago_may_still_work(text: str) -> None:
    """Some medicines stay in the body for days and weeks: that is what is asked."""
    taken, _ = meant(text)
    assert set(taken) == {"ssri", "mdma"}


@pytest.mark.parametrize(
    "text",
    [
        "didn't take my methadone today, can I do heroin",
        "vandaag geen methadon gehad, kan ik heroïne gebruiken",
        "pas de méthadone ce matin, héroïne possible ?",
        "hoy no tomé la metadona, puedo meterme heroína",
        "сегодня не пил метадон, можно героин?",
        "сьогодні не пив метадон, можна героїн?",
        "днес не съм пил метадон, може ли хероин",
        "nie brałem dzisiaj metadonu, mogę heroinę",
        "bugün metadon almadım, eroin olur mu",
        "اليوم ما أخذت الميثادون، أقدر آخذ هيروين؟",
        "امروز متادون نخوردم، هروئین بزنم؟",
        "n-am luat metadona azi, pot lua heroină?",
        "maanta ma qaadan methadone, heroin ma isticmaali karaa",
        "ሎሚ ሜታዶን ኣይወሰድኩን፡ ሄሮይን ክወስድ ይኽእል ዶ",
    ],
)
def test_a_medicine_that_works_for_days_counts_where_a_dose_is_left_out(text: str) -> None:
    """Methadone of yesterday and heroin of today add up."""
    taken, _ = meant(text)
    assert set(taken) == {"methadone", "heroin"}


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("haven't taken my sertraline, mdma ok?", {"ssri", "mdma"}),  # prescribed
        ("no kaletra tonight, can I do mdma", {"hiv-medication", "mdma"}),
        ("no valium this weekend, can I take heroin", {"benzodiazepines", "heroin"}),
        ("no methadone in Antwerp today, can I do heroin", {"methadone", "heroin"}),
        ("eergisteren geen lithium genomen, kan ik lsd", {"lithium", "lsd"}),
    ],
)
def test_other_words_for_a_dose_that_is_left_out(text: str, taken: set[str]) -> None:
    """Diazepam and the booster of HIV medicines stay for days too."""
    assert set(meant(text)[0]) == taken


def test_what_works_for_days_is_known() -> None:
    """An id that is renamed would silently be denied again."""
    assert library().substances.keys() >= WORKS_FOR_DAYS


def test_names_that_overlap_are_read() -> None:
    """No list of names should bring it about; if one does, the text is read all the same."""
    tokens = tokenize("no white wine today")
    one = Mention("substance", ("alcohol",), 3, 13, 1.0)
    within = Mention("substance", ("cocaine",), 9, 13, 1.0)
    marked = mark_negated(tokens, [one, within], SmallWords())
    assert [mention.id for mention in marked] == ["alcohol", "cocaine"]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("no alcohol today, just ghb", {"ghb"}),  # works for hours
        ("no methadone or beer today, can I do heroin", {"methadone", "heroin"}),
        ("no beer or methadone today, can I do heroin", {"methadone", "heroin"}),
        ("vandaag geen bier, wel keta", {"ketamine"}),
        ("I'm not on methadone, only heroin", {"heroin"}),  # never, not a dose
        ("geen antidepressiva, wel mdma vanavond", {"mdma"}),
    ],
)
def test_today_counts_for_nothing_else(text: str, taken: set[str]) -> None:
    """Who drinks nothing today asks about the rest; who is on no medicine has none."""
    assert set(meant(text)[0]) == taken


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("nog geen mdma of ketamine op, wel bier", {"mdma", "ketamine", "alcohol"}),
        ("haven't had mdma or ketamine yet, 3 beers in", {"mdma", "ketamine", "alcohol"}),
        (
            "5 dagen geen bier en geen oxazepam, kan ik nu ghb",
            {"alcohol", "benzodiazepines", "ghb"},
        ),
        ("haven't taken the speedball yet, 3 beers in", {"cocaine", "heroin", "alcohol"}),
        ("haven't had my ghb yet, no alcohol tonight", {"ghb"}),
    ],
)
def test_what_counts_is_shared_by_the_names_that_are_joined(text: str, taken: set[str]) -> None:
    """As the negation is; what is denied in another breath stays denied."""
    assert set(meant(text)[0]) == taken


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("no speedball", {"cocaine", "heroin"}),
        ("what is a night without a speedball like", {"cocaine", "heroin"}),
    ],
)
def test_a_lone_speedball_is_what_it_is_about(text: str, taken: set[str]) -> None:
    """Both halves are negated as one, and then neither."""
    assert set(meant(text)[0]) == taken


@pytest.mark.parametrize(
    "text",
    [
        "no alcohol for 3 hours, is ghb ok now",
        "3 uur geen alcohol gedronken, kan ik ghb nemen",
        "три часа не пил алкоголь, можно бутират?",
        "haven't had any alcohol for the past few days, ghb tonight?",
    ],
)
def test_hours_and_days_are_seen_wherever_they_stand(text: str) -> None:
    """How long ago is what such a question is about."""
    assert set(meant(text)[0]) == {"alcohol", "ghb"}


@pytest.mark.parametrize(
    "text",
    [
        "i never mix mdma with alcohol but tonight i did",
        "voel niks van de xtc, kan ik er een bier bij",
        "heb niks van de xtc gemerkt, kan ik er een bier bij",
        "no noto casi nada de la md, puedo tomar cerveza",
        "emka nie bierze, dorzucić piwo?",
        "я под мдма не ел ничего весь день, можно пиво?",
        "sadece bira değil mdma da aldım",
    ],
)
def test_what_is_felt_mixed_or_not_the_only_thing_is_not_negated(text: str) -> None:
    """A "not" beside a name that is no denial of it."""
    assert set(meant(text)[0]) == {"mdma", "alcohol"}


@pytest.mark.parametrize(
    "text",
    [
        "alcohol nee, alleen xtc op",
        "alcohol no, just mdma",
        "no alcohol, two days ago a cough, now mdma",
        "ben al 3 dagen wakker, alcohol heb ik niet op, wel mdma",
        "buenas noches no he bebido alcohol solo md",
        "добрый день алкоголь не пил только мдма",
        "ik voel me misselijk, heb xtc op, niet alcohol",
    ],
)
def test_what_is_denied_stays_denied(text: str) -> None:
    """Days behind a comma, greetings and feelings are of something else."""
    assert meant(text) == (["mdma"], ["alcohol"])


@pytest.mark.parametrize(
    "text",
    [
        "чи не прийняв він ghb, пив горілку і спить",
        "дали не е взел ghb, пи водка и не се буди",
        "czy nie wziął ghb, pił wódkę i śpi",
    ],
)
def test_a_suspicion_is_no_denial(text: str) -> None:
    """Whether he took it is just what matters, as he does not wake up."""
    assert set(meant(text)[0]) == {"ghb", "alcohol"}


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("mdma wziąłem, alkoholu nie łykała", "alcohol"),
        ("съел мдма, траву он не курит", "cannabis"),
        ("джек і кетамін, мдма вони не вживали", "mdma"),
        ("на лирика съм, трева не е пипал", "cannabis"),
        ("vzeh kokain, alkohol ne sam pila", "alcohol"),
    ],
)
def test_a_verb_negates_in_all_its_forms(text: str, negated: str) -> None:
    """A verb stands once in the lexicon, as a group of its forms."""
    assert meant(text)[1] == [negated]


def test_a_negation_after_a_comma_is_of_what_comes_next() -> None:
    """Who chewed khat and never touched coke chewed khat."""
    assert meant("lit on khat leaves, never touched coke") == (["khat"], ["cocaine"])


def test_a_no_before_a_comma_answers_what_came_before() -> None:
    """Who says no, speed, took speed."""
    mentions = matcher().read("was it coke? no, speed with a beer").mentions
    assert [m.negated for m in mentions if m.id in ("amphetamine", "alcohol")] == [False, False]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("ghb with alcohol no? just one drink", ["ghb", "alcohol"]),
        ("ketamine not ghb and alcohol together?", ["ketamine", "ghb", "alcohol"]),
        ("why coke? not ghb with alcohol?", ["cocaine", "ghb", "alcohol"]),
        ("was it coke? no,speed with a beer", ["cocaine", "amphetamine", "alcohol"]),
        ("what if i don't stop drinking and take valium", ["alcohol", "benzodiazepines"]),
        ("بعد ما شرب ghb اخد كوك", ["ghb", "cocaine"]),
        ("принимаю феназепам, а не пью второй день и трясёт", ["benzodiazepines", "alcohol"]),
        ("iau diazepam dar nu mai beau de 3 zile și tremur", ["benzodiazepines", "alcohol"]),
        ("nu am voie să beau cu diazepam?", ["alcohol", "benzodiazepines"]),
    ],
)
def test_what_only_looks_like_a_negation_is_none(text: str, taken: list[str]) -> None:
    """A tag question, a name that begins with stopping, and the Arabic "after he drank"."""
    assert [id_ for id_ in meant(text)[0] if id_ in taken] == taken
    assert meant(text)[1] == []
