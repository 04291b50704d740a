"""Prints how our checker starts beside stock Pyodide with the same engine.

Each figure is a median, each ratio is within one run: the two take turns, so
that a busy machine slows both.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from clausewise.bench.sites import Site, Sites, make_sites
from clausewise.bench.visits import LINES, Visit, Visitor
from clausewise.runtime import RuntimeProblem

_RUNS = int(os.environ.get("RUNS", "3"))
_STARTS = int(os.environ.get("STARTS", "50"))

type Measure = Callable[[Visitor, Site], Visit]


def main() -> int:
    """Measure the project in the current folder."""
    try:
        with (
            TemporaryDirectory() as folder,
            make_sites(Path.cwd(), Path(folder)) as sites,
            Visitor() as visitor,
        ):
            _report(visitor, sites.stock, sites.ours)
            _report_site(visitor, sites)
    except RuntimeProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _report(visitor: Visitor, stock: Site, ours: Site) -> None:
    print(f"{'':36}{'stock':>10}{'ours':>10}{'ratio':>8}")
    _row("bytes, brotli", [stock.sent], [ours.sent], "{:,.0f}")
    for name, line in LINES.items():
        _compare(
            f"cold, {name} (s)",
            visitor,
            (stock, ours),
            partial(Visitor.cold, line=line),
        )
    _compare("cold, processor / 4 (s)", visitor, (stock, ours), Visitor.slow)
    _compare("repeat visit (s)", visitor, (stock, ours), Visitor.again)
    visits = [
        [visitor.cold(site, None) for _ in range(_RUNS)]
        for site in (stock, ours)
    ]
    for title, key in (
        ("first answer to next question (ms)", "first"),
        ("any answer to next question (ms)", "answer"),
        ("memory (MB)", "memory"),
    ):
        left, right = ([getattr(v, key) for v in found] for found in visits)
        _row(title, left, right, "{:,.1f}")


def _report_site(visitor: Visitor, sites: Sites) -> None:
    print("\nThe real page, opened to checker ready (s)")
    print(f"{'':36}{'plain':>10}{'snapshot':>10}{'ratio':>8}")
    turns = [
        (visitor.both(sites.plain), visitor.both(sites.ours))
        for _ in range(_RUNS)
    ]
    for index, title in enumerate(("first visit", "second visit")):
        left, right = (
            [turn[side][index] for turn in turns] for side in (0, 1)
        )
        _row(title, left, right, "{:,.2f}")
    for side, title in enumerate(("plain", "snapshot")):
        shares = [turn[side][1] / turn[side][0] for turn in turns]
        print(f"second / first, {title:20}{statistics.median(shares):>28.2f}")
    print(f"bytes of the snapshot, when idle{sites.memory:>24,}")
    count = visitor.starts(sites.ours, _STARTS)
    print(f"starts from the snapshot, in a row{count:>10} of {_STARTS}")


def _compare(
    title: str, visitor: Visitor, sites: tuple[Site, Site], measure: Measure
) -> None:
    stock, ours = sites
    pairs = [
        (measure(visitor, stock).ready, measure(visitor, ours).ready)
        for _ in range(_RUNS)
    ]
    _row(title, [a for a, _ in pairs], [b for _, b in pairs], "{:,.2f}")


def _row(title: str, stock: list[float], ours: list[float], form: str) -> None:
    left, right = statistics.median(stock), statistics.median(ours)
    shown = form.format(left), form.format(right)
    print(
        f"{title:36}{shown[0]:>10}{shown[1]:>10}{right / left:>8.2f}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
