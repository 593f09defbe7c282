### The puzzle.

puzzle-title = The puzzle
puzzle-called = the puzzle
puzzle-between = Who on your list could get you to { $dream }?
    .label = Between you and { $dream }
    .hint = Somebody on your list, or a new name. If you know nobody, skip this and ask around.
    .why = Through somebody who gets in already a door opens sooner than from outside.
puzzle-given = What did you do for { $name } lately, or what could you do?
    .label = For { $name }
    .hint = A few words, like "thought along with her pitch". You can skip this.
    .why = Who gives first finds it easier to ask.
puzzle-done =
    { $count ->
        [one] There is one warm path:
       *[other] There are { $count } warm paths, the best first:
    }
    { $paths }
puzzle-first = The first step: ask { $name } to introduce you to { $other }.
puzzle-none = No path to your dreams yet, and that's fine. Ask those you know well whom they know there, and help the people in between first.
puzzle-no-dreams = There are no dreams in column 3 yet, and that's where the puzzle begins.
puzzle-undone = what you did for somebody is gone again.
