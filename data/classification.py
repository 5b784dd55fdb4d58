"""Which class a commune is of: what the reviewed facts say, and the lists loaded after them."""

from collections.abc import Iterable, Mapping

from data.events import Entry
from data.messages import Fault
from data.reference import rows
from data.report import Reading
from data.text import match_key

NAMES = {
    "mountainous": "miền núi",
    "border": "biên giới",
    "coastal": "ven biển",
    "has_minority_village": "có thôn dân tộc thiểu số",
    "ethnic_minority_area_2021_2025": "vùng dân tộc thiểu số 2021–2025",
    "ethnic_minority_area_2026_2030": "vùng dân tộc thiểu số 2026–2030",
}
VALUES = {"yes": "có", "no": "không", "unknown": "chưa rõ"}
_ZONES = ("I", "II", "III")
_WITH_ZONES = ("ethnic_minority_area_2021_2025", "ethnic_minority_area_2026_2030")
_BY_KEY = {match_key(text): code for code, name in NAMES.items() for text in (code, name)}
_VALUE_BY_KEY = {match_key(text): value for value, name in VALUES.items() for text in (value, name)}


def classification_of(text: str) -> str:
    """The code of a classification that is named or coded; raises Fault when there is none."""
    if code := _BY_KEY.get(match_key(text)):
        return code
    raise Fault("classification_unknown", names=", ".join(NAMES.values()))


def value_of(text: str, classification: str | None) -> tuple[str, str]:
    """yes, no or unknown, and the zone of a minority area (`khu vực III`) where one is given.

    Without a known classification a zone will do, so that one fault is not told twice. Raises
    Fault for anything else.
    """
    has_zones = classification is None or classification in _WITH_ZONES
    if value := _VALUE_BY_KEY.get(match_key(text)):
        return value, ""
    zone = match_key(text).removeprefix("khu vực ").upper()
    if has_zones and zone in _ZONES:
        return "yes", f"khu vực {zone}"
    raise Fault("value_unknown", values=", ".join([*VALUES.values(), *_ZONES * has_zones]))


def in_force(received: Iterable[tuple[Entry, Reading]]) -> list[dict[str, str | None]]:
    """One row per commune and classification: the reviewed fact, or the last list that names it.

    The columns are those of the table `classifications` of `schema.sql`.
    """
    known: dict[tuple[str, str], Mapping[str, str]] = {
        (row["commune_code"], row["classification"]): row for row in rows("classifications.csv")
    }
    for entry, reading in received:
        for one in reading.classes:
            known[one.commune_code, one.classification] = {
                "commune_code": one.commune_code,
                "classification": one.classification,
                "value": one.value,
                "confidence": "loaded",
                "detail": one.detail,
                "source": one.source,
                "file_name": entry.file_name,
            }
    columns = ("commune_code", "classification", "value", "confidence", "detail", "source")
    return [
        {name: row.get(name) or None for name in (*columns, "file_name")} for row in known.values()
    ]
