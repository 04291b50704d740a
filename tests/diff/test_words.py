"""Words struck and inserted, clauses moved, and numbers that changed."""

from __future__ import annotations

from dataclasses import replace

from clausewise.diff.parameters import parameter_changes
from clausewise.diff.sentences import clause_changes
from clausewise.diff.vocabulary import fact_changes
from clausewise.diff.words import Piece, is_changed, marked, word_diff
from clausewise.load import load_policy
from policies import ROOT

STORE = load_policy(ROOT / "policy" / "general-store")


def test_word_diff_strikes_before_it_inserts() -> None:
    """A replaced word is struck, then its successor stands inserted."""
    found = word_diff("within 30 days of purchase", "within 15 days")
    assert found == (
        Piece("same", "within"),
        Piece("struck", "30"),
        Piece("inserted", "15"),
        Piece("same", "days"),
        Piece("struck", "of purchase"),
    )
    assert marked(found) == "within [-30-] {+15+} days [-of purchase-]"


def test_word_diff_of_equal_sentences_changes_nothing() -> None:
    """Equal sentences have no struck and no inserted words."""
    assert not is_changed(word_diff("As it came.", "As it  came."))


def test_word_diff_keeps_every_word() -> None:
    """Without the inserted words a diff is the old text, and vice versa."""
    old = "You can return the product within a month for a refund."
    new = "You may send the product back in a month, for a full refund."
    found = word_diff(old, new)
    for kind, text in (("inserted", old), ("struck", new)):
        left = " ".join(p.text for p in found if p.kind != kind)
        assert left == text


def test_clause_changes_tell_added_removed_and_retitled() -> None:
    """A clause that came, one that went and a new title are told apart."""
    first, second, *rest = STORE.clauses
    new = replace(
        STORE,
        clauses=(
            replace(first, title="How long it takes"),
            *rest,
            replace(second, id="NEW-1", text="Quite another sentence."),
        ),
    )
    kinds = {c.clause: c.kinds for c in clause_changes(STORE, new)}
    assert kinds == {
        first.id: ("retitled",),
        second.id: ("removed",),
        "NEW-1": ("added",),
    }


def test_clause_changes_tell_a_moved_clause() -> None:
    """A clause that stands elsewhere is moved, its neighbours are not."""
    first, *rest = STORE.clauses
    new = replace(STORE, clauses=(*rest[:3], first, *rest[3:]))
    (change,) = clause_changes(STORE, new)
    assert (change.clause, change.kinds) == (first.id, ("moved",))


def test_clause_changes_tell_a_new_number_of_a_clause() -> None:
    """The same words under another id are renumbered, not new."""
    first, *rest = STORE.clauses
    new = replace(STORE, clauses=(replace(first, id="RET-9"), *rest))
    (change,) = clause_changes(STORE, new)
    assert change.kinds == ("renumbered",)
    assert change.was == first.id


def test_parameter_changes_say_value_and_day() -> None:
    """A changed number is told with its values and the days they hold."""
    first, *rest = STORE.clauses
    new = replace(STORE, clauses=(replace(first, parameters=()), *rest))
    (change,) = parameter_changes(STORE, new)
    assert (change.clause, change.name) == ("RET-1", "return window")
    assert (change.was, change.now) == ("30 days", "")


def test_fact_changes_tell_an_added_answer() -> None:
    """A new answer to a question is told, and can matter."""
    place = next(
        i for i, f in enumerate(STORE.facts) if f.name == "what happened"
    )
    fact = STORE.facts[place]
    new = replace(fact, options=(*fact.options, ("lost", "It got lost")))
    facts = (*STORE.facts[:place], new, *STORE.facts[place + 1 :])
    (change,) = fact_changes(STORE, replace(STORE, facts=facts))
    assert change.decides
    assert change.details[0].what == "answer “lost”"
    assert "It got lost" in change.details[0].now
