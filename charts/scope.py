"""What a reader asked for, on a page or from the shell, and the rows that answer it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from charts import formats, pace, theme, views
from charts.geometry import Geometry
from charts.rows import Row, is_missing


@dataclass(frozen=True)
class Scope:
    """What the reader asked for, and the data to answer it with."""

    indicator: Row
    as_of: date
    district: str | None
    group: str | None
    view: str
    facts: Mapping[str, str]
    geometry: Geometry
    answer: Callable[..., Sequence[Row]]
    target_year: int | None = None

    @property
    def is_sample(self) -> bool:
        """Whether any number comes from sample reports."""
        return self.facts["is_sample"] == "true"

    @property
    def where(self) -> str:
        """The place and the group in words."""
        parts = [self.district or "Hà Tĩnh", formats.GROUP_NAMES.get(self.group or "", "").lower()]
        return ", nhóm ".join(part for part in parts if part)

    @property
    def kind(self) -> str:
        """What the numbers are: the mark of the sample, or reports."""
        return theme.SAMPLE_MARK if self.is_sample else "Số liệu báo cáo"

    @property
    def source(self) -> str:
        """Date, version and sample mark: the line over every table and in every file."""
        version = self.facts["data_version"]
        return f"{self.kind}; đến ngày {formats.day(self.as_of)}; phiên bản dữ liệu {version}"

    def file_name(self, what: str) -> str:
        """An ASCII name for a file to take away: what, indicator, date, sample or not."""
        parts = ["hatinh", what, self.indicator["indicator"], self.as_of.isoformat()]
        return "-".join(parts + ["so-lieu-mau"] * self.is_sample).replace("_", "-")

    @property
    def targets(self) -> dict[int, float]:
        """The targets of the indicator by year."""
        return {int(row["year"]): float(row["target"]) for row in self.ask("targets")}

    @property
    def comparable_targets(self) -> dict[int, float]:
        """The targets that a value of the day can be held against, by year.

        What each period counts anew says nothing of another year.
        """
        if self.indicator["is_cumulative"]:
            return self.targets
        return {year: one for year, one in self.targets.items() if year == self.as_of.year}

    @property
    def deadlines(self) -> dict[int, date]:
        """The reporting deadlines of the indicator's targets by year."""
        return {int(row["year"]): row["deadline"] for row in self.ask("targets")}

    @property
    def deadline(self) -> date | None:
        """The reporting deadline of the year of the data shown."""
        of_year = [r["deadline"] for r in self.ask("targets") if r["year"] == self.as_of.year]
        return of_year[0] if of_year else None

    def units(self) -> Sequence[Row]:
        """What the page lists: communes, former districts, or old units as they reported."""
        if self.view == views.DISTRICTS:
            return views.districts_as_rows(self.ask("coverage_by_district"))
        if self.view == views.OLD_UNITS:
            return views.old_units_as_rows(self.ask("coverage_by_old_unit"))
        return self.ask("coverage_by_commune")

    def painted(self) -> Sequence[Row]:
        """What a map paints, a row per commune: old units have no borders that are known."""
        communes = self.ask("coverage_by_commune")
        if self.view == views.DISTRICTS:
            return views.painted(communes, self.ask("coverage_by_district"))
        return communes

    def below(self) -> Sequence[Row]:
        """What is below the target, most people missing first."""
        return self.ask("gaps") if self.view == views.COMMUNES else views.below(self.units())

    def met(self, **place: Any) -> str:
        """How a met target is told: one of a year that is over may have been met late.

        Late is what was below the target as that year ended (method.md, 6); where the place, or
        the one that `place` asks for, had no value then, only that the target is met now.
        """
        year = self.target_year
        if year is None or year >= self.as_of.year:
            return pace.MET
        (then,) = self.ask("coverage_of_province", as_of=f"{year}-12-31", **place)
        if is_missing(then["value"]) or is_missing(then["target"]):
            return pace.NOW
        return pace.MET if then["value"] >= then["target"] else pace.LATE

    def ask(self, query: str, **values: Any) -> Sequence[Row]:
        """The rows of a query under the filters of the page; a value given here overrides one."""
        filters = {
            "indicator": self.indicator["indicator"],
            "as_of": self.as_of.isoformat(),
            "district": self.district,
            "group": self.group,
            "target_year": self.target_year,
        }
        return self.answer(query, **(filters | values))
