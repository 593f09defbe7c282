### The check-in.

check-in-title = Check-in
    .named = check-in, check in, checkin, how was my week
check-in-called = the check-in
check-in-how = You promised yourself: “{ $promise }”. How did it go?
    .label = How it went
    .hint = Done, partly, or not.
    .why = Not to settle accounts. It shows what works.
    .option-kept = Done
    .option-partly = Partly
    .option-not = Not done
check-in-was = How was your week?
    .label = The week
    .hint = Pick what comes closest.
    .why = Looking back for a minute shows what got moving.
    .option-good = Things moved
    .option-quiet = Quiet
    .option-stuck = I didn't get round to it
check-in-note = { $how ->
    [kept] What helped?
    [partly] What helped, and what was still in the way?
   *[not] What was in the way?
    }
    .label = In one sentence
    .hint = One sentence will do, you can skip this.
    .why = That's what a better promise for next week is made of.
check-in-carry = Will you take it along to next week? Smaller is fine.
    .label = Take along
    .hint = Yes or no will do.
    .why = Then it's ready, and on Monday you can still change it.
    .option-yes = Yes, take it along
    .option-no = No, let it go
check-in-done = { $how ->
    [kept] You did what you said. Well done.
    [partly] Partly counts too.
   *[not] That happens. There's a new week coming.
    }
check-in-was-done = { $was ->
    [good] Good to hear.
    [quiet] A quiet week is fine.
   *[stuck] It happens. Next week, one small thing.
    }
check-in-carried = Ready for next week: “{ $promise }”
check-in-motion = { $any ->
    [no] { $week ->
        [this] Nothing moved yet this week, and today it still can.
       *[last] It was quiet last week, and that's fine.
    }
   *[yes] { $week ->
        [this] What moved this week: { $moved }.
       *[last] What moved last week: { $moved }.
    }
    }
check-in-talks = { $count ->
    [one] one talk
   *[other] { $count } talks
    }
check-in-sessions = { $count ->
    [one] one session
   *[other] { $count } sessions
    }
check-in-offers = { $count ->
    [one] a new offer
   *[other] { $count } rounds on your offer
    }
check-in-lessons = { $count ->
    [one] one lesson
   *[other] { $count } lessons
    }
check-in-names = { $count ->
    [one] one new name
   *[other] { $count } new names
    }
check-in-streak = { $reserves ->
    [0] That's { $weeks } weeks in a row.
    [one] That's { $weeks } weeks in a row. You may skip one.
   *[other] That's { $weeks } weeks in a row. You may skip { $reserves }.
    }
check-in-undone = your check-in is open again.
