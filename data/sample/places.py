"""The real communes, as far as the sample needs them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.reference import Reference, rows
from data.sample.events import REVISIONS

Belt = Literal["ward", "rural", "remote", "minority"]


@dataclass(frozen=True)
class Place:
    """A commune; `belt` decides how fast it grows, `old_units` counts those wholly inside it."""

    code: str
    population: int
    base_adults: int
    belt: Belt
    old_units: int

    @property
    def is_remote(self) -> bool:
        """Whether it lies at the border or in the mountains."""
        return self.belt in ("remote", "minority")

    def adults(self, day: date) -> int:
        """People of 18 and over, as the commune counts them on a day."""
        return self.base_adults + sum(
            round(self.base_adults * revision.percent / 100)
            for revision in REVISIONS
            if revision.commune == self.code and day >= revision.since
        )


def places(reference: Reference) -> tuple[Place, ...]:
    """The 69 communes, in the order of their codes."""
    known = {
        (row["commune_code"], row["classification"])
        for row in rows("classifications.csv")
        if row["value"] == "yes"
    }
    percent = reference.settings.adult_share_percent
    return tuple(
        Place(
            code=row["code"],
            population=int(row["population"]),
            base_adults=round(int(row["population"]) * percent / 100),
            belt=_belt(row, known),
            old_units=sum(unit.now == (row["name"],) for unit in reference.old_units),
        )
        for row in rows("communes.csv")
    )


def _belt(row: dict[str, str], known: set[tuple[str, str]]) -> Belt:
    if (row["code"], "has_minority_village") in known:
        return "minority"
    if {(row["code"], "border"), (row["code"], "mountainous")} & known:
        return "remote"
    return "ward" if row["kind"] == "phường" else "rural"
