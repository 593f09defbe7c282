### Wie er uit een gesprek of sessie kwam.

met-kept = { $count ->
    [one] { $names } staat in kolom 2, via { $name }.
   *[other] { $names } staan in kolom 2, via { $name }.
    }
met-known = { $count ->
    [one] { $names } stond al op je lijst; nu weet ik dat { $name } je daar kan introduceren.
   *[other] { $names } stonden al op je lijst; nu weet ik dat { $name } je daar kan introduceren.
    }
