"""The guide for planners: every page, its picture, and a sentence for all that the screens name."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

import pytest
from own_app import html_of, own_app
from own_store import ROOT, own_store
from streamlit.testing.v1 import AppTest

from charts import (
    equity_names,
    intake,
    league,
    listing,
    plan,
    sources,
    teaching,
    teaching_list,
    theme,
)
from charts import views as kinds_of_view
from charts.formats import GROUP_NAMES, YES_NO
from charts.press import pack, sizes
from data.reference import rows
from data.store import Store
from docs.pictures import PICTURES
from frame import MENU

GUIDE = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")
SECTIONS = {title: text for title, _, text in (s.partition("\n") for s in GUIDE.split("\n## ")[1:])}
COMMON = "Dùng chung cho mọi trang"
FILES = {label: f"pages/{page}.py" for page, label in MENU.items()} | {"Tổng quan": "app.py"}

# Names that differ from place to place, and what the guide calls them.
PLACES = {
    **{row["short_vi"]: "Tên chỉ tiêu" for row in rows("indicators.csv")},
    **{row["former_district"]: "Tên huyện cũ" for row in rows("communes.csv")},
    **{f"{row['old_name']} cũ": "Tên đơn vị cũ" for row in rows("crosswalk.csv")},
    **{row["name"]: "Tên xã" for row in rows("communes.csv")},
    **{f"{row['kind'].capitalize()} {row['name']}": "Tên xã" for row in rows("communes.csv")},
}
# What the words above have on the screen besides: a value of a district, the unit of an indicator.
ADDED = re.compile(r": ≈?\d.*|: chưa có số liệu| \([^()]*\)$")

# The links that show, together, all that a page can name.
MEASURES = [
    {"indicator": name}
    for name in (
        "Xác nhận trên VNeID",
        "Ngày hội toàn dân học tập số",
        "Lớp cho người cao tuổi",
        "Đại sứ số",
        "Hỗ trợ tại bộ phận một cửa",
    )
]
BEFORE = {"date": "30/06/2025"}
DISTRICTS = {"view": "12 huyện cũ"}
LINKS: dict[str, list[dict[str, str]]] = {
    "Tổng quan": [*MEASURES, BEFORE, DISTRICTS],
    "Bản đồ": [*MEASURES, BEFORE, DISTRICTS],
    "Xã tụt hậu": [*MEASURES, DISTRICTS, BEFORE | {"view": "209 đơn vị cũ"}],
    "Tiến độ": [*MEASURES, {"date": "31/12/2025"}, DISTRICTS],
    "Chỉ tiêu kế hoạch": [{}, BEFORE],
    "Công bằng số": [{}, BEFORE, {"grouping": "Huyện cũ"}],
    "Hồ sơ xã": [*MEASURES, {"commune": "Phường Thành Sen"}, {"commune": "Xã Hương Khê"}],
    "Phân bổ nguồn lực": [{}, BEFORE],
    "Trình chiếu": [{}],
    "Xuất bản": [{"size": "Hai cột"}, {"figure": "Mọi hình"}],
    "Nhập báo cáo": [{"part": one} for one in ("Nhận báo cáo", "Lịch sử nhận", "Biểu mẫu trống")],
    "Kỳ báo cáo": [
        {},
        {"round": "Báo cáo năm 2025 (hạn 10/12/2025)", "today": "2025-12-23"},
    ],
    "Nguồn số liệu": [
        {"part": one}
        for one in (
            "Báo cáo",
            "Cảnh báo",
            "Phân loại xã",
            "Chưa biết",
            "Nguồn khác",
            "Đưa số liệu thật vào",
        )
    ],
}
# What stands in tables, legends and files whichever link was opened.
ALWAYS: dict[str, Iterable[str]] = {
    COMMON: [
        *theme.LEVEL_NAMES.values(),
        *theme.HELD_NAMES.values(),
        *GROUP_NAMES.values(),
        *YES_NO.values(),
        *kinds_of_view.NAMES.values(),
        *(theme.REMOTE_MARK, theme.MINORITY_MARK, theme.SILENT_MARK, theme.SAMPLE_MARK),
        *theme.LEVEL_MARKS.values(),
    ],
    "Tổng quan": theme.CLASS_NAMES,
    "Xã tụt hậu": listing.KINDS,
    "Tiến độ": [*league.LABELS, *league.GROUPS.values()],
    "Chỉ tiêu kế hoạch": plan.PARTS.values(),
    "Công bằng số": [
        *equity_names.GROUPINGS.values(),
        *equity_names.GROUPS.values(),
        *(name for name, _ in equity_names.MEASURES.values()),
    ],
    "Phân bổ nguồn lực": [*teaching.PLANS.values(), *teaching_list.KINDS],
    "Nhập báo cáo": [
        *intake.SHAPES.values(),
        *("Số mới", "Số thay đổi", "Như cũ", "Im lặng thêm", "Phân loại"),
        *("Đang dùng", "Sẽ thành", "Người gửi", "Tình trạng", "Cảnh báo đã xác nhận"),
    ],
    "Xuất bản": [*pack.FIGURES.values(), *sizes.NAMES.values()],
    "Nguồn số liệu": [
        *sources.CLASSIFICATIONS.values(),
        *sources.CONFIDENCE.values(),
        *sources.SHAPES.values(),
    ],
}


@pytest.fixture(scope="module")
def data_dir(sample_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return own_store(sample_store, tmp_path_factory.mktemp("guide")).folder


def plain(text: str) -> str:
    """A name as it is looked for: without what differs by place; numbers and dates as …"""
    text = re.sub(r"\s+", " ", unescape(re.sub("<[^>]*>", "", text))).strip(" :")
    named = PLACES.get(text) or PLACES.get(ADDED.sub("", text))
    return named or re.sub(r"\d[\d./]*(?:,\d+)?(?: %)?", "…", text)


def bullets(section: str) -> list[tuple[list[str], str]]:
    """The lines `- **what**, **what** → meaning.` of a section: what, and the meaning."""
    lines = [line.partition(" → ") for line in SECTIONS[section].splitlines()]
    return [
        (re.findall(r"\*\*(.+?)\*\*", names), meaning)
        for names, arrow, meaning in lines
        if arrow and names.startswith("- ")
    ]


def explained(*sections: str) -> set[str]:
    return {plain(name) for section in sections for names, _ in bullets(section) for name in names}


def named_in_html(shown: str) -> Iterator[str]:
    """Cards, columns of tables, labels of facts, links, keys of the legend."""
    shown = re.sub('<span class="unseen">.*?</span>', "", shown)
    yield from re.findall('<div class="label">(.*?)</div>', shown)
    for heading in re.findall(r"""<th scope=['"]col['"][^>]*>(.*?)</th>""", shown):
        yield from re.findall("<span[^>]*>(.*?)</span>", heading) or [heading]
    yield from re.findall("<dt>(.*?)</dt>", shown)
    yield from re.findall('<p class="note"><a [^>]*>(.*?)</a>', shown)
    yield from re.findall("</i>([^<]*?): ", shown)


