### A lesson.

lesson-title = Lesson
lesson-called = the lesson
lesson-lesson = What did you learn? One sentence will do.
    .label = Lesson
    .hint = Say: "Let them draw first, and only then explain."
    .why = A lesson that's written down really changes something next time.
lesson-changes = What does that change?
    .label = Changes
    .hint = More than one is fine. Nothing yet is too, then skip.
    .why = Then we'll adapt it at once, while you remember.
    .option-story = How I tell my story
    .option-offer = My offer
    .option-names = My list
lesson-done = Remembered: “{ $lesson }” { $changes ->
    [story] Shall we adapt your story to it at once?
    [offer] Shall we adapt your offer to it at once?
    [names] Shall we adapt your list to it at once?
   *[none] { "" }
    }
lesson-undone = the lesson is gone.
