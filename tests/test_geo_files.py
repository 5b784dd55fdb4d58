import json

import numpy as np
import pytest
import shapely

from geo.files import feature_collection, replace_bytes


def test_a_collection_is_compact_and_keeps_its_members():
    text = feature_collection(np.array([shapely.Point(105.5, 18.25)]), [{"i": 0}], source="tệp A")
    assert text == (
        '{"type":"FeatureCollection","source":"tệp A","features":[{"type":"Feature",'
        '"properties":{"i":0},"geometry":{"type":"Point","coordinates":[105.5,18.25]}}]}'
    )


def test_every_geometry_needs_its_properties():
    with pytest.raises(ValueError):
        feature_collection(np.array([shapely.Point(1, 2)]), [])


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "new" / "map.json"
    replace_bytes(path, b"old")
    replace_bytes(path, json.dumps({}).encode())
    assert [file.name for file in path.parent.iterdir()] == ["map.json"]
    assert path.read_bytes() == b"{}"


def test_a_write_that_fails_leaves_the_old_file_and_no_half(tmp_path):
    path = tmp_path / "map.json"
    path.mkdir()
    with pytest.raises(OSError):
        replace_bytes(path, b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["map.json"]
