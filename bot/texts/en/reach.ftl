### The person of the day.

reach-title = Today
reach-called = today
reach-who = **Today: { $name }**
reach-why-thanks = { $name } introduced you to { $other }, and you've talked. A thank-you does more than you'd think.
reach-why-follow-up = You haven't heard from { $name } yet. Coming back to it once is quite normal.
reach-why-agreed = { $other } will introduce you to { $name }, or did already. This is the moment.
reach-why-ask = { $name } knows { $other }{ $helped ->
    [yes] , and you did something for them first: “{ $given }”.
   *[no] .
    }{ $through ->
    [yes] { " " }That's a step closer to { $dream }.
   *[no] { "" }
    }
reach-why-offer = { $name } was open to it. After your story there should be a next step that's easy to say yes to.
reach-why-story = { $early ->
    [yes] { $name } is open to new things, and hasn't heard your story.
   *[no] { $column ->
        [1] { $name } knows you well and is honest with you, and hasn't heard your story.
       *[2] { $name } knows people you don't, and hasn't heard your story.
    }
    }
reach-doing = What will you do with it?
    .label = Today
    .hint = Done, later, not this one, or give me a hand.
    .why = { $why } And one name a day can be done.
    .option-done = Done
    .option-later = Later
    .option-not = Not this one
    .option-help = Give me a hand
reach-stuck = What's in the way with { $name }?
    .label = What's in the way
    .hint = Pick what comes closest.
    .why = Then I'll make the step smaller.
    .option-words = I don't know what to say
    .option-much = It feels like asking too much
    .option-wrong = This isn't the right one
    .option-time = No time
reach-after = { $stuck ->
    [words]
        Make it smaller and only ask for advice:
        > { $hi }, may I ask you something? I'm trying something out and would like to know what you would do. Five minutes will do.
        What will you do with it?
    [much]
        Others say yes more often than those who ask expect. And a small question is fine too:
        > { $hi }, something is on my mind and I think you'd see it differently. Do you have five minutes this week? If not, just say so.
        What will you do with it?
    [wrong] Then you needn't. Put this name away, or leave it for a while. What will you do with it?
   *[time]
        One line then, that's a start too:
        > { $hi }, there's something I'm working on that I'd like to tell you. May I call you for a minute this week?
        What will you do with it?
    }
    .label = And now
    .hint = Done, later, or not this one.
    .why = Deciding not to do it is a step too.
    .option-done = Done
    .option-later = Later
    .option-not = Not this one
reach-until = When shall I bring { $name } up again?
    .label = When
    .hint = Tomorrow, next week or in a month.
    .why = Then you needn't remember it.
    .option-tomorrow = Tomorrow
    .option-week = In a week
    .option-month = In a month
reach-leave = Shall I let { $name } rest for a month, or stop bringing up this name?
    .label = Let rest
    .hint = A month, or no more.
    .why = The name stays on your list either way.
    .option-month = A month
    .option-never = No more
reach-later = { $until ->
    [tomorrow] Fine, I'll come back to { $name } tomorrow.
    [week] Fine, I'll come back to { $name } in a week.
   *[month] Fine, I'll come back to { $name } in a month.
    }
reach-month = I'll let { $name } rest for a month.
reach-never = I won't bring { $name } up any more. The name stays on your list.
reach-thanked = Nice. Now { $name } knows that it led to something.
reach-gone = This name is no longer on your list.
reach-undone = what we agreed about { $name } is open again.
today-none = There's nobody you need to reach out to for me today. New names or a session are always welcome.

draft-here = Here's a start:
draft-pass-on = And a few lines to pass on:
draft-hi = { $known ->
    [yes] Hi { $name }
   *[no] Hi
    }
draft-dear = Dear { $name }
draft-me = somebody I know well
draft-story =
    { $hi }, I'm working on something and you're one of the first I'm telling. { $told ->
        [yes] What I do: { $love } What it changes: { $change }
       *[no] I'd love to tell you about it in a few minutes.
    }
    { $mode ->
        [inside] Do you have a quarter of an hour this week? I'd like to know what you make of it, and who you think should be in on it.
       *[own] Do you have a quarter of an hour this week? Most of all I'd like to know what you make of it.
    }
draft-ask =
    { $hi }, you know { $other }. { $through ->
        [yes] I'd like to get in touch with { $dream }, and { $other } can point the way.
       *[no] I'd love to meet them.
    }
    Would you introduce us? Below are a few lines that you can pass on as they are. No is fine too.
draft-note =
    { $hi }, I'd like you to meet { $me }. { $told ->
        [yes] In short: { $love } What it changes: { $change }
       *[no] There is an idea behind it that you will have a view on.
    } Would the two of you like to talk for a quarter of an hour? It asks nothing beforehand.
draft-thanks = { $hi }, thank you for introducing me to { $other }. We talked, and it wouldn't have happened without you. If there's anything I can do for you, tell me.
draft-follow-up = { $hi }, I'm coming back to my message one more time. Is this a better moment? A short answer will do, also when it's no.
draft-agreed =
    { $hi }, { $other } brought us in touch. { $told ->
        [yes] What I do: { $love } What it changes: { $change }
       *[no] I'd love to tell you about it in a few minutes.
    } Could we talk for a quarter of an hour this week or next? I'd like to hear what you run into.
draft-offer =
    { $hi }, our conversation stayed with me. { $offered ->
        [yes] I'd like to suggest something small. { $offer }
       *[no] Shall we look together at what it could do for you? Half an hour is enough.
    } Shall I name two moments? If it doesn't suit you, a short no will do.
