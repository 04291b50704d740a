"""The methods of records that are written before they are delivered."""

import dataclasses
import importlib
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from clausewise.runtime import prepare
from clausewise.runtime.records import written_out
from pyodide_node import run_python

ROOT = Path(__file__).parents[1]

SOURCE = '''
from __future__ import annotations
from dataclasses import dataclass

MANY = 3


@dataclass(frozen=True, slots=True)
class Window:
    """Days to act."""

    length: int
    unit: str = "day"
    most: int = MANY + 1

    @property
    def text(self) -> str:
        return f"{self.length} {self.unit}"


@dataclass(frozen=True, slots=True)
class Other:
    length: int
    unit: str = "day"
    most: int = 4


@dataclass(frozen=True, slots=True)
class Nothing:
    """A record without fields."""
'''


@pytest.fixture(params=["as written", "written out"])
def module(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Any:
    """The same is expected of both, which is the point."""
    text = SOURCE if request.param == "as written" else written_out(SOURCE)
    (tmp_path / "sample_records.py").write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "sample_records", raising=False)
    return importlib.import_module("sample_records")


def test_record_takes_its_fields(module: Any) -> None:
    """By place or by name, with the defaults where the others are."""
    window = module.Window(30, most=5)

    assert (window.length, window.unit, window.most) == (30, "day", 5)
    assert module.Window(length=1, unit="hour").most == 4
    assert window.text == "30 day"
    with pytest.raises(TypeError, match="length"):
        module.Window()
    with pytest.raises(TypeError, match="least"):
        module.Window(1, least=2)


def test_record_shows_its_fields(module: Any) -> None:
    """An error that names a record names what is in it."""
    assert repr(module.Window(30, "hour")) == (
        "Window(length=30, unit='hour', most=4)"
    )
    assert repr(module.Nothing()) == "Nothing()"


def test_records_are_equal_by_kind_and_fields(module: Any) -> None:
    """Equal records are one key; another kind is another thing."""
    assert module.Window(30) == module.Window(30, "day", 4)
    assert module.Window(30) != module.Window(14)
    assert module.Window(30) != module.Other(30)
    assert module.Window(30) != (30, "day", 4)
    assert module.Nothing() == module.Nothing()
    assert len({module.Window(30), module.Window(30), module.Nothing()}) == 2
    assert hash(module.Window(30)) == hash((30, "day", 4))


def test_record_can_be_matched_and_replaced(module: Any) -> None:
    """What the engine does with a record, it can do with this one."""
    window = module.Window(30)

    replace = getattr(
        window, "__replace__", partial(dataclasses.replace, window)
    )
    assert replace(unit="hour") == module.Window(30, "hour")
    assert replace() == window
    with pytest.raises(TypeError, match="least"):
        replace(least=2)
    assert module.Window.__match_args__ == ("length", "unit", "most")
    assert module.Window.__doc__ == "Days to act."
    assert not hasattr(window, "__dict__")


def test_replacing_is_done_by_the_class() -> None:
    """`dataclasses` would look for fields that are not there any more."""
    text = written_out(
        "from __future__ import annotations\n"
        "from dataclasses import dataclass, replace\n"
    )
    assert text == (
        "from __future__ import annotations\n"
        "from copy import replace\n"
        "from dataclasses import dataclass"
    )
    assert written_out("from dataclasses import replace\n") == (
        "from copy import replace"
    )


@pytest.mark.parametrize(
    "source",
    [
        "@dataclass(slots=True)\nclass Ahead:\n    left: int",
        "@dataclass(frozen=True, slots=True)\nclass Sum(Money):\n    of: int",
        "@dataclass(frozen=True, slots=True)\nclass Odd:\n    of: int\n\n"
        "    def __eq__(self, other):\n        return False",
        "@dataclass(frozen=True, slots=True)\nclass Both:\n"
        "    of: list[int] = field(default_factory=list)",
        "@dataclass(frozen=True, slots=True)\nclass All:\n"
        "    most: ClassVar[int] = 3",
        "class Plain:\n    pass",
        "x = = 1",
    ],
)
def test_anything_else_stays_as_it_is(source: str) -> None:
    """What is not a plain frozen record is left to Python."""
    assert written_out(source) == source


def test_delivered_engine_leaves_little_to_compile() -> None:
    """All but the records that ask for more are written out."""
    left = run_python(
        prepare(ROOT),
        """
        import checker.wire, dataclasses, json, sys
        json.dumps(sorted({
            kind.__name__
            for name, module in sys.modules.items()
            if name.split(".")[0] == "checker"
            for kind in vars(module).values()
            if isinstance(kind, type) and dataclasses.is_dataclass(kind)
        }))
        """,
    )

    assert left == ["_Ahead", "_Turn"]
