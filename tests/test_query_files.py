"""Queries are functions and SQL files of the same name, and keep what they promise."""

import ast
import inspect
import re
from pathlib import Path

import pandas as pd
import pytest
import small_data

import queries
from queries.__main__ import QUERIES

ROOT = Path(__file__).parent.parent
SQL = ROOT / "queries" / "sql"
FILES = sorted([*SQL.rglob("*.sql"), *(ROOT / "data" / "sql").rglob("*.sql")])
ASKED = {
    "indicator": "adult_vneid",
    "as_of": "2025-12-31",
    "commune_code": "18073",
    "people_per_week": 1000,
    "keeps_pace": True,
    "today": "2026-01-31",
}
BY_COMMUNE = "those of `coverage_by_commune`"


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def answer(name: str, connection) -> pd.DataFrame:
    query = QUERIES[name]
    wanted = inspect.signature(query).parameters
    return query(connection, **{key: one for key, one in ASKED.items() if key in wanted})


@pytest.fixture(scope="module")
def sparse(tmp_path_factory: pytest.TempPathFactory):
    """One commune reported: every other row is empty."""
    path = tmp_path_factory.mktemp("sparse") / "hatinh.duckdb"
    small_data.write(path, (("18100", "2025-12-31", 7, 10),))
    return queries.load(path)


def test_every_query_has_its_file_and_every_file_its_query():
    assert {path.stem for path in SQL.glob("*.sql")} == set(QUERIES)


def test_every_public_query_can_be_asked_from_the_shell():
    functions = {
        name
        for name in queries.__all__
        if inspect.isfunction(getattr(queries, name))
        and inspect.signature(getattr(queries, name)).return_annotation == "pd.DataFrame"
    }
    assert functions == set(QUERIES)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_says_first_what_one_row_is(path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(("-- One row per ", "-- One row: ", "-- The formulas of "))
    assert first.endswith(".")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_is_short_enough_to_be_read_at_once(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("path", sorted(SQL.glob("*.sql")), ids=name_of)
def test_a_query_says_the_order_of_its_rows_and_all_its_columns(path):
    text = path.read_text(encoding="utf-8")
    last = text[text.rindex("\nselect") :]
    assert "\norder by" in last
    assert "*\n" not in last.split("\nfrom ")[0]


def test_values_enter_queries_as_parameters_only():
    """No SQL is put together in Python, but for a quoted path that is attached."""
    glued = []
    for folder in ("queries", "data"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if is_glued_sql(node):
                    glued.append((name_of(path), ast.unparse(node)))
    assert glued == [
        ("queries/db.py", """f"attach '{quoted}' as file (read_only)\""""),
        ("data/filling.py", """f"attach '{quoted}' as before (read_only)\""""),
    ]


def is_glued_sql(node: ast.AST) -> bool:
    """Whether a string with SQL in it is formatted, added to, or filled in."""
    if isinstance(node, ast.JoinedStr):
        parts: list[ast.expr] = node.values
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        parts = [node.left, node.right]
    elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "format":
        parts = [node.func.value]
    else:
        return False
    return any(
        re.match(r"\s*(select|from|with|insert|update|delete|attach|create|copy)\s", one.value)
        for one in parts
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )


@pytest.mark.parametrize("name", QUERIES)
def test_the_documented_columns_are_the_returned_ones(name, sparse):
    columns = list(answer(name, sparse).columns)
    assert documented_columns(inspect.getdoc(QUERIES[name])) == columns


def documented_columns(text: str) -> list[str]:
    """The columns that a docstring lists: after `Columns:` or, in one line, after the row."""
    listed = re.split(r"Columns: | each: | date, newest first: |per [a-z ]+: ", text, maxsplit=1)[1]
    listed = listed.replace(BY_COMMUNE + "\nand", BY_COMMUNE + " and").split(". ")[0]
    plain = re.sub(r"\([^)]*\)", "", listed).replace("\n", " ").strip(" .")
    names = [name for name in re.split(r", (?:and )?| and ", plain) if name.strip()]
    if names[0].strip() == BY_COMMUNE:
        names = [*documented_columns(inspect.getdoc(queries.coverage_by_commune)), *names[1:]]
    return [name.strip() for name in names]


TYPES = {
    "text": "str",
    "whole": "Int64",
    "number": "float64",
    "day": "datetime64[us]",
    "yes_or_no": "bool",
}
WHOLE = {
    "numerator", "denominator", "people_missing", "numerator_before", "year", "target_year",
    "indicators_expected", "indicators_missing", "days_left", "days_late", "days_silent",
    "improvement_band", "level_band", "report_number", "reports_counted", "observations",
    "in_force", "communes",
    "worse_communes", "better_communes", "worse_denominator", "better_denominator",
    "peers_communes", "peers_counted", "province_counted",
}  # fmt: skip
NUMBERS = {
    "value", "value_before", "target", "gap_points", "weeks_left", "baseline", "ratio",
    "path_ratio", "feasibility", "theil_between", "theil_total", "difference_points",
    "mean_change_points", "difference_change_points",
    "peers_value", "province_value",
}  # fmt: skip
DAYS = {
    "as_of", "received_at", "deadline", "data_from", "data_to", "observed_from", "observed_to",
    "projected_earliest", "projected_latest", "compared_with",
}  # fmt: skip


def type_of(query: str, column: str) -> str:
    if column in WHOLE or column.startswith("communes_") or column.endswith(("_people", "_order")):
        return TYPES["whole"]
    if column in DAYS or column.endswith("_on"):
        return TYPES["day"]
    if column.startswith("is_") or column.endswith("_is_estimated"):
        return TYPES["yes_or_no"]
    is_text = (query, column) in {("build_facts", "value"), ("classification_sources", "value")}
    if column.endswith(("_percent", "_per_week")) or (column in NUMBERS and not is_text):
        return TYPES["number"]
    return TYPES["text"]


@pytest.mark.parametrize("name", QUERIES)
def test_every_column_has_the_type_that_its_name_promises(name, sample, sparse):
    for connection in (sample, sparse):
        types = {column: str(kind) for column, kind in answer(name, connection).dtypes.items()}
        assert types == {column: type_of(name, column) for column in types}
