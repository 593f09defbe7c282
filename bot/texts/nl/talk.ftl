### Wat elk gesprek gemeen heeft.

talk-progress = { $number } van { $total }
talk-about-more = nog ongeveer { $count }
talk-answer = **{ $label }**: { $words }
talk-skipped = overgeslagen
talk-nothing = niets daarvan
talk-which-change = Welk antwoord wil je veranderen?
talk-pick = Kies er een
talk-pick-several = Kies er een of meer
talk-none-of-these = Niets daarvan
talk-together = In één keer invullen
talk-open-form = Formulier openen
talk-send = Opslaan
talk-let-us-choose = Laten we kiezen. Kies hieronder, of typ het op jouw manier.
talk-way-out = Het hoeft nu niet. We kunnen dit laten liggen en later verdergaan.
talk-had = Eerder zei je: { $words }
talk-took = Genoteerd: { $words }.
talk-also = Ook genoteerd:
talk-straight-on = Meteen door met { $flow }:
talk-understood = Zo heb ik het begrepen:
talk-chosen = ✓ { $words }
talk-filled = ingevuld
talk-more = nog { $count }
talk-from-to = { $first } t/m { $last }
talk-minutes = { $minutes } minuten
talk-parked-offer = We waren nog bezig met { $flow }. Ga je daarmee verder?
talk-go-on = Verder met { $flow }

problem-empty = Hier stond nog niets.
problem-too-long = Dat zijn { $length } tekens, en hier passen er { $most }. Kan het korter?
problem-no-words = Daar kan ik nog geen woorden in lezen.
problem-choice = Die staat er niet bij.
problem-choices = Ik herken ze niet allemaal.
problem-no-moment = Ik zie nog geen moment.
problem-no-time = De dag heb ik, de tijd nog niet.
problem-past = Dat moment is al geweest.
problem-no-minutes = Ik zie nog niet hoe lang.
problem-no-amount = Daar zie ik geen bedrag in.
problem-no-zone = Die plaats ken ik niet.
problem-no-country = Welk land dat is, weet ik niet.
problem-no-calendar = De feestdagen van { $country } ken ik niet.
problem-no-days = Welke dagen dat zijn, zie ik nog niet.
problem-no-hours = Ik zie nog geen begin en eind.
problem-no-names = Ik zie nog geen naam.
problem-who = Wie bedoel je? Een voornaam is genoeg.
problem-too-many-names = Dat zijn er meer dan { $most } tegelijk. Stuur ze in een paar keer.
problem-name-too-long = “{ $name }” is langer dan { $most } tekens, te lang voor een naam. Kan het korter?
problem-one-name = Ik zie er meer dan één. Met wie is deze sessie?
problem-itself = Bij { $name } wil je juist uitkomen. Wie staat een stap dichter bij jou?
problem-circle = { $name } bereik je pas via { $dream }. Wie komt daar nog voor?
problem-two-fit = Op je lijst staan { $names }. Wie van hen bedoel je?
problem-not-listed = Die naam staat niet op je lijst.
problem-needed = Deze heb ik echt nodig.
problem-first = Dit is de eerste vraag, verder terug kan niet.
problem-gone = Die keuze is er niet meer.
talk-weeks = { $count ->
    [one] Een week
   *[other] { $count } weken
    }
talk-in-20m = Over 20 minuten
talk-in-1h = Over een uur
talk-in-3h = Over drie uur
talk-in-tomorrow = Morgen 9:00
talk-in-week = Maandag 9:00
problem-no-day = Ik zie nog geen dag. Zo bijvoorbeeld: _maandag_, of _over twee weken_.
problem-no-clock = Ik zie nog geen tijd. Zo bijvoorbeeld: _9:30_, of _half tien_.
