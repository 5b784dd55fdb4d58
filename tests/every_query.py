"""What every query answers, so that two databases can be told apart by nothing that is shown."""

import hashlib
from pathlib import Path

import queries
from queries.__main__ import QUERIES

ASKED = {
    "indicator": "adult_vneid",
    "district": None,
    "group": None,
    "target_year": None,
    "by": "commune",
    "commune_code": "18073",
    "people_per_week": 1000,
    "keeps_pace": True,
    "text": "",
    "today": "2026-11-23",
}


def answers(path: Path, *days: str) -> dict[str, str]:
    """The SHA-256 of the CSV of every query, on each of these days."""
    connection = queries.load(path)
    said = {}
    for day in days or ("2026-10-31",):
        for name, query in QUERIES.items():
            # This one answers all communes where none is named.
            of = {"commune_code": None} if name == "pace_by_commune" else {}
            table = query(connection, **queries.accepted(name, ASKED | {"as_of": day} | of))
            csv = table.to_csv(index=False).encode()
            said[f"{name} {day}"] = hashlib.sha256(csv).hexdigest()
    return said
