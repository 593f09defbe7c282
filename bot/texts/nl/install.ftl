### De pagina’s die iemand ziet die de coach aan een Slack-werkruimte toevoegt.

install-asked = OneThreeTwo in Slack zetten
    .text = Een coach voor jou en je collega’s. Hij helpt ieder van jullie aan de eerste klanten, gesprek voor gesprek, in privéberichten die niemand anders ziet.
    .asks = Hij vraagt of hij zijn eigen privéberichten mag lezen en schrijven, en of hij de naam, taal en tijdzone mag weten van wie met hem praat. In kanalen leest hij alleen berichten waarin iemand hem noemt.
    .begin = Aan Slack toevoegen
install-done = De coach is er
    .text = Open zijn privéberichten in Slack en zeg hallo. Je collega’s kunnen dat ook doen: ieder heeft zijn eigen gesprek.
    .begin = Open Slack
install-cancelled = Goed, nu even niet
    .text = Er is niets toegevoegd en niets bewaard. Bedenk je je, begin dan gerust opnieuw.
    .begin = Opnieuw beginnen
install-over = Deze pagina is verlopen
    .text = Toevoegen moet binnen tien minuten, één keer, en in de browser waarin je begon. Begin opnieuw, dan lukt het.
    .begin = Opnieuw beginnen
install-refused = Slack deed niet mee
    .text = Slack trok de toestemming weer in voordat we er iets mee konden. Er is niets toegevoegd. Opnieuw beginnen helpt meestal.
    .begin = Opnieuw beginnen
install-later = Dat lukt nu even niet
    .text = Iets bij ons, of bij Slack, geeft geen antwoord. Er is niets kwijt. Probeer het over een paar minuten nog eens.
    .begin = Opnieuw beginnen
