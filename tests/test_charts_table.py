import pytest

from charts.table import PlainTable

ROWS = [{"Xã": "A", "Số đạt": "1"}, {"Xã": "B", "Ghi chú": "muộn"}]


def test_a_table_of_rows_has_every_column_in_the_order_in_which_they_come():
    table = PlainTable.of(ROWS)
    assert table.columns == ["Xã", "Số đạt", "Ghi chú"]
    assert table.lines == [["A", "1", ""], ["B", "", "muộn"]]
    assert len(table) == 2


def test_a_table_has_only_the_columns_asked_for_and_has_them_without_rows_too():
    assert PlainTable.of(ROWS, ["Ghi chú", "Xã"]).lines == [["", "A"], ["muộn", "B"]]
    empty = PlainTable.of([], ["Xã"])
    assert (empty.columns, empty.lines, len(empty)) == (["Xã"], [], 0)
    assert PlainTable.of([]).columns == []


def test_a_table_is_read_by_column_or_by_line():
    table = PlainTable.of(ROWS)
    assert table.column("Xã") == ["A", "B"]
    assert table.rows()[1] == {"Xã": "B", "Số đạt": "", "Ghi chú": "muộn"}
    with pytest.raises(ValueError, match="Huyện"):
        table.column("Huyện")


def test_csv_quotes_what_must_be_and_says_nothing_of_what_is_missing():
    table = PlainTable(["Xã, phường", "=a"], [['Xã "A"', None], ["-1+1", 2.5], ["a\nb", ""]])
    assert table.as_csv().decode("utf-8-sig") == (
        '"Xã, phường",\'=a\r\n"Xã ""A""",\r\n\'-1+1,2.5\r\n"a\nb",\r\n'
    )
    assert table.as_csv()[:3] == b"\xef\xbb\xbf"
