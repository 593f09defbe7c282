### Getting to know each other.

welcome-title = Getting started
welcome-called = the introduction
welcome-hello = Hi, I'm OneThreeTwo, a bot. I help you get an idea moving: your story, the right names, and then the conversations. What you tell me stays between us; type _privacy_ to see how.

welcome-language = Which language shall we speak?
    .label = Language
    .hint = Type English or Nederlands.
    .why = So that you needn't translate in your head.
    .option-nl = Nederlands
    .option-en = English
welcome-zone = I think you are in the time zone of { $place }. Is that right, or which city are you in?
    .label = Time zone
    .hint = Name a city or a country, "Lisbon" for instance.
    .why = My nudges come by your clock, also after you have been travelling.
    .option-yes = Yes, it's { $at } here
welcome-mode = What is your idea for?
    .label = Your idea is for
    .hint = Pick your own business, or your organisation.
    .why = For your own business you look for customers, inside an organisation for support. The questions differ a little.
    .option-own = My own business
    .option-inside = Inside my organisation
welcome-days = On which days may I nudge you?
    .label = Days
    .hint = Say "Mon to Thu" or "Tuesday and Friday".
    .why = On your days off I leave you alone.
    .option-workdays = Monday to Friday
    .option-four = Monday to Thursday
    .option-all = Every day
welcome-quiet = And when shall I keep quiet?
    .label = Quiet hours
    .hint = Say "from 20:00 to 08:00".
    .why = In those hours I send you nothing of my own accord.
welcome-done = That was the introduction. In a minute I'll send a test nudge, so that we know it arrives.
welcome-undone = we're back at the last question of the introduction.
