import unicodedata

import geopandas
import pandas as pd
import pytest
import shapely
from geo_samples import known_communes, official_like

from geo.boundaries import BoundaryError
from geo.coverage import to_metres
from geo.official import GAP_WIDTH_M, TOLERANCE_M, load, prepare

KNOWN = known_communes()
SAMPLE = official_like()


def refusal_of(path):
    with pytest.raises(BoundaryError) as refusal:
        load(path, KNOWN)
    return str(refusal.value)


def with_codes(areas):
    return geopandas.GeoDataFrame({"code": SAMPLE["ma_xa"]}, geometry=areas, crs=SAMPLE.crs)


def test_boundaries_are_simplified_and_keep_their_shared_borders(tmp_path):
    SAMPLE.to_file(tmp_path / "xa.gpkg")
    official = load(tmp_path / "xa.gpkg", KNOWN)
    found = official.communes
    assert list(found["code"]) == list(KNOWN)
    assert found.crs == "EPSG:4326"
    assert official.repaired == ()
    outlines = found.geometry.to_numpy()
    assert shapely.is_valid(outlines).all()
    assert shapely.coverage_is_valid(outlines)
    assert shapely.get_num_coordinates(outlines).sum() < 0.5 * len(
        shapely.get_coordinates(SAMPLE.geometry)
    )
    # Simplifying by areas of 80 m x 80 m moves no border further than a few times that.
    moved = shapely.hausdorff_distance(to_metres(outlines), SAMPLE.geometry.to_numpy())
    assert moved.max() < 5 * TOLERANCE_M


@pytest.mark.parametrize("name", ["xa.geojson", "xa.gpkg", "xa.shp", "xa.shp.zip"])
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3405"])
def test_every_format_and_declared_crs_gives_the_same_communes(tmp_path, name, crs):
    if name.endswith("geojson") and crs != "EPSG:4326":
        SAMPLE.to_crs(crs).to_file(tmp_path / name, driver="GeoJSON")
    else:
        SAMPLE.to_crs(crs).to_file(tmp_path / name)
    found = load(tmp_path / name, KNOWN).communes
    assert list(found["code"]) == list(KNOWN)
    assert to_metres(found.geometry.to_numpy())[0].area == pytest.approx(SAMPLE.area[0], rel=0.01)


def test_a_shapefile_without_its_projection_is_refused(tmp_path):
    SAMPLE.to_file(tmp_path / "xa.shp")
    (tmp_path / "xa.prj").unlink()
    assert refusal_of(tmp_path / "xa.shp") == (
        "xa.shp không khai báo hệ tọa độ. Hãy xuất lại tệp kèm hệ tọa độ (với Shapefile là tệp "
        ".prj), ví dụ WGS 84 hoặc VN-2000."
    )


def test_a_file_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "xa.gpkg"
    assert refusal_of(path) == f"Không có tệp {path}. Hãy kiểm tra lại đường dẫn."


def test_a_file_of_another_kind_is_refused(tmp_path):
    (tmp_path / "xa.geojson").write_text("không phải bản đồ", encoding="utf-8")
    assert refusal_of(tmp_path / "xa.geojson") == (
        "Không đọc được xa.geojson: cần GeoJSON, GeoPackage hoặc Shapefile. Hãy kiểm tra lại tệp; "
        "với Shapefile, hãy nén đủ các tệp .shp, .shx, .dbf, .prj vào một tệp .zip."
    )


def test_a_table_without_boundaries_is_refused(tmp_path):
    (tmp_path / "xa.csv").write_text("ma_xa,ten_xa\n18073,Thành Sen\n", encoding="utf-8")
    assert refusal_of(tmp_path / "xa.csv") == (
        "xa.csv không có cột hình học. Hãy xuất lại tệp kèm ranh giới."
    )


@pytest.mark.parametrize(
    "spell",
    [
        lambda name: name,
        lambda name: f"Xã {name}",
        lambda name: f"PHƯỜNG  {name.upper()} ",
        lambda name: unicodedata.normalize("NFD", name),
    ],
)
def test_communes_without_codes_are_matched_by_name(tmp_path, spell):
    named = SAMPLE.assign(ten=SAMPLE["ten_xa"].map(spell))[["ten", "geometry"]]
    named.to_file(tmp_path / "xa.gpkg")
    assert list(load(tmp_path / "xa.gpkg", KNOWN).communes["code"]) == list(KNOWN)


