"""Findings in words about one commune; see `charts.finding`."""

from collections.abc import Callable

import pandas as pd

from charts.finding import Answers, Finding, Number, Rows, first
from charts.formats import day, number, points
from charts.pace import speed
from charts.rows import Row

ASKED = ("pace_by_commune", "commune_profile")
SLOW = ("speed_up", "slow", "falling")
BEHIND = (*SLOW, "missed")


def commune_findings(answers: Answers) -> list[str]:
    """Every finding about one commune that these answers bear out.

    `answers`: its one row of `pace_by_commune`, and as `commune_profile` that indicator's row
    first, then those of all indicators with a target.
    """
    return [one.text(answers) for one in FINDINGS if one.holds(answers)]


def _pace(answers: Answers) -> Row:
    return answers["pace_by_commune"][0]


def _ahead(rows: Rows) -> float:
    return float(rows[0]["value"] - rows[0]["peers_value"])


def _beside(sign: int) -> Callable[[Answers], bool]:
    """Whether a share lies above (1) or below (-1) that of the peers, as shown."""

    def holds(answers: Answers) -> bool:
        row = answers["commune_profile"][0]
        if row["measure"] != "coverage" or pd.isna(row["value"]) or pd.isna(row["peers_value"]):
            return False
        return sign * round(_ahead(answers["commune_profile"]), 1) > 0

    return holds


def _count(*paces: str) -> Callable[[Rows], int]:
    return lambda rows: sum(row["pace"] in paces for row in rows[1:])


PEERS = {
    "peers": Number("commune_profile", first("peers_counted")),
    "ahead": Number("commune_profile", lambda rows: abs(_ahead(rows)), points),
}

FINDINGS = (
    Finding(
        "Đang tăng {observed}, cần {needed}; đang tăng chia cho cần là {ratio}.",
        lambda answers: (
            _pace(answers)["pace"] in (*SLOW, "on_track")
            and _pace(answers)["measure"] == "coverage"
        ),
        {
            "observed": Number("pace_by_commune", first("observed_points_per_week"), speed),
            "needed": Number("pace_by_commune", first("needed_points_per_week"), speed),
            "ratio": Number("pace_by_commune", first("ratio"), lambda one: number(one, 2)),
        },
    ),
    Finding("Cao hơn {peers} xã cùng điều kiện {ahead}.", _beside(1), PEERS),
    Finding("Thấp hơn {peers} xã cùng điều kiện {ahead}.", _beside(-1), PEERS),
    Finding(
        "Trong {aimed} chỉ tiêu có mục tiêu năm nay: {met} đã đạt, {behind} chậm hơn mức cần.",
        lambda answers: len(answers["commune_profile"]) > 1,
        {
            "aimed": Number("commune_profile", lambda rows: len(rows) - 1),
            "met": Number("commune_profile", _count("met")),
            "behind": Number("commune_profile", _count(*BEHIND)),
        },
    ),
    Finding(
        "Im lặng: báo cáo mới nhất ngày {reported}.",
        lambda answers: bool(
            _pace(answers)["is_silent"] and pd.notna(_pace(answers)["reported_on"])
        ),
        {"reported": Number("pace_by_commune", first("reported_on"), day)},
    ),
)
