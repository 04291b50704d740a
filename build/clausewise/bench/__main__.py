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

from clausewise.bench.sites import Site, make_sites
from clausewise.bench.visits import LINES, Visit, Visitor
from clausewise.runtime import RuntimeProblem

_RUNS = int(os.environ.get("RUNS", "3"))

type Measure = Callable[[Visitor, Site], Visit]


def main() -> int:
    """Measure the project in the current folder."""
    try:
        with (
            TemporaryDirectory() as folder,
            make_sites(Path.cwd(), Path(folder)) as (stock, ours),
            Visitor() as visitor,
        ):
            _report(visitor, stock, ours)
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
    print("\nThe whole site, page opened to checker ready (s):")
    for title, values in visitor.whole_site(ours, _RUNS).items():
        print(f"{title:36}{'':10}{statistics.median(values):>10.2f}")


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