def named_in_figures(app: AppTest) -> Iterator[str]:
    """Lines and notes of the figures."""
    for chart in app.get("plotly_chart"):
        figure = json.loads(chart.proto.spec)
        yield from (line["name"] for line in figure["data"] if line.get("name"))
        yield from (note["text"] for note in figure["layout"].get("annotations", []))


def named_on_widgets(app: AppTest) -> Iterator[str]:
    """What can be chosen, typed, opened and taken away."""
    kinds = ("selectbox", "multiselect", "text_input", "number_input", "toggle", "download_button")
    for kind in kinds:
        yield from (one.proto.label for one in app.get(kind))
    yield from (one.label for one in (*app.get("expander"), *app.get("tab")))
    for group in app.get("button_group"):
        yield from (option.content for option in group.proto.options)


def test_every_page_has_its_section_in_the_order_of_the_menu():
    assert list(SECTIONS) == [COMMON, *MENU.values()]


def test_every_section_of_a_page_shows_its_picture_and_says_how_to_use_it():
    shown = {page: re.findall(r"!\[(.*?)\]\((.*?)\)", SECTIONS[page]) for page in MENU.values()}
    assert shown == {page: [(page, name)] for page, name in zip(shown, PICTURES, strict=True)}
    assert [page for page in shown if "\nTrả lời: " not in SECTIONS[page]] == []
    assert [page for page in shown if "\nCách dùng: " not in SECTIONS[page]] == []


def test_every_picture_is_there_and_no_other():
    assert {one.name for one in (ROOT / "docs").glob("*.png")} == set(PICTURES)


def test_everything_is_explained_in_one_sentence():
    meanings = [meaning for section in SECTIONS for _, meaning in bullets(section)]
    assert [one for one in meanings if len(re.findall(r"\S[.!?](?=\s|$)", one)) != 1] == []
    assert [one for one in meanings if not one.endswith(".")] == []


def test_nothing_is_explained_twice_on_a_page():
    for section in SECTIONS:
        names = [name for names, _ in bullets(section) for name in names]
        assert len(names) == len(set(names)), section


@pytest.mark.parametrize("section", ALWAYS)
def test_what_every_table_and_legend_holds_is_explained(section):
    assert {plain(name) for name in ALWAYS[section]} - explained(COMMON, section) == set()


@pytest.fixture
def app(data_dir, monkeypatch) -> AppTest:
    monkeypatch.setenv("HATINH_DATA_DIR", str(data_dir))
    return own_app()


def unexplained(app: AppTest, page: str) -> set[str]:
    """What a page that has been run names, and the guide does not explain."""
    assert not app.exception
    html = html_of(app)
    names = [*named_in_html(html), *named_in_figures(app), *named_on_widgets(app)]
    return {plain(name) for name in names} - explained(COMMON, page) - {""}


@pytest.mark.parametrize(
    ("page", "link"), [(page, link) for page, links in LINKS.items() for link in links]
)
def test_what_a_page_names_is_explained(page, link, app):
    for name, value in link.items():
        app.query_params[name] = value
    assert unexplained(app.switch_page(FILES[page]).run(), page) == set()


def test_what_the_map_names_of_one_commune_is_explained(app):
    app.switch_page(FILES["Bản đồ"]).run()
    app.selectbox("map_commune_None").select_index(0).run()
    assert "Mở hồ sơ xã" in "".join(element.proto.body for element in app.get("html"))
    assert unexplained(app, "Bản đồ") == set()
