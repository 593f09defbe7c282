nudge-test = This is the test nudge. It arrives, so you can count on me from now on.
nudge-reminder = At { $at } you're with { $name }, for { $minutes } minutes. Give them something to experience, and end with a choice.
nudge-reminder-early = Early, because of your quiet hours: on { $at } you're with { $name }, for { $minutes } minutes. Give them something to experience, and end with a choice.
nudge-aim = Your aim: { $aim }
nudge-prompt = Your session with { $name } is over.
nudge-prompt-more = { $names } will be next.
nudge-waited = I waited until your quiet hours were over.
nudge-snooze = You asked to hear from me. Here I am.
nudge-snooze-text = You asked me to remind you of this: { $text }
nudge-snooze-talk = You asked me to come back to { $flow }.
nudge-follow-up = Your session with { $name } is still waiting for a few words. One sentence will do, and then I won't ask again.
nudge-monday = { $first ->
    [yes] Your first week.
   *[no] A new week.
    }
nudge-friday = The week is nearly over.
nudge-pace = It was quiet after my last two nudges. That's all right.
nudge-fresh = It's been quiet, and that's fine. Today is a good day to start again, with one small thing. If I hear nothing I'll leave you in peace until you say something.
nudge-back = Your pause is over. We'll start small.
nudge-left = We were still working on { $flow }.

outlook-test = The test nudge
    .why = So that you can see that my messages arrive.
outlook-reminder = Reminder of your session with { $name }
    .why = An hour before it starts.
outlook-prompt = How was it with { $name }?
    .why = Ten minutes after the end, while you still remember.
outlook-snooze = A reminder you asked for
    .why = You chose this moment.
outlook-follow-up = Once more: how was it with { $name }?
    .why = Nothing was logged yet, and you still remember. I'll ask this once.
outlook-monday = What you promise yourself this week
    .why = Who says on Monday what, when and where, does it far more often.
outlook-friday = How the week was
    .why = Looking back for a minute shows what got moving.
outlook-pace = Whether my nudges should be different
    .why = My last two had no answer. I'd rather ask than go on.
outlook-fresh = A new start
    .why = It's been quiet for a while, and a first day makes starting easier.
outlook-outreach = One person for the day
    .why = On your own days I name one, at most three times a week.
why-back = This was your first day after your pause.
why-monday-holiday = A public holiday makes your week begin later. Who says at its start what, when and where, does it far more often.
why-friday-holiday = A public holiday makes your week end sooner. Looking back for a minute shows what got moving.
why-left = We were halfway { $flow }. I come back to that once.
why-step = This is the next step, and I ask for no more than one thing a day.
why-last = Why my last nudge came:
