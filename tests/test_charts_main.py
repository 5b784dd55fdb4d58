"""`python -m charts`: what is said where the data is not there or too old."""

import duckdb
import pytest
from own_store import own_store

from charts.__main__ import main


@pytest.fixture
def refused(monkeypatch, tmp_path, capsys):
    """Asks for a file with the store in a folder; its code, what it says, and what is written."""

    def run(folder, *words: str) -> tuple[int, str, str, list[str]]:
        monkeypatch.setenv("HATINH_DATA_DIR", str(folder))
        out = tmp_path / "out"
        out.mkdir()
        code = main([*words, "-o", str(out / "deck.html")])
        said = capsys.readouterr()
        return code, said.out, said.err, [one.name for one in out.iterdir()]

    return run


@pytest.mark.parametrize("command", [("press", "gaps"), ("deck",)])
def test_a_database_built_before_a_setting_says_what_to_do(
    refused, command, sample_store, tmp_path
):
    store = own_store(sample_store, tmp_path)
    with duckdb.connect(str(store.database)) as connection:
        connection.execute("delete from settings where name = 'small_denominator'")
    assert refused(store.folder, *command) == (
        2,
        "",
        "the database was built before the setting small_denominator: "
        "run `python -m data build` first\n",
        [],
    )


def test_without_a_database_it_says_what_to_do(refused, tmp_path):
    code, out, err, written = refused(tmp_path, "deck")
    assert (code, out, written) == (2, "", [])
    assert err == (
        f"no file {tmp_path / 'hatinh.duckdb'}: "
        "run `python -m data build` and `python -m geo boundaries publish` first\n"
    )
