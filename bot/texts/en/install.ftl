### The pages that somebody sees who adds the coach to a Slack workspace.

install-asked = Add OneThreeTwo to Slack
    .text = A coach for you and your colleagues. It helps each of you find your first customers, one conversation at a time, in direct messages that only the two of you see.
    .asks = It asks to read and write in its own direct messages, and to know the name, language and time zone of who talks to it. In channels it hears only what is said to it by name.
    .begin = Add to Slack
install-done = The coach has moved in
    .text = Open its direct messages in Slack and say hello. Your colleagues can do the same, each with a coach to themselves.
    .begin = Open Slack
install-cancelled = All right, not now
    .text = Nothing was added, and nothing was kept. If you change your mind, begin again whenever you like.
    .begin = Begin again
install-over = This page has had its time
    .text = Adding the coach has to be finished within ten minutes, once, in the browser where it began. Start over and it will work.
    .begin = Begin again
install-refused = Slack did not go along
    .text = Slack took back its permission before we could use it. Nothing was added. Starting over usually helps.
    .begin = Begin again
install-later = This cannot be done right now
    .text = Something on our side, or on Slack’s, does not answer. Nothing was lost. Please try again in a few minutes.
    .begin = Begin again
