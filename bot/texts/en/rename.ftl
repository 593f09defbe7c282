### Another name for someone.

rename-title = Another name
rename-called = the other name
rename-contact = Who has another name?
    .label = Who
    .hint = Someone on your list.
    .why = Then everything you logged about them simply stays.
rename-newname = What is { $name } called?
    .label = Called
    .hint = The name as you want to see it on your list.
    .why = A name that is right is found again sooner.
rename-done = { $former } is called { $name } now.
rename-twin = There is a { $name } on your list already; I'm keeping them apart.
rename-undone = { $name } is called { $former } again.
