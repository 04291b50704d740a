"""Writes out the methods that `dataclass` would compile at every start.

For each frozen record of the engine Python writes its methods, as text, and
compiles them: in a browser 3 ms each time, for some sixty records. Here they
are written once, before they are compiled for delivery. What is left to
`dataclass` are the list of fields and the slots. That nobody changes a record
is what mypy and the tests have seen to; the delivered ones do not look again.
"""

from __future__ import annotations

import ast

__all__ = ["written_out"]

_RECORD = "dataclass(frozen=True, slots=True)"
_LEFT = "dataclass(init=False, repr=False, eq=False, slots=True)"


def written_out(source: str) -> str:
    """The module's text, with the methods of its frozen records.

    A class that asks `dataclass` for anything else, that inherits or that has
    a special method of its own stays as it is.
    """
    try:
        tree = ast.parse(source)
    except SyntaxError:
        # The compiler says where.
        return source
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and _is_plain_record(node):
            node.decorator_list = [ast.parse(_LEFT, mode="eval").body]
            node.body += ast.parse(_methods(node)).body
    return ast.unparse(tree)


def _is_plain_record(node: ast.ClassDef) -> bool:
    asked = [ast.unparse(decorator) for decorator in node.decorator_list]
    is_special = any(
        isinstance(part, ast.FunctionDef) and part.name.startswith("__")
        for part in node.body
    )
    return asked == [_RECORD] and not node.bases and not is_special


def _methods(node: ast.ClassDef) -> str:
    fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
    names = [ast.unparse(field.target) for field in fields]
    wanted = [
        name if field.value is None else f"{name}={name}"
        for name, field in zip(names, fields, strict=True)
    ]
    sets = [f"self.{name} = {name}" for name in names]
    shown = ", ".join(f"{name}={{self.{name}!r}}" for name in names)
    same = [f"self.{name} == other.{name}" for name in names]
    values = "".join(f"self.{name}, " for name in names)
    return f"""
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
"""
