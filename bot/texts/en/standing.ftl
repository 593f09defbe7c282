### How things stand.

board-column = **Column { $column }** ({ $count }): { $names }
board-empty = nobody yet
board-early = goes first
board-path = Warm path: { $path }
board-open = { $count ->
    [one] No way to { $names } yet.
   *[other] No way to { $names } yet.
    }
status-story = { $version ->
    [0] **Your story**: not told yet.
   *[other] **Your story**: version { $version }.
    }
status-names = **Your names**: { $column1 } in column 1, { $column2 } in column 2, { $column3 } in column 3.
status-early = { $waiting ->
    [0] **Going first**: { $names }.
   *[other] **Going first**: { $names }. { $waiting } more to find out about.
    }
status-ways = **Warm paths**: to { $count } of your { $of } dreams.
status-offer = { $there ->
    [yes] **Your offer**: { $offer }
   *[no] **Your offer**: not made yet.
    }
status-promise = **This week** you promised yourself: { $promise }
status-promised = **Earlier** you promised yourself: { $promise }
    I don't know yet how that went.
status-unlogged = **Still to log:** { $count ->
    [one] your session
   *[other] your sessions
    } with { $names }
status-last = I last wrote you of my own accord on { $at }.
status-holiday = { $day } is a public holiday, so I leave you in peace then.
status-next = You'll hear from me again on { $at }: { $what }
status-quiet = For now I'll keep quiet of my own accord.
