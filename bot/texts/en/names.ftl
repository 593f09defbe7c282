### The names, in the order 1, 3, 2.

names-title = Names
names-called = your names
names-where = Where would you like to add names?
    .label = Column
    .hint = Pick one of the three.
    .why = Each column does something else: the first helps you on your way, the third is where you want to go, the second connects them.
    .option-known = People I know well
    .option-dream = People I dream of
    .option-between = Who stands between
names-known = { $group ->
    [friends] Column 1: people you know well. Which friends would honestly tell you what they think? One per line or all in a row, first names are fine.
    [family] { $mode ->
        [inside] And your family: who knows somebody where you work?
       *[own] And your family: who works somewhere you'd like to look inside?
    }
    [colleagues] Which colleagues or former colleagues did you get on with?
   *[acquaintances] Which acquaintances know everybody?
    }
    .label = { $group ->
        [friends] Friends
        [family] Family
        [colleagues] Colleagues
       *[acquaintances] Acquaintances
    }
    .hint = Say: "Noor, Bram (former colleague) and my neighbour".
    .why = You needn't sell these people anything. They give you an honest opinion, and they know people you don't.
names-dream = { $mode ->
    [inside] Column 3: your dreams. People who decide here or are the best, and don't know you yet; the CEO may be in it too. Who are they?
   *[own] Column 3: your dreams. The best in your field whom you don't know yet, organisations you'd love to work with. Who are they?
    }
    .label = Dreams
    .hint = People or organisations, five to ten is plenty. Say: "Philips, the BBC, Floor Testman".
    .why = Once you know where you want to go, you suddenly see who is standing along the way.
names-between = Now the puzzle. Who stands between you and { $dream }?
    .label = Between you and { $dream }
    .hint = Someone on your list, or a new name. If you don't know, just skip.
    .why = You rarely reach a dream directly, but you do through someone who already walks in there.
names-same = { $times ->
    [1] { $name } was on your list already. Is this the same person?
   *[other] You named { $name } { $times } times. Is that the same person each time?
    }
    .label = { $name }
    .hint = Pick the same, or someone else.
    .why = I never merge two names of my own accord.
    .option-same = The same
    .option-other = Someone else of that name
names-kept = { $count ->
    [one] { $names } is in column { $column }.
   *[other] { $names } are in column { $column }.
    }
names-between-kept = { $count ->
    [one] { $names } now stands between you and { $dream }.
   *[other] { $names } now stand between you and { $dream }.
    }
names-joined = { $names } is on your list once now.
names-once = { $count ->
    [one] You named { $names } more than once; I've put that name down once.
   *[other] You named { $names } more than once; I've put each of them down once.
    }
names-gone = { $count ->
    [one] { $names } is off your list again.
   *[other] { $names } are off your list again.
    }
names-between-gone = { $count ->
    [one] { $names } no longer stands between you and { $dream }.
   *[other] { $names } no longer stand between you and { $dream }.
    }
names-undone = { $names }, that answer is gone again.
names-done = Your list: { $column1 } in column 1, { $column2 } in column 2 and { $column3 } in column 3.
names-open = { $count ->
    [one] For { $dream } someone in between is still missing. Let that simmer for a few days.
   *[other] For { $dream } and a few others someone in between is still missing. Let that simmer for a few days.
    }
names-none = No names yet, and that's fine. They often come while you're doing something else.
