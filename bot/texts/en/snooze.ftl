### Remind me.

snooze-title = Reminder
snooze-called = the reminder
snooze-when = When shall I remind you?
    .label = When
    .hint = Say "in an hour", "tomorrow at 9" or "Friday at 3pm".
    .why = I'll remember, so that you can let go of it.
snooze-what = Of what?
    .label = Of what
    .hint = A few words, like "call Bram". You can skip this.
    .why = Then you'll read your own words back.
snooze-done = Agreed: you'll hear from me on { $at }.
snooze-undone = the reminder is gone.
