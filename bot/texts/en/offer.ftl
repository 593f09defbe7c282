### The offer.

offer-title = Offer
offer-called = your offer
offer-again = This is your offer as it is: { $offer } Would you like to change it?
    .label = Offer
    .hint = Change it or leave it.
    .why = Every change becomes a new version.
    .option-change = Change it
    .option-keep = Leave it
offer-what = { $mode ->
    [inside] What will you let a colleague or a team try? Small, and about their own situation.
   *[own] What will you let somebody try? Small, and about their own situation.
    }
    .label = What it is
    .hint = One sentence. Say: "Draw your idea on one sheet, together."
    .why = Coffee is pleasant, but after a story there should be something to say yes to.
offer-minutes = How much time does it ask?
    .label = Time
    .hint = Say "45 minutes" or "1 hour".
    .why = Who knows when it's over says yes more easily.
offer-price = { $mode ->
    [inside] What do you ask in return?
   *[own] What does it cost them?
    }
    .label = { $mode ->
        [inside] What you ask
       *[own] Price
    }
    .hint = Pick one.
    .why = The less is at stake, the sooner somebody joins.
    .option-nothing = { $mode ->
        [inside] Only their time
       *[own] Nothing
    }
    .option-afterwards = { $mode ->
        [inside] Their honest opinion afterwards
       *[own] They decide afterwards what it was worth
    }
    .option-fixed = { $mode ->
        [inside] Something fixed, like a day a week
       *[own] A fixed amount
    }
offer-experience = What do they get to experience, or have in hand afterwards?
    .label = Experience
    .hint = Something that can be seen or held. Say: "A drawing that anyone understands."
    .why = An experience gets told on, an explanation doesn't.
offer-choice = What choice do you put to them at the end?
    .label = Choice at the end
    .hint = Say: "Go on alone, or together?" You can skip this.
    .why = Without a choice a fine meeting runs dry.
offer-easy = What else is true of your offer?
    .label = Easy yes
    .hint = Tick what is so, nothing is fine too.
    .why = This is where I check whether a yes costs little.
    .option-small = It's small
    .option-risk = They run no risk
    .option-theirs = It's about their own situation
offer-better = { $hard ->
    [theirs] One thing makes a yes hard: it isn't about their situation yet. How would you put it if it were about them?
    [timed] One thing makes a yes hard: it takes long. What is the first hour of it?
    [small] One thing makes a yes hard: it's big. What's the smallest piece that shows something?
    [choice] One thing is missing: a choice at the end. How would you put it with that choice?
    [risk] One thing makes a yes hard: they run a risk. How do you take that away?
   *[experience] One thing is missing: something to experience. How would you put it then?
    }
    .label = Easier
    .hint = Say it again in one sentence, or skip to leave it.
    .why = Every threshold you take away saves a no.
offer-text = { $what } It takes { $minutes }. What you take away: { $experience } { $mode ->
    [inside] { $price ->
        [nothing] All it takes is your time.
        [afterwards] Afterwards I'd like to hear honestly what you thought.
       *[fixed] We agree beforehand what it asks of you.
    }
   *[own] { $price ->
        [nothing] It costs you nothing.
        [afterwards] Afterwards you decide what it was worth to you.
       *[fixed] You hear beforehand what it costs.
    }
    } { $risk } { $ends ->
    [yes] At the end you choose: { $choice }
   *[no] { "" }
    }
offer-done = { $count ->
    [6] Your offer is there. It meets { $count } of the { $of } points that make a yes easy.
   *[other] Your offer is there. It meets { $count } of the { $of } points that make a yes easy. Still missing: { $lacks }.
    }
offer-points = What makes a yes easy
    .theirs = that it's about their own situation
    .timed = a time they can oversee
    .small = that it's small
    .choice = a choice at the end
    .risk = that they run no risk
    .experience = something to experience
offer-shown =
    You can send it like this:
    > { $offer }
offer-kept = Then it stays as it is.
offer-undone = this version of your offer is gone.
