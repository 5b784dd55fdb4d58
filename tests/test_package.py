"""The open data package: what the standard asks of it, its numbers, and what it must not tell."""

import csv
import json
import re
import zipfile
from collections import Counter
from datetime import date
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from own_store import own_store

import queries
from charts import open_data, open_data_tables
from charts.__main__ import main
from charts.scope import Scope
from data.store import Store

PACKAGE = "https://datapackage.org/profiles/2.0"
# 18100: 600 of 1 000 in September, and nothing since; 18133 is so small that it must be hidden.
SAID = (
    ("18073", "2026-09-30", 40_000, 61_000),
    ("18100", "2026-09-30", 600, 1_000),
    ("18133", "2026-09-30", 3, 20),
    ("18118", "2026-09-30", 700, 2_000),
)
LATER = (("18073", "2026-10-31", 45_000, 61_000), ("18118", "2026-10-31", 20, 25))
TYPES = {
    "string": lambda text: True,
    "integer": lambda text: re.fullmatch(r"-?\d+", text),
    "number": lambda text: re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", text),
    "boolean": lambda text: text in ("true", "false"),
    "date": date.fromisoformat,
}


def scope_of(connection) -> Scope:
    def answer(query, **values):
        return queries.rows(connection, query, **queries.accepted(query, values))

    indicators = {row["indicator"]: row for row in answer("indicators")}
    facts = {row["key"]: row["value"] for row in answer("build_facts")}
    day = date.fromisoformat(facts["as_of"])
    return Scope(indicators["adult_vneid"], day, None, None, "commune", facts, None, answer)


@pytest.fixture
def files(database_of) -> dict[str, bytes]:
    return unpacked(open_data.package(scope_of(database_of(SAID, LATER))))


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def lines(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(files[name].decode("utf-8"), newline="")))


def vneid(files: dict[str, bytes], day: str) -> dict[str, dict[str, str]]:
    return {
        row["commune_code"]: row
        for row in lines(files, "coverage.csv")
        if (row["indicator"], row["as_of"]) == ("adult_vneid", day)
    }


