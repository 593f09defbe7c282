### Another column for someone.

move-title = Another column
move-called = the move
move-contact = Who would you like to move?
    .label = Who
    .hint = Someone on your list.
    .why = Only people on your list stand in a column.
move-column = Which column does { $name } go to?
    .label = Column
    .hint = Say 1, 2 or 3.
    .why = The column decides what I'll suggest: ask for help, get acquainted, or the dream itself.
    .option-one = 1: know well
    .option-two = 2: in between
    .option-three = 3: dream
move-done = { $name } is in column { $column } now.
move-same = { $name } was in column { $column } already.
move-undone = { $name } is back in column { $column }.