def test_codes_may_be_numbers_in_any_order_beside_other_provinces(tmp_path):
    numbers = SAMPLE.assign(ma=SAMPLE["ma_xa"].astype(float))[["ma", "geometry"]].iloc[::-1]
    abroad = geopandas.GeoDataFrame(
        {"ma": [1.0]}, geometry=[shapely.box(0, 0, 1, 1)], crs=SAMPLE.crs
    )
    pd.concat([numbers, abroad]).to_file(tmp_path / "xa.gpkg")
    found = load(tmp_path / "xa.gpkg", KNOWN).communes
    assert list(found["code"]) == list(KNOWN)
    assert found.geometry[0].intersects(shapely.Point(KNOWN["18073"].lon, KNOWN["18073"].lat))


def test_a_file_without_a_column_that_matches_lacks_everything(tmp_path):
    SAMPLE[["geometry"]].to_file(tmp_path / "xa.geojson", driver="GeoJSON")
    assert refusal_of(tmp_path / "xa.geojson") == (
        "Cần đủ 69 xã, phường, mỗi đơn vị đúng một lần; thiếu 69: 18073 Thành Sen; 18100 Trần Phú; "
        "18115 Bắc Hồng Lĩnh; 18118 Nam Hồng Lĩnh; 18133 Hương Sơn; và 64 đơn vị khác. Hãy kiểm "
        "tra cột mã 5 chữ số hoặc cột tên xã, phường."
    )


def test_old_units_under_the_same_codes_are_refused_by_their_area():
    halves = shapely.intersection(
        SAMPLE.geometry.to_numpy(),
        [
            shapely.box(*area.bounds[:3], (area.bounds[1] + area.bounds[3]) / 2)
            for area in SAMPLE.geometry
        ],
    )
    with pytest.raises(
        BoundaryError, match="Diện tích khác số đã công bố quá 10 %: 18073 Thành Sen"
    ):
        prepare(with_codes(halves), KNOWN)


def test_a_map_with_swapped_axes_is_refused():
    swapped = shapely.transform(
        SAMPLE.to_crs("EPSG:4326").geometry.to_numpy(), lambda xy: xy[:, ::-1]
    )
    frame = geopandas.GeoDataFrame({"code": SAMPLE["ma_xa"]}, geometry=swapped, crs="EPSG:4326")
    with pytest.raises(BoundaryError, match="Tọa độ nằm ngoài hệ tọa độ mà tệp khai báo: 18073 "):
        prepare(frame, KNOWN)


def test_another_central_meridian_is_refused_by_the_place():
    # Drawn on the province's own meridian 105°30', declared as 106°00': 53 km too far east.
    frame = with_codes(SAMPLE.geometry.to_numpy()).to_crs("EPSG:9209")
    frame = frame.set_crs("EPSG:9211", allow_override=True)
    with pytest.raises(BoundaryError, match="Ranh giới nằm xa vị trí đã biết quá 5 km"):
        prepare(frame, KNOWN)


def test_an_invalid_boundary_is_repaired_and_named():
    areas = SAMPLE.geometry.to_numpy().copy()
    start = shapely.get_coordinates(areas[0])[0]
    # A thread of no width out of the first corner and back crosses nothing but is not valid.
    spike = [*shapely.get_coordinates(areas[0]), start + 1, start]
    areas[0] = shapely.Polygon(spike)
    assert not shapely.is_valid(areas[0])
    official = prepare(with_codes(areas), KNOWN)
    assert official.repaired == ("18073",)
    assert shapely.coverage_is_valid(official.communes.geometry.to_numpy())


def test_a_sliver_between_neighbours_is_closed():
    areas = SAMPLE.geometry.to_numpy().copy()
    index = next(
        i
        for i, area in enumerate(areas)
        if shapely.union_all(areas[shapely.touches(area, areas)]).buffer(1).covers(area.boundary)
    )
    areas[index] = areas[index].buffer(-GAP_WIDTH_M / 5)
    found = to_metres(prepare(with_codes(areas), KNOWN).communes.geometry.to_numpy())
    whole = shapely.union_all(found)
    assert not any(len(part.interiors) for part in shapely.get_parts(whole))
