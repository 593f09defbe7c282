nudge-test = This is the test nudge. It arrives, so from now on I'll nag on time.
nudge-reminder = At { $at } you're with { $name }, for { $minutes } minutes. Give them something to experience, and end with a choice.
nudge-reminder-early = Early, because of your quiet hours: on { $at } you're with { $name }, for { $minutes } minutes. Give them something to experience, and end with a choice.
nudge-aim = Your aim: { $aim }
nudge-prompt = Your session with { $name } is over.
nudge-prompt-more = { $names } will be next.
nudge-waited = I waited until your quiet hours were over.

outlook-test = The test nudge
    .why = So that you can see that my messages arrive.
outlook-reminder = Reminder of your session with { $name }
    .why = An hour before it starts.
outlook-prompt = How was it with { $name }?
    .why = Ten minutes after the end, while you still remember.
