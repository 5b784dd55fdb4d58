"""The reviewed facts of `data/reference/`, as plain values."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent / "reference"

Measure = Literal["coverage", "count", "ratio", "yes_no"]


@dataclass(frozen=True)
class Unit:
    """A commune or ward of one era: one of the 209 old units, or one of the 69 communes.

    `former_district` is the district at 30/06/2025; `now` names the communes an old unit went to
    (its own name for a commune of today).
    """

    code: str
    name: str
    kind: str
    former_district: str
    now: tuple[str, ...]


@dataclass(frozen=True)
class Indicator:
    """One measure of the plan. `count` and `yes_no` have a numerator only."""

    code: str
    name: str
    short_name: str
    measure: Measure

    @property
    def has_denominator(self) -> bool:
        """Whether a report must give a total beside the count."""
        return self.measure in ("coverage", "ratio")


@dataclass(frozen=True)
class Settings:
    """The numbers behind the rules; each with its reason in `settings.csv`."""

    adult_share_percent: float
    earliest_report: date
    merger_date: date
    silent_after_days: int
    near_points: float
    denominator_change_percent: float
    same_percentage_communes: int
    round_percentage_communes: int
    outlier_modified_z: float
    pattern_least_denominator: int


@dataclass(frozen=True)
class Reference:
    """All that reading a report needs to know about the province and its plan."""

    old_units: tuple[Unit, ...]
    communes: tuple[Unit, ...]
    indicators: tuple[Indicator, ...]
    settings: Settings

    def units_on(self, day: date) -> tuple[Unit, ...]:
        """The units that existed on a day: 209 before the merger, 69 from then on."""
        return self.old_units if day < self.settings.merger_date else self.communes


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one reference file, by file name."""
    with (FOLDER / name).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


@lru_cache(maxsize=1)
def load() -> Reference:
    """The reviewed facts, read once per process."""
    return Reference(
        old_units=_old_units(),
        communes=tuple(
            Unit(row["code"], row["name"], row["kind"], row["former_district"], (row["name"],))
            for row in rows("communes.csv")
        ),
        indicators=tuple(
            Indicator(row["code"], row["name_vi"], row["short_vi"], _measure(row["measure"]))
            for row in rows("indicators.csv")
        ),
        settings=settings(),
    )


def settings() -> Settings:
    """The numbers behind the rules, from `settings.csv`."""
    values = {row["name"]: row["value"] for row in rows("settings.csv")}
    return Settings(
        adult_share_percent=float(values["adult_share_percent"]),
        earliest_report=date.fromisoformat(values["earliest_report"]),
        merger_date=date.fromisoformat(values["merger_date"]),
        silent_after_days=int(values["silent_after_days"]),
        near_points=float(values["near_points"]),
        denominator_change_percent=float(values["denominator_change_percent"]),
        same_percentage_communes=int(values["same_percentage_communes"]),
        round_percentage_communes=int(values["round_percentage_communes"]),
        outlier_modified_z=float(values["outlier_modified_z"]),
        pattern_least_denominator=int(values["pattern_least_denominator"]),
    )


def _old_units() -> tuple[Unit, ...]:
    parts: dict[str, list[dict[str, str]]] = {}
    for row in rows("crosswalk.csv"):
        parts.setdefault(row["old_code"], []).append(row)
    return tuple(
        Unit(
            code,
            links[0]["old_name"],
            links[0]["old_kind"],
            links[0]["old_district"],
            tuple(link["new_name"] for link in links),
        )
        for code, links in parts.items()
    )


def _measure(text: str) -> Measure:
    for measure in ("coverage", "count", "ratio", "yes_no"):
        if text == measure:
            return measure
    raise ValueError(f"indicators.csv: unknown measure {text!r}")
