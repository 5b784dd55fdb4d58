"""A list of the official areas, from the file to every figure, outline and sentence."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from chart_samples import Squares
from own_app import html_of, own_app
from own_store import own_store
from sample_facts import LAST, classified, facts, newest, percent
from streamlit.testing.v1 import AppTest
from test_charts_maps import layers, looks
from workbooks import list_csv, long_csv

import queries
from charts import cards, formats, maps, theme, words
from charts.rows import is_remote_or_minority
from data.__main__ import main
from data.reference import rows
from data.store import Store
from data.writing import Count

AREA = "ethnic_minority_area_2026_2030"
DECREE = "Quyết định 60/QĐ-BDTTG"
NAMES = {row["code"]: row["name"] for row in rows("communes.csv")}
CODES = {name: code for code, name in NAMES.items()}
# A border commune with a minority village, one that was only mountainous, and one of the plain.
INSIDE = {CODES[name] for name in ("Hương Xuân", "Hương Khê", "Cẩm Bình")}
# Of none of these two anything was known.
MOUNTAINOUS = {CODES[name] for name in ("Đức Đồng", "Hồng Lộc")}
OFFICIAL = list_csv(
    *(f"{code},{AREA},{'III' if code in INSIDE else 'no'},{DECREE}" for code in NAMES),
    *(f"{code},miền núi,có,Công văn 5" for code in sorted(MOUNTAINOUS)),
)
ASKED = {"indicator": "adult_vneid", "as_of": "2026-10-31"}


def told(store: Store, *files: tuple[str, bytes]) -> int:
    """The exit status of an import of these files."""
    paths = []
    for name, content in files:
        paths.append(store.folder.parent / name)
        paths[-1].write_bytes(content)
    return main(["import", *map(str, paths)])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample with the official list; to be read, never changed."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("official") / "store"
        patch.setenv("HATINH_DATA_DIR", str(folder))
        store = Store(folder)
        assert told(store, ("phụ lục.csv", OFFICIAL)) == 0
        yield store


@pytest.fixture(scope="module")
def official(store: Store) -> duckdb.DuckDBPyConnection:
    return queries.load(store.database)


def said() -> dict[str, Count]:
    """What every commune said last, from the sample's files themselves."""
    return {
        commune: newest(series, LAST)
        for (commune, name), series in facts().series.items()
        if name == "adult_vneid" and min(series) <= LAST
    }


def remote() -> set[str]:
    return classified("border") | classified("mountainous") | MOUNTAINOUS


def far() -> set[str]:
    return remote() | classified("has_minority_village") | INSIDE


def of_group(table: pd.DataFrame, grouping: str) -> dict[str, tuple[int, int, int]]:
    return {
        row["membership"]: (row["communes_total"], row["numerator"], row["denominator"])
        for row in table[table["grouping"] == grouping].to_dict("records")
    }


def added(communes: set[str]) -> tuple[int, int, int]:
    counts = [count for commune, count in said().items() if commune in communes]
    done, total = sum(one.numerator for one in counts), sum(one.denominator for one in counts)
    return len(communes), done, total


def test_the_groups_are_those_of_the_list(official):
    table = queries.coverage_by_group(official, **ASKED)
    assert of_group(table, "minority_area") == {
        "yes": added(INSIDE),
        "no": added(set(NAMES) - INSIDE),
    }
    # 19 communes were mountainous, 7 of the border among them; 2 more now.
    assert len(remote()) == 21
    assert of_group(table, "remote")["yes"] == added(remote())
    assert of_group(table, "mountainous")["unknown"][0] == 50 - 2


def test_the_group_filter_gives_the_communes_of_the_list(official):
    table = queries.coverage_by_commune(official, **ASKED, group="minority_area")
    assert set(table["commune_code"]) == INSIDE
    everywhere = queries.coverage_by_commune(official, **ASKED)
    assert set(everywhere["commune_code"][everywhere["remote"] == "yes"]) == remote()


def test_of_two_that_lack_the_same_the_one_of_the_area_comes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path / "store"))
    store = Store(tmp_path / "store")
    pair = ("18100,adult_vneid,31/10/2026,600,1000,", "18118,adult_vneid,31/10/2026,600,1000,")
    order = []
    for file in (("1.csv", long_csv(*pair)), ("2.csv", list_csv(f"18118,{AREA},I,{DECREE}"))):
        assert told(store, file) == 0
        order.append(list(queries.gaps(queries.load(store.database), **ASKED)["commune_code"]))
    assert order == [["18100", "18118"], ["18118", "18100"]]


def test_the_list_puts_its_communes_before_the_others(official):
    lacking = queries.rows(official, "gaps", **ASKED, district=None, group=None, target_year=None)
    assert {row["commune_code"] for row in lacking if is_remote_or_minority(row)} == {
        commune for commune, count in said().items() if percent(count) < 80
    } & far()


