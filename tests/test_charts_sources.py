import re
import shlex
from datetime import datetime

import pandas as pd
import pytest

from charts import sources
from data import __main__ as data_command
from tests.workbooks import LIST_HEADER

REPORT = {
    "report_number": 44,
    "file_name": "44.xlsx",
    "shape": "summary",
    "is_sample": False,
    "as_of": pd.Timestamp("2026-10-31"),
    "received_at": datetime(2026, 11, 3, 9, 5),
    "received_from": "Sở Khoa học và Công nghệ",
    "observations": 1235,
    "in_force": 0,
}
CLASSIFICATION = {
    "classification": "mountainous",
    "value": "unknown",
    "communes": 50,
    "confidence": "unknown",
    "source": None,
    "file_name": None,
}


@pytest.mark.parametrize(
    ("is_sample", "text"),
    [
        (True, "Số liệu dựa trên 2 báo cáo mẫu; 1 điều cần hỏi lại"),
        (False, "Số liệu dựa trên 2 báo cáo; 1 điều cần hỏi lại"),
    ],
)
def test_the_message_says_what_the_numbers_rest_on(is_sample, text):
    assert sources.message([REPORT, REPORT], [{}], is_sample=is_sample) == text


def test_a_report_tells_when_it_came_and_how_much_of_it_counts():
    assert sources.reports([REPORT]).rows() == [
        {
            "Số": 44,
            "Tệp": "44.xlsx",
            "Loại": "Bảng tổng hợp",
            "Số liệu ngày": "31/10/2026",
            "Nhận lúc": "09:05 03/11/2026",
            "Từ": "Sở Khoa học và Công nghệ",
            "Số liệu": "1.235",
            "Còn hiệu lực": "0",
        }
    ]


def test_numbers_are_columns_of_the_tables():
    tables = sources.reports([REPORT]), sources.classifications([CLASSIFICATION])
    assert set(sources.NUMBERS) == {"Số", "Số liệu", "Còn hiệu lực", "Số xã"}
    assert set(sources.NUMBERS) < {name for table in tables for name in table.columns}


@pytest.mark.parametrize(
    ("shape", "is_sample", "kind"),
    [
        ("commune", False, "Biểu của xã"),
        ("long", False, "Bảng dài"),
        ("summary", True, "Bảng tổng hợp (SỐ LIỆU MẪU)"),
    ],
)
def test_the_kind_of_a_report_is_in_words_and_a_sample_is_marked(shape, is_sample, kind):
    row = REPORT | {"shape": shape, "is_sample": is_sample}
    assert sources.reports([row]).column("Loại") == [kind]


@pytest.mark.parametrize("indicator", [None, "Xác nhận trên VNeID"])
def test_a_warning_names_its_file_and_cell(indicator):
    row = {
        "as_of": pd.Timestamp("2026-10-31"),
        "indicator": indicator,
        "message": "Hãy kiểm tra lại.",
        "file_name": "44.xlsx",
        "sheet": "Tổng hợp",
        "cell": "D7",
    }
    assert sources.warnings([row]).rows() == [
        {
            "Số liệu ngày": "31/10/2026",
            "Chỉ tiêu": indicator or "",
            "Điều cần hỏi": "Hãy kiểm tra lại.",
            "Tệp, ô": "44.xlsx, Tổng hợp D7",
        }
    ]


def test_unknown_stays_unknown_and_is_never_no():
    assert sources.classifications([CLASSIFICATION]).rows() == [
        {
            "Phân loại": "Miền núi",
            "Giá trị": "chưa rõ",
            "Số xã": "50",
            "Độ tin cậy": "chưa rõ",
            "Nguồn": "chưa có",
            "Tệp": "",
        }
    ]


def test_a_class_from_a_list_names_the_file_that_it_came_in():
    row = {
        "classification": "ethnic_minority_area_2026_2030",
        "value": "yes",
        "communes": 3,
        "confidence": "loaded",
        "source": "Quyết định 60",
        "file_name": "phụ lục.xlsx",
    }
    assert sources.classifications([row]).rows() == [
        {
            "Phân loại": "Vùng dân tộc thiểu số 2026–2030",
            "Giá trị": "có",
            "Số xã": "3",
            "Độ tin cậy": "theo danh sách đã nhận",
            "Nguồn": "Quyết định 60",
            "Tệp": "phụ lục.xlsx",
        }
    ]


def test_what_is_not_known_is_listed_and_what_is_known_is_not():
    known = CLASSIFICATION | {"value": "no", "confidence": "documented", "source": "Báo"}
    rows = sources.unknowns([CLASSIFICATION, known])
    assert list(rows.lines[0]) == ["Miền núi", "50 xã", "Chưa có nguồn"]
    assert rows.column("Điều chưa biết")[1:] == [
        "Tỷ lệ tách Đại Nài và Kỳ Lợi",
        "Người trưởng thành từng xã",
        "Số thôn, số hộ, số người dân tộc thiểu số từng xã",
        "Kết quả VNeID thật của từng xã",
    ]


@pytest.mark.parametrize("note", [None, "60 xã và 9 phường"])
def test_a_reference_fact_names_its_source(note):
    row = {"dataset": "communes.csv", "what": "Tên", "source": "Nghị quyết 1665", "note": note}
    assert sources.references([row]).rows() == [
        {
            "Bảng": "communes.csv",
            "Nội dung": "Tên",
            "Nguồn": "Nghị quyết 1665",
            "Ghi chú": note or "",
        }
    ]


@pytest.mark.parametrize("rows", [sources.reports, sources.warnings, sources.references])
def test_no_rows_are_an_empty_table(rows):
    assert len(rows([])) == 0


def test_real_data_come_in_by_the_page_before_any_command():
    said = sources.how_to_bring_real_data()
    assert 0 < said.index("<b>Nhập báo cáo</b>") < said.index("<code>")


def test_every_command_for_an_operator_is_understood():
    commands = re.findall("<code>(.*?)</code>", sources.how_to_bring_real_data())
    assert len(sources.COMMANDS) == 5
    assert commands == [*(one for _, one in sources.COMMANDS), LIST_HEADER]
    for command in commands[:-1]:
        python, module, name, *arguments = shlex.split(command)
        assert (python, module, name) == ("python", "-m", "data")
        assert data_command._parser().parse_args(arguments).run
