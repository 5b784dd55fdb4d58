import json
import time

import pytest
import shapely
from geo_samples import WebSource, known_communes, parts_by_name

from geo import boundaries
from geo.boundaries import BoundaryError
from geo.download import LIMITS, Limits, download, fetch, parse

KNOWN = known_communes()
FILES = parts_by_name()
FIRST = "18073_thanh_sen.geojson"
SECOND = "18100_tran_phu.geojson"


@pytest.fixture
def source():
    server = WebSource(FILES)
    yield server
    server.close()


def refusal_of(store, source, limits=LIMITS):
    with pytest.raises(BoundaryError) as refusal:
        download(store, KNOWN, lambda line: None, source.url, limits)
    return str(refusal.value)


def kept_parts(store):
    return {path.name for path in (boundaries.folder(store) / "parts").iterdir()}


def test_all_69_files_make_a_checked_map_with_a_line_for_each(tmp_path, source):
    lines = []
    official = download(tmp_path, KNOWN, lines.append, source.url)
    assert list(official.communes["code"]) == list(KNOWN)
    assert shapely.coverage_is_valid(official.communes.geometry.to_numpy())
    assert len(lines) == 69
    size = round(len(FILES[FIRST]) / 1000)
    assert lines[0] == f"[ 1/69] 18073 Thành Sen: đã tải, {size} KB"
    assert source.asked == list(FILES)
    assert kept_parts(tmp_path) == set(FILES)


def test_what_came_whole_is_not_fetched_again(tmp_path, source):
    source.faults = {FIRST: "missing"}
    refusal_of(tmp_path, source)
    source.faults, source.asked = {}, []
    lines = []
    download(tmp_path, KNOWN, lines.append, source.url)
    assert source.asked == [FIRST]
    assert lines[1] == "[ 2/69] 18100 Trần Phú: đã có"


def test_a_kept_file_that_was_damaged_is_fetched_again(tmp_path, source):
    download(tmp_path, KNOWN, lambda line: None, source.url)
    (boundaries.folder(tmp_path) / "parts" / SECOND).write_bytes(FILES[SECOND][:500])
    source.asked = []
    download(tmp_path, KNOWN, lambda line: None, source.url)
    assert source.asked == [SECOND]


def test_missing_and_cut_files_are_named_and_nothing_of_them_is_kept(tmp_path, source):
    source.faults = {FIRST: "missing", SECOND: "cut"}
    assert refusal_of(tmp_path, source) == (
        "Chưa tải được 2/69 tệp: 18073 Thành Sen (máy chủ trả lời 404); 18100 Trần Phú (mới nhận "
        f"100 trong {len(FILES[SECOND])} byte). Bản đồ đang dùng không đổi, các tệp đã tải được "
        "giữ lại; hãy chạy lại lệnh để tải tiếp."
    )
    assert kept_parts(tmp_path) == set(FILES) - {FIRST, SECOND}
    assert boundaries.read(tmp_path) is None


@pytest.mark.parametrize("fault", ["stalled", "trickling"])
def test_an_answer_that_takes_too_long_is_given_up(source, fault):
    source.faults = {FIRST: fault}
    started = time.monotonic()
    with pytest.raises(BoundaryError) as refusal:
        fetch(f"{source.url}/{FIRST}", 0.3)
    assert str(refusal.value) == "quá 0,3 giây"
    assert time.monotonic() - started < 2


def test_the_whole_download_has_a_time_limit_too(tmp_path, source):
    source.faults = dict.fromkeys(FILES, "stalled")
    message = refusal_of(tmp_path, source, Limits(file_s=30, total_s=0.2))
    assert message.startswith("Chưa tải được 69/69 tệp: 18073 Thành Sen (quá 0,2 giây); 18100 Trần")
    assert "18100 Trần Phú (hết thời gian)" in message
    assert source.asked == [FIRST]


def test_a_server_that_is_not_there_is_said_so(source):
    source.close()
    with pytest.raises(BoundaryError) as refusal:
        fetch(f"{source.url}/{FIRST}", 1)
    assert str(refusal.value) == "không kết nối được máy chủ"


def test_an_address_without_a_scheme_is_said_so():
    with pytest.raises(BoundaryError) as refusal:
        fetch("xa.geojson", 1)
    assert str(refusal.value) == "không kết nối được máy chủ"


def changed(**changes):
    document = json.loads(FILES[FIRST])
    document["features"][0].update(changes)
    return json.dumps(document).encode()


SQUARE = {"type": "Polygon", "coordinates": [[[105, 18], [105.01, 18], [105.01, 18.01], [105, 18]]]}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (FILES[FIRST][:-20], "không phải GeoJSON trọn vẹn"),
        (b"<html>", "không phải GeoJSON trọn vẹn"),
        (b"[]", "không phải GeoJSON trọn vẹn"),
        (changed(geometry=None), "không phải GeoJSON trọn vẹn"),
        (changed(geometry={"type": "Point", "coordinates": [105, 18]}), "không phải đúng một vùng"),
        (b'{"type": "FeatureCollection", "features": []}', "không phải đúng một vùng"),
        (FILES[SECOND], "là ranh giới của 18100"),
        (changed(properties={"code": "18100"}), "là ranh giới của 18100"),
        (changed(geometry=SQUARE), "diện tích 0,59 km² (công bố 28,23 km²)"),
    ],
)
def test_a_file_must_be_one_area_of_its_commune(content, message):
    with pytest.raises(BoundaryError) as refusal:
        parse(content, KNOWN["18073"])
    assert str(refusal.value) == message


def test_a_file_without_properties_is_taken_by_its_name():
    assert parse(changed(properties=None), KNOWN["18073"]).geom_type == "Polygon"
