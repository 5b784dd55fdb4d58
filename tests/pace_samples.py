"""One province on its way, as `queries.pace_by_place` tells it: what the tests of pace share.

72 % on 03/10/2026 and 74 % on 31/10/2026 are 2 points in 28 days, 0,50 a week; of 1.000.000 people
5.000 a week. 6 points and 60.000 people are missing, with 40 days to 10/12/2026: in 40 / 7 weeks
1,05 points or 10.500 people a week. 0,50 / 1,05 = 0,48. From 20 % on 31/05/2025 the whole way is
60 points in 558 days, 0,753 a week: 0,50 / 0,753 = 0,66. At 5.000 a week 60.000 take 84 days.
"""

from datetime import date
from typing import Any

import pandas as pd

RULES = {"pace_window_days": "90", "on_track_ratio": "0.95", "speed_up_ratio": "0.6"}


def day(text: str) -> pd.Timestamp:
    """A date as a query gives it."""
    return pd.Timestamp(text)


PLACE: dict[str, Any] = {
    "district": None,
    "group": None,
    "communes_total": 69,
    "reported_on": day("2026-10-31"),
    "numerator": 740000,
    "denominator": 1000000,
    "measure": "coverage",
    "value": 74.0,
    "target": 80.0,
    "target_year": 2026,
    "deadline": day("2026-12-10"),
    "weeks_left": 40 / 7,
    "people_missing": 60000,
    "gap_points": 6.0,
    "level": "near",
    "is_estimated": False,
    "pace_is_estimated": False,
    "observed_from": day("2026-10-03"),
    "observed_to": day("2026-10-31"),
    "reports_counted": 3,
    "value_before": 72.0,
    "numerator_before": 720000,
    "baseline_on": date(2025, 5, 31),
    "baseline": 20.0,
    "observed_points_per_week": 0.5,
    "needed_points_per_week": 1.05,
    "observed_people_per_week": 5000.0,
    "needed_people_per_week": 10500.0,
    "ratio": 0.5 / 1.05,
    "path_ratio": 0.5 * 558 / 7 / 60,
    "pace": "slow",
    "label": "Chậm",
    "projection": "projected",
    "projected_on": day("2027-01-23"),
    "projected_earliest": day("2027-01-09"),
    "projected_latest": day("2027-03-06"),
    "best_points_per_week": 2.1,
    "feasibility": 0.5,
}
NO_SPEED = {
    "observed_points_per_week": None,
    "observed_people_per_week": None,
    "value_before": None,
    "ratio": None,
    "path_ratio": None,
    "feasibility": None,
    "pace": "no_pace",
    "label": "Chưa có số liệu",
    "projection": "few_reports",
}
# Reported by itself, but measured from what is an estimate; and an estimate itself.
FROM_ESTIMATE = {"pace_is_estimated": True}
ESTIMATE = {"is_estimated": True, "pace_is_estimated": True}
# 82 %: 20.000 people beyond 80 %.
MET = {
    "value": 82.0,
    "gap_points": -2.0,
    "people_missing": 0,
    "needed_points_per_week": 0.0,
    "needed_people_per_week": 0.0,
    "ratio": None,
    "feasibility": None,
    "pace": "met",
    "label": "Đạt",
    "projection": "met",
}
# From 75 % to 74 % in four weeks: 0,25 points and 2.500 people a week less; -0,25 / 1,05 = -0,24.
FALLING = {
    "value_before": 75.0,
    "observed_points_per_week": -0.25,
    "observed_people_per_week": -2500.0,
    "ratio": -0.25 / 1.05,
    "path_ratio": -0.25 * 558 / 7 / 60,
    "pace": "falling",
    "label": "Giảm",
    "projection": "not_rising",
}
MISSED = {
    "weeks_left": 0.0,
    "needed_points_per_week": None,
    "needed_people_per_week": None,
    "ratio": 0.0,
    "feasibility": None,
    "pace": "missed",
    "label": "Không đạt",
}
# The day of the deadline: 60.000 people are missing, and no week is left.
DUE = {
    "weeks_left": 0.0,
    "needed_points_per_week": None,
    "needed_people_per_week": None,
    "ratio": 0.0,
    "feasibility": None,
}
NO_TARGET = {
    "target": None,
    "target_year": None,
    "deadline": None,
    "weeks_left": None,
    "people_missing": None,
    "gap_points": None,
    "needed_points_per_week": None,
    "needed_people_per_week": None,
    "ratio": None,
    "path_ratio": None,
    "feasibility": None,
    "pace": "no_target",
    "label": "Không có mục tiêu",
    "projection": "none",
}
NO_DATA = NO_SPEED | {
    "value": None,
    "gap_points": None,
    "people_missing": None,
    "pace": "no_data",
    "projection": "none",
}
NOT_A_SHARE = {
    "gap_points": None,
    "people_missing": None,
    "observed_points_per_week": None,
    "needed_points_per_week": None,
    "observed_people_per_week": None,
    "needed_people_per_week": None,
    "best_points_per_week": None,
    "feasibility": None,
    "projection": "not_cumulative",
}
YES_NO = NOT_A_SHARE | {"measure": "yes_no", "value": 52.0, "target": 1.0, "label": "Đạt"}
COUNT = NOT_A_SHARE | {"measure": "count", "value": 170.0, "target": 1.0, "label": "Đạt"}
RATIO = NOT_A_SHARE | {
    "measure": "ratio",
    "value": 4.2,
    "target": 5.0,
    "ratio": 0.7,
    "pace": "speed_up",
    "label": "Cần tăng tốc",
}
MENTEES = "người học/người hướng dẫn"
LABELS = {"Đạt": 10, "Đúng tiến độ": 3, "Chậm": 54, "Chưa có số liệu": 2}


def moves(
    place: str, *values: float | None, code: str = "province", **other: Any
) -> list[dict[str, Any]]:
    """Rows of `queries.coverage_over_time` of one place, from 31/12/2025 on."""
    days = ("2025-12-31", "2026-06-30", "2026-10-31")
    return [
        {
            "as_of": date.fromisoformat(one),
            "place": place,
            "place_code": code,
            "value": value,
            "lowest_percent": None if value is None else value - 1,
            "highest_percent": None if value is None else value + 2,
            "target": 70.0 if one < "2026" else 80.0,
            "measure": "coverage",
            "communes_total": 69,
            "is_estimated": False,
            **other,
        }
        for one, value in zip(days, values, strict=False)
    ]


PROVINCE = moves("Hà Tĩnh", 60.0, 70.126, 74.0)
