"""The sample as files: names, order, bytes, and the words that say what it is."""

import csv
from datetime import datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from sample_facts import Facts, facts

from data.reference import load
from data.sample import sample_reports


@pytest.fixture(scope="module")
def sample() -> Facts:
    return facts()


def test_every_file_is_read_without_a_single_problem(sample: Facts) -> None:
    problems = [reading.problems for reading in sample.readings]
    assert problems == [()] * 44


def test_every_file_is_known_to_be_a_sample(sample: Facts) -> None:
    assert all(reading.is_sample for reading in sample.readings)


def test_24_districts_16_provincial_summaries_3_forms_and_a_long_file_came(sample: Facts) -> None:
    names = [report.name for report in sample.reports]
    shapes = [reading.shape for reading in sample.readings]
    assert len(names) == 44
    assert shapes.count("summary") == 24 + 16
    assert sum("toan-tinh" in name for name in names) == 16
    assert [name for name in names if "toan-tinh" not in name][24:] == [
        "27-2025-08-31-cam-trung.xlsx",
        "31-2025-11-30-thuong-duc.xlsx",
        "33-2025-11-30-ky-khang.xlsx",
        "37-2026-03-31-phan-mem-khac.csv",
    ]


def test_names_are_ascii_and_sort_in_the_order_received(sample: Facts) -> None:
    names = [report.name for report in sample.reports]
    assert all(name.isascii() for name in names)
    assert names == sorted(names)
    received = [report.received_at for report in sample.reports]
    assert received == sorted(set(received))
    assert received[0] == datetime(2025, 6, 3, 8, 0)
    assert received[-1] == datetime(2026, 11, 3, 9, 0)


def test_the_bytes_are_the_same_on_every_run(sample: Facts) -> None:
    assert sample_reports.__wrapped__(load()) == sample.reports


def test_every_workbook_says_in_its_second_row_that_it_is_a_sample(sample: Facts) -> None:
    for report in sample.reports:
        if report.name.endswith(".xlsx"):
            sheet = load_workbook(BytesIO(report.content)).worksheets[0]
            assert sheet["A2"].value == "SỐ LIỆU MẪU – không phải báo cáo thật", report.name


def test_every_line_of_the_long_file_says_that_it_is_a_sample(sample: Facts) -> None:
    (content,) = (each.content for each in sample.reports if each.name.endswith(".csv"))
    lines = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
    # Two communes; in March 2026 the plan asks for 17 of the 20 indicators.
    assert len(lines) == 2 * 17
    assert {line["note"] for line in lines} == {
        "SỐ LIỆU MẪU – không phải báo cáo thật; Mai Phụ: gửi từ phần mềm khác",
        "SỐ LIỆU MẪU – không phải báo cáo thật; Việt Xuyên: gửi từ phần mềm khác",
    }
