### The week.

week-title = My week
week-called = your promise of the week
week-again = This week you promised yourself: “{ $promise }”. Would you like to change that?
    .label = Promise
    .hint = Change it or leave it.
    .why = One promise a week is enough.
    .option-change = Change it
    .option-keep = Leave it
week-promise = What do you promise yourself this week? One thing that's in your own hands.
    .label = Promise
    .hint = A conversation, a question, a session. Pick one or say it yourself.
    .why = You can promise motion, not revenue.
week-rather = Whether money comes isn't in your hands. What will you do for it?
    .label = What you do
    .hint = Say "Make my offer to three people". Skip to leave it.
    .why = A promise you can keep by yourself keeps you going.
week-cue = When and where will you do it? Naming the moment makes it far more likely.
    .label = When
    .hint = Say "Tuesday at 9, with my first coffee".
    .why = Who names the moment needn't choose any more when it's there.
week-suggest-ask = Ask { $name } to introduce me to { $other }
week-suggest-story = Tell { $name } my story
week-suggest-offer = Make { $name } my offer
week-suggest-follow-up = Knock on { $name }'s door once more
week-suggest-agreed = Talk to { $name }, through { $other }
week-suggest-thanks = Thank { $name }
week-done = { $planned ->
    [whole] Agreed with yourself: “{ $cue }.”
    [yes] Agreed with yourself: “{ $promise }.” When: { $cue }.
   *[no] Agreed with yourself: “{ $promise }.”
    }
week-kept = Then it stands.
week-undone = this week's promise is as it was.
