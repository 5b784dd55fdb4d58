"""Blank reports for the people who fill them in, one per shape."""

from data.reference import Reference
from data.report import Shape
from data.writing import commune_form, long_table, summary

_SUMMARY_NOTE = (
    "Điền ngày và các cột số liệu. Xã, phường chưa báo cáo thì để trống cả hàng;"
    " dòng Tổng cộng tự tính."
)
_FORM_NOTE = (
    "Điền tên xã, phường, ngày, rồi cột Tổng số và Số đạt. Ô xám không điền;"
    " chỉ tiêu chưa có số liệu thì để trống."
)


def template(shape: Shape, reference: Reference) -> bytes:
    """A blank report of a shape: .xlsx for `commune` and `summary`, .csv for `long`."""
    if shape == "long":
        return long_table(())
    if shape == "commune":
        return commune_form(reference.indicators, {}, note=_FORM_NOTE)
    return summary(
        reference.communes,
        reference.indicators,
        {},
        title="TỔNG HỢP PHONG TRÀO “BÌNH DÂN HỌC VỤ SỐ” – TỈNH HÀ TĨNH",
        note=_SUMMARY_NOTE,
    )
