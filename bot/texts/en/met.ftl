### Who came out of a talk or a session.

met-kept = { $count ->
    [one] { $names } is in column 2, through { $name }.
   *[other] { $names } are in column 2, through { $name }.
    }
met-known = { $count ->
    [one] { $names } was on your list already; now I know that { $name } can introduce you.
   *[other] { $names } were on your list already; now I know that { $name } can introduce you.
    }
