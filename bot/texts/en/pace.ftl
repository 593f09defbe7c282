### Less, another time, or not at all.

pace-title = My nudges
    .named = pace, slower, fewer nudges, fewer messages
pace-called = my nudges
pace-how = How would you like my nudges?
    .label = My nudges
    .hint = As they are, less, another time, or no more.
    .why = Twice without an answer tells me that it may have to be different. I change nothing of my own accord.
    .option-same = As they are
    .option-slower = Less
    .option-time = Another time
    .option-stop = No more
pace-at = What time suits you better?
    .label = Time
    .hint = Say "16:00" or "half past twelve".
    .why = A nudge only works when you can do something with it.
pace-done = { $how ->
    [same] Fine, it stays as it is.
    [slower] I'll go easier: one person a week, and the Monday and the Friday.
    [time] From now on I'll come at { $at }.
   *[stop] I'll say nothing more of my own accord. What you ask me for still comes. _Settings_ is where you switch me on again.
    }
pace-undone = my nudges are as they were.
