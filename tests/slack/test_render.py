"""Messages, pages and forms as Slack's blocks, whatever is in them."""

import html
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from adapters.slack import render
from adapters.slack.mrkdwn import cut, escaped, pieces, width
from adapters.slack.render import blocks, edited, home, modal, nonce_of, posted, problems
from bot.chat.markup import escape, plain
from bot.chat.messages import Button, Field, File, Form, Message, Option, Select
from tests.simulators.slack.blocks import ALL_TEXT, check_message, check_view, total_text
from tests.simulators.slack.render import message as on_screen

NONCE = "k3j2h1g4f5d6s7a8p9o0"
texts = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="ab *_~`>\\\n<&!@😀.", max_size=300),
    st.builds(lambda text, times: text * times, st.text(min_size=1, max_size=12), st.integers(1, 900)),
)
tokens = st.text(min_size=1, max_size=100)
options = st.lists(st.builds(Option, tokens, texts), max_size=120)
buttons = st.builds(Button, tokens, texts, st.sampled_from(["plain", "primary", "danger"]))
selects = st.builds(Select, tokens, texts, options.map(tuple), st.integers(0, 2), st.integers(1, 120))
controls = st.one_of(
    st.lists(st.one_of(buttons, selects), max_size=12),
    st.lists(buttons, max_size=60),
    st.builds(lambda select, n: [replace(select, token=f"t{i}") for i in range(n)], selects, st.integers(1, 120)),
)
messages = st.builds(Message, texts, controls.map(tuple), alt=texts)
fields = st.builds(
    Field, st.text(min_size=1, max_size=60), texts, st.sampled_from(["line", "lines", "choice", "choices"]), texts,
    options.map(tuple), st.one_of(texts, st.lists(tokens, max_size=4).map(tuple)), st.booleans(), st.integers(0, 9000),
)  # fmt: skip
forms = st.builds(Form, tokens, texts, st.lists(fields, max_size=5).map(tuple), texts)


def usable(file):
    return file == "F1"


def shown(message):
    """What a person reads."""
    return on_screen({"ts": "1.0", "bot_id": "B1", **edited(message, NONCE)}, me="").text


def sections(message):
    return [block["text"] for block in blocks(message, NONCE, most=50) if block["type"] == "section"]


@given(messages)
def test_any_message_keeps_slacks_limits(message):
    made = posted(message, NONCE, pictures=["F1"])
    assert check_message(made["blocks"], usable) == []
    assert total_text(made["blocks"]) <= ALL_TEXT
    assert 0 < len(made["text"]) <= 4000
    for block in made["blocks"]:
        Block.parse(block).to_dict()
    assert {nonce_of(block["block_id"]) for block in made["blocks"]} == {NONCE}


@given(messages)
def test_any_home_keeps_slacks_limits(message):
    view = home(message, NONCE)
    assert check_view(view, "home", usable) == []
    View(**view).to_dict()


paragraphs = st.one_of(texts, st.text(alphabet="ab &<😀", min_size=1, max_size=200).map(lambda text: f"**{text}**"))


@given(st.lists(paragraphs, max_size=130).map("\n\n".join), controls.map(tuple))
def test_a_home_of_many_headings_keeps_slacks_limits(text, its_controls):
    view = home(Message(text, its_controls), NONCE)
    assert check_view(view, "home", usable) == []
    assert total_text(view["blocks"]) <= ALL_TEXT
    View(**view).to_dict()


@given(forms)
def test_any_form_keeps_slacks_limits(form):
    view = modal(form, "D1")
    assert check_view(view, "modal", usable) == []
    View(**view).to_dict()


@given(st.text(max_size=2500).filter(str.strip))
def test_whatever_was_typed_pings_nobody(typed):
    for words in sections(Message(escape(typed))):
        assert words["type"] == "plain_text" or not set("<>") & set(words["text"])
    assert not set("<>") & set(edited(Message(escape(typed)), NONCE)["text"])