def test_the_outline_on_the_map_runs_around_the_communes_of_the_list(official):
    drawn = maps.coverage_map(
        queries.coverage_by_commune(official, **ASKED),
        Squares(),
        unit="người",
        outlines=("minority_area",),
        size=(480, 270),
    )
    # Of the four squares in a row only the last, Hương Khê, lies in the area.
    borders = looks(layers(drawn)["borders"])["getColor"]
    colour, _ = theme.OUTLINES["minority_area"]
    assert [one == colour for one in borders] == [False, False, False, True, True]


def test_the_sentences_count_the_communes_of_the_list(official):
    communes = queries.coverage_by_commune(official, **ASKED).to_dict("records")
    lagging = {commune for commune, count in said().items() if percent(count) <= 70}
    assert lagging <= far()
    assert words.lagging_message(communes, where="Hà Tĩnh", name="VNeID") == (
        f"Hà Tĩnh: {len(lagging)} xã tụt hậu, cả {len(lagging & far())} là vùng xa hoặc dân tộc "
        "thiểu số"
    )
    (plain,) = (row for row in communes if row["commune"] == "Cẩm Bình")
    assert words.commune_facts(plain, [], "người")["Phân loại"] == (
        "vùng dân tộc thiểu số; chưa rõ: miền núi, thôn dân tộc thiểu số"
    )


def test_the_card_compares_the_communes_of_the_list_with_the_rest(official):
    (mean,) = queries.coverage_of_province(official, **ASKED).to_dict("records")
    groups = queries.coverage_by_group(official, **ASKED).to_dict("records")
    inside, outside = (
        percent(*(count for commune, count in said().items() if (commune in INSIDE) == is_inside))
        for is_inside in (True, False)
    )
    card = cards.group_gaps(groups, mean)[-1]
    assert card.label == "Xã vùng dân tộc thiểu số"
    assert card.value == f"−{formats.points(outside - inside)}"
    assert card.note == (
        f"{formats.percent(inside)} (3 xã) so với {formats.percent(outside)} (66 xã)"
    )


def test_without_a_list_there_is_no_card_of_the_area(sample):
    (mean,) = queries.coverage_of_province(sample, **ASKED).to_dict("records")
    groups = queries.coverage_by_group(sample, **ASKED).to_dict("records")
    assert len(cards.group_gaps(groups, mean)) == 3


def test_the_sources_name_the_file_and_the_decree(official):
    table = queries.classification_sources(official)
    of_area = table[table["classification"] == AREA].drop(columns="classification")
    assert of_area.to_dict("split")["data"] == [
        ["yes", "loaded", 3, DECREE, "phụ lục.csv"],
        ["no", "loaded", 66, DECREE, "phụ lục.csv"],
    ]


@pytest.fixture
def app(store, tmp_path, monkeypatch) -> AppTest:
    monkeypatch.setenv("HATINH_DATA_DIR", str(own_store(store, tmp_path).folder))
    return own_app()


def opened(app: AppTest, page: str, **parameters: str) -> str:
    for name, value in parameters.items():
        app.query_params[name] = value
    app.switch_page(page).run()
    assert not app.exception
    return html_of(app)


def test_the_map_offers_the_outline_of_the_area_only_when_it_is_known(app, sample_store, tmp_path):
    opened(app, "pages/map.py")
    assert app.button_group(key="outlines").options[-1] == "Vùng dân tộc thiểu số 2026–2030"
    own_store(sample_store, tmp_path)
    opened(app, "pages/map.py")
    assert app.button_group(key="outlines").options[-1] == "Có thôn dân tộc thiểu số"


def test_the_pages_show_the_list_and_stay_marked_as_a_sample(app):
    home = opened(app, "app.py", group="Vùng dân tộc thiểu số 2026–2030")
    assert "SỐ LIỆU MẪU, không phải số thật" in home
    assert "Hà Tĩnh, nhóm vùng dân tộc thiểu số 2026–2030 đạt" in home
    sources = opened(app, "pages/sources.py", part="Phân loại xã")
    assert "Số liệu dựa trên 44 báo cáo mẫu; " in sources
    assert f"<td>theo danh sách đã nhận</td><td>{DECREE}</td><td>phụ lục.csv</td>" in sources


def hashes(store: Store) -> dict[Path, str]:
    files = (path for path in store.folder.rglob("*") if path.is_file())
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_broken_list_leaves_every_file_of_the_store_as_it_was(store, capsys):
    before = hashes(store)
    broken = list_csv(
        f"Thạch Hạ,{AREA},yes,{DECREE}", f"18073,vùng cao,yes,{DECREE}", f"18073,{AREA},IV,"
    )
    assert told(store, ("hỏng.csv", broken)) == 1
    out = capsys.readouterr().out
    assert "hỏng.csv: bị từ chối, 0 phân loại" in out
    lines = [line.split("]")[0] for line in out.splitlines() if line.startswith("  ")]
    assert lines == ["  Lỗi [A2", "  Lỗi [B3", "  Lỗi [C4", "  Lỗi [D4"]
    assert hashes(store) == before
