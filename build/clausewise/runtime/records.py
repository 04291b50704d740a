"""Writes out what `dataclass` would make of a record at every start.

For each frozen record of the engine Python writes its methods, as text, and
compiles them: in a browser 4 ms each time, for some sixty records. Here they
are written once, before they are compiled for delivery, and what is delivered
is a class like any other. That nobody changes a record is what mypy and the
tests have seen to; the delivered ones do not look again.
"""

from __future__ import annotations

import ast

__all__ = ["written_out"]

_RECORD = "dataclass(frozen=True, slots=True)"
# Words that make a line of a record more than a field and its default.
_SPECIAL = {"ClassVar", "InitVar", "KW_ONLY", "field"}


def written_out(source: str) -> str:
    """The module's text, with its frozen records in full.

    A class that asks `dataclass` for anything else, that inherits, or that
    has a special method or a special field stays as it is.
    """
    try:
        tree = ast.parse(source)
    except SyntaxError:
        # The compiler says where.
        return source
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and _is_plain_record(node):
            _write_out(node)
    for statement in list(tree.body):
        if isinstance(statement, ast.ImportFrom):
            _import_replace(tree, statement)
    return ast.unparse(tree)


def _is_plain_record(node: ast.ClassDef) -> bool:
    asked = [ast.unparse(decorator) for decorator in node.decorator_list]
    return (
        asked == [_RECORD]
        and not node.bases
        and not any(map(_is_special, node.body))
    )


def _is_special(part: ast.stmt) -> bool:
    if isinstance(part, ast.FunctionDef):
        return part.name.startswith("__")
    words = {name.id for name in ast.walk(part) if isinstance(name, ast.Name)}
    return isinstance(part, ast.AnnAssign) and bool(words & _SPECIAL)


def _write_out(node: ast.ClassDef) -> None:
    fields = {
        ast.unparse(part.target): (
            None if part.value is None else ast.unparse(part.value)
        )
        for part in node.body
        if isinstance(part, ast.AnnAssign)
    }
    others = [
        part for part in node.body if not isinstance(part, ast.AnnAssign)
    ]
    node.decorator_list = []
    node.body = [*others, *ast.parse(_parts(fields)).body]


def _parts(fields: dict[str, str | None]) -> str:
    names = list(fields)
    wanted = [
        name if default is None else f"{name}={default}"
        for name, default in fields.items()
    ]
    sets = [f"self.{name} = {name}" for name in names]
    shown = ", ".join(f"{name}={{self.{name}!r}}" for name in names)
    same = [f"self.{name} == other.{name}" for name in names]
    values = "".join(f"self.{name}, " for name in names)
    kept = ", ".join(f"{name!r}: self.{name}" for name in names)
    return f"""
__slots__ = __match_args__ = {tuple(names)!r}
def __init__({", ".join(["self", *wanted])}):
    {"; ".join(sets or ["pass"])}
def __repr__(self):
    return f"{{self.__class__.__qualname__}}({shown})"
def __eq__(self, other):
    if self is other:
        return True
    if other.__class__ is self.__class__:
        return {" and ".join(same or ["True"])}
    return NotImplemented
def __hash__(self):
    return hash(({values}))
def __replace__(self, /, **changes):
    return self.__class__(**{{{kept}}} | changes)
"""


def _import_replace(tree: ast.Module, node: ast.ImportFrom) -> None:
    """Python's own, since 3.13, is for every class that says how."""
    others = [name for name in node.names if name.name != "replace"]
    if node.module == "dataclasses" and len(others) < len(node.names):
        at = tree.body.index(node)
        tree.body[at:at] = ast.parse("from copy import replace").body
        node.names = others
        if not others:
            tree.body.remove(node)
