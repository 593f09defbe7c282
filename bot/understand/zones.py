"""Time zones from the name of the zone, a city or a country that keeps one time."""

from __future__ import annotations

from functools import cache

from bot.understand.fold import bare, fold
from bot.understand.tables import LONGEST

# These keep no summer time, whatever the person who types "EST" in July means by it.
_MISLEADING = {"EST", "MST", "HST", "Factory", "localtime"}
_AREAS = ("Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian", "Arctic")
_DIRECTIONS = {"north", "south", "west", "center", "act", "lhi", "nsw"}
_PLACES = """
Europe/Amsterdam: nederland, netherlands, the netherlands, holland, rotterdam, den haag, the hague, utrecht, eindhoven,
  groningen, tilburg, almere, breda, nijmegen, arnhem, haarlem, maastricht, leiden, delft, zwolle, enschede
Europe/Brussels: belgie, belgium, belgique, vlaanderen, flanders, brussel, antwerpen, antwerp, gent, ghent, brugge,
  bruges, leuven, luik, liege
Europe/Berlin: duitsland, germany, deutschland, berlijn, hamburg, munchen, munich, keulen, cologne, frankfurt,
  dusseldorf
Europe/Paris: frankrijk, france, parijs, lyon, marseille, rijsel, lille
Europe/London: uk, united kingdom, verenigd koninkrijk, england, engeland, great britain, groot-brittannie, britain,
  scotland, schotland, wales, londen, manchester, edinburgh, bristol, leeds
Europe/Dublin: ireland, ierland
Europe/Luxembourg: luxemburg
Europe/Vienna: oostenrijk, austria, wenen
Europe/Zurich: zwitserland, switzerland, geneve, geneva, basel, bern
Europe/Rome: italie, italy, milaan, milan, napels, naples
Europe/Madrid: barcelona, valencia, sevilla, seville
Europe/Lisbon: lissabon, porto
Europe/Copenhagen: denemarken, denmark, kopenhagen
Europe/Stockholm: zweden, sweden
Europe/Oslo: noorwegen, norway
Europe/Helsinki: finland
Atlantic/Reykjavik: ijsland, iceland
Europe/Warsaw: polen, poland, warschau
Europe/Prague: tsjechie, czechia, czech republic, praag
Europe/Bratislava: slowakije, slovakia
Europe/Budapest: hongarije, hungary, boedapest
Europe/Athens: griekenland, greece, athene
Europe/Istanbul: turkije, turkey, turkiye
Europe/Bucharest: roemenie, romania, boekarest
Europe/Sofia: bulgarije, bulgaria
Europe/Zagreb: kroatie, croatia
Europe/Ljubljana: slovenie, slovenia
Europe/Belgrade: servie, serbia
Europe/Tallinn: estland, estonia
Europe/Riga: letland, latvia
Europe/Vilnius: litouwen, lithuania
America/Paramaribo: suriname
America/New_York: nyc, boston, miami, atlanta, philadelphia
America/Los_Angeles: san francisco, seattle, san diego
Africa/Johannesburg: zuid-afrika, south africa, kaapstad, cape town
Africa/Casablanca: marokko, morocco
Africa/Cairo: egypte, egypt
Africa/Nairobi: kenia, kenya
Africa/Lagos: nigeria
Africa/Accra: ghana
Asia/Jerusalem: israel
Asia/Dubai: abu dhabi, verenigde arabische emiraten, united arab emirates
Asia/Kolkata: india, mumbai, delhi, new delhi, bangalore
Asia/Tokyo: japan, tokio
Asia/Seoul: south korea, zuid-korea
Asia/Shanghai: china, beijing, peking
Asia/Hong_Kong: hongkong
Asia/Bangkok: thailand
Asia/Manila: filipijnen, philippines
"""


@cache
def zones() -> frozenset[str]:
    """The names of all time zones that a member can have."""
    # Loading this takes as long as all of our own tables, and only who asks for a zone needs it.
    from zoneinfo import available_timezones  # noqa: PLC0415

    return frozenset(available_timezones() - _MISLEADING)


def zone(text: str) -> str | None:
    """The IANA name of the zone that the whole text is or that its city or country keeps, or None."""
    if len(text) > LONGEST:
        return None
    said = bare(text)
    # A place comes first: "Japan" is an old name of a zone too.
    return _places().get(said) or _exact().get(fold(text).strip(" .!").replace(" ", "_"))


@cache
def _exact() -> dict[str, str]:
    """Each zone by its folded name."""
    return {name.casefold(): name for name in zones()}


@cache
def _places() -> dict[str, str]:
    """Each city and country by its folded name; what we say ourselves comes before the cities of the zone names."""
    found: dict[str, str] = {}
    for line in _PLACES.replace("\n  ", " ").strip().splitlines():
        name, _, places = line.partition(": ")
        found.update((place.strip(), name) for place in places.split(","))
    named = (name for name in zones() if name.split("/")[0] in _AREAS and "/" in name)
    # A zone's older names end in the same city; the shortest path and the first area win.
    for name in sorted(named, key=lambda name: (name.count("/"), _AREAS.index(name.split("/")[0]), name)):
        city = fold(name.rsplit("/", 1)[1].replace("_", " "))
        if city not in _DIRECTIONS:
            found.setdefault(city, name)
    return found
