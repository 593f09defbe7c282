### Who is ahead.

adopters-title = Who goes first
    .named = who leads the way, early adopters, adopters, who goes first
adopters-called = who goes first
adopters-problem = { $mode ->
    [inside] Does { $name } feel the problem your idea solves?
   *[own] Does { $name } run into what you solve?
    }
    .label = { $name }
    .hint = Pick what comes closest. If you don't know, the name comes back later.
    .why = Who runs into it and tried something already listens first.
    .option-tried = Yes, and tried something
    .option-knows = Yes, and knows it
    .option-no = No, or not yet
    .option-unknown = I don't know
adopters-taste = And how is { $name } with new things?
    .label = { $name } and something new
    .hint = Pick what comes closest.
    .why = Who likes to try and tells others is the bridge to the rest.
    .option-tells = Likes to try it, and tells others
    .option-likes = Likes to try it
    .option-waits = Waits until it worked for somebody
    .option-wary = Prefers the old way
    .option-unknown = I don't know
adopters-kept = { $type ->
    [innovator] { $name } is far ahead: an innovator.
    [early-adopter] { $name } is early. That's where you begin.
    [early-majority] { $name } joins once it worked for somebody else.
    [late-majority] { $name } comes later, and that's fine.
   *[laggard] Leave { $name } in peace for now.
    }
adopters-undone = where { $name } stands is open again.
adopters-done = { $count ->
    [0] Nobody here goes first yet. They often come with the names from your first conversations.
    [one] Begin with { $names }: your story is most welcome there.
   *[other] Begin with { $names }: your story is most welcome there.
    }
adopters-more = { $count ->
    [one] One more name is waiting, for another time.
   *[other] { $count } more names are waiting, for another time.
    }
