"""Faults of a report, and how they become the sentences that a reader sees."""

from datetime import date

from data.problems import Problem
from data.wordings import WORDINGS

LONGEST_QUOTE = 80


class Fault(ValueError):  # noqa: N818 - a warning is one too, and is never raised
    """One kind of fault, with the values that its sentence names."""

    def __init__(self, kind: str, **values: object) -> None:
        """A fault of a kind in WORDINGS; `values` fill its sentence."""
        super().__init__(kind)
        self.kind = kind
        self.values = values


def shown(value: object) -> str:
    """A value as a reader of Vietnamese writes it: 12.345, 70,5, 31/10/2026."""
    if value is None:
        return "ô trống"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def shorten(text: str) -> str:
    """A text short enough to be quoted in a sentence."""
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def joined(names: list[str], last: str) -> str:
    """Names as one phrase: `A, B và C`; `last` is the word before the last one."""
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def problem(fault: Fault, sheet: str, cell: str, found: object) -> Problem:
    """The fault as a problem of one place: its sentence with every value filled in."""
    wording = WORDINGS[fault.kind]
    values = {name: shown(value) for name, value in fault.values.items()}
    values["found"] = shorten(" ".join(shown(found).split()))
    return Problem(
        severity=wording.severity,
        sheet=sheet,
        cell=cell,
        found=values["found"],
        expected=wording.expected.format(**values),
        message=wording.message.format(**values),
    )
