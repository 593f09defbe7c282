### A look back at two weeks.

look-back-title = Looking back
    .named = look back, looking back, look back first
look-back-called = the look back
look-back-hours = Think of your last two weeks for a moment. Where did most of the hours go?
    .label = Hours
    .hint = Pick what comes closest.
    .why = Who sees where the time went chooses more easily what to do differently next week.
    .option-making = Making and thinking
    .option-meetings = Meetings
    .option-mail = Mail and messages
    .option-people = Conversations with people
look-back-moved = What did you see someone do because you brought it up?
    .label = Somebody did
    .hint = More than one is fine, and so is nothing.
    .why = That is moving others, even if you'd never call it selling.
    .option-idea = Think along with my idea
    .option-help = Help me with something
    .option-decision = Make a decision
    .option-none = Nothing that I know of
look-back-share = How much of your time went into getting others on board, all in all?
    .label = Share
    .hint = A guess will do.
    .why = It's often more than you thought, and it's hardly ever in the calendar.
    .option-little = Next to nothing
    .option-half = A good part
    .option-much = Most of it
look-back-waits = Is there something that one conversation would have moved along?
    .label = Waits for a conversation
    .hint = Yes, something. Or somebody in particular. Or no.
    .why = Then that's where we begin.
    .option-yes = Yes, something
    .option-somebody = Yes, and I know with whom
    .option-no = Not that I know of
look-back-done = { $hours ->
    [people] So most of the hours went into conversations.
    [meetings] So most of the hours went into meetings.
    [mail] So most of the hours went into mail and messages.
   *[making] So most of the hours went into making and thinking.
    } { $moved ->
    [none] Nobody did anything because of it, and that can be different next week.
   *[some] And you got somebody else moving with it, perhaps without calling it that.
    } { $waits ->
    [no] A good place to start.
   *[yes] What is waiting for a conversation, we'll take up in a moment.
    }
look-back-undone = your look back is gone.
