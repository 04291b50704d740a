"""When a window of a clause ends: its length, its start, its last minute."""

from __future__ import annotations

from dataclasses import dataclass

from checker.answers import Span
from checker.dates import last_minute
from checker.english.dates import after, at_the_earliest
from checker.policy import Clause, Test, Window, Within
from checker.view import View
from checker.words import called, length_words, moment_words, parameter

__all__ = ["Limit", "hurts_late", "known_span", "limit_of"]


@dataclass(frozen=True, slots=True)
class Limit:
    """A window and the event that begins it.

    `length` is None where the clause states none; the customer may have
    answered one under the name of `window`.
    """

    window: str
    start: str
    length: Window | None

    def size(self, view: View) -> Window | None:
        """Return the window's length: the clause's, or the one answered."""
        if self.length is not None:
            return self.length
        known = view.answers.known.get(self.window)
        return known if isinstance(known, Window) else None

    def ends(self, view: View) -> tuple[int, int] | None:
        """Return the last minute inside, as early and as late as it can be.

        They differ where hours run from an event known to its day alone.
        None where the start or the length is not known.
        """
        size = self.size(view)
        begun = known_span(view, self.start)
        if size is None or begun is None:
            return None
        zone, calendar = view.answers.zone, view.policy.calendar
        last = last_minute(begun.first, size, zone, calendar)
        rest = begun.last - begun.first if size.unit == "hours" else 0
        return last, last + rest

    def last(self, view: View) -> int | None:
        """Return the last minute that is inside for certain, if known."""
        ends = self.ends(view)
        return None if ends is None else ends[0]

    def until(self, view: View, *, time: bool = True) -> str:
        """Return the last minute, or its day, in words."""
        ends = self.ends(view)
        assert ends is not None
        words = moment_words(ends[0], view.answers.zone, time=time)
        return words if ends[0] == ends[1] else at_the_earliest(words)

    def words(self, view: View) -> dict[str, str]:
        """Return the words for <last day> and <last moment>.

        A date where the start is known, else "30 days after your
        purchase".
        """
        if self.ends(view) is None:
            size = self.size(view)
            length = (
                length_words(size)
                if size
                else called(view.policy, self.window)
            )
            words = after(length, called(view.policy, self.start))
            return {"last day": words, "last moment": words}
        return {
            "last day": self.until(view, time=False),
            "last moment": self.until(view),
        }


def limit_of(view: View, clause: Clause, window: str, start: str) -> Limit:
    """Return a window that begins with an event, as the clause has it."""
    value = parameter(clause, window, view.on)
    return Limit(window, start, value if isinstance(value, Window) else None)


def known_span(view: View, name: str) -> Span | None:
    """Return when an event was, where that is answered."""
    if name == "now":
        return Span(view.answers.now, view.answers.now)
    known = view.answers.known.get(name)
    return known if isinstance(known, Span) else None


def hurts_late(test: Test, atom: Within) -> bool:
    """Tell whether being late goes against the customer.

    If not, the window is a time to wait, and its end no deadline.
    """
    return (test.kind == "allowed only if") != atom.later
