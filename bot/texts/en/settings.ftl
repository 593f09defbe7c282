### Settings.

settings-title = Settings
settings-called = your settings
settings-never = never
settings-off = , not on public holidays ({ $country })
settings-on = , public holidays too
settings-which =
    This is how it's set:
    - **Nudges**: { $days }, at { $at }{ $holidays }
    - **How often**: { $pace }
    - **Quiet**: { $quiet }
    - **Time zone**: { $place }
    - **Language**: { $language }
    - **Your idea is for**: { $purpose }
    What should be different?
    .label = What else
    .hint = Pick one, or "fine as it is".
    .why = All you chose when we met can be changed here.
    .option-at = The time
    .option-days = The days
    .option-holidays = Public holidays
    .option-quiet = The quiet hours
    .option-pace = How often
    .option-zone = The time zone
    .option-language = The language
    .option-mode = What my idea is for
    .option-nothing = Fine as it is
settings-at = At what time may my nudge come?
    .label = Time
    .hint = Say "9:00" or "half past nine".
    .why = Pick a moment at which you can do something for a minute.
settings-days = On which days may I give you a nudge?
    .label = Days
    .hint = Say "Mon to Thu" or "Tuesday and Friday".
    .why = On your free days I leave you in peace.
    .option-workdays = Monday to Friday
    .option-four = Monday to Thursday
    .option-all = Every day
settings-holidays = { $country ->
    [none] Are public holidays days off for you? Then tell me which country's.
   *[other] Shall I leave you in peace on public holidays?
    }
    .label = Public holidays
    .hint = Say yes or no, or name another country, "Belgium" say.
    .why = A public holiday is a day off then. Your appointments, and what you asked me for, go on as ever.
    .option-yes = Yes ({ $country })
    .option-no = No, a day like any other
settings-quiet = When do I keep quiet?
    .label = Quiet hours
    .hint = Say "from 20:00 to 08:00".
    .why = In those hours I send you nothing of my own accord.
settings-pace = How often may I speak up of my own accord?
    .label = How often
    .hint = As usual, less, or not at all.
    .why = As usual means Monday, Friday and up to three people in between; less means one.
    .option-normal = As usual
    .option-slower = Less
    .option-stopped = Not at all
settings-zone = I think you're in the time zone of { $place }. Is that right, or what city are you in?
    .label = Time zone
    .hint = Name a city or a country, "Lisbon" say.
    .why = My nudges go by your clock.
    .option-yes = Yes, it's { $at } here
settings-language = What language shall we speak?
    .label = Language
    .hint = Type Nederlands or English.
    .why = So that you needn't translate in your head.
    .option-nl = Nederlands
    .option-en = English
settings-mode = What is your idea for?
    .label = Your idea is for
    .hint = Pick your own business, or your organisation.
    .why = The questions and the messages are a little different then.
    .option-own = My own business
    .option-inside = Inside my organisation
settings-done = { $which ->
    [at] From now on my nudge comes at { $at }.
    [days] From now on you hear from me on { $days }.
    [holidays] From now on you hear from me on { $days }{ $holidays }.{ $first ->
        [none] {""}
       *[other] {" "}The first is { $first }.
        }
    [quiet] From now on I keep quiet from { $quiet }.
    [pace] How often I speak up is now set to: { $pace }.
    [zone] From now on I go by the clock in { $place }.
    [language] We'll go on in English.
   *[mode] So your idea is for: { $purpose }.
    }
settings-kept = Then all stays as it is.
settings-undone = the setting is as it was.
