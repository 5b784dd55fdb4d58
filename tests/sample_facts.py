"""What the sample says, read from its files as they came and worked out without the project."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from data import build
from data.reference import load, rows
from data.report import Reading
from data.sample import SampleReport, sample_reports
from data.writing import Count

MAY, JUNE, LAST = date(2025, 5, 31), date(2025, 6, 30), date(2026, 10, 31)
HALVES = {"18082": ("18073", "18652"), "18796": ("18754", "18832")}
Key = tuple[str, str, date]


@dataclass(frozen=True)
class Facts:
    """All files in the order received, their readings, and what is in force in the end.

    `in_force` is by (unit, indicator, date); `series` by (commune, indicator) and date, old units
    added up (but for the weeks with a class, which are the same weeks in every unit).
    """

    reports: tuple[SampleReport, ...]
    readings: tuple[Reading, ...]
    in_force: dict[Key, Count]
    series: dict[tuple[str, str], dict[date, Count]]

    def said(self, name: str) -> dict[Key, Count]:
        """What the one file with `name` in its name says."""
        (reading,) = (
            reading
            for report, reading in zip(self.reports, self.readings, strict=True)
            if name in report.name
        )
        return counts_of(reading)


def counts_of(reading: Reading) -> dict[Key, Count]:
    """A reading as counts by (unit, indicator, date)."""
    return {
        (each.unit_code, each.indicator, each.as_of): Count(each.numerator, each.denominator)
        for each in reading.observations
    }


@lru_cache(maxsize=1)
def facts() -> Facts:
    """The sample as read, once per process."""
    reports = sample_reports(load())
    readings = tuple(reading for _, reading in build.samples(load()))
    in_force = {key: count for reading in readings for key, count in counts_of(reading).items()}
    return Facts(reports, readings, in_force, by_commune(in_force))


def by_commune(in_force: dict[Key, Count]) -> dict[tuple[str, str], dict[date, Count]]:
    """Old units added up into communes; the two split units are cut in halves."""
    communes_of = {
        row["old_code"]: HALVES.get(row["old_code"], (row["new_code"],))
        for row in rows("crosswalk.csv")
    }
    done: dict[Key, float] = defaultdict(float)
    total: dict[Key, float] = defaultdict(float)
    for (unit, indicator, day), count in in_force.items():
        if day <= JUNE and indicator == "weekly_classes":
            continue
        communes = communes_of[unit] if day <= JUNE else (unit,)
        for commune in communes:
            done[commune, indicator, day] += count.numerator / len(communes)
            if count.denominator is not None:
                total[commune, indicator, day] += count.denominator / len(communes)
    assert all(number.is_integer() for number in (*done.values(), *total.values()))
    series: dict[tuple[str, str], dict[date, Count]] = defaultdict(dict)
    for commune, indicator, day in sorted(done, key=lambda key: key[2]):
        key = commune, indicator, day
        series[commune, indicator][day] = Count(
            int(done[key]), int(total[key]) if key in total else None
        )
    return series


def newest(counts: dict[date, Count], day: date) -> Count:
    """The newest count on or before a day."""
    return counts[max(each for each in counts if each <= day)]


def percent(*counts: Count) -> float:
    """Sum over sum, in percent."""
    total = sum(count.denominator or 0 for count in counts)
    return 100 * sum(count.numerator for count in counts) / total


def classified(classification: str) -> set[str]:
    """Codes of the communes that a classification says yes for."""
    return {
        row["commune_code"]
        for row in rows("classifications.csv")
        if row["classification"] == classification and row["value"] == "yes"
    }