def test_the_descriptor_keeps_the_rules_of_the_standard(files):
    """Data Package 2.0: what a package, a resource, a licence and a schema must have."""
    package = json.loads(files["datapackage.json"])
    assert package["$schema"] == f"{PACKAGE}/datapackage.json"
    assert re.fullmatch(r"[-a-z0-9._]+", package["name"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00", package["created"])
    assert all("name" in one or "path" in one for one in package["licenses"])
    assert all(one["title"] for one in package["sources"])
    names = [one["name"] for one in package["resources"]]
    assert names == ["coverage", "communes", "indicators", "targets"]
    assert set(files) == {"datapackage.json", *(one["path"] for one in package["resources"])}
    for one in package["resources"]:
        assert one["$schema"] == f"{PACKAGE}/dataresource.json"
        assert (one["type"], one["format"], one["mediatype"]) == ("table", "csv", "text/csv")
        assert one["encoding"] == "utf-8"
        assert one["bytes"] == len(files[one["path"]])
        assert one["hash"] == f"sha256:{sha256(files[one['path']]).hexdigest()}"
        assert one["schema"]["$schema"] == f"{PACKAGE}/tableschema.json"
        fields = [field["name"] for field in one["schema"]["fields"]]
        assert len(set(fields)) == len(fields)
        assert set(one["schema"]["primaryKey"]) <= set(fields)
        assert all(field["type"] in TYPES for field in one["schema"]["fields"])
        assert all(field["description"] for field in one["schema"]["fields"])


def test_every_cell_is_of_the_type_that_its_column_promises_and_every_key_is_single(files):
    for one in json.loads(files["datapackage.json"])["resources"]:
        rows, schema = lines(files, one["path"]), one["schema"]
        assert rows
        assert list(rows[0]) == [field["name"] for field in schema["fields"]]
        for field in schema["fields"]:
            wrong = [
                row[field["name"]]
                for row in rows
                if row[field["name"]] and not TYPES[field["type"]](row[field["name"]])
            ]
            assert wrong == [], field
        keys = Counter(tuple(row[name] for name in schema["primaryKey"]) for row in rows)
        assert set(keys.values()) == {1}
        assert all(all(key) for key in keys)


def test_the_numbers_are_those_of_the_reports(database_of):
    later = (("18073", "2026-10-31", 45_000, 61_000),)
    files = unpacked(open_data.package(scope_of(database_of(SAID[:2], later))))
    row = vneid(files, "2026-10-31")["18073"]
    # 45 000 of 61 000.
    assert (row["numerator"], row["denominator"], row["is_hidden"]) == ("45000", "61000", "false")
    assert float(row["share_percent"]) == pytest.approx(73.7704918)
    assert (row["reported_on"], row["kind"]) == ("2026-10-31", "Số liệu báo cáo")
    before = vneid(files, "2026-10-31")["18100"]
    assert (before["numerator"], before["reported_on"]) == ("600", "2026-09-30")
    silent = vneid(files, "2026-10-31")["18133"]
    assert (silent["numerator"], silent["is_silent"], silent["is_hidden"]) == ("", "true", "false")
    assert len(lines(files, "coverage.csv")) == 20 * 2 * 69


def test_small_numbers_and_what_would_tell_them_are_left_out_on_every_date(files):
    """18133 has 20 people: the smallest other commune, 18100, is hidden with it in each total.

    In October 18118 is small too. The report of September on 18100 stays hidden then.
    """
    hidden = {
        day: {code for code, row in vneid(files, day).items() if row["is_hidden"] == "true"}
        for day in ("2026-09-30", "2026-10-31")
    }
    assert hidden["2026-09-30"] >= {"18133", "18100"}
    assert hidden["2026-10-31"] >= {"18133", "18100", "18118"}
    for day, codes in hidden.items():
        for code in codes:
            row = vneid(files, day)[code]
            assert [row[name] for name in open_data_tables.NUMBERS] == ["", "", "", ""]


def test_real_numbers_are_named_so_and_the_same_numbers_give_the_same_file(database_of):
    scope = scope_of(database_of(SAID))
    made = open_data.package(scope)
    assert made == open_data.package(scope)
    package = json.loads(unpacked(made)["datapackage.json"])
    assert package["name"] == "hatinh-du-lieu-mo"
    assert open_data.file_name(scope) == "hatinh-du-lieu-mo.zip"
    assert (package["is_sample"], package["version"]) == (False, scope.facts["data_version"])
    assert "MẪU" not in unpacked(made)["datapackage.json"].decode()
    assert [one["name"] for one in package["licenses"]] == ["notspecified"]


def test_a_sample_says_so_in_its_name_its_title_and_every_line(
    sample_store: Store, tmp_path: Path, monkeypatch, capsys
):
    """Written by the command, from the sample."""
    monkeypatch.setenv("HATINH_DATA_DIR", str(own_store(sample_store, tmp_path).folder))
    output = tmp_path / "mở.zip"
    assert main(["package", "-o", str(output)]) == 0
    assert capsys.readouterr().out == f"Đã ghi {output}\n"
    files = unpacked(output.read_bytes())
    package = json.loads(files["datapackage.json"])
    assert package["name"] == "hatinh-du-lieu-mo-so-lieu-mau"
    assert package["title"].endswith(" – SỐ LIỆU MẪU, không phải số thật")
    assert package["is_sample"] is True
    assert {row["kind"] for row in lines(files, "coverage.csv")} == {"SỐ LIỆU MẪU"}
    days = {row["as_of"] for row in lines(files, "coverage.csv")}
    assert len(lines(files, "coverage.csv")) == 20 * 69 * len(days)


def test_a_file_that_cannot_be_written_is_said(sample_store, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HATINH_DATA_DIR", str(own_store(sample_store, tmp_path).folder))
    monkeypatch.setattr(open_data, "package", lambda scope: b"")
    output = tmp_path / "không có" / "mở.zip"
    assert main(["package", "-o", str(output)]) == 2
    assert capsys.readouterr().err == (
        f"Không ghi được {output}: không có thư mục này. Hãy chọn thư mục khác.\n"
    )
