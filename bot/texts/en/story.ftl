### The story: five questions, one minute.

story-title = Your story
story-called = your story
story-who = Who are you, in plain words? Say: "I'm Noor, I draw what other people mean."
    .label = Who you are
    .hint = Say it the way you would at a birthday party.
    .why = People remember a person, not a job title.
story-love = What do you love doing, well enough to teach it?
    .label = What you love doing
    .hint = For instance: "Boiling a messy plan down to one drawing."
    .why = What you love you tell with energy, and that is what the other feels.
story-person = { $mode ->
    [inside] Who inside your organisation do you do it for? Name one colleague or sponsor, a real person.
   *[own] Who do you do it for? Name one real person. Say: "Karin, who has just started on her own."
    }
    .label = For whom
    .hint = One name is enough, someone you could phone tomorrow.
    .why = A story for everybody moves nobody. With one person in mind it gets concrete by itself.
story-need = { $mode ->
    [inside] What holds them back now, in their own words?
   *[own] What do they want or miss, in their own words?
    }
    .label = { $mode ->
        [inside] What holds them back
       *[own] What they miss
    }
    .hint = Write it the way they would sigh it: "I just can't get it explained."
    .why = People who hear their own words keep listening.
story-change = { $mode ->
    [inside] What is different afterwards, for them and for the organisation, visible within weeks?
   *[own] What is different for them after your help, visible within weeks?
    }
    .label = What is different
    .hint = Something an outsider could see. Say: "Karin has two customers who get what she does."
    .why = This is what people say yes to, not to everything you can do.
story-plainer = One word sticks: “{ $word }”. How would you say this at the kitchen table?
    .label = In plain words
    .hint = Say the sentence again, or skip to leave it as it is.
    .why = A story that anyone understands gets passed on.
story-somebody = Nice, but I can't phone “{ $said }”. Who do you know who would want this tomorrow?
    .label = One real person
    .hint = A name will do, or "my neighbour". Skip to leave it as it is.
    .why = Who sees one person tells it so that the others recognise themselves.
story-effect = That is what you make. What is different for them then, visible within a few weeks?
    .label = What is different for them
    .hint = Say: "Karin dares to name her price." Skip to leave it as it is.
    .why = Nobody is waiting for something new, only for something that goes better.
story-check = { $count ->
    [0] These are your answers as they stand. Are they still right?
   *[other] Since this version you learnt: { $lessons }. Are your answers still right?
    }
    .label = Still right
    .hint = Pick one of the two.
    .why = I only make a new version when you change something.
    .option-yes = Yes, they are
    .option-no = Change something
story-told = { $opening ->
    [own] { $who }
   *[bare] This is me: { $who }
    } What I love doing, and do well: { $love } { $mode ->
    [inside] I do it here for: { $person } What holds them back now: { $need } What is different afterwards: { $change }
   *[own] I do it for: { $person } What they miss, in their words: { $need } What is different after my help: { $change }
    }
story-done =
    This is your story, version { $version }. Try it out loud:
    > { $story }
story-long = It has { $count } words, a little over a minute. Shorter is fine, not a must.
story-same = Then version { $version } stays as it is.
story-undone = version { $version } of your story is gone.
