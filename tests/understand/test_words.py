from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import word, wording
from bot.understand.fold import bare
from bot.words import BY_ID, HERE, WITHIN, WORDS

SAID = [(said, known.id) for known in WORDS for said in known.nl + known.en]
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
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20),
    st.booleans(),
)
def test_a_word_in_a_longer_text_is_no_word(known, other, before):
    text = f"{other} {known[0]}" if before else f"{known[0]} {other}"
    if bare(text) not in {said for said, _ in SAID}:
        assert word(text, BY_ID) is None


@pytest.mark.parametrize(
    "text",
    ["Will Stop", "Jan Later", "help me", "sla", "over", "", "   ", "\U0001f642", "help\nhelp", "ik heb de lijst"],
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