def test_marks_become_slacks():
    text = "**Your aim**: _be clear_\n> I help\n> people"
    assert sections(Message(text)) == [
        {"type": "mrkdwn", "text": "*Your aim*: _be clear_\n> I help\n> people", "verbatim": True}
    ]


def test_a_bold_line_of_its_own_is_a_heading_of_the_home():
    view = home(Message("**Today**\n\nSee Mila.\n\n**Your list**: 3\n\n**Story**\n\nI bake."), NONCE)
    assert [(block["type"], block["text"]["text"]) for block in view["blocks"]] == [
        ("header", "Today"), ("section", "See Mila.\n\n*Your list*: 3"), ("header", "Story"), ("section", "I bake."),
    ]  # fmt: skip


def test_a_heading_stays_bold_in_a_message():
    assert sections(Message("**Today**\n\nSee Mila."))[0]["text"] == "*Today*\n\nSee Mila."


def test_blanks_stay_outside_the_marks():
    assert sections(Message("a ** b ** c"))[0]["text"] == "a  *b*  c"


def test_a_mark_in_the_middle_of_a_word_is_left_out():
    assert sections(Message("a**b**c"))[0]["text"] == "abc"


def test_what_was_typed_shows_as_it_was_typed():
    typed = "*_~|`# <@1> @channel <!here> <http://a.b|c> \\ & a_b"
    assert shown(Message(escape(typed))) == typed
    assert sections(Message(escape(typed)))[0]["type"] == "plain_text"


def test_names_with_an_underscore_inside_keep_the_styles_around_them():
    assert sections(Message(f"**With**: {escape('a_b')}"))[0]["text"] == "*With*: a_b"


def test_nothing_typed_begins_a_quote():
    assert sections(Message(escape("a\n> b")))[0] == {"type": "plain_text", "text": "a\n> b", "emoji": True}


def test_a_paragraph_that_must_be_verbatim_leaves_the_others_their_styles():
    made = sections(Message(f"**One**\n\n{escape('*two*')}\n\n**Three**"))
    assert [(words["type"], words["text"]) for words in made] == [
        ("mrkdwn", "*One*"), ("plain_text", "*two*"), ("mrkdwn", "*Three*"),
    ]  # fmt: skip


def test_entities_are_characters_again_on_the_screen():
    assert sections(Message(escape("a < b & c")))[0]["text"] == "a &lt; b &amp; c"
    assert html.unescape(edited(Message(escape("a < b & c")), NONCE)["text"]) == "a < b & c"


def test_nothing_unfurls_and_the_row_can_be_found_again():
    made = posted(Message("see https://example.org"), NONCE)
    assert (made["unfurl_links"], made["unfurl_media"]) == (False, False)
    assert made["metadata"]["event_payload"] == {"nonce": NONCE}


@given(messages)
def test_a_notification_says_all_that_fits_into_one(message):
    said = html.unescape(edited(message, NONCE)["text"])
    words = (message.alt or plain(message.text)).strip() or "…"
    if said != words:
        assert width(escaped(words)) > render.FALLBACK
        assert said.endswith("…")
        assert words.startswith(said[:-1])


def test_a_notification_is_cut_no_sooner_than_slack_wants_it():
    assert len(edited(Message("Go on. " * 700), NONCE)["text"]) > 3800
    assert 3000 < len(edited(Message(escape("a & b. " * 700)), NONCE)["text"]) <= render.FALLBACK


def test_a_long_text_is_parted_between_sentences_and_nothing_of_it_is_lost():
    text = " ".join(f"This is sentence number {n}." for n in range(250))
    made = pieces(text, width_each=3000, most=50, width_all=13_000)
    assert len(made) > 1
    assert all(piece.text.endswith(".") for piece in made)
    assert " ".join(piece.text for piece in made) == text


