"""How things stand, in words: the status, and the board with its three columns."""

from __future__ import annotations

from datetime import timedelta

from bot import nudging
from bot.domain import rhythm
from bot.domain.adopters import to_screen
from bot.domain.contacts import DREAMS, Column, Contact, in_column
from bot.domain.hours import today_of
from bot.domain.paths import EARLY, best_to_each, warm_paths
from bot.domain.weeks import week_of
from bot.flows.checkin import week_lines
from bot.flows.sitting import Sitting
from bot.holidays import workdays_of
from bot.texts.dates import day_words

SHOWN = 12
"""Names of a column that are told; the others are counted."""
PATHS = 5


def board(sitting: Sitting) -> str:
    """Return the three columns with their names, the ways between them, and what is open and planned."""
    work, member, say = sitting.work, sitting.member, sitting.texts.say
    contacts, arrows = work.contacts(member.id), work.introductions(member.id)
    lines = [_column(sitting, column, in_column(column, contacts)) for column in (1, 2, 3)]
    best = best_to_each(warm_paths(contacts, arrows))
    lines += [say("board-path", path=sitting.texts.path([one.name for one in path.steps])) for path in best[:PATHS]]
    reached = {path.dream.id for path in best}
    waiting = [one.name for one in in_column(DREAMS, contacts) if one.id not in reached]
    if waiting:
        lines.append(say("board-open", names=sitting.texts.row(waiting), count=len(waiting)))
    for session in sitting.progress().planned[:3]:
        lines.append(say("home-session", name=sitting.name_of(session.contact), at=sitting.when(session.starts)))
    return "\n".join(lines)


def status(sitting: Sitting) -> str:
    """Return how far the member is, what this week brought, and when the coach wrote last and writes next."""
    work, member, say = sitting.work, sitting.member, sitting.texts.say
    contacts = work.contacts(member.id)
    stories, offers = work.stories(member.id), work.offers(member.id)
    early = [one.name for one in contacts if one.adopter in EARLY and not one.archived]
    dreams = in_column(DREAMS, contacts)
    ways = {path.dream.id for path in warm_paths(contacts, work.introductions(member.id))}
    lines = [say("status-story", version=stories[0].version if stories else 0)]
    counts = {f"column{n}": len(in_column(n, contacts)) for n in (1, 2, 3)}
    lines.append(say("status-names", **counts))
    if early:
        lines.append(say("status-early", names=sitting.texts.row(early), waiting=len(to_screen(contacts))))
    if dreams:
        lines.append(say("status-ways", count=len(ways), of=len(dreams)))
    lines.append(say("status-offer", there="yes" if offers else "no", offer=offers[-1].text if offers else ""))
    lines += _week(sitting)
    progress = sitting.progress()
    if progress.unlogged:
        names = sitting.texts.row([sitting.name_of(session.contact) for session in progress.unlogged], most=SHOWN)
        lines.append(say("status-unlogged", names=names, count=len(progress.unlogged)))
    for session in progress.planned[:3]:
        lines.append(say("home-session", name=sitting.name_of(session.contact), at=sitting.when(session.starts)))
    return "\n".join([*lines, *_spoken(sitting), *_holiday(sitting)])


def looks_back(sitting: Sitting) -> bool:
    """Whether the promise of a week is to be looked back at rather than made."""
    today = today_of(sitting.member, sitting.now)
    week = week_of(today)
    promised = {one.week: one for one in sitting.work.commitments(sitting.member.id) if one.promise}
    this, last = promised.get(week), promised.get(week - timedelta(days=7))
    days = workdays_of(sitting.member).of_week(week)
    nearly_over = today >= days[-1] if days else today.weekday() >= max(sitting.member.days, default=4)
    if this is not None:
        return nearly_over and this.outcome is None
    return last is not None and last.outcome is None


def _week(sitting: Sitting) -> list[str]:
    """Return what this week brought, and its promise; until there is one, the last that was not looked back at."""
    week = week_of(today_of(sitting.member, sitting.now))
    promises = {
        one.week: one for one in sitting.work.commitments(sitting.member.id) if one.promise and one.week <= week
    }
    last = promises[max(promises)] if promises else None
    said = []
    if last is not None and last.week == week:
        said.append(sitting.texts.say("status-promise", promise=last.promise))
    elif last is not None and last.outcome is None:
        said.append(sitting.texts.say("status-promised", promise=last.promise))
    return said + [sitting.line(line) for line in week_lines(week, sitting.member, sitting.work, sitting.now)]


def _spoken(sitting: Sitting) -> list[str]:
    """Return when the coach last spoke of its own accord, and when it will next."""
    last = next(reversed(sitting.work.nudges(sitting.member.id)), None)
    plan = nudging.plan(sitting.member, sitting.work, None, sitting.now)
    coming = nudging.outlook(sitting, [due for due in rhythm.planned(plan, sitting.now) if due.at > sitting.now][:1])
    said = [sitting.texts.say("status-last", at=sitting.when(last.at))] if last else []
    said += [sitting.texts.say("status-next", at=sitting.when(one.at), what=one.what) for one in coming]
    return said or [sitting.texts.say("status-quiet")]


def _holiday(sitting: Sitting) -> list[str]:
    """Return the working day of the coming week that is a holiday, when nothing comes that would have come."""
    member = sitting.member
    today, days = today_of(member, sitting.now), workdays_of(member)
    off = next((day for day in (today + timedelta(days=n) for n in range(7)) if days.lost(day)), None)
    if off is None or member.pace == "stopped":
        return []
    return [sitting.texts.say("status-holiday", day=day_words(off, member.language, today))]


def _column(sitting: Sitting, column: Column, contacts: list[Contact]) -> str:
    early = sitting.texts.label("board-early")
    names = [f"{one.name} ({early})" if one.adopter in EARLY else one.name for one in contacts]
    row = sitting.texts.row(names, most=SHOWN) if names else sitting.texts.label("board-empty")
    return sitting.texts.say("board-column", column=column, count=len(contacts), names=row)
