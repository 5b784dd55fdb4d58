"""Blank reports for the people who fill them in, one per shape."""

from collections.abc import Iterable, Iterator, Mapping

from data.classification import NAMES, VALUES
from data.reference import Reference
from data.report import Shape
from data.writing import classification_list, commune_form, long_table, summary

_LISTED = "ethnic_minority_area_2026_2030"
_SUMMARY_NOTE = (
    "Điền ngày và các cột số liệu. Xã, phường chưa báo cáo thì để trống cả hàng;"
    " dòng Tổng cộng tự tính."
)
_FORM_NOTE = (
    "Điền tên xã, phường, ngày, rồi cột Tổng số và Số đạt. Ô xám không điền;"
    " chỉ tiêu chưa có số liệu thì để trống."
)


def template(
    shape: Shape, reference: Reference, classes: Iterable[Mapping[str, str | None]] = ()
) -> bytes:
    """A blank report of a shape: .xlsx for `commune` and `summary`, .csv for the others.

    A list to classify communes has what `classes` (of `classification.in_force`) know of the area
    that the plan waits for; its sources are blank where that is unknown.
    """
    if shape == "long":
        return long_table(())
    if shape == "classification":
        return classification_list(_lines(reference, classes))
    if shape == "commune":
        return commune_form(reference.indicators, {}, note=_FORM_NOTE)
    return summary(
        reference.communes,
        reference.indicators,
        {},
        title="TỔNG HỢP PHONG TRÀO “BÌNH DÂN HỌC VỤ SỐ” – TỈNH HÀ TĨNH",
        note=_SUMMARY_NOTE,
    )


def _lines(
    reference: Reference, classes: Iterable[Mapping[str, str | None]]
) -> Iterator[tuple[str, str, str, str]]:
    known = {row["commune_code"]: row for row in classes if row["classification"] == _LISTED}
    for unit in reference.communes:
        row = known.get(unit.code, {})
        value = row.get("value") or "unknown"
        source = "" if value == "unknown" else row.get("source") or ""
        said = row.get("detail") or VALUES[value]
        yield f"{unit.kind.capitalize()} {unit.name}", NAMES[_LISTED], said, source
