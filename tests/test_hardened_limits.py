"""How much memory and time the largest and the worst files take, each in a process of its own."""

import io
import subprocess
import sys
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path

import pytest
import xlsxwriter

from data.limits import LARGEST_SHEET
from data.reference import load
from tests import old_files
from tests.hardened_cases import good_form, parts_of, saved, zipped
from tests.workbooks import LONG_HEADER

pytestmark = pytest.mark.alone

ROOT = Path(__file__).parent.parent
MOST_MEMORY, MOST_SECONDS = 500_000_000, 10
TOO_LARGE = "Tệp quá lớn. Hãy chép riêng bảng số liệu sang tệp mới rồi gửi lại."
READ = f"""
import resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, ({MOST_MEMORY}, {MOST_MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({MOST_SECONDS}, {MOST_SECONDS}))
from datetime import date
from data.reading import read_report
from data.reference import load
reading = read_report(sys.stdin.buffer.read(), "x", load(), date(2026, 11, 23))
print(len(reading.observations), *(one.message for one in reading.problems))
"""


def read_within_limits(content):
    """What a file says, read with so little memory and processor time that more would kill it."""
    done = subprocess.run(
        (sys.executable, "-c", READ), input=content, capture_output=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout.decode().strip()


def lines(count):
    """So many different lines of a long table."""
    days = (date(2026, 11, 22) - timedelta(days=back) for back in range(300))
    indicators = [one.code for one in load().indicators if one.has_denominator]
    codes = [one.code for one in load().communes]
    for day, code, indicator in islice(product(days, codes, indicators), count):
        yield [code, indicator, f"{day:%d/%m/%Y}", "5", "10", "x"]


def largest(columns=6):
    return (LARGEST_SHEET - 100) // columns


def test_the_largest_csv_is_read_within_the_limits():
    rows = "\n".join(",".join(line) for line in lines(largest() - 1))
    assert read_within_limits(f"{LONG_HEADER}\n{rows}".encode()) == str(largest() - 1)


def test_the_largest_workbook_is_read_within_the_limits():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, LONG_HEADER.split(","))
        for row, line in enumerate(lines(largest() - 1), start=1):
            sheet.write_row(row, 0, line)
    assert read_within_limits(file.getvalue()) == str(largest() - 1)


def far_cell():
    """An .xls with one number in its last cell: all before it would be reserved."""
    sheet = [[]] * 65_535 + [[None] * 255 + [1.0]]
    return old_files.xls({"A": sheet})


def one_text_everywhere():
    """An .xlsx whose half million cells are one text of 32 000 letters: 16 GB when told apart."""
    parts = parts_of(saved(good_form()))
    cells = [f'<c r="{letter}{{0}}" t="s"><v>0</v></c>' for letter in "ABCDEFGH"]
    rows = "".join(f'<row r="{row}">{"".join(cells).format(row)}</row>' for row in range(1, 50_001))
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = "".join(chr(97 + (place * place) % 23) for place in range(32_000))
    sheet = f'<worksheet xmlns="{name}"><sheetData>{rows}</sheetData></worksheet>'
    texts = f'<sst xmlns="{name}"><si><t>{text}</t></si></sst>'
    return zipped(
        {
            **parts,
            "xl/worksheets/sheet1.xml": sheet.encode(),
            "xl/sharedStrings.xml": texts.encode(),
        },
        level=1,
    )


def repeated_cell():
    """An .ods with one text that says it stands in 100 000 columns of 1 000 rows."""
    parts = parts_of(old_files.ods({"A": [["x" * 30_000]]}))
    content = parts["content.xml"]
    content = content.replace(b"-row>", b'-row table:number-rows-repeated="1000">', 1)
    content = content.replace(b"-cell ", b'-cell table:number-columns-repeated="100000" ', 1)
    return zipped({**parts, "content.xml": content})


@pytest.mark.parametrize("make", [far_cell, one_text_everywhere, repeated_cell])
def test_a_small_file_that_would_fill_the_memory_is_refused_within_the_limits(make):
    assert read_within_limits(make()) == f"0 {TOO_LARGE}"


def test_a_csv_of_nothing_but_lines_is_refused_within_the_limits():
    assert read_within_limits(b"a\n" * 9_000_000) == f"0 {TOO_LARGE}"


def test_a_file_of_nothing_but_faults_is_read_within_the_limits():
    rows = "\n".join(f"x{line},y{line},31/13/2026,-1,z,n" for line in range(largest() - 1))
    told = read_within_limits(f"{LONG_HEADER}\n{rows}".encode())
    assert told.startswith("0 Tệp có quá nhiều lỗi, dưới đây là 500 lỗi đầu.")
