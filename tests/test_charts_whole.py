import pytest

from charts.whole import write_whole


def test_a_file_is_replaced_by_the_whole_of_another(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(b"old and long")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_left_where_it_cannot_be_put(tmp_path):
    (tmp_path / "a.html").mkdir()
    with pytest.raises(OSError):
        write_whole(tmp_path / "a.html", b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["a.html"]
