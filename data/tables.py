"""The rows of the database, as DataFrames: the reference facts and what the reports say."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import pandas as pd

from data import classification, contacts, rounds
from data.events import Entry
from data.reference import Reference, rows
from data.report import Reading
from data.text import vietnamese_key

# Column of the communes, and the classification that fills it.
CLASSES = {
    "border": "border",
    "mountainous": "mountainous",
    "coastal": "coastal",
    "has_minority_village": "has_minority_village",
    "minority_area": "ethnic_minority_area_2026_2030",
}


# The tables of `reference_tables`, parents before children.
REFERENCE = (
    "settings",
    "communes",
    "old_units",
    "crosswalk",
    "classifications",
    "indicators",
    "targets",
    "rounds",
    "round_communes",
    "round_indicators",
    "contacts",
    "sources",
)


def reference_tables(
    reference: Reference, received: Iterable[tuple[Entry, Reading]]
) -> dict[str, pd.DataFrame]:
    """The reference tables of `schema.sql`, by name, parents before children.

    `received` may hold lists that classify communes: they come before the reviewed facts.
    """
    classes = classification.in_force(received)
    return {
        "settings": pd.DataFrame(rows("settings.csv")),
        "communes": _communes(reference, classes),
        "old_units": _old_units(reference),
        "crosswalk": _crosswalk(),
        "classifications": pd.DataFrame(classes),
        "indicators": _indicators(),
        "targets": _targets(),
        **rounds.tables(rounds.read(reference, rows("deadlines.csv"))),
        "contacts": pd.DataFrame(contacts.read(reference, rows("contacts.csv"))),
        "sources": pd.DataFrame(rows("sources.csv")),
    }


def files(received: Iterable[tuple[Entry, Reading]]) -> pd.DataFrame:
    """One row per report or list."""
    return pd.DataFrame(
        [
            {
                "report_number": entry.number,
                "sha256": entry.sha256,
                "file_name": entry.file_name,
                "shape": reading.shape,
                "as_of": reading.as_of,
                "received_at": entry.received_at,
                "received_from": entry.received_from,
                "is_sample": reading.is_sample,
            }
            for entry, reading in received
        ]
    )


def observations(received: Iterable[tuple[Entry, Reading]]) -> pd.DataFrame:
    """One row per report, unit, indicator and date."""
    columns = [
        "report_number", "unit_code", "indicator", "as_of", "numerator", "denominator",
        "sheet", "cell", "note",
    ]  # fmt: skip
    values = [
        (
            entry.number, one.unit_code, one.indicator, one.as_of, one.numerator,
            one.denominator, one.sheet, one.cell, one.note,
        )
        for entry, reading in received
        for one in reading.observations
    ]  # fmt: skip
    return pd.DataFrame(values, columns=columns).astype({"denominator": "Int64"})


def meta(
    received: Iterable[tuple[Entry, Reading]], version: str, code_version: str
) -> pd.DataFrame:
    """One row per fact about this build; nothing in it comes from the clock."""
    everything = list(received)
    dates = [reading.as_of for _, reading in everything if reading.as_of]
    updated: datetime = max(entry.received_at for entry, _ in everything)
    facts = {
        "data_version": version,
        "code_version": code_version,
        "as_of": max(dates).isoformat(),
        "is_sample": str(any(reading.is_sample for _, reading in everything)).lower(),
        "updated_at": updated.isoformat(sep=" ", timespec="seconds"),
    }
    return pd.DataFrame(list(facts.items()), columns=["key", "value"])


def _communes(reference: Reference, classes: Iterable[Mapping[str, str | None]]) -> pd.DataFrame:
    table = pd.DataFrame(rows("communes.csv")).rename(
        columns={"code": "commune_code", "name": "commune"}
    )
    table = table.astype({"area_km2": float, "population": int})
    share = reference.settings.adult_share_percent
    table["reference_adults"] = (table["population"] * share / 100).round().astype(int)
    table["sort_key"] = table["commune"].map(vietnamese_key)
    known = {(row["commune_code"], row["classification"]): row["value"] for row in classes}
    for column, name in CLASSES.items():
        table[column] = [known.get((code, name), "unknown") for code in table["commune_code"]]
    table["remote"] = [
        _either(*pair) for pair in zip(table["border"], table["mountainous"], strict=True)
    ]
    return table


def _either(border: str | None, mountainous: str | None) -> str:
    if "yes" in (border, mountainous):
        return "yes"
    return "no" if border == mountainous == "no" else "unknown"


def _old_units(reference: Reference) -> pd.DataFrame:
    return pd.DataFrame(
        [(unit.code, unit.name, unit.kind, unit.former_district) for unit in reference.old_units],
        columns=["old_code", "old_unit", "kind", "former_district"],
    )


def _crosswalk() -> pd.DataFrame:
    """The links with their shares as cuts of the whole: a split unit of 0,5 is cut at 0, 0,5, 1."""
    split = {
        (row["old_code"], row["new_code"]): row["share_population"]
        for row in rows("split_shares.csv")
    }
    cut: dict[str, float] = {}
    links = []
    for row in rows("crosswalk.csv"):
        old, new = row["old_code"], row["new_code"]
        share = float(row["share_population"] or split[old, new])
        links.append(
            {
                "old_code": old,
                "commune_code": new,
                "share_from": cut.get(old, 0.0),
                "share_to": cut.get(old, 0.0) + share,
                "is_estimated": (old, new) in split,
                "clause": row["clause"],
            }
        )
        cut[old] = cut.get(old, 0.0) + share
    return pd.DataFrame(links)


def _indicators() -> pd.DataFrame:
    table = pd.DataFrame(rows("indicators.csv")).rename(
        columns={
            "code": "indicator",
            "group": "indicator_group",
            "name_vi": "name",
            "short_vi": "short_name",
            "numerator_vi": "numerator_name",
            "denominator_vi": "denominator_name",
            "unit_vi": "unit",
            "lead_agency_vi": "lead_agency",
        }
    )
    table["position"] = range(1, len(table) + 1)
    table["is_cumulative"] = table["is_cumulative"] == "yes"
    table["has_reference_adults"] = table["reference_denominator"] == "adults"
    return table


def _targets() -> pd.DataFrame:
    table = pd.DataFrame(rows("targets.csv")).rename(columns={"indicator_code": "indicator"})
    return table.astype({"year": int, "target": float})
