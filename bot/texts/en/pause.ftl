### A pause.

pause-title = Pause
pause-called = your pause
pause-already = You're on a pause until { $day }. What would you like?
    .label = Pause
    .hint = Back, another day, or leave it.
    .why = So that I know whether you'd like to hear from me again.
    .option-back = I'm back
    .option-longer = Another day
    .option-keep = Leave it
pause-until = Good, take your time. On what day will you be back?
    .label = Back on
    .hint = Say "Monday", "in two weeks" or "4 January".
    .why = I'll keep quiet until that day, so there is nothing for you to think of.
pause-done = I'll keep quiet until { $day }. What you asked me to remember, a session say, still comes. If you're back sooner, say _pause_.
pause-undone = the pause is as it was.
pause-over = Good to have you back. From now on you'll hear from me on your own days again.
pause-over-undone = your pause goes on.
pause-kept = Then I'll leave it as it is.
