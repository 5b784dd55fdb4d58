"""Files damaged at random: never a traceback, never a hang, never another number.

The budget is `FUZZ_SECONDS` (9 in `make test`, more by `make fuzz`); the seed of a run is told
where it fails, so that `FUZZ_SEED` brings the same files again.
"""

import io
import os
import random
import time
import zipfile
from datetime import date
from functools import lru_cache

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.marked import BEYOND_OPENPYXL, marked
from data.reading import read_report
from data.reference import load
from data.sample import sample_reports
from tests.hardened_cases import parts_of, zipped
from tests.old_files import ods, xls
from tests.workbooks import VNEID, form, form_rows, list_csv, long_csv

SECONDS = float(os.environ.get("FUZZ_SECONDS", "9"))
SEED = int(os.environ.get("FUZZ_SEED", "0")) or random.SystemRandom().randrange(1, 2**32)
TODAY = date(2026, 11, 23)
LONGEST_READ = 10
ODD_VALUES = [
    None, "", " ", "=1+1", "12.345", "1.234", "-1", "70 %", 0.7, 1e300, -5, True, "Xã Cẩm Bình",
    "Tổng cộng", "31/10/2026", "Số đạt", "Chỉ tiêu", "\u200b", "x" * 40_000, "·¸¹", 10**9,
    date(2026, 10, 31), "commune",
]  # fmt: skip


@lru_cache(maxsize=1)
def seeds():
    """Real reports of every shape and format: the sample's, and small ones."""
    samples = [one.content for one in sample_reports(load())]
    small = form_rows([1, VNEID, None, 10, 5], [2, "Danh tính số", None, 20, 7])
    line = f"Xã Cẩm Bình,{VNEID},31/10/2026,5,10,Đã đủ"
    return [
        min((one for one in samples if one.startswith(b"PK")), key=len),
        samples[-1],
        form(*small[4:]),
        xls({"Biểu": small}),
        ods({"Biểu": small}),
        long_csv(line, encoding="utf-8-sig"),
        long_csv(line, encoding="utf-16"),
        list_csv("Xã Cẩm Bình,border,có,Quyết định 1"),
    ]


def read(content):
    begun = time.monotonic()
    reading = read_report(content, "bao-cao", load(), TODAY)
    assert time.monotonic() - begun < LONGEST_READ
    return reading


def numbers(reading):
    return {
        (one.unit_code, one.indicator, one.as_of): (one.numerator, one.denominator)
        for one in reading.observations
    }


def damaged(chance, content):
    """Some bytes changed, cut out, doubled, or the end cut off."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        place = chance.randrange(len(found) + 1)
        kind = chance.randrange(4)
        if kind == 0 and place < len(found):
            found[place] = chance.randrange(256)
        elif kind == 1:
            del found[place : place + chance.choice((1, 4, 100))]
        elif kind == 2:
            found[place:place] = found[place : place + chance.choice((1, 4, 100))]
        elif chance.random() < 0.1:
            del found[place:]
    return bytes(found)


def damaged_inside(chance, content):
    """A zip whose parts are damaged and packed again, so that its sums are right."""
    parts = parts_of(content)
    name = chance.choice(sorted(parts))
    return zipped({**parts, name: damaged(chance, parts[name])}, level=1)


def with_an_odd_cell(chance, content):
    """A workbook with some cell changed to something odd."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = chance.choice(book.worksheets)
    for _ in range(chance.choice((1, 3))):
        row = chance.randrange(1, sheet.max_row + 3)
        cell = sheet.cell(row, chance.randrange(1, sheet.max_column + 2))
        if type(cell).__name__ == "Cell":
            cell.value = chance.choice(ODD_VALUES)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def stored_numbers(content, reading):
    """What openpyxl finds in the cells that the reading names."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return [book[one.sheet][one.cell].value for one in reading.observations]


def is_same(value, number):
    """Whether a cell holds a number, as one or as text."""
    if isinstance(value, str):
        digits = "".join(sign for sign in value if sign.isdigit())
        return value in ("có", "Có") or (digits != "" and int(digits[:9]) == number) or number == 0
    return value is not None and float(value) == number


@pytest.mark.parametrize("how", ["bytes", "parts", "cells"])
def test_no_damage_brings_a_traceback_a_hang_or_another_number(how):
    """An accepted workbook says what a second reader finds in the same cells."""
    chance = random.Random(f"{SEED} {how}")
    until = time.monotonic() + SECONDS / 3
    damage = {"bytes": damaged, "parts": damaged_inside, "cells": with_an_odd_cell}[how]
    contents = [one for one in seeds() if how == "bytes" or one.startswith(b"PK")]
    if how == "cells":
        contents = [one for one in contents if b"xl/workbook.xml" in one]
    tried = 0
    while time.monotonic() < until:
        content = damage(chance, chance.choice(contents))
        where = f"FUZZ_SEED={SEED}, file {tried} of {how}"
        print(where)  # shown when the test fails
        reading = read(content)
        tried += 1
        if reading.is_accepted and reading.observations and content.startswith(b"PK"):
            check_numbers(content, reading, where)
    assert tried > 3


def check_numbers(content, reading, where):
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        if "xl/workbook.xml" not in parts.namelist():
            return
    try:
        found = stored_numbers(content, reading)
    except BEYOND_OPENPYXL:
        return  # openpyxl is stricter in what does not touch a cell
    for value, one in zip(found, reading.observations, strict=True):
        assert is_same(value, one.numerator), (where, one, value)


@settings(max_examples=40, deadline=None)
@given(
    st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe"])
)
def test_any_bytes_are_a_reading(content, start):
    reading = read(start + content)
    assert not reading.observations
    assert reading.problems


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_change_outside_the_numbers_changes_none(data):
    """A cell of the title, a unit of measure or a share is not read: all numbers stay."""
    content = form([1, VNEID, "người", 10, 5, 50.0], [2, "Danh tính số", "người", 20, 7, 35.0])
    before = numbers(read(content))
    book = openpyxl.load_workbook(io.BytesIO(content))
    cell = data.draw(st.sampled_from(["A1", "C5", "C6", "F5", "F6", "A5", "A6", "H9"]))
    text = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
    book["Biểu"][cell] = data.draw(st.one_of(text, st.integers(), st.floats(allow_nan=False)))
    file = io.BytesIO()
    book.save(file)
    reading = read(file.getvalue())
    assert not reading.is_accepted or numbers(reading) == before


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(range(8)), st.integers(0, 2**32))
def test_any_damaged_report_can_be_given_back_marked(number, seed):
    content = damaged(random.Random(seed), seeds()[number])
    back = marked(content, read(content).problems)
    assert openpyxl.load_workbook(io.BytesIO(back)).sheetnames[0].startswith("Lỗi")
