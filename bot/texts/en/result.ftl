### What came of a session.

result-title = What came of it
result-called = the log
result-which = Who was the session with?
    .label = With whom
    .hint = Someone on your list, or a new name.
    .why = Then I log it with the right person.
result-how = How was it with { $name }? One sentence will do, I'll only ask for what's missing.
    .label = How it was
    .hint = Pick one, or put it in your own words.
    .why = While it's fresh you know best what you really thought.
    .option-top = Top
    .option-good = Good
    .option-hard = Hard going
    .option-missed = Didn't happen
result-came = What came in? All of it counts.
    .label = What came in
    .hint = Say: "attention and time".
    .why = { $mode ->
        [inside] Budget is only one of the four. If you look at that alone, you miss the rest.
       *[own] Money is only one of the four. If you look at that alone, you miss the rest.
    }
    .option-attention = Attention
    .option-energy = Energy
    .option-time = Time
    .option-money = { $mode ->
        [inside] Budget
       *[own] Money
    }
result-worth = { $mode ->
    [inside] What budget did { $name } set aside for it?
   *[own] What did { $name } find it worth, afterwards?
    }
    .label = What it was worth
    .hint = An amount, "250 euro" for instance.
    .why = { $mode ->
        [inside] Whoever sets budget aside for it means it.
       *[own] What someone gives afterwards is the most honest price you can get.
    }
result-actions = Which practical actions did you agree on?
    .label = Actions
    .hint = Say: "I send the drawing, he shows it to his team."
    .why = A session without a next step was coffee.
result-next = Will { $name } go on alone, or with you?
    .label = How on
    .hint = Pick one.
    .why = The choice is theirs; you'll want to know which it was.
    .option-alone = Alone
    .option-together = With me
    .option-open = Still open
result-referrals = Did { $name } mention someone you should talk to?
    .label = Names mentioned
    .hint = Names, like "Floor Testman, Sam Example". I'll put them on your list.
    .why = The best names come out of a good session.
result-proof = Did { $name } say something you'd like to pass on?
    .label = Proof
    .hint = One sentence in their words: "I got further in an hour than in three months."
    .why = People who wait and see want to hear that it worked for someone else.
result-share = Can you pass that sentence on?
    .label = May I pass it on
    .hint = Yes or no.
    .why = Then you'll know later, without thinking, whether it can go into a message.
    .option-yes = Yes, I can
    .option-no = No, just for me
result-lesson = What did you learn, in one sentence?
    .label = Lesson
    .hint = Say: "Let them draw first, tell afterwards."
    .why = A lesson changes your story, your offer or your list. Written down, it stays.
result-thanks = { $name } brought you together. Have you said thanks?
    .label = Thank { $name }
    .hint = A short message about how it went is enough.
    .why = People who hear what their introduction did gladly make another.
    .option-done = Done already
    .option-later = I still will
    .option-no = No need
result-done = { $paid ->
    [yes] Logged. { $name } gave { $came }.
   *[no] { $count ->
        [0] Logged. A session that brought nothing is still one you did.
       *[other] { $mode ->
            [inside] Logged. { $name } gave { $came }. That is how support grows.
           *[own] Logged. No money, but { $came } from { $name }. That counts here too.
        }
    }
    }
result-lesson-kept = I've kept your lesson. Would you like to change your story for it?
result-thanks-later = Don't forget { $introducer }: one line about how it went with { $name } is thanks enough.
result-missed = It happens. Feel free to plan a new moment with { $name }.
result-called-off = The session with { $name } on { $at } is off.
result-undone = what you logged about { $name } is open again.
