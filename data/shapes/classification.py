"""The list of an authority: one row per commune and classification, with its source."""

from collections.abc import Mapping

from data.classification import classification_of, value_of
from data.grid import Cell, Grid
from data.report import Classified
from data.shapes.ledger import Ledger
from data.shapes.records import find_header, is_filled, read_records
from data.text import nfc

_REQUIRED = ("commune", "classification", "value", "source")
_WHAT = ("xã, phường", "phân loại", "giá trị", "nguồn")


def find_table(grid: Grid) -> int | None:
    """The row with the headings `commune` and `classification`; None when this is no such list."""
    return find_header(grid, {"commune", "classification"})


def read(grid: Grid, header: int, ledger: Ledger) -> None:
    """Read one list of classifications; every fault goes to the ledger."""
    for record in read_records(
        grid, header, ledger, required=_REQUIRED, if_none="nothing_classified"
    ):
        _read_record(record, ledger)


def _read_record(record: Mapping[str, Cell], ledger: Ledger) -> None:
    """Read one row; it counts when all four cells can be told."""
    filled = {
        column: record[column]
        for column, what in zip(_REQUIRED, _WHAT, strict=True)
        if is_filled(record[column], f"{what} ({column})", ledger)
    }
    unit = ledger.commune(filled["commune"]) if "commune" in filled else None
    classification = None
    if "classification" in filled:
        classification = ledger.told(filled["classification"], classification_of)
    found = None
    if "value" in filled:
        found = ledger.told(filled["value"], lambda text: value_of(text, classification))
    source = ledger.told(filled["source"], nfc) if "source" in filled else None
    if unit and classification and found and source:
        cell = filled["value"]
        seen = Classified(unit.code, classification, *found, source, cell.sheet, cell.name)
        ledger.classify(unit, seen, cell)
