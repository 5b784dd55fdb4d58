"""No table that goes out holds a text that a spreadsheet takes for a formula."""

import ast
import csv
import io
import re
from datetime import date

import openpyxl
import pandas as pd
import pytest

from charts import listing, open_data, open_data_tables, teaching_list
from charts.press import printing
from charts.table import PlainTable
from data import writing
from data.neutral import neutral, neutral_table
from data.reference import load
from data.templates import template
from queries import __main__ as query_command
from tests.test_layers import FILES, name_of

EVIL = ["=1+1", "+1+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1+1"]
DAY = date(2026, 10, 31)

# Every module that writes a CSV or a workbook, and what of it the tests below look at.
WRITERS = {
    "charts/listing.py",
    "charts/open_data.py",
    "charts/table.py",
    "charts/teaching_list.py",
    "data/marked.py",
    "data/workbook.py",
    "data/writing.py",
    "queries/__main__.py",
}


def cells_of(content):
    """Every text of a CSV or of a workbook that goes out."""
    if content.startswith(b"PK"):
        book = openpyxl.load_workbook(io.BytesIO(content))
        return [
            cell.value
            for sheet in book.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "s" and cell.value is not None
        ]
    text = content.decode("utf-8-sig")
    return [field for row in csv.reader(io.StringIO(text, newline="")) for field in row]


def assert_harmless(content, evil):
    cells = cells_of(content)
    assert [cell for cell in cells if cell != neutral(cell)] == []
    assert any(evil.strip() in cell for cell in cells), "the text is not there at all"


@pytest.mark.parametrize("text", EVIL)
def test_a_text_like_a_formula_goes_behind_an_apostrophe(text):
    assert neutral(text) == "'" + text.replace("\r", "\n")
    assert neutral(neutral(text)) == neutral(text)


@pytest.mark.parametrize(
    "text", ["", "Xã Cẩm Bình", "-1,5", "+12.345", "-70,5 %", "1=1", "a@b", "'=1", "−1", "– không"]
)
def test_any_other_text_and_a_signed_number_stay(text):
    assert neutral(text) == text


def test_a_table_keeps_its_numbers_and_what_is_unknown():
    table = pd.DataFrame({"=a": ["=1", None], "b": [-1.5, 2.0]})
    out = neutral_table(table)
    assert list(out.columns) == ["'=a", "b"]
    assert out["'=a"].tolist()[0] == "'=1"
    assert out["'=a"].isna().tolist() == [False, True]
    assert out["b"].tolist() == [-1.5, 2.0]
    assert list(table.columns) == ["=a", "b"]


@pytest.mark.parametrize("evil", EVIL)
def test_the_lists_of_communes_are_harmless(evil):
    rows = PlainTable(["Xã, phường", "Số đạt", "Số liệu ngày"], [[evil, 5, DAY]])
    assert_harmless(listing.as_csv(rows), evil)
    assert_harmless(listing.as_xlsx(rows, evil), evil)


@pytest.mark.parametrize("evil", EVIL)
def test_the_list_of_tasks_is_harmless(evil):
    text = next(name for name, kind in teaching_list.KINDS.items() if kind == "text")
    cells = [evil if name == text else None for name in teaching_list.KINDS]
    tasks = PlainTable(list(teaching_list.KINDS), [cells])
    assert_harmless(teaching_list.as_xlsx(tasks, [evil]), evil)


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("is_sample", [True, False])
def test_the_numbers_of_a_figure_are_harmless(evil, is_sample):
    assert_harmless(printing.as_csv(PlainTable(["a"], [[evil]]), is_sample=is_sample), evil)


@pytest.mark.parametrize("evil", EVIL)
def test_the_open_data_are_harmless(evil):
    field = open_data_tables.Field("a", "string", "")
    table = open_data_tables.Table("a", "", ["a"], [field], [{"a": evil}])
    assert_harmless(open_data._csv(table), evil)


@pytest.mark.parametrize("evil", EVIL)
def test_the_answer_of_a_query_is_harmless_as_csv(evil):
    answer = query_command._written(pd.DataFrame({"a": [evil]}), "csv")
    assert_harmless(answer.encode(), evil)


@pytest.mark.parametrize("evil", EVIL)
def test_reports_and_lists_to_fill_in_are_harmless(evil):
    indicator = load().indicators[0]
    count = writing.Count(5, 10, evil)
    counts = {indicator.code: count}
    assert_harmless(writing.long_table([("18073", indicator.code, DAY, count)]), evil)
    assert_harmless(writing.classification_list([("18073", "border", "có", evil)]), evil)
    assert_harmless(writing.commune_form([indicator], counts, note=evil, unit=evil), evil)
    assert_harmless(writing.summary(load().communes, [indicator], {}, title=evil, note=evil), evil)


@pytest.mark.parametrize("shape", ["commune", "summary", "long", "classification"])
def test_every_template_is_harmless(shape):
    cells = cells_of(template(shape, load()))
    assert [cell for cell in cells if cell != neutral(cell)] == []


def test_nothing_else_writes_a_table():
    """A new place that writes CSV or XLSX must be named above, and looked at."""
    writers = ("to_csv", "to_excel", "csv.writer", "csv.DictWriter", "Workbook")
    imported = re.compile(r"^from csv import .*[wW]riter", re.MULTILINE)
    found = set()
    for path in FILES:
        text = path.read_text("utf-8")
        calls = [
            node for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Call)
        ]  # fmt: skip
        if imported.search(text) or any(ast.unparse(call.func).endswith(writers) for call in calls):
            found.add(name_of(path))
    assert found == WRITERS
