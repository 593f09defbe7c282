### The guess beforehand, when nobody has answered yet.

guess-title = Your guess
    .named = guess, my guess, chance of a yes
guess-called = your guess
guess-contact = Whose answer are you waiting for?
    .label = Who
    .hint = Someone on your list, or a new name.
    .why = Then I know whose guess it is.
guess-chance = How likely do you think it is that { $name } says yes?
    .label = Chance of a yes
    .hint = A guess will do, you can skip this.
    .why = Later I'll put your guess beside what came of it. Most people guess a yes too low.
    .option-10 = 10%
    .option-30 = 30%
    .option-50 = 50%
    .option-70 = 70%
    .option-90 = 90%
guess-done = Noted: { $guess }%. Later I'll put it beside what came of it.
guess-undone = Undone: your guess about { $name } is gone.