def test_a_long_text_is_parted_between_lines_first():
    lines = [f"line {n} " + "x" * 90 for n in range(60)]
    made = pieces("\n".join(lines), width_each=3000, most=50, width_all=13_000)
    assert "\n".join(piece.text for piece in made).splitlines() == lines


def test_what_is_far_too_long_ends_in_dots():
    made = pieces("word. " * 9000, width_each=3000, most=50, width_all=13_000)
    assert made[-1].text.endswith(" …")
    assert sum(width(piece.text) for piece in made) <= 13_000


def test_buttons_stand_in_rows_with_their_styles_and_ids_of_their_own():
    many = tuple(Button(f"t{n}", str(n), "danger" if n else "primary") for n in range(30))
    first, second = (block["elements"] for block in blocks(Message("x", many), NONCE, most=50)[1:])
    assert [len(first), len(second)] == [25, 5]
    assert [first[n]["style"] for n in (0, 1)] == ["primary", "danger"]
    assert first[0]["value"] == "t0"
    assert "style" not in blocks(Message("x", (Button("t", "Go"),)), NONCE, most=50)[1]["elements"][0]


def test_a_list_of_several_has_a_button_that_sends_it():
    select = Select("t", "Pick some", (Option("a", "A"), Option("b", "B")), 1, 9)
    _, listed, row = blocks(Message("x", (select, Button("n", "None"))), NONCE, most=50)
    assert listed["text"]["text"] == "Pick some"
    assert listed["accessory"]["max_selected_items"] == 2
    assert [element["text"]["text"] for element in row["elements"]] == ["OK", "None"]


def test_a_list_without_options_is_left_out():
    assert len(blocks(Message("x", (Select("t", "Pick", ()),)), NONCE, most=50)) == 1


def test_an_empty_message_says_what_it_would_read_aloud():
    assert shown(Message("", alt="Your board")) == "Your board"
    assert shown(Message("")) == "…"


def test_a_picture_has_words_for_who_cannot_see_it():
    board = File("board.png", "image/png", b"x", "Your board: 3, 1, 2")
    _, picture = blocks(Message("Look", image=board), NONCE, most=50, pictures=["F1"])
    assert (picture["slack_file"], picture["alt_text"]) == ({"id": "F1"}, "Your board: 3, 1, 2")


def test_a_label_is_cut_as_the_strictest_counts():
    assert cut("😀" * 50, 75) == "😀" * 37 + "…"
    assert cut("  ", 75) == "…"


def test_a_form_is_filled_in_beforehand():
    when = Field("when", "When?", value="Tuesday\n10:00", hint="A day and a time", most=300)
    minutes = Field(
        "minutes", "How long?", "choice", options=(Option("25", "25 min"), Option("45", "45 min")), value="45"
    )
    days = Field(
        "days", "Days", "choices", options=(Option("0", "Mon"), Option("1", "Tue")), value=("0", "1"), required=False
    )
    made = modal(Form("f.t.1.", "Plan a prototype session together", (when, minutes, days), "Save"), "D1")
    assert made["title"]["text"] == "Plan a prototype sessio…"
    line, choice, choices = made["blocks"]
    assert (line["block_id"], line["optional"], line["hint"]["text"]) == ("when", False, "A day and a time")
    assert line["element"]["initial_value"] == "Tuesday 10:00"
    assert choice["element"]["initial_option"]["value"] == "45"
    assert [option["value"] for option in choices["element"]["initial_options"]] == ["0", "1"]
    assert choices["optional"]


def test_problems_stand_under_fields_that_are_there():
    assert problems({"when": "Past.", "gone": "?"}, ["when", "minutes"]) == {"when": "Past."}


def test_bare_words_keep_everything_that_was_said():
    message = Message(f"**Aim**: {escape('*x*')}", (Button("t", "Go"),))
    assert shown(render.bare(message)) == "Aim: *x*"
    assert render.bare(message).controls == ()
