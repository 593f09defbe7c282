### The words that always work, and what they say.

word-help =
    .button = Help
    .option = Help: everything you can say
word-start =
    .button = Start
    .option = Start: what comes next
word-story =
    .button = My story
    .option = Story: tell it or sharpen it
word-names =
    .button = Names
    .option = Names: add to your list
word-session =
    .button = Plan a session
    .option = Session: plan one
word-log =
    .button = Log it
    .option = Log: what came of a session
word-language =
    .button = Language
    .option = Language: English or Dutch
word-privacy =
    .button = Privacy
    .option = Privacy: what I keep
word-export =
    .button = My data
    .option = Export: everything in one file
word-delete =
    .button = Delete me
    .option = Delete me: wipe everything
word-back =
    .button = Back
    .option = Back: the question before
word-edit =
    .button = Change
    .option = Edit: change an answer
word-undo =
    .button = Undo
    .option = Undo: take the last thing back
word-skip =
    .button = Skip
    .option = Skip: not this question
word-repeat =
    .button = Repeat
    .option = Repeat: the question again
word-why =
    .button = Why?
    .option = Why: why I ask this
word-cancel =
    .button = Never mind
    .option = Never mind: stop this
word-later =
    .button = Later
    .option = Later: put it aside
word-resume =
    .button = Go on
    .option = Resume: where we left off
word-pause =
    .button = Pause
    .option = Pause: hear nothing for a while
word-snooze =
    .button = Remind me
    .option = Remind me: come back to this later
word-settings =
    .button = Settings
    .option = Settings: when and how often

word-today =
    .button = Today
    .option = Today: the one person of now
word-puzzle =
    .button = The puzzle
    .option = Puzzle: who introduces you to whom
word-board =
    .button = The board
    .option = Board: your three columns
word-offer =
    .button = My offer
    .option = Offer: an easy yes
word-lesson =
    .button = A lesson
    .option = Lesson: what you learned
word-week =
    .button = My week
    .option = Week: your promise to yourself
word-status =
    .button = How I stand
    .option = Status: how things stand

command-text = What you'd like to say with it
help =
    You can always say these, in the middle of a question too:
    - _story_, _names_, _session_ or _log_ to begin something
    - _back_, _edit_, _skip_, _why_ or _repeat_ at a question
    - _later_ or _never mind_ to stop, _resume_ to go on
    - _undo_ when something isn't right
    - _today_, _week_, _status_ or _board_ to see how things stand, and _who is Bram?_ for all I keep of somebody
help-more = And also

start-busy = We're already working on { $flow }.
resume-done = Going on with { $flow }.
later-done = Fine, I'll put { $flow } aside. Everything is kept; say _resume_ when you feel like it.
cancel-done = All right, we'll let { $flow } go.
nothing-open = There's no open question right now.

privacy =
    What you tell me stays between us. I keep your settings, your story, your names and what came of your sessions, encrypted with a key that is yours alone.
    I never contact anyone on your list, and no language model reads along. _My data_ gives you everything in one file, _delete me_ wipes it.
export-file = Everything I keep about you, as JSON
export-done = This is everything I keep about you. Take care when you pass it on: other people's names are in it.

undo-done = Undone: { $what }
undo-nothing = There is nothing to undo.
undo-not-last = I can't undo that one by itself any more: something changed after it. Say _undo_ to start with the last thing.
undo-refused = I'd rather not undo that: it has been changed elsewhere since.
undo-answer = your last answer.
undo-cancel = we go on with { $flow }.

next-start = Shall we begin? It takes two minutes.
next-story = Now your story: five short questions, and you'll have a minute's worth to tell. Shall we?
next-names = Time for the names: who you know well, who you dream of, and who stands between. Shall we do that now?
next-look-back = Look back at your last two weeks first.
    .button = Look back first
next-adopters = Who on your list goes first? Two short questions a name, five names will do.
    .button = Who goes first
next-puzzle = Your dreams are there. Now the puzzle: who takes you there?
next-offer = Somebody is open to your idea. Time for an offer that's easy to say yes to. Shall we make it?
next-today = There's someone for today. Shall we see who?
next-session = Who on your list will you give a first session? Plan it when you have a moment.
next-rest = Your next session is with { $name }, { $at }. That's enough for now, and more is welcome.
next-log = One session is still waiting for a few words. Shall we log it?

heard-nothing = That message was empty.
heard-file = I can't read files yet. Paste the names here as text and I'll put them on your list.
heard-no = All right, not now. Say _help_ when you'd like something else.
heard-unclear = I can't place that yet.
wish-not-yet = I can't do that for you yet.
wish-two-fit = { $names } are both on your list.
stale-gone = That button belongs to something that is no longer there.
stale-answered = You had answered that one already. Say _edit_ if it should be different. This is open now:
stale-parked = That question belongs to { $flow }, which is put aside for now.
late =
    This came in before my question was there:
    > { $text }
    Do you mean it as the answer?
late-use = Yes, use this
late-drop = No
heard-unsure =
    I'm not sure my question reached you, so here it is again. You said:
    > { $text }
form-missed = The form came just too late. Here it is again.
our-fault = Something went wrong on my side, not yours. What you said before is safe; feel free to send this again.
mention-answered = I've answered you in our direct messages, so that it stays between us.
reachable-again = An earlier message of mine didn't reach you. Check that your direct messages are open to me, or you'll miss your nudges.

home-today = **Today**
home-rest = Your next session is planned. That's enough for now.
home-story = **Your story**
home-board = **Your list**: { $column1 } in column 1, { $column2 } in column 2, { $column3 } in column 3.
home-session = **Planned**: { $name }, { $at }.
