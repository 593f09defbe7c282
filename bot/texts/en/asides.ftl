### Short turns aside: language and erasing.

language-title = Language
language-called = the language
language-language = Which language shall we go on in?
    .label = Language
    .hint = Type English or Nederlands.
    .why = You can switch at any time, in the middle of a question too.
    .option-nl = Nederlands
    .option-en = English
language-done = We'll go on in English.
language-undone = we speak the language of before again.

delete-title = Erase
delete-called = the erasing
delete-sure = Erasing means everything: your story, your names, your sessions, whatever was still waiting. I can't bring it back. Shall I?
    .label = Erase
    .hint = Pick keep or erase. "My data" gives you a copy first.
    .why = It is the one thing I can't undo, so I ask.
    .option-keep = Keep it
    .option-erase = Yes, erase it all
delete-kept = All right, everything stays.
delete-done = Everything is gone, and so is the key it was encrypted with. Say hi whenever you want to start afresh.
