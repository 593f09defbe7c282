"""The words around the times of a text, clause by clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from bot.understand import plans
from bot.understand.asides import aside
from bot.understand.mentions import Mention
from bot.understand.reading import Kind, Piece
from bot.understand.tables import words
from bot.understand.tokens import Token

FILLERS = plans.FILLERS_NL | plans.FILLERS_EN
PLANS = plans.PLANS_NL | plans.PLANS_EN
JOINING = words("en and maar but dus so omdat because toen want")
UNTIL = words("tot until till til")
_SIGNS = words(", . ; ! ? ( ) :")
_TAKING_BACK = words(" ".join(plans.CORRECTING))
_KNOWN = FILLERS | PLANS | plans.GOING | plans.GLUE | plans.ASKS | JOINING | UNTIL | _TAKING_BACK
_TOO = frozenset({("te", "laat"), ("te", "vroeg"), ("too", "late"), ("too", "early"), ("too", "soon")})
_FORGET = words("forget vergeet vergeten")


class Around:
    """A text with its pieces and the times it mentions; what belongs to no time is the words around them."""

    def __init__(
        self, said: Sequence[Token], pieces: Sequence[Piece], found: Sequence[Mention], *, in_dutch: bool
    ) -> None:
        self.said = said
        self.pieces = pieces
        self.found = found
        self.in_dutch = in_dutch
        places = [*((one.first, one.end) for one in pieces), *((one.first, one.end) for one in found)]
        self.taken = {at for first, end in places for at in range(first, end)}
        self.gone = {at for one in pieces if one.kind == "gone" for at in range(one.first, one.end)}
        """The tokens of spans that are no moment."""
        self.aside = aside(said, found, self.taken)
        """The tokens at the end that only say where people meet, or why the time suits."""
        self.taken |= set(self.aside)
        self.clauses = self._clauses()
        """The number of the clause of each token."""

    @cached_property
    def others(self) -> tuple[Token, ...]:
        """The words and signs around the times."""
        return tuple(token for at, token in enumerate(self.said) if token.kind != "end" and at not in self.taken)

    @cached_property
    def texts(self) -> frozenset[str]:
        """Every word and sign around the times, once."""
        return frozenset(token.text for token in self.others)

    @cached_property
    def bare(self) -> bool:
        """Whether the text is nothing but times and the words of plans."""
        return all(token.kind in {"sign", "line"} or token.text in _KNOWN for token in self.others)

    @cached_property
    def never_mind(self) -> tuple[int, ...]:
        """Where the text says `laat maar` and nothing after it that makes it something else."""
        pairs = zip(self.said, self.said[1:], self.said[2:], strict=False)
        return tuple(
            at
            for at, (first, second, third) in enumerate(pairs)
            if (first.text, second.text) == ("laat", "maar") and third.kind != "word"
        )

    def words(self, clauses: Iterable[int]) -> list[str]:
        """The words around the times in those clauses."""
        wanted = set(clauses)
        return [
            token.text
            for at, token in enumerate(self.said)
            if token.kind == "word" and at not in self.taken and self.clauses[at] in wanted
        ]

    def own(self, one: Mention) -> set[int]:
        """The clauses that a mention stands in."""
        return {self.clauses[at] for at in range(one.first, one.end)}

    def remembers(self, said: Iterable[str]) -> bool:
        """Whether words tell of what has been."""
        words = set(said)
        # "We moved the session to Friday" tells of Friday, and "I moved to Utrecht on Friday" doesn't.
        ahead = {"moved"} if plans.MEETINGS & words else set()
        return any(plans.remembered(word, in_dutch=self.in_dutch) for word in words - ahead)

    def refuses(self, said: Sequence[str]) -> bool:
        """Whether words say no, or not just once; "don't forget" doesn't."""
        wrong = any(pair in _TOO for pair in pairwise(said))
        return wrong or (bool(plans.NEGATIONS.intersection(said)) and not _FORGET.intersection(said))

    def starts(self, at: int, kind: Kind) -> bool:
        """Whether a piece of that kind starts at a token."""
        return any(piece.first == at and piece.kind == kind for piece in self.pieces)

    def _clauses(self) -> list[int]:
        numbers, clause = [], 0
        for at, token in enumerate(self.said):
            ends = token.text in _SIGNS or token.kind == "line" or token.text in JOINING
            clause += ends and at not in self.taken
            numbers.append(clause)
        return numbers
