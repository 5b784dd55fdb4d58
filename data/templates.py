"""Blank reports for the people who fill them in, one per shape."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from data.classification import NAMES, VALUES
from data.preview import InForce
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


_FILLED_NOTE = (
    "Điền ngày, kiểm tra lại Tổng số (chép từ báo cáo gần nhất), rồi điền Số đạt."
    " Chỉ tiêu chưa có số liệu thì xóa cả Tổng số. Ô xám không điền."
)


def template(
    shape: Shape,
    reference: Reference,
    classes: Iterable[Mapping[str, str | None]] = (),
    *,
    commune: str | None = None,
    denominators: Mapping[str, int] | None = None,
) -> bytes:
    """A blank report of a shape: .xlsx for `commune` and `summary`, .csv for the others.

    A list to classify communes has what `classes` (of `classification.in_force`) know of the area
    that the plan waits for; its sources are blank where that is unknown. The form of one commune
    has its name, and the last `denominators` that it reported, by indicator; never give those of
    sample data. Raises KeyError for a commune code that there is none of.
    """
    if shape == "long":
        return long_table(())
    if shape == "classification":
        return classification_list(_lines(reference, classes))
    if shape == "commune":
        return commune_form(
            reference.indicators,
            {},
            note=_FILLED_NOTE if denominators else _FORM_NOTE,
            unit=_name(commune, reference) if commune else "",
            totals=denominators,
        )
    return summary(
        reference.communes,
        reference.indicators,
        {},
        title="TỔNG HỢP PHONG TRÀO “BÌNH DÂN HỌC VỤ SỐ” – TỈNH HÀ TĨNH",
        note=_SUMMARY_NOTE,
    )


def last_totals(numbers: InForce, commune: str, reference: Reference) -> dict[str, int]:
    """The total that a commune of today reported last, by indicator.

    Before the merger its code was that of another unit, so nothing older counts.
    """
    totals: dict[str, tuple[date, int]] = {}
    for key, said in numbers.items():
        is_new = key.as_of >= reference.settings.merger_date
        if key.unit_code == commune and is_new and said.denominator is not None:
            one = (key.as_of, said.denominator)
            totals[key.indicator] = max(one, totals.get(key.indicator, one))
    return {indicator: total for indicator, (_, total) in totals.items()}


def _name(code: str, reference: Reference) -> str:
    """The commune of today with its kind: Xã Cẩm Bình."""
    unit = {unit.code: unit for unit in reference.communes}[code]
    return f"{unit.kind.capitalize()} {unit.name}"


def _lines(
    reference: Reference, classes: Iterable[Mapping[str, str | None]]
) -> Iterator[tuple[str, str, str, str]]:
    known = {row["commune_code"]: row for row in classes if row["classification"] == _LISTED}
    for unit in reference.communes:
        row = known.get(unit.code, {})
        value = row.get("value") or "unknown"
        source = "" if value == "unknown" else row.get("source") or ""
        said = row.get("detail") or VALUES[value]
        yield _name(unit.code, reference), NAMES[_LISTED], said, source
