"""Whatever the coach says keeps Discord's limits and shows as it was meant; the simulator's own rules judge it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord.commands import commands
from adapters.discord.markdown import cut, escaped, pieces, width
from adapters.discord.render import bare_parts, modal, parts
from bot.chat.markup import escape
from bot.chat.messages import Button, Field, File, Form, Message, Option, Select
from bot.words import HERE
from tests.simulators.discord.bodies import CREATE_FLAGS, check_message
from tests.simulators.discord.call import Upload
from tests.simulators.discord.commandrules import check_commands
from tests.simulators.discord.components import check_modal
from tests.simulators.discord.form import Form as Judge

tokens = st.text(min_size=1, max_size=100)
words = st.text(max_size=200)
buttons = st.builds(Button, tokens, words, st.sampled_from(["plain", "primary", "danger"]))
options = st.lists(st.builds(Option, st.text(max_size=120), words), max_size=40).map(tuple)
selects = st.builds(Select, tokens, words, options, st.integers(0, 30), st.integers(0, 60))
files = st.builds(File, words, st.just("text/csv"), st.binary(max_size=9), st.text(max_size=1500))
sentences = st.text(alphabet="ab *_~|>#-@<`[]:/.\n\\é😀", max_size=5000)
texts = st.one_of(sentences, st.text(max_size=300), st.text().map(escape), st.integers(1, 9000).map("x".__mul__))
messages = st.builds(
    Message,
    texts,
    st.lists(st.one_of(buttons, selects), max_size=40).map(tuple),
    st.none() | files,
    st.lists(files, max_size=12).map(tuple),
    words,
)
keys = st.text(min_size=1, max_size=100)
values = st.text(max_size=4500) | st.lists(st.text(max_size=120), max_size=4).map(tuple)
fields = st.builds(
    Field, keys, words, st.sampled_from(["line", "lines", "choice", "choices"]), words, options, values, st.booleans(),
    st.integers(0, 5000),
)  # fmt: skip
forms = st.builds(Form, tokens, words, st.lists(fields, min_size=1, max_size=8).map(tuple), words)


def judge(part):
    uploads = [Upload(n, file.name, "", file.content) for n, file in enumerate(part.files)]
    check_message(part.payload, uploads, flags=CREATE_FLAGS)
    assert width(part.payload["content"]) <= 2000
    assert part.payload["allowed_mentions"] == {"parse": []}


@settings(max_examples=300, deadline=None)
@given(messages, st.integers(1, 5))
def test_any_message_keeps_discords_limits(message, most):
    made = parts(message, most)
    assert 1 <= len(made) <= most
    for part in (*made, *bare_parts(message, most)):
        judge(part)


@settings(max_examples=200, deadline=None)
@given(forms)
def test_any_form_keeps_discords_limits(form):
    form_is_judged = Judge()
    check_modal(form_is_judged, modal(form))
    form_is_judged.check()


def test_the_commands_keep_discords_limits_and_are_the_words_that_are_here():
    check_commands(commands(), guild=False)
    check_commands(commands(in_one_server=True), guild=True)
    assert {command["name"] for command in commands()} == HERE
    dutch = {command["name"]: command["name_localizations"].get("nl") for command in commands()}
    assert (dutch["delete"], dutch["skip"], dutch["log"]) == ("wis-alles", "sla-over", None)


# How it looks


def only(message):
    (part,) = parts(message)
    return part.payload


def test_bold_italic_and_quotes_are_discords():
    text = "**Your aim**: _be clear_\n> I help\n> people"
    assert only(Message(text))["content"] == "**Your aim**: _be clear_\n> I help\n> people"


def test_blanks_stay_outside_the_marks():
    assert only(Message("a ** b ** c"))["content"] == "a  **b**  c"


def test_what_was_typed_shows_as_it_was_typed():
    typed = "*_~|`# <@1> @everyone [a](http://b.c/d_e) \\"
    assert escaped(typed) == r"\*\_\~\|\`# \<\@1> \@everyone \[a](http\://b.c/d\_e) \\"
    assert only(Message(escape(typed)))["content"] == escaped(typed)


def test_nothing_typed_begins_a_heading_a_list_or_a_quote():
    typed = "# a\n> b\n>>> c\n- d\n+ e\n-# f\n12. g\n3) h"
    shown = only(Message(escape(typed)))["content"].splitlines()
    assert shown == [r"\# a", r"\> b", r"\>>> c", r"\- d", r"\+ e", r"\-# f", r"12\. g", r"3\) h"]


def test_nothing_unfurls():
    assert only(Message("see https://example.org"))["flags"] == 4


def test_a_long_text_is_parted_between_sentences_and_nothing_of_it_is_lost():
    text = " ".join(f"This is sentence number {n}." for n in range(200))
    made = pieces(text, width_each=2000, most=5)
    assert len(made) > 2
    assert all(piece.endswith(".") for piece in made)
    assert " ".join(made) == text


def test_a_long_text_is_parted_between_lines_first():
    lines = [f"line {n} " + "x" * 90 for n in range(50)]
    made = pieces("\n".join(lines), width_each=2000, most=5)
    assert "\n".join(made).splitlines() == lines


def test_a_quote_goes_on_as_a_quote_in_the_next_message():
    made = pieces("> " + "I help people. " * 300, width_each=2000, most=5)
    assert len(made) == 3
    assert all(piece.startswith("> ") for piece in made)


def test_a_bold_text_is_bold_in_every_part():
    made = pieces("**" + "I help people. " * 300 + "**", width_each=2000, most=5)
    assert all(piece.startswith("**") and piece.endswith("**") for piece in made)


def test_what_is_far_too_long_ends_in_dots():
    made = pieces("word " * 5000, width_each=2000, most=3)
    assert len(made) == 3
    assert made[-1].endswith("word …")


def test_controls_and_files_come_with_the_last_part():
    file = File("a b/ç.csv", "text/csv", b"x", "Your list")
    made = parts(Message("x" * 3000, (Button("t", "Go"),), files=(file,)))
    assert [len(part.payload["components"]) for part in made] == [0, 1]
    assert made[1].payload["attachments"] == [{"id": 0, "filename": "a_b_.csv", "description": "Your list"}]
    assert made[1].files == (file,)


def test_more_controls_than_one_message_holds_come_in_another():
    selects = tuple(Select(f"s{n}", "Pick", (Option("v", "V"),)) for n in range(6))
    assert [len(part.payload["components"]) for part in parts(Message("x", selects))] == [5, 1]


def test_buttons_stand_in_rows_of_five_with_their_styles():
    six = tuple(Button(f"b{n}", str(n), "danger" if n else "primary") for n in range(6))
    rows = only(Message("x", six))["components"]
    assert [len(row["components"]) for row in rows] == [5, 1]
    assert [rows[0]["components"][n]["style"] for n in (0, 1)] == [1, 4]


def test_a_label_is_cut_as_the_client_counts():
    assert cut("😀" * 50, 80) == "😀" * 39 + "…"
    assert cut("  ", 80) == "…"


def test_an_empty_message_says_what_it_would_read_aloud():
    assert only(Message("", alt="Your board"))["content"] == "Your board"
    assert only(Message(""))["content"] == "…"


def test_a_form_is_filled_in_beforehand():
    when = Field("when", "When?", value="Tuesday 10:00", hint="A day and a time", most=300)
    minutes = Field(
        "minutes", "How long?", "choice", options=(Option("25", "25 min"), Option("45", "45 min")), value="45"
    )
    days = Field(
        "days", "Days", "choices", options=(Option("0", "Mon"), Option("1", "Tue")), value=("0", "1"), required=False
    )
    made = modal(Form("f.t.1.", "Plan a session", (when, minutes, days), "Save"))
    assert [part["type"] for part in made["components"]] == [18, 18, 18]
    line, choice, choices = (part["component"] for part in made["components"])
    assert line == {
        "type": 4,
        "style": 1,
        "max_length": 300,
        "value": "Tuesday 10:00",
        "custom_id": "when",
        "required": True,
    }
    assert made["components"][0]["description"] == "A day and a time"
    assert [option.get("default") for option in choice["options"]] == [None, True]
    assert (choices["min_values"], choices["max_values"], choices["required"]) == (0, 2, False)
    assert [option.get("default") for option in choices["options"]] == [True, True]
