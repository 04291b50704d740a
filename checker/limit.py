"""When a window of a clause ends: its length, its start, its last minute."""

from __future__ import annotations

from dataclasses import dataclass

from checker.answers import Span
from checker.dates import last_minute
from checker.policy import Clause, Window
from checker.view import View
from checker.words import called, moment_words, parameter, value_words

__all__ = ["Limit", "known_span", "limit_of"]


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

    def last(self, view: View) -> int | None:
        """Return the last minute inside, where the start is known."""
        size = self.size(view)
        begun = known_span(view, self.start)
        if size is None or begun is None:
            return None
        return last_minute(
            begun.first, size, view.answers.zone, view.policy.calendar
        )

    def words(self, view: View) -> dict[str, str]:
        """Return the words for <last day> and <last moment>.

        A date where the start is known, else "30 days after your
        purchase".
        """
        last = self.last(view)
        if last is None:
            size = self.size(view)
            length = (
                value_words(size) if size else called(view.policy, self.window)
            )
            words = f"{length} after {called(view.policy, self.start)}"
            return {"last day": words, "last moment": words}
        zone = view.answers.zone
        return {
            "last day": moment_words(last, zone, time=False),
            "last moment": moment_words(last, zone),
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
