"""Blank reports hold every name a report needs, and no figure."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.preview import Key, Numbers
from data.reading import read_report
from data.reference import Reference, load
from data.report import Reading
from data.templates import last_totals, template

FIRST_COUNT_COLUMN = 3
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load()


def sheet(content: bytes) -> Worksheet:
    return load_workbook(BytesIO(content), data_only=True).worksheets[0]


def read(book: Workbook, reference: Reference) -> Reading:
    saved = BytesIO()
    book.save(saved)
    return read_report(saved.getvalue(), "saved.xlsx", reference, TODAY)


def test_the_summary_lists_all_communes_with_their_codes(reference: Reference) -> None:
    rows = list(sheet(template("summary", reference)).iter_rows(min_row=7, values_only=True))
    assert len(rows) == 69 + 1
    assert rows[0][:FIRST_COUNT_COLUMN] == ("18073", "Thành Sen", "Thành phố Hà Tĩnh")
    assert rows[68][:FIRST_COUNT_COLUMN] == ("18844", "Kỳ Thượng", "Huyện Kỳ Anh")
    assert all(value is None for row in rows[:69] for value in row[FIRST_COUNT_COLUMN:])


def test_the_summary_has_every_indicator_and_a_total_of_zero(reference: Reference) -> None:
    written = sheet(template("summary", reference))
    names = [cell.value for cell in written[5][FIRST_COUNT_COLUMN:] if cell.value]
    assert names == [indicator.short_name for indicator in reference.indicators]
    # 13 of the 20 indicators have a denominator: 13 pairs and 7 single columns.
    total = [cell.value for cell in written[76]]
    assert total == [None, "Tổng cộng", None, *[0] * 33]


def test_the_form_lists_every_indicator_and_leaves_the_rest_blank(reference: Reference) -> None:
    rows = list(sheet(template("commune", reference)).iter_rows(min_row=7, values_only=True))
    assert [row[1] for row in rows] == [indicator.name for indicator in reference.indicators]
    assert {value for row in rows for value in row[3:]} <= {None, ""}


def test_the_form_asks_for_commune_and_date(reference: Reference) -> None:
    written = sheet(template("commune", reference))
    assert (written["B3"].value, written["C3"].value) == ("Đơn vị báo cáo:", None)
    assert (written["B4"].value, written["C4"].value) == ("Số liệu đến ngày:", None)


def test_the_long_table_is_its_header(reference: Reference) -> None:
    assert template("long", reference) == (
        b"\xef\xbb\xbfcommune,indicator,as_of,numerator,denominator,note\r\n"
    )


def test_no_template_passes_for_a_sample(reference: Reference) -> None:
    for shape in ("summary", "commune"):
        values = [
            str(value)
            for row in sheet(template(shape, reference)).iter_rows(values_only=True)
            for value in row
        ]
        assert not any("SỐ LIỆU MẪU" in value for value in values)


def test_a_summary_filled_in_is_read_without_a_problem(reference: Reference) -> None:
    book = load_workbook(BytesIO(template("summary", reference)))
    book.worksheets[0]["B3"] = date(2026, 10, 31)
    for row in range(7, 7 + 69):
        book.worksheets[0].cell(row, 12, 1000)
        book.worksheets[0].cell(row, 13, 700 + row)
    # openpyxl drops the values of formulas; these are the ones that Excel would keep there.
    for column in range(4, 37):
        book.worksheets[0].cell(76, column, {12: 69_000, 13: 69 * 741}.get(column, 0))
    reading = read(book, reference)
    assert reading.problems == ()
    assert (reading.shape, reading.as_of) == ("summary", date(2026, 10, 31))
    assert {each.indicator for each in reading.observations} == {"adult_vneid"}
    assert sum(each.numerator for each in reading.observations) == 69 * 741
    assert not reading.is_sample


def test_a_form_filled_in_is_read_without_a_problem(reference: Reference) -> None:
    book = load_workbook(BytesIO(template("commune", reference)))
    form = book.worksheets[0]
    form["C3"], form["C4"] = "Xã Sơn Hồng", "31/10/2026"
    form["D11"], form["E11"], form["G11"] = 5718, 3608, "Đã rà soát"
    reading = read(book, reference)
    assert reading.problems == ()
    (only,) = reading.observations
    assert (only.unit_code, only.indicator, only.as_of) == (
        *("18160", "adult_vneid"),
        date(2026, 10, 31),
    )
    assert (only.numerator, only.denominator, only.note) == (3608, 5718, "Đã rà soát")


def test_a_long_table_filled_in_is_read_without_a_problem(reference: Reference) -> None:
    line = b"18160,adult_vneid,31/10/2026,3608,5718,\r\n"
    content = template("long", reference) + line
    reading = read_report(content, "long.csv", reference, TODAY)
    assert reading.problems == ()
    assert len(reading.observations) == 1


def test_the_form_of_one_commune_has_its_name_and_last_totals(reference: Reference) -> None:
    known = {"adult_vneid": 66789, "commune_council": 5}
    content = template("commune", reference, commune="18073", denominators=known)
    written = sheet(content)
    assert written["C3"].value == "Phường Thành Sen"
    assert written["A2"].value == (
        "Điền ngày, kiểm tra lại Tổng số (chép từ báo cáo gần nhất), rồi điền Số đạt."
        " Chỉ tiêu chưa có số liệu thì xóa cả Tổng số. Ô xám không điền."
    )
    totals = {row[1]: row[3] for row in written.iter_rows(min_row=7, values_only=True)}
    name = {one.code: one.name for one in reference.indicators}["adult_vneid"]
    assert {key: value for key, value in totals.items() if value is not None} == {name: 66789}


def test_the_form_of_a_commune_without_numbers_is_blank_but_for_its_name(
    reference: Reference,
) -> None:
    named = sheet(template("commune", reference, commune="18073"))
    blank = sheet(template("commune", reference))
    differ = [
        cell.coordinate
        for row in named.iter_rows()
        for cell in row
        if cell.value != blank[cell.coordinate].value
    ]
    assert differ == ["C3"]


def test_there_is_no_form_of_a_commune_that_is_none(reference: Reference) -> None:
    with pytest.raises(KeyError, match="99999"):
        template("commune", reference, commune="99999")


def test_the_last_total_of_a_commune_is_the_newest_of_its_own(reference: Reference) -> None:
    """Before 01/07/2025 the code 18073 was that of another unit."""
    numbers = {
        Key("18073", "adult_vneid", date(2025, 6, 30)): Numbers(1, 900),
        Key("18073", "adult_vneid", date(2026, 10, 31)): Numbers(1, 70),
        Key("18073", "adult_vneid", date(2026, 9, 30)): Numbers(1, 60),
        Key("18073", "digital_skills", date(2025, 6, 30)): Numbers(1, 50),
        Key("18073", "commune_council", date(2026, 10, 31)): Numbers(1, None),
        Key("18100", "adult_vneid", date(2026, 11, 1)): Numbers(1, 80),
    }
    assert last_totals(numbers, "18073", reference) == {"adult_vneid": 70}
