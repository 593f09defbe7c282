### What every talk has in common.

talk-progress = { $number } of { $total }
talk-about-more = about { $count } more
talk-answer = **{ $label }**: { $words }
talk-skipped = skipped
talk-nothing = none of these
talk-which-change = Which answer would you like to change?
talk-pick = Pick one
talk-pick-several = Pick one or more
talk-none-of-these = None of these
talk-together = Fill in all at once
talk-open-form = Open the form
talk-send = Save
talk-let-us-choose = Let's pick. Choose below, or type it your way.
talk-way-out = It doesn't have to be now. We can leave this and go on later.
talk-had = Earlier you said: { $words }
talk-took = Noted: { $words }.
talk-also = Also noted:
talk-straight-on = Straight on to { $flow }:
talk-understood = This is what I understood:
talk-chosen = ✓ { $words }
talk-filled = filled in
talk-more = { $count } more
talk-from-to = { $first } to { $last }
talk-minutes = { $minutes } minutes
talk-parked-offer = We were still working on { $flow }. Shall we go on with it?
talk-go-on = Go on with { $flow }

problem-empty = There was nothing there yet.
problem-too-long = That is { $length } characters, and { $most } fit here. Can it be shorter?
problem-no-words = I can't find any words in that yet.
problem-choice = That isn't one of them.
problem-choices = I don't recognise all of those.
problem-no-moment = I can't see a moment in that yet.
problem-no-time = I have the day, not yet the time.
problem-past = That moment has already passed.
problem-no-minutes = I can't see how long yet.
problem-no-amount = I can't see an amount in that.
problem-no-zone = I don't know that place.
problem-no-country = I don't know that country.
problem-no-calendar = I don't know the public holidays of { $country }.
problem-no-days = I can't see yet which days those are.
problem-no-hours = I can't see a start and an end yet.
problem-no-names = I can't see a name yet.
problem-who = Who do you mean? A first name is enough.
problem-too-many-names = That is more than { $most } at once. Send them in a few goes.
problem-name-too-long = “{ $name }” is longer than { $most } characters, too long for a name. Can it be shorter?
problem-one-name = I see more than one. Who is this session with?
problem-itself = { $name } is where you want to get. Who stands a step closer to you?
problem-circle = You only get to { $name } through { $dream }. Who comes before that?
problem-two-fit = { $names } are both on your list. Which of them do you mean?
problem-not-listed = That name isn't on your list.
problem-needed = I do need this one.
problem-first = This is the first question, there is nothing before it.
problem-gone = That choice is no longer there.
talk-weeks = { $count ->
    [one] One week
   *[other] { $count } weeks
    }
talk-in-20m = In 20 minutes
talk-in-1h = In an hour
talk-in-3h = In three hours
talk-in-tomorrow = Tomorrow 9:00
talk-in-week = Monday 9:00
problem-no-day = I can't see a day in that yet. Try _Monday_, or _in two weeks_.
problem-no-clock = I can't see a time in that yet. Try _9:30_, or _half past nine_.
