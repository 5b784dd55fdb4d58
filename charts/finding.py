"""A sentence whose every number is bound to the query that gave it.

A template holds no digit; its numbers are put in from the rows of queries, each by a `Number`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from charts.formats import number
from charts.rows import Row

Rows = Sequence[Row]
Answers = Mapping[str, Rows]


@dataclass(frozen=True)
class Number:
    """A number of a sentence: which query gave it, how it is taken from its rows, and shown."""

    query: str
    pick: Callable[[Rows], Any]
    show: Callable[[Any], str] = number

    def value(self, answers: Answers) -> Any:
        """The value itself, as the query gave it."""
        return self.pick(answers[self.query])


@dataclass(frozen=True)
class Finding:
    """A sentence, when it can be said, and its numbers by the names in its template."""

    template: str
    holds: Callable[[Answers], bool]
    numbers: Mapping[str, Number]

    def text(self, answers: Answers, unit: str | None = None) -> str:
        """The sentence with its numbers, counted in `unit`."""
        shown = {name: one.show(one.value(answers)) for name, one in self.numbers.items()}
        return self.template.format(unit=unit, **shown)


def first(column: str) -> Callable[[Rows], Any]:
    """The value of a column in the first row."""
    return lambda rows: rows[0][column]
