### What came of telling someone the story.

outreach-title = Log a talk
outreach-called = the talk
outreach-contact = Who did you talk or write to?
    .label = Who
    .hint = Someone on your list, or a new name.
    .why = Then what came of it stands with the right person.
outreach-outcome = What came of it, with { $name }?
    .label = What came of it
    .hint = Pick what comes closest.
    .why = A no helps too: now you know, and your attention can go to someone else.
    .option-yes = Yes, gladly
    .option-maybe = Thinking about it
    .option-no = No
    .option-no-answer = Nothing heard yet
    .option-session = It was a session
outreach-introduces = Who will { $name } introduce you to?
    .label = Will introduce
    .hint = One or more names.
    .why = That puts a name on your list together with who opens the door.
outreach-when = When did you two agree to meet?
    .label = Session
    .hint = Say "Tuesday 15:30" or "tomorrow 10:00".
    .why = Then I set the session up right away.
outreach-need = { $outcome ->
    [no] Not nice, and now you know. What was missing for { $name }? That's gold for your story.
    [maybe] What does { $name } still need in order to choose?
   *[yes] What does { $name } want or miss, in their own words?
    }
    .label = { $outcome ->
        [no] What { $name } missed
       *[yes] What { $name } wants
    }
    .hint = One sentence, as close to their words as you remember.
    .why = Use the other's words, and next time you're understood sooner.
outreach-done = { $outcome ->
    [no] Logged: { $name } said no.
    [maybe] Logged: { $name } is thinking about it.
    [no-answer] Logged: nothing heard from { $name } yet. That's not a no.
   *[yes] Logged: { $name } said yes.
    }
outreach-need-kept = In their words: “{ $need }”
outreach-undone = what you logged about { $name } is open again.
outreach-intro = What did { $name } say about introducing you to { $other }?
    .label = Introduction
    .hint = Pick what comes closest.
    .why = Then I know when to come back to it, and whom you can thank.
    .option-yes = Yes, will introduce us
    .option-forwarded = Passed my message on
    .option-no = Rather not
    .option-no-answer = Nothing heard yet
outreach-intro-done = { $state ->
    [yes] Nice. { $name } will introduce you to { $other }.
    [forwarded] Noted: { $name } passed your message on to { $other }.
    [no] Noted: { $name } would rather not. There are other ways.
   *[asked] Noted: { $name } was asked. Nothing heard yet is not a no.
    }
outreach-guessed = You guessed { $guess }%, it became { $outcome ->
    [yes] a yes.
    [maybe] a maybe.
   *[no] a no.
    }
outreach-guesses = Over your { $count } guesses the average was { $guess }%, and { $yes }% became a yes.
