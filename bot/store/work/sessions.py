"""Sessions, what came of them, and what was learnt."""

from __future__ import annotations

from datetime import datetime

from bot.domain.sessions import Lesson, Result, Session
from bot.store import tables
from bot.store.work.base import Base
from bot.store.work.kept import PEOPLE, SESSION, Kept

RESULT = Kept(tables.result, Result, order=lambda result: (result.created, result.session))
_LESSON = Kept(tables.lesson, Lesson, order=lambda lesson: lesson.id)


class SessionWork(Base):
    """A member's sessions, results and lessons."""

    def sessions(self, member_id: int) -> list[Session]:
        """Every session whatever its state, the earliest start first."""
        return self._all(SESSION, member_id, beside=PEOPLE)

    def session(self, member_id: int, id: int) -> Session | None:  # noqa: A002 - the word of every aggregate
        """One of the member's own sessions."""
        return next((session for session in self.sessions(member_id) if session.id == id), None)

    def add_session(
        self,
        member_id: int,
        *,
        contact: int,
        starts: datetime,
        minutes: int,
        zone: str,
        now: datetime,
        aim: str | None = None,
    ) -> Session:
        """Plan a session."""
        return self._insert(SESSION, member_id, Session(0, contact, starts, minutes, zone, now, aim=aim))

    def save_session(self, member_id: int, session: Session) -> None:
        """Keep what changed about a session."""
        self._save(SESSION, member_id, session)

    def results(self, member_id: int) -> list[Result]:
        """What came of the sessions, oldest first."""
        return self._all(RESULT, member_id)

    def add_result(self, member_id: int, result: Result) -> None:
        """Keep what came of a session, over what was noted of it before."""
        self._save(RESULT, member_id, result)

    def lessons(self, member_id: int) -> list[Lesson]:
        """What was learnt, oldest first."""
        return self._all(_LESSON, member_id)

    def add_lesson(self, member_id: int, *, text: str, now: datetime, session: int | None = None) -> Lesson:
        """Keep a lesson."""
        return self._insert(_LESSON, member_id, Lesson(0, text, now, session))
