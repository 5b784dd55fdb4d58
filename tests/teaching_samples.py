"""Two communes and three plans: what the tests of the what-if's words, bars and list share."""

from datetime import date
from typing import Any

COMMUNE = {
    "commune": "Hương Khê",
    "kind": "xã",
    "former_districts": "Huyện Hương Khê",
    "remote": "yes",
    "has_minority_village": "yes",
    "minority_area": "unknown",
    "reported_on": date(2026, 10, 31),
    "measure": "coverage",
    "value": 54.42,
    "deadline": date(2026, 12, 10),
    "level": "behind",
    "is_silent": False,
    "is_estimated": False,
    "pace_is_estimated": False,
    "expected_percent": 55.18,
    "shortage_people": 5069,
    "fewest_order": 1,
    "fewest_wanted_people": 5069,
    "fewest_people": 5069,
    "fewest_people_per_week": 887.075,
    "fewest_percent": 80.0,
    "equity_order": 3,
    "equity_wanted_people": 5069,
    "equity_people": 0,
    "equity_people_per_week": 0.0,
    "equity_percent": 55.18,
}
SILENT = COMMUNE | {
    "commune": "Đức Đồng",
    "former_districts": "Huyện Đức Thọ;Huyện Hương Sơn",
    "remote": "unknown",
    "has_minority_village": "no",
    "minority_area": "no",
    "reported_on": date(2025, 6, 30),
    "is_silent": True,
    "is_estimated": True,
    "pace_is_estimated": True,
    "shortage_people": 4385,
    "fewest_order": 2,
    "fewest_wanted_people": 2000,
    "fewest_people": 645,
    "equity_order": None,
    "equity_wanted_people": 0,
}
EMPTY = {
    name: None
    for name in COMMUNE
    if name.startswith(("fewest_", "equity_", "expected_", "shortage_"))
}
NO_DATA = (
    COMMUNE
    | EMPTY
    | {
        "commune": "Trần Phú",
        "kind": "phường",
        "remote": "no",
        "has_minority_village": "no",
        "minority_area": "no",
        "level": "no_data",
        "value": None,
        "reported_on": None,
        "is_silent": True,
    }
)
MET = COMMUNE | EMPTY | {"commune": "Thành Sen", "level": "met", "shortage_people": 0}

NONE = {
    "plan": "none",
    "state": "planned",
    "target": 80.0,
    "deadline": date(2026, 12, 10),
    "weeks_left": 40 / 7,
    "communes_total": 69,
    "communes_counted": 68,
    "communes_silent": 2,
    "communes_estimated": 3,
    "communes_first": 19,
    "communes_unclear": 50,
    "wanted_people": 0,
    "wanted_people_per_week": 0.0,
    "given_people": 0,
    "communes_taught": 0,
    "communes_met": 11,
    "done_percent": 74.44,
    "people_missing": 61468,
    "first_percent": 60.82,
    "rest_percent": 77.64,
    "gap_points": 16.82,
    "least_people": 61468,
    "price_people": None,
    "every_commune_people": 9419,
}
FEWEST = NONE | {
    "plan": "fewest",
    "wanted_people": 61468,
    "wanted_people_per_week": 10757.0,
    "given_people": 5714,
    "communes_taught": 2,
    "communes_met": 12,
    "done_percent": 74.96,
    "people_missing": 55754,
    "first_percent": 63.23,
    "rest_percent": 77.71,
    "gap_points": 14.48,
    "price_people": 0,
}
EQUITY = FEWEST | {
    "plan": "equity",
    "wanted_people": 61528,
    "wanted_people_per_week": 10768.0,
    "first_percent": 77.64,
    "rest_percent": 77.64,
    "gap_points": 0.04,
    "price_people": 60,
}


def sums(**changes: Any) -> list[dict[str, Any]]:
    """The three rows of `queries.teaching_totals`, with these changes in each."""
    return [row | changes for row in (NONE, FEWEST, EQUITY)]
