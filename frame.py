"""What every page shares: the menu, the filters in the URL, the data, the footer."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, Literal
from urllib.parse import quote_plus, urlencode

import streamlit as st

import queries
from access import admit, has_login
from asking import follow, pinned, store
from charts import css, figures, formats, html, listing, small_numbers, theme, views
from charts.rows import Row
from charts.scope import Scope
from charts.table import PlainTable
from geo import published
from preparing import prepare

MENU = {
    "./": "Tổng quan",
    "map": "Bản đồ",
    "gaps": "Xã tụt hậu",
    "pace": "Tiến độ",
    "plan": "Chỉ tiêu kế hoạch",
    "equity": "Công bằng số",
    "profile": "Hồ sơ xã",
    "teaching": "Phân bổ nguồn lực",
    "deck": "Trình chiếu",
    "press": "Xuất bản",
    "intake": "Nhập báo cáo",
    "rounds": "Kỳ báo cáo",
    "sources": "Nguồn số liệu",
}
# Pages under one name in the menu, so that it stays on one line.
FOLDED = {"Trình bày": ("deck", "press"), "Số liệu": ("intake", "rounds", "sources")}
FILTERS = ("indicator", "date", "district", "group", "view")
# Streamlit's own address; the provider is told too, and leads back to the login.
LOG_OUT = ("auth/logout", "Đăng xuất", "Số liệu")
SIGNS_IN_ADDRESSES = re.compile(r"[^\w.,/-]+")
EVERYWHERE, EVERYONE = "Toàn tỉnh", "Mọi xã, phường"
BY_DAY = "Từng ngày bằng số, và hình tải về được"
FIGURE_HEIGHT = 390


def frame(title: str, *, unused: Container[str] = ()) -> Scope:
    """Draw what every page shares and return what the reader asked for.

    Builds the database and the map first when they are not there yet. The filters live in the
    URL; a value there that does not exist is replaced by the usual one, and said. A filter named
    in `unused` does nothing on this page: it is greyed and keeps its choice for the others.
    """
    st.set_page_config(f"{title} – Học vụ số Hà Tĩnh", layout="wide")
    st.html(css.stylesheet())
    admit()
    prepare()
    geometry = published.read(store())
    if geometry is None:
        st.error("Chưa có bản đồ. Hãy chạy: python -m geo boundaries publish")
        st.stop()
    follow()
    answer = pinned()
    facts = {row["key"]: row["value"] for row in answer("build_facts")}
    menu = st.container(horizontal=True, vertical_alignment="center", key="menu")
    scope = _filters(answer, facts, geometry, unused)
    with menu:
        _menu(scope, title)
    _footer(scope)
    return scope


def headline(message: str) -> None:
    """The one message of a page, in the largest type, on screen before all else.

    Browsers have what shows a title from the start; for anything else they fetch scripts first.
    """
    st.title(formats.in_markdown(message), anchor=False)


def clicked(chart: str, codes: Container[str]) -> str | None:
    """The commune that was clicked on a map, when it is among `codes`.

    Read before the map is drawn, so that the map can outline it: this is the one place that looks
    into the session's state; the chart itself tells only after it has been drawn.
    """
    layers = st.session_state.get(chart, {}).get("selection", {}).get("objects", {})
    for picked in layers.values():
        code = picked[0]["properties"]["code"]
        if code in codes:
            return str(code)
    return None


def linked() -> Callable[..., str]:
    """What gives the address of a page under the filters in force, some of them changed."""
    chosen = {name: value for name, value in st.query_params.items() if name in FILTERS}

    def address(page: str, **changes: str) -> str:
        asked = chosen | changes
        return f"{page}?{urlencode(asked, quote_via=_quoted)}" if asked else page

    return address


def _quoted(text: str, *_: object) -> str:
    """A part of an address: letters stay as they are, a third as long; browsers encode them."""
    return SIGNS_IN_ADDRESSES.sub(lambda found: quote_plus(found[0]), text)


def data_table(scope: Scope, communes: Sequence[Row]) -> None:
    """The numbers behind the figures of a page, as a table."""

    def table() -> str:
        small = small_numbers.rule_of(scope)
        rows = listing.commune_list(communes, is_sample=scope.is_sample, small=small)
        return html.table(listing.shown(rows), scope.source, listing.numbers(rows))

    on_demand("Bảng số liệu của trang này", table, key="data_table")


def on_demand(label: str, made: Callable[[], str], *, key: str) -> None:
    """HTML below a line that opens it; it is made and sent only then."""
    with st.expander(label, on_change="rerun", key=key) as opened:
        if opened.open:
            st.html(made())


def day_by_day(
    scope: Scope,
    title: str,
    *,
    table: Callable[[], PlainTable],
    figure: Callable[[], figures.Parts],
    file_name: str,
    alt: str,
) -> None:
    """The numbers of a picture over time, and the figure to take away, below a line as well."""
    with st.expander(BY_DAY, on_change="rerun", key="days") as opened:
        if opened.open:
            st.plotly_chart(
                figures.entitled(figure(), title, scope.source, height=FIGURE_HEIGHT),
                theme=None,
                height=FIGURE_HEIGHT,
                config=figures.still(scope.file_name(file_name)),
                key="days_figure",
                alt=alt,
            )
            days = table()
            st.html(html.table(days, f"{title}. {scope.source}", days.columns[1:]))


def _menu(scope: Scope, current: str) -> None:
    """Real links that carry the filters, so that going back and opening beside show them too.

    `st.page_link` loses filters that came with the address, and leaves steps in the history that
    have none.
    """
    of_page = linked()
    links = {label: of_page(page) for page, label in MENU.items()}
    folded = {group: [MENU[page] for page in pages] for group, pages in FOLDED.items()}
    if has_login():
        address, label, group = LOG_OUT
        links[label] = address
        folded[group].append(label)
    st.html(html.menu("Học vụ số Hà Tĩnh", links, folded, current), width="content")
    if scope.is_sample:
        st.html(f'<span class="sample">{theme.SAMPLE_MARK}</span>', width="content")


def _filters(
    answer: Callable[..., Sequence[Row]],
    facts: Mapping[str, str],
    geometry: published.PublishedMap,
    unused: Container[str],
) -> Scope:
    indicators = {row["indicator"]: row for row in answer("indicators")}
    days = [row["as_of"] for row in answer("report_dates")]
    districts = [row["former_district"] for row in answer("former_districts")]
    headline = list(indicators).index(queries.HEADLINE)
    named = {code: row["short_name"] for code, row in indicators.items()}
    places = {"": EVERYWHERE} | {one: one for one in districts}
    dated = {one: formats.day(one) for one in days}
    groups = {"": EVERYONE} | formats.GROUP_NAMES
    choose = partial(_choice, unused)
    with st.container(horizontal=True, key="filters"):
        choices = [
            choose("Chỉ tiêu", "indicator", named, index=headline),
            choose("Số liệu đến ngày", "date", dated, width=150),
            choose("Huyện cũ", "district", places, width=195),
            choose("Nhóm xã", "group", groups, width=285),
        ]
        shown = views.views_on(choices[1][0], date.fromisoformat(facts["merger_date"]))
        choices.append(choose("Xem theo", "view", shown, width=155))
    for _, unknown in choices:
        if unknown:
            st.warning(unknown)
    indicator, as_of, district, group, view = (chosen for chosen, _ in choices)
    return Scope(
        indicators[indicator], as_of, district or None, group or None, view, facts, geometry, answer
    )


def _choice(
    unused: Container[str],
    label: str,
    name: str,
    options: Mapping[Any, str],
    *,
    index: int = 0,
    width: int | Literal["stretch"] = "stretch",
) -> tuple[Any, str]:
    """A filter whose choice stands in the URL; what to say when the URL asks for another."""
    asked = st.query_params.get(name)
    chosen = st.selectbox(
        label,
        list(options),
        index=index,
        format_func=lambda option: options[option],
        key=name,
        bind="query-params",
        width=width,
        disabled=name in unused,
    )
    if asked is None or asked in options.values():
        return chosen, ""
    what = f"{label.lower()} {formats.quoted(asked)}"
    return chosen, f"Địa chỉ ghi {what}, không có trong danh sách; đang xem {options[chosen]}."


def _footer(scope: Scope) -> None:
    updated = datetime.fromisoformat(scope.facts["updated_at"])
    kind = f"{theme.SAMPLE_MARK}, không phải số thật" if scope.is_sample else "Số liệu thật"
    parts = [
        f"Số liệu đến ngày {formats.day(scope.as_of)}",
        f"Cập nhật lúc {updated:%H:%M %d/%m/%Y}",
        f"Phiên bản dữ liệu {scope.facts['data_version']}",
        kind,
    ]
    st.html(html.footer(parts))
