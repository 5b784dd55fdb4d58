import io
import zipfile
from datetime import date

import openpyxl
import pytest

from data.grid import ErrorResult, NotCalculated, column_name
from data.messages import Fault
from data.opening import read_grids
from tests.workbooks import long_csv, workbook


def replaced(content, part, old, new):
    """The same .xlsx file with some bytes of one part replaced.

    `<v />` and `<v/>` are one: which of them openpyxl writes depends on what else is installed.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            data = source.read(name).replace(b"<v></v>", b"<v/>").replace(b" />", b"/>")
            assert name != part or old in data
            target.writestr(name, data.replace(old, new) if name == part else data)
    return file.getvalue()


def kind_of_fault(content):
    with pytest.raises(Fault) as fault:
        read_grids(content)
    return fault.value.kind


def test_columns_are_named_as_in_a_spreadsheet():
    assert [column_name(column) for column in (0, 25, 26, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]


def test_every_sheet_is_read_in_order_with_plain_values():
    content = workbook(
        {"Một": [["a", 1, 2.5, True, date(2026, 10, 31), None, " "]], "Hai": [[], ["b"]]}
    )
    first, second = read_grids(content)
    assert (first.name, second.name) == ("Một", "Hai")
    assert first.rows == [["a", 1, 2.5, True, date(2026, 10, 31), None, None]]
    assert isinstance(first.rows[0][1], int)
    assert second.cell(1, 0).name == "A2"
    assert second.cell(1, 0).value == "b"


def test_a_cell_outside_of_the_sheet_is_blank():
    (grid,) = read_grids(workbook({"A": [["a"]]}))
    assert grid.cell(5, 5).value is None
    assert grid.cell(0, -1).value is None


def test_a_formula_that_was_never_calculated_is_not_blank():
    (grid,) = read_grids(workbook({"A": [["=1+1", None]]}))
    assert grid.cell(0, 0).value == NotCalculated()


def test_a_formula_counts_by_its_stored_value():
    content = workbook({"A": [["=1+1"]]})
    content = replaced(content, "xl/worksheets/sheet1.xml", b"<v/>", b"<v>2</v>")
    assert read_grids(content)[0].cell(0, 0).value == 2


def test_a_formula_that_ends_in_an_error_is_not_blank():
    book = openpyxl.Workbook()
    book.active["B2"] = "#REF!"
    book.active["B2"].data_type = "e"
    file = io.BytesIO()
    book.save(file)
    assert read_grids(file.getvalue())[0].cell(1, 1).value == ErrorResult("#REF!")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_is_read_in_every_encoding_and_with_every_delimiter(encoding, mark):
    header = mark.join(["commune", "indicator"])
    (grid,) = read_grids(long_csv(mark.join(["Hà", "x"]), header=header, encoding=encoding))
    assert grid.rows == [["commune", "indicator"], ["Hà", "x"]]
    assert grid.name == ""


def test_a_row_of_a_csv_keeps_its_line_number():
    (grid,) = read_grids(b'commune,note\r\n\r\na,"one\r\ntwo"\r\nb,c\r\n')
    assert grid.cell(2, 1).value == "one\r\ntwo"
    assert grid.cell(4, 0).value == "b"
    assert grid.cell(4, 0).name == "A5"


@pytest.mark.parametrize("content", [b"", b"  \r\n"])
def test_an_empty_file_is_told(content):
    assert kind_of_fault(content) == "empty_file"


def test_an_image_is_no_report():
    assert kind_of_fault(b"\x89PNG\r\n\x1a\n" + bytes(range(256))) == "no_spreadsheet"


def test_a_truncated_workbook_is_unreadable():
    content = workbook({"A": [["a"]]})
    assert kind_of_fault(content[: len(content) // 2]) == "unreadable"


def test_an_old_workbook_that_is_damaged_is_unreadable():
    assert kind_of_fault(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)) == "unreadable"


def test_a_workbook_with_a_password_is_told():
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    assert kind_of_fault(content + "EncryptedPackage".encode("utf-16-le")) == "password"


def test_a_file_beyond_any_report_is_too_large():
    assert kind_of_fault(b"a" * 20_000_001) == "file_too_large"


def test_a_stray_last_cell_does_not_fill_the_memory():
    content = workbook({"A": [["a"], ["b"]]})
    content = replaced(content, "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="1048576"')
    content = replaced(content, "xl/worksheets/sheet1.xml", b'r="A2"', b'r="XFD1048576"')
    assert kind_of_fault(content) == "file_too_large"


def test_a_cell_in_no_place_is_unreadable():
    content = workbook({"A": [["a", "b"]]})
    content = replaced(content, "xl/worksheets/sheet1.xml", b'r="B1"', b'r="B99999999"')
    assert kind_of_fault(content) == "unreadable"


def test_a_sheet_that_cannot_be_looked_into_is_unreadable():
    content = workbook({"A": [["a"]]})
    content = replaced(content, "xl/workbook.xml", b'name="A"', b'label="A"')
    assert kind_of_fault(content) == "unreadable"
