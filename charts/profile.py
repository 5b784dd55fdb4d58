"""One commune in words and tables: what it is, where it stands, beside whom, on which reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from charts.formats import amount, day, listed, marked, number, place, target
from charts.pace import label
from charts.rows import Row, is_missing

PEERS = {
    "remote": "xã vùng xa",
    "midland": "xã đồng bằng, trung du",
    "coastal": "xã ven biển",
    "urban": "phường",
}


@dataclass(frozen=True)
class Profile:
    """All that is known of one commune, for the screen and for paper: rows of queries.

    `commune` and `neighbours` of coverage_by_commune, `figures` of commune_profile, `pace` of
    pace_by_commune, `province` of coverage_over_time, `rules` of build_facts by key; the others of
    the query of their name.
    """

    commune: Row
    pace: Row
    indicator: Row
    as_of: date
    targets: Mapping[int, float]
    figures: Sequence[Row]
    old_units: Sequence[Row]
    history: Sequence[Row]
    province: Sequence[Row]
    neighbours: Sequence[Row]
    reports: Sequence[Row]
    warnings: Sequence[Row]
    rules: Mapping[str, str]
    merger: date
    source: str
    is_sample: bool

    @property
    def name(self) -> str:
        """Xã Cẩm Bình, Phường Thành Sen."""
        return place(self.commune["kind"], self.commune["commune"])

    @property
    def figure(self) -> Row:
        """The row of `figures` of the indicator that was chosen."""
        wanted = self.indicator["indicator"]
        return next(row for row in self.figures if row["indicator"] == wanted)

    @property
    def answers(self) -> Mapping[str, Sequence[Row]]:
        """What `charts.commune_findings` makes its sentences of."""
        aimed = [row for row in self.figures if not is_missing(row["target"])]
        return {
            "pace_by_commune": [self.pace],
            "commune_profile": [self.figure, *aimed],
            "build_facts": [self.rules],
        }


def message(shown: Profile) -> str:
    """The one message of the page: where the commune stands on the chosen indicator."""
    row, unit, measure = shown.figure, shown.figure["unit"], shown.figure["measure"]
    if is_missing(row["value"]):
        nobody = row["level"] == "not_applicable"
        what = "không có đối tượng của" if nobody else "chưa có số liệu về"
        return f"{shown.name}: {what} «{row['short_name']}»"
    value = amount(row["value"], measure, unit)
    if measure != "coverage" or is_missing(row["target"]):
        return f"{shown.name}: {row['short_name']} – {value}, {label(row).lower()}"
    goal = target(row["target"], measure, unit)
    if not row["people_missing"]:
        return f"{shown.name} đạt {value}, hoàn thành mục tiêu {goal}"
    missing = f"còn thiếu {number(row['people_missing'])} {unit}"
    if row["pace"] == "missed":
        return f"{shown.name} không đạt {goal} vào {day(row['deadline'])}: {value}, {missing}"
    return f"{shown.name} đạt {value}, {missing} để đạt {goal}"


def what_it_is(shown: Profile) -> str:
    """The old units that it is made of, and its former districts."""
    parts = [
        f"một phần {unit['old_unit']}" if unit["share_percent"] < 100 else str(unit["old_unit"])
        for unit in shown.old_units
        if unit["share_percent"] > 0
    ]
    made_of = f"{shown.name}, gồm {listed(parts)} cũ"
    districts = str(shown.commune["former_districts"]).split(";")
    if len(districts) == 1:
        return f"{made_of}; huyện cũ: {districts[0]}."
    counted = f"cộng vào {shown.commune['former_district']}"
    return f"{made_of}; nằm trên hai huyện cũ: {listed(districts)} ({counted})."


def named(row: Row) -> str:
    """An indicator, with its unit where the value alone does not say it."""
    if row["measure"] in ("count", "ratio"):
        return f"{row['short_name']} ({row['unit']})"
    return str(row["short_name"])


def peers_value(row: Row) -> str:
    """What the others of its group reach: together, of a count on average; ≈ an estimate."""
    told = _together(row["measure"], row["peers_value"], row["peers_counted"])
    return marked(told, is_estimated=row["peers_is_estimated"])


def province_value(row: Row) -> str:
    """What all communes with a value reach: together, of a count on average; ≈ an estimate."""
    told = _together(row["measure"], row["province_value"], row["province_counted"])
    return marked(told, is_estimated=row["province_is_estimated"])


def reports_note(shown: Profile) -> str:
    """How many reports it rests on, how many of them late or revised, and its questions."""
    late = sum(row["is_late"] for row in shown.reports)
    revised = sum(row["is_revision"] for row in shown.reports)
    return (
        f"{number(len(shown.reports))} báo cáo, {number(late)} muộn, {number(revised)} sửa số cũ; "
        f"{number(len(shown.warnings))} điều cần hỏi lại"
    )


def _together(measure: str, value: float | None, communes: int) -> str:
    if measure == "yes_no" and communes:
        return f"{number(value)}/{number(communes)} xã"
    # The mean of a count is no whole number.
    return amount(value, "ratio" if measure == "count" else measure, None)
