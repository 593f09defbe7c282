from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.all import FLOWS
from bot.talk.questions import Choice, Sense
from bot.texts import texts
from bot.understand import word, wording
from bot.understand.fold import fold
from bot.understand.given_names import given_names
from bot.understand.vocabulary import ordinary
from bot.understand.wordings import NOUNS, PHRASES, VERBS
from bot.words import BY_ID, HERE, WITHIN, WORDS

SAID = [(said, known.id) for known in WORDS for said in known.nl + known.en]
NAMES = sorted(given_names() - ordinary())
TABLE = (
    "help start story names puzzle board today offer session log lesson week status privacy export back edit undo skip "
    "repeat why cancel later resume pause snooze settings language link delete"
)


def test_the_table_has_all_words_in_its_order():
    assert " ".join(known.id for known in WORDS) == TABLE
    assert list(BY_ID) == [known.id for known in WORDS]
    assert WITHIN < HERE < set(BY_ID)


def test_no_wording_stands_for_two_words():
    meanings = {}
    for said, word_id in SAID:
        assert meanings.setdefault(said, word_id) == word_id


@pytest.mark.parametrize(("said", "word_id"), SAID)
@pytest.mark.parametrize("shape", ["{}", "/{}", "!{}", " {} ", "{}!", "\u201c{}\u201d", "{} \U0001f642", "{}?"])
def test_every_wording_is_its_word(said, word_id, shape):
    assert word(shape.format(said), BY_ID) == word_id
    assert word(shape.format(said.upper()), BY_ID) == word_id


@pytest.mark.parametrize(("said", "word_id"), SAID)
def test_a_word_that_has_no_room_yet_is_no_word(said, word_id):
    assert word(said) == (word_id if word_id in HERE else None)


@given(
    st.sampled_from(SAID),
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20) | st.sampled_from(NAMES),
    st.booleans(),
    st.sampled_from([str, str.title, str.upper]),
)
def test_a_word_in_a_longer_text_is_no_word(known, other, before, shape):
    text = f"{other} {known[0]}" if before else f"{known[0]} {other}"
    # Only ordinary words, such as "please" and "my", may stand beside it.
    if fold(other) not in ordinary():
        assert word(shape(text), BY_ID) is None


@pytest.mark.parametrize("table", [NOUNS, VERBS, PHRASES])
def test_no_other_wording_stands_for_two_words_or_for_another_than_the_table_says(table):
    meanings = dict(SAID)
    for word_id, listed in table.items():
        assert word_id in BY_ID
        for said in listed.split("|"):
            assert meanings.setdefault(said.strip(), word_id) == word_id


@pytest.mark.parametrize("said", sorted({said for listed in PHRASES.values() for said in listed.split("|")}))
def test_every_phrase_is_understood_politely_too(said):
    word_id = word(said, BY_ID)
    assert word_id is not None
    for shape in ("{} please", "{} aub", "{} graag", "please {}", "Hey coach, {}!", "{}, alsjeblieft"):
        assert word(shape.format(said.strip()), BY_ID) == word_id


SLIPPED = {
    "hlep": "help", "bakc": "back", "terugg": "back", "ovrslaan": "skip", "herrinner me": "snooze", "instelingen": "settings",
    "vehraal": "story", "warom krijg ik dit?": "why", "satus": "status", "lgo": "log",
}  # fmt: skip


@pytest.mark.parametrize(("said", "word_id"), SLIPPED.items())
def test_a_slip_of_the_finger_is_mended(said, word_id):
    assert word(said, BY_ID) == word_id


@pytest.mark.parametrize(
    "text",
    [
        *[
            "els",
            "loes",
            "lars",
            "slit",
            "less",
            "lessen",
            "amen",
            "earned",
            "broad",
            "smart",
            "expert",
            "toady",
            "alter",
        ],
        *["latter", "chance", "statue", "piracy", "aboard", "tart", "hell", "hulk", "kerug", "puzzled by it"],
    ],
)
def test_a_word_or_a_name_that_exists_is_no_slip(text):
    assert word(text, BY_ID) is None


def slips_of(said):
    """Every text that is one slip away."""
    swapped = {said[:at] + said[at + 1] + said[at] + said[at + 2 :] for at in range(len(said) - 1)}
    dropped = {said[:at] + said[at + 1 :] for at in range(len(said))}
    doubled = {said[:at] + said[at] + said[at:] for at in range(len(said))}
    return (swapped | dropped | doubled) - {said}


@pytest.mark.parametrize("said", [said.strip() for said in PHRASES["delete"].split("|")])
def test_delete_is_never_guessed(said):
    assert word(said, BY_ID) == "delete"
    outright = {known.strip() for known in PHRASES["delete"].split("|")}
    for slip in slips_of(said) - outright:
        assert word(slip, BY_ID) is None or " ".join(slip.split()) in outright


@pytest.mark.parametrize(
    "text", ["Ja, wis alles", "wis alles niet", "don't delete me", "delete", "wis", "nee, verwijder mij"]
)
def test_delete_is_said_outright_and_alone(text):
    assert word(text, BY_ID) is None


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_answer_that_a_free_question_offers_is_taken_for_a_word_that_does_something_else(language):
    """At a question with nothing but options these come before the words; where anything may be typed they can't."""
    sense = Sense(datetime(2026, 11, 25, 13, 35, tzinfo=UTC), "Europe/Amsterdam", "own", texts(language))
    offered = [
        option.label
        for flow in FLOWS.values()
        for question in vars(type(flow)).values()
        if isinstance(question, Choice) and question.free
        for option in question.options(sense)
    ]
    assert offered
    for said in offered:
        assert word(said) is None, said


@pytest.mark.parametrize(
    "text",
    ["Will Stop", "Jan Later", "help Jan", "sla", "over", "", "   ", "\U0001f642", "help\nhelp", "ik heb de lijst"],
)
def test_an_answer_is_no_word(text):
    assert word(text, BY_ID) is None


def test_the_first_wording_is_shown():
    assert wording("skip", "nl") == "sla over"
    assert wording("skip", "en") == "skip"
    assert wording("names", "nl") == "namen"


def test_the_grammar_knows_no_library_and_no_asyncio():
    folder = Path(__file__).parents[2] / "bot" / "understand"
    sources = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert not [name for name in ("asyncio", "sqlalchemy", "dateutil", "dateparser", "babel") if name in sources]
