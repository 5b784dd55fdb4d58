"""Every page as Streamlit runs it, without a browser: started through app.py, read as HTML."""

import json
import math
import re
import shutil
from datetime import date, datetime
from html import unescape
from itertools import cycle, product
from pathlib import Path
from urllib.parse import parse_qs, unquote_plus, urlsplit

import pytest
import small_data
from own_app import html_of, own_app
from own_store import own_store
from sample_facts import JUNE, LAST, classified, facts, newest, percent
from streamlit.testing.v1 import AppTest

import asking
from charts.scope import Scope
from data.reference import rows
from data.store import Store, new_entry
from data.writing import Count

HOME, MAP, GAPS, SOURCES = "app.py", "pages/map.py", "pages/gaps.py", "pages/sources.py"
EQUITY, TEACHING = "pages/equity.py", "pages/teaching.py"
PROFILE = "pages/profile.py"
PACE, PLAN = "pages/pace.py", "pages/plan.py"
DECK, PRESS = "pages/deck.py", "pages/press.py"
ROUNDS = "pages/rounds.py"
INTAKE = "pages/intake.py"
PAGES = (
    HOME,
    MAP,
    GAPS,
    PACE,
    PLAN,
    EQUITY,
    PROFILE,
    TEACHING,
    DECK,
    PRESS,
    INTAKE,
    ROUNDS,
    SOURCES,
)
NAMES = {row["code"]: row["short_vi"] for row in rows("indicators.csv")}
DISTRICTS = sorted({row["former_district"] for row in rows("communes.csv")})
GROUPS = (
    "Vùng xa (biên giới hoặc miền núi)",
    "Biên giới",
    "Miền núi",
    "Có thôn dân tộc thiểu số",
)
FILTERS: list[dict[str, str]] = [
    {},
    *({"district": district} for district in DISTRICTS),
    *({"group": group} for group in GROUPS),
    {"district": "Huyện Cẩm Xuyên", "group": "Có thôn dân tộc thiểu số"},
]
SAMPLED = [
    (page, name, day, filters)
    for (page, name), day, filters in zip(
        product((HOME, MAP, GAPS, PACE, EQUITY, PROFILE, TEACHING), NAMES.values()),
        cycle(["31/10/2026", "30/06/2025", "31/10/2026"]),
        cycle(FILTERS),
        strict=False,
    )
]
OTHER_DAYS = ("31/05/2025", "31/12/2025", "30/06/2025", "31/08/2026")
PLANNED = [
    *((PACE, name, day, {}) for name, day in zip(NAMES.values(), cycle(OTHER_DAYS), strict=False)),
    *((PLAN, "Xác nhận trên VNeID", day, {}) for day in OTHER_DAYS),
    *((PLAN, "Xác nhận trên VNeID", "31/10/2026", filters) for filters in FILTERS[::4]),
]
LEFTOVERS = re.compile(r"\b(nan|NaN|NaT|None|inf)\b|<NA>|&lt;NA&gt;")


@pytest.fixture(scope="module")
def data_dir(sample_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return own_store(sample_store, tmp_path_factory.mktemp("pages")).folder


@pytest.fixture
def app(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("HATINH_DATA_DIR", str(data_dir))
    return own_app()


def opened(app: AppTest, page: str, **parameters: str) -> str:
    """The page as a link with these parameters shows it: its HTML, after a run without fault."""
    for name, value in parameters.items():
        app.query_params[name] = value
    app.switch_page(page).run()
    assert not app.exception
    shown = html_of(app)
    assert not (found := LEFTOVERS.search(shown)), shown[found.start() - 200 : found.end() + 50]
    return shown


def headline(shown: str) -> str:
    (message,) = re.findall(r"<h1>(.*?)</h1>", shown)
    return str(message)


def test_a_headline_shows_what_markdown_would_take_for_a_sign():
    def page():
        from frame import headline

        headline("5 * 6 [a] <b> ~c~ $d$ #e `f` x_y_z \\g: 1.234,5 %")

    shown = AppTest.from_function(page).run()
    assert not shown.exception
    escaped = r"5 \* 6 \[a\] \<b\> \~c\~ \$d\$ \#e \`f\` x\_y\_z \\g: 1.234,5 %"
    assert shown.title[0].value == escaped


def named_on_bars(shown: str) -> list[str]:
    return re.findall(r'<th scope="row">(.*?)[ ▲◆!]*</th>', shown)


def counts(day: date, indicator: str = "adult_vneid") -> dict[str, Count]:
    """What every commune said last on or before a day, from the report files themselves."""
    return {
        commune: newest(series, day)
        for (commune, name), series in facts().series.items()
        if name == indicator and min(series) <= day
    }


def missing(count: Count, target: int) -> int:
    return max(0, math.ceil(target * (count.denominator or 0) / 100) - count.numerator)


def whole(number: float) -> str:
    return f"{number:,.0f}".replace(",", ".")


def one_decimal(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


def remote_or_minority() -> set[str]:
    return classified("border") | classified("mountainous") | classified("has_minority_village")


@pytest.mark.parametrize(("day", "target"), [(LAST, 80), (JUNE, 70)])
def test_the_overview_says_the_share_and_the_people_missing_of_the_reports(app, day, target):
    said = counts(day).values()
    total = Count(sum(one.numerator for one in said), sum(one.denominator or 0 for one in said))
    share, people = one_decimal(percent(total)), whole(missing(total, target))
    shown = opened(app, HOME, date=f"{day:%d/%m/%Y}")
    assert headline(shown) == f"Hà Tĩnh đạt {share} %, còn thiếu {people} người để đạt {target} %"
    assert f'<div class="value">{share} %</div>' in shown
    assert f'<div class="value">{people} người</div>' in shown
    assert len(app.get("deck_gl_json_chart")) == 1


def test_the_overview_counts_days_from_the_date_of_the_data_and_communes_by_level(app):
    shares = [percent(count) for count in counts(LAST).values()]
    met, behind = sum(one >= 80 for one in shares), sum(one <= 70 for one in shares)
    shown = opened(app, HOME)
    assert '<div class="value">40 ngày</div>' in shown
    assert f'<div class="value">{met} · {69 - met - behind} · {behind}</div>' in shown
    silent = [one for (_, name), one in facts().series.items() if name == "adult_vneid"]
    heard = sum((LAST - max(series)).days <= 92 for series in silent)
    assert f'<div class="value">{heard}/69 xã</div>' in shown


def test_the_overview_lists_the_eight_communes_with_most_people_missing(app):
    names = {row["code"]: row["name"] for row in rows("communes.csv")}
    people = {commune: missing(count, 80) for commune, count in counts(LAST).items()}
    most = sorted(people, key=lambda commune: -people[commune])[:8]
    shown = opened(app, HOME)
    bars = re.findall(r'<th scope="row">(.*?)[ ▲◆!]*</th>.*?<td class="r">([\d.]+)</td>', shown)
    assert bars == [(names[commune], whole(people[commune])) for commune in most]


def test_the_overview_compares_remote_communes_with_the_rest(app):
    remote = classified("border") | classified("mountainous")
    said = counts(LAST)
    ours = percent(*(count for commune, count in said.items() if commune in remote))
    theirs = percent(*(count for commune, count in said.items() if commune not in remote))
    assert f'<div class="value">−{one_decimal(theirs - ours)} điểm</div>' in opened(app, HOME)


def test_the_map_says_how_many_communes_lag_and_how_many_of_them_are_remote(app):
    lagging = {commune for commune, count in counts(LAST).items() if percent(count) <= 70}
    far = len(lagging & remote_or_minority())
    assert headline(opened(app, MAP)) == (
        f"Hà Tĩnh: {len(lagging)} xã tụt hậu, {far} trong đó là vùng xa hoặc dân tộc thiểu số"
    )
    assert len(app.get("deck_gl_json_chart")) == 1


@pytest.mark.parametrize(
    ("indicator", "fact"),
    [
        ("Xác nhận trên VNeID", "Số đạt / tổng số"),
        ("Đại sứ số", "Tử số / mẫu số"),
        ("Lớp cho người cao tuổi", "Kết quả"),
        ("Ngày hội toàn dân học tập số", "Kết quả"),
    ],
)
def test_a_commune_chosen_beside_the_map_shows_its_numbers_and_old_units(app, indicator, fact):
    opened(app, MAP, indicator=indicator)
    app.selectbox(key="map_commune_None").select("Xã Cẩm Bình").run()
    assert not app.exception
    (known,) = (html.proto.body for html in app.get("html") if "<dl" in html.proto.body)
    assert not LEFTOVERS.search(known)
    assert f"<dt>{fact}</dt>" in known
    assert known.count("<dt>Số đạt / tổng số</dt>") == (fact == "Số đạt / tổng số")
    (code,) = (row["code"] for row in rows("communes.csv") if row["name"] == "Cẩm Bình")
    (name,) = (code_ for code_, short in NAMES.items() if short == indicator)
    count = counts(LAST, name)[code]
    if indicator == "Xác nhận trên VNeID":
        assert f"<dd>{whole(count.numerator)} / {whole(count.denominator)}</dd>" in known
    old = {row["old_name"] for row in rows("crosswalk.csv") if row["new_code"] == code}
    assert [unit for unit in old if unit not in known] == []
    assert len(app.get("plotly_chart")) == 1


def test_the_gaps_say_how_many_communes_are_below_and_how_many_people_they_miss(app):
    people = {one: missing(count, 80) for one, count in counts(LAST).items() if percent(count) < 80}
    far = len(people.keys() & remote_or_minority())
    shown = opened(app, GAPS)
    assert headline(shown) == (
        f"Hà Tĩnh: {len(people)} xã dưới 80 %, thiếu {whole(sum(people.values()))} người; "
        f"{far} là vùng xa hoặc dân tộc thiểu số"
    )
    table = shown[shown.index("<caption>") :]
    assert table.count("<tr>") == 1 + len(people)
    assert [button.label for button in app.get("download_button")] == ["Tải XLSX", "Tải CSV"]


def test_the_gaps_put_remote_and_minority_communes_first_unless_asked_otherwise(app):
    names = {row["code"]: row["name"] for row in rows("communes.csv")}
    people = {commune: missing(count, 80) for commune, count in counts(LAST).items()}
    far = remote_or_minority()
    by_people = sorted(people, key=lambda commune: -people[commune])[:20]
    by_group = sorted(people, key=lambda commune: (commune not in far, -people[commune]))[:20]
    assert named_on_bars(opened(app, GAPS)) == [names[one] for one in by_group]
    app.button_group(key="order").set_value("people")
    assert named_on_bars(opened(app, GAPS)) == [names[one] for one in by_people]


def test_the_pace_says_how_fast_the_province_moves_and_how_fast_it_must(app):
    # Reports of the 90 days before 31/10/2026: from 31/08 on, 61 days; 40 days to 10/12/2026.
    now, then = (percent(*counts(day).values()) for day in (LAST, date(2026, 8, 31)))
    observed, needed = 7 * (now - then) / 61, 7 * (80 - now) / 40
    assert observed / needed < 0.6
    shown = opened(app, PACE)
    assert headline(shown) == (
        f"Hà Tĩnh tăng {observed:.2f} điểm/tuần, cần {needed:.2f} điểm/tuần: chậm".replace(".", ",")
    )
    assert f"Hà Tĩnh <b>{one_decimal(now)} %</b>" in shown  # of its line over time
    assert app.get("plotly_chart") == []
    reason = f"tăng {now - then:.2f} điểm trong 8,7 tuần".replace(".", ",")
    assert reason not in shown
    app.session_state["why"] = True  # opened
    assert reason in opened(app, PACE)


def test_the_pace_opens_the_numbers_of_every_day_and_a_figure_to_take_away(app):
    app.session_state["days"] = True  # opened
    shown = opened(app, PACE)
    now, then = (percent(*counts(day).values()) for day in (LAST, date(2026, 8, 31)))
    for day, share in (("31/10/2026", now), ("31/08/2026", then)):
        assert re.search(rf"<tr><td>{day}</td><td[^>]*>{one_decimal(share)}.%</td>", shown)
    (figure,) = app.get("plotly_chart")
    title = json.loads(figure.proto.spec)["layout"]["title"]["text"]
    assert title == "<b>Xác nhận trên VNeID, Hà Tĩnh</b>"


def test_the_pace_after_the_deadline_says_who_did_not_make_it(app):
    said = counts(date(2025, 12, 31)).values()
    total = Count(sum(one.numerator for one in said), sum(one.denominator or 0 for one in said))
    late = sum(percent(one) < 70 for one in said)
    shown = opened(app, PACE, date="31/12/2025")
    assert headline(shown) == (
        f"Hà Tĩnh không đạt 70 % vào 10/12/2025, còn thiếu {whole(missing(total, 70))} người"
    )
    assert f'<div class="value">{late}/69</div>' in shown


@pytest.mark.parametrize(
    ("view", "first", "lines"), [("69 xã, phường", "Nhóm xã", 7), ("12 huyện cũ", "Huyện cũ", 12)]
)
def test_the_pace_tells_groups_or_former_districts(app, view, first, lines):
    shown = opened(app, PACE, view=view)
    table = shown[shown.index(f"<th scope='col'>{first}</th>") :]
    assert table[: table.index("</table>")].count("<tr>") == lines


def test_communes_that_are_asked_for_stand_on_the_figure_of_the_pace(app):
    (code,) = (row["code"] for row in rows("communes.csv") if row["name"] == "Cẩm Bình")
    opened(app, PACE, communes="Cẩm Bình")
    assert app.multiselect(key="communes").value == [code]


def test_the_plan_has_every_target_with_its_own_measure_and_a_link_to_its_map(app):
    targets = list(rows("targets.csv"))
    this_year = sum(row["year"] == "2026" for row in targets)
    shown = opened(app, PLAN)
    assert headline(shown).startswith("Hà Tĩnh: ")
    assert f" trong {this_year} chỉ tiêu năm 2026 đã đạt, " in headline(shown)
    aimless = NAMES.keys() - {row["indicator_code"] for row in targets}
    links = re.findall(r'<td><a href="plan\?indicator=(.*?)">(.*?)</a></td>', shown)
    assert len(links) == len(targets) + len(aimless)
    assert {unquote_plus(address) for address, _ in links} == set(NAMES.values())
    said = counts(LAST).values()
    met = sum(percent(one) >= 80 for one in said)
    line = shown[shown.index(">Xác nhận trên VNeID</a></td><td class=r>2026</td>") :]
    cells = re.findall(r"<td class=r>(.*?)</td>", line)
    assert cells[:3] == ["2026", "≥ 80 %", f"{one_decimal(percent(*said))} %"]
    assert cells[5] == f"{met}/69"


@pytest.mark.parametrize(
    ("indicator", "counted"),
    [
        ("Xác nhận trên VNeID", r"từ 80 %: <b>\d+"),
        ("Ngày hội toàn dân học tập số", r"Đã tổ chức: \d+ xã"),
    ],
)
def test_a_row_of_the_plan_is_on_the_map_of_its_page(app, indicator, counted):
    shown = opened(app, PLAN, indicator=indicator)
    assert f'<h2 class="heading">{indicator}: từng xã;' in shown
    assert re.search(counted, shown)
    (chart,) = app.get("deck_gl_json_chart")
    assert indicator in chart.proto.alt


def test_the_link_of_a_row_of_the_plan_keeps_the_filters(app):
    shown = opened(app, PLAN, district="Huyện Vũ Quang", date="31/12/2025")
    (address,) = set(re.findall(r'<td><a href="([^"]*)">Đại sứ số</a>', shown))
    assert "district=Huyện+Vũ+Quang&amp;" in address  # sent with every change: letters stay short
    assert parse_qs(urlsplit(unescape(address)).query) == {
        "indicator": ["Đại sứ số"],
        "district": ["Huyện Vũ Quang"],
        "date": ["31/12/2025"],
    }


def districts_on(day: date) -> dict[str, Count]:
    """What the communes of each former district said, added up."""
    said = counts(day)
    return {
        name: Count(
            sum(said[code].numerator for code in codes),
            sum(said[code].denominator or 0 for code in codes),
        )
        for name, codes in (
            (
                district,
                [
                    row["code"]
                    for row in rows("communes.csv")
                    if row["former_district"] == district and row["code"] in said
                ],
            )
            for district in DISTRICTS
        )
    }


def test_the_lists_show_the_former_districts_when_asked_for(app):
    below = {name: one for name, one in districts_on(LAST).items() if percent(one) < 80}
    people = {name: missing(one, 80) for name, one in below.items()}
    shown = opened(app, GAPS, view="12 huyện cũ", order="Thiếu nhiều người nhất trước")
    assert headline(shown) == (
        f"Hà Tĩnh: {len(below)} huyện cũ dưới 80 %, thiếu {whole(sum(people.values()))} người"
    )
    assert named_on_bars(shown) == sorted(people, key=lambda name: -people[name])
    assert "Gồm đơn vị của hai huyện cũ, tính vào huyện đứng đầu tên: " in shown


def old_units_on(day: date) -> list[Count]:
    """What each old unit said last on or before a day, from the report files themselves."""
    by_unit: dict[str, dict[date, Count]] = {}
    for (unit, indicator, said_on), count in facts().in_force.items():
        if indicator == "adult_vneid" and said_on <= day:
            by_unit.setdefault(unit, {})[said_on] = count
    return [newest(series, day) for series in by_unit.values()]


def test_the_lists_show_the_old_units_while_they_were_there(app):
    units = old_units_on(JUNE)
    assert len(units) == 209
    below = [one for one in units if percent(one) < 70]
    people = whole(sum(missing(one, 70) for one in below))
    shown = opened(app, GAPS, date="30/06/2025", view="209 đơn vị cũ")
    assert headline(shown) == f"Hà Tĩnh: {len(below)} đơn vị cũ dưới 70 %, thiếu {people} người"
    table = shown[shown.index("<caption>") :]
    assert table.count("<tr>") == 1 + len(below)
    assert "nay thuộc Thành Sen và Hà Huy Tập" in table


@pytest.mark.parametrize(
    ("view", "day", "units"),
    [
        ("69 xã, phường", "30/06/2025", 69),
        ("12 huyện cũ", "30/06/2025", 12),
        ("209 đơn vị cũ", "30/06/2025", 209),
        ("69 xã, phường", "31/10/2026", 69),
        ("12 huyện cũ", "31/10/2026", 12),
    ],
)
@pytest.mark.parametrize("page", [HOME, MAP])
def test_the_legend_counts_what_is_looked_at(app, page, view, day, units):
    shown = opened(app, page, view=view, date=day)
    strip = shown[shown.index('<div class="strip"') :]
    assert sum(map(int, re.findall(r": <b>(\d+)</b>", strip))) == units
    ticks = strip[: strip.index('<div class="classes">')]
    assert len(re.findall(r"M\d+,0v1", ticks)) == units


@pytest.mark.parametrize("page", [HOME, MAP, GAPS])
def test_old_units_are_not_looked_at_after_the_merger_and_it_is_said(app, page):
    usual = opened(app, page)
    shown = opened(app, page, view="209 đơn vị cũ")
    assert headline(shown) == headline(usual)
    assert [warning.value for warning in app.warning] == [
        "Địa chỉ ghi xem theo «209 đơn vị cũ», không có trong danh sách; đang xem 69 xã, phường."
    ]


def border_gap(day: date) -> float:
    """How many points border communes are behind all others, from the report files."""
    border, said = classified("border"), counts(day)
    ours = percent(*(count for commune, count in said.items() if commune in border))
    return percent(*(count for commune, count in said.items() if commune not in border)) - ours


def test_the_equity_says_a_gap_and_how_it_moved_since_the_window_began(app):
    now, then = border_gap(LAST), border_gap(date(2026, 8, 31))
    shown = opened(app, EQUITY, grouping="Biên giới")
    assert headline(shown) == (
        f"Hà Tĩnh: xã biên giới thấp hơn 62 xã còn lại {one_decimal(now)} điểm, "
        f"thu hẹp {one_decimal(then - now)} điểm từ 31/08/2026"
    )
    assert f'<td class="r">{one_decimal(now)} điểm</td>' in shown
    assert 'class="alarm"' not in shown
    assert app.get("plotly_chart") == []
    ours, theirs = (
        re.search(rf'<i class="{which}"></i>[^<]+<b>([\d,]+) %', shown)[1]
        for which in ("dotted", "solid")
    )
    border, last = classified("border"), counts(LAST)
    assert ours == one_decimal(percent(*(last[one] for one in border if one in last)))
    assert theirs == one_decimal(percent(*(n for one, n in last.items() if one not in border)))


def test_the_equity_opens_the_numbers_of_every_day_and_a_figure_to_take_away(app):
    app.session_state["days"] = True  # opened
    shown = opened(app, EQUITY, grouping="Biên giới")
    days = {"31/10/2026": LAST, "31/08/2026": date(2026, 8, 31)}
    for told, day in days.items():
        (line,) = re.findall(rf"<tr><td>{told}</td>(.*?)</tr>", shown)
        assert re.findall(r"([\d,]+)</td>$", line) == [one_decimal(border_gap(day))]
    (figure,) = app.get("plotly_chart")
    assert (
        "Biên giới: từng ngày số liệu" in json.loads(figure.proto.spec)["layout"]["title"]["text"]
    )


def test_the_equity_sounds_the_alarm_of_a_gap_that_widens_while_the_mean_rises(app):
    shown = opened(app, EQUITY, date="31/10/2025")
    assert border_gap(date(2025, 10, 31)) > border_gap(date(2025, 8, 31))
    assert '<p class="alarm" role="alert">Báo động: bình quân tăng ' in shown


def test_the_equity_says_why_it_does_not_compare(app):
    shown = opened(app, EQUITY, grouping="Vùng dân tộc thiểu số 2026–2030")
    why = "cả 69 xã chưa rõ phân loại"
    assert headline(shown) == (
        f"Hà Tĩnh, vùng dân tộc thiểu số 2026–2030: không so sánh được – {why}"
    )
    assert shown.count(f"Không tính: {why}.</td>") == 11
    assert app.get("plotly_chart") == []


# 40 days are 5,71 weeks: 5.714 people, and ten times as many with ten times as many a week.
@pytest.mark.parametrize(("people", "taught"), [(1000, 5714), (10_000, 57_142)])
def test_the_teaching_page_adds_the_people_to_those_of_the_reports(app, people, taught):
    said = counts(LAST).values()
    total = Count(sum(one.numerator for one in said), sum(one.denominator or 0 for one in said))
    done = Count(total.numerator + taught, total.denominator)
    shown = opened(app, TEACHING, people=str(people), keeps_pace="false")
    assert headline(shown) == (
        f"Hướng dẫn thêm {whole(people)} người mỗi tuần: Hà Tĩnh đạt "
        f"{one_decimal(percent(done))} %, "
        f"còn thiếu {whole(missing(done, 80))} người"
    )
    assert shown.count(f'<div class="value">{whole(taught)} người</div>') == 2
    assert f'<div class="value">{whole(missing(total, 80))} người</div>' in shown
    assert [button.label for button in app.get("download_button")] == ["Tải XLSX"]


@pytest.mark.parametrize(("page", "key"), [(PACE, "league"), (TEACHING, "all_tasks")])
def test_a_long_list_shows_ten_communes_and_all_once_it_is_opened(app, page, key):
    shown = opened(app, page)
    *_, listed = re.findall(r'<div class="scroll".*?</table>', shown, re.DOTALL)
    assert listed.count("<tr>") == 11
    (line,) = (one for one in app.expander if re.fullmatch(r"Cả \d+ xã, phường", one.label))
    app.session_state[key] = True
    *_, listed = re.findall(r'<div class="scroll".*?</table>', opened(app, page), re.DOTALL)
    assert listed.count("<tr>") == 1 + int(re.findall(r"\d+", line.label)[0])


@pytest.mark.parametrize("page", [HOME, PROFILE])
def test_what_a_period_counts_anew_is_shown_beside_the_target_of_its_year(app, page):
    """What the ambassadors reach in 2026 says nothing of the target of 2025."""
    shown = opened(app, page, indicator="Đại sứ số")
    assert "5 (2026): " in shown
    assert "(2025)" not in shown


@pytest.mark.parametrize(("view", "times"), [("12 huyện cũ", 0), ("209 đơn vị cũ", 1)])
def test_the_pace_page_says_that_old_units_have_no_pace_of_their_own(app, view, times):
    said = "209 đơn vị cũ chỉ có báo cáo trước ngày sáp nhập nên không xét tiến độ từng đơn vị"
    assert opened(app, PACE, date="30/06/2025", view=view).count(said) == times


def test_the_pace_page_of_a_district_without_groups_says_so(app):
    shown = opened(app, PACE, district="Thị xã Hồng Lĩnh")
    assert "Các nhóm xã: ở đây không có nhóm nào" in shown


@pytest.mark.parametrize("people", ["1e999", "9" * 5000, "-5", "nghìn", "99999999999", ""])
def test_a_number_of_people_that_the_box_cannot_hold_is_the_usual_one(app, people):
    opened(app, TEACHING, people=people)
    assert not app.exception
    assert app.number_input[0].value == 1000


def test_the_teaching_page_lists_where_each_plan_goes_first(app):
    names = {row["code"]: row["name"] for row in rows("communes.csv")}
    said = counts(LAST)
    most = sorted(said, key=lambda code: -missing(said[code], 80))[:10]
    furthest = sorted(said, key=lambda code: percent(said[code]))
    first = [code for code in furthest if code in remote_or_minority()][:10]
    # With nobody to send, both lists stand in the order of their plan.
    shown = opened(app, TEACHING, people="0", keeps_pace="false")
    assert named_on_bars(shown) == [names[code] for code in [*most, *first]]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (
            {"indicator": "Lớp cho người cao tuổi"},
            "không tính được số người cần thêm, vì chỉ tiêu này không phải tỷ lệ người đạt",
        ),
        ({"date": "31/12/2025"}, "đã đến hạn 10/12/2025, không còn tuần nào để hướng dẫn thêm"),
    ],
)
def test_the_teaching_page_says_why_there_is_nothing_to_plan(app, asked, why):
    assert headline(opened(app, TEACHING, **asked)) == f"Hà Tĩnh: {why}"
    assert app.get("download_button") == []


def test_a_profile_says_what_the_reports_say_of_the_commune_in_the_address(app):
    """Xã Cẩm Bình: its own people missing against 80 %, beside the midland communes."""
    shown = opened(app, PROFILE, commune="Xã Cẩm Bình")
    count = counts(LAST)["18685"]
    assert headline(shown) == (
        f"Xã Cẩm Bình đạt {one_decimal(percent(count))} %, còn thiếu {whole(missing(count, 80))} "
        "người để đạt 80 %"
    )
    assert "gồm Thạch Bình, Cẩm Bình, Cẩm Vịnh và Cẩm Thành cũ; nằm trên hai huyện cũ" in shown
    (table,) = re.findall(r"Mọi chỉ tiêu của kế hoạch</caption>(.*?)</table>", shown)
    assert [name for name in NAMES.values() if f"<td>{name}" not in table] == []
    assert f"Xã Cẩm Bình <b>{one_decimal(percent(count))} %</b>" in shown  # of its line over time
    assert app.get("plotly_chart") == []
    assert [button.label for button in app.get("download_button")] == ["Tải một trang A4 (PDF)"]
    assert not app.warning


def test_a_profile_of_an_old_date_knows_no_later_report_or_question(app):
    shown = opened(app, PROFILE, commune="Xã Cẩm Bình", date="30/06/2025")
    dates = re.findall(r"<tr><td>(../../....)</td>", shown)
    assert set(dates) == {"31/05/2025", "30/06/2025"}


def test_a_profile_opens_the_numbers_of_every_day_and_a_figure_to_take_away(app):
    app.session_state["days"] = True  # opened
    shown = opened(app, PROFILE, commune="Xã Cẩm Bình")
    share = one_decimal(percent(counts(LAST)["18685"]))
    assert re.search(rf"<tr><td>31/10/2026</td><td[^>]*>{share}.%</td>", shown)
    (figure,) = app.get("plotly_chart")
    title = json.loads(figure.proto.spec)["layout"]["title"]["text"]
    assert title == "<b>Xác nhận trên VNeID, Xã Cẩm Bình</b>"


def test_a_profile_says_why_its_pace_has_its_label(app):
    app.session_state["why"] = True  # opened
    shown = opened(app, PROFILE, commune="Xã Cẩm Bình")
    assert re.search(r"<li>Từ 31/08/2026 \([\d,]+ %\) đến 31/10/2026 \([\d,]+ %\): ", shown)


@pytest.mark.parametrize(
    ("text", "commune", "note"),
    [
        ("thach ha", "Xã Thạch Hà", "phường Trần Phú (gồm phường Thạch Hạ cũ)"),
        ("Thạch Hạ", "Phường Trần Phú", "Tìm thấy"),
        ("Hà Nội", "Xã Cẩm Bình", "Không có xã, phường nào tên «Hà Nội», kể cả tên cũ."),
    ],
)
def test_a_search_shows_its_first_match_and_writes_it_into_the_address(app, text, commune, note):
    opened(app, PROFILE, commune="Xã Cẩm Bình")
    app.text_input(key="find").set_value(text).run()
    shown = html_of(app)
    assert headline(shown).startswith(f"{commune} ")
    assert note in shown
    assert app.query_params["commune"] in (commune, [commune])


def test_another_match_can_be_chosen_and_a_neighbour_is_a_link(app):
    opened(app, PROFILE, commune="Xã Cẩm Bình", indicator="Danh tính số")
    app.text_input(key="find").set_value("thach ha").run()
    app.selectbox(key="commune_thach ha").select("18100").run()
    shown = html_of(app)
    assert headline(shown).startswith("Phường Trần Phú ")
    links = [unquote_plus(one) for one in re.findall(r'<a href="(profile\?.*?)"', shown)]
    assert "profile?indicator=Danh tính số&amp;commune=Phường Thành Sen" in links


def test_a_profile_stays_whatever_district_or_group_is_filtered(app):
    shown = opened(app, PROFILE, commune="Xã Cẩm Bình", district="Huyện Kỳ Anh", group="Biên giới")
    assert headline(shown) == headline(opened(app, PROFILE, commune="Xã Cẩm Bình"))


def test_an_address_of_no_commune_is_replaced_and_said(app):
    opened(app, PROFILE, commune="Xã Không Có")
    assert [warning.value for warning in app.warning] == [
        "Địa chỉ ghi xã, phường «Xã Không Có», không có trong danh sách; đang xem "
        "Phường Bắc Hồng Lĩnh."
    ]


def test_the_sources_list_every_report(app):
    shown = opened(app, SOURCES)
    reports = facts().reports
    assert headline(shown).startswith(f"Số liệu dựa trên {len(reports)} báo cáo mẫu; ")
    assert [report.name for report in reports if f"<td>{report.name}</td>" not in shown] == []


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("Cảnh báo", "Hãy xác nhận đã đếm đúng đối tượng."),
        ("Phân loại xã", "<td>Biên giới</td><td>có</td><td class=r>6</td>"),
        ("Chưa biết", "<td>Miền núi</td><td>50 xã</td><td>Chưa có nguồn</td>"),
        ("Nguồn khác", "Nghị quyết 1665/NQ-UBTVQH15"),
        ("Đưa số liệu thật vào", "python -m data import bao-cao.xlsx --dry-run"),
    ],
)
def test_each_part_of_the_sources_is_a_link_of_its_own(app, part, words):
    assert words in opened(app, SOURCES, part=part)


@pytest.mark.parametrize(("page", "indicator", "day", "filters"), SAMPLED + PLANNED)
def test_no_choice_of_filters_breaks_a_page(app, page, indicator, day, filters):
    assert headline(opened(app, page, indicator=indicator, date=day, **filters))
    assert not app.warning


def test_the_sampled_choices_cover_every_indicator_on_both_dates_and_every_filter():
    both = {"31/10/2026", "30/06/2025"}
    assert {(name, day) for _, name, day, _ in SAMPLED} == set(product(NAMES.values(), both))
    assert [filters for filters in FILTERS if filters not in [one[3] for one in SAMPLED]] == []


def test_values_in_the_address_that_do_not_exist_are_replaced_and_said(app):
    usual = headline(opened(app, HOME))
    wrong = {"indicator": "xyz", "date": "01/01/2020", "district": "Sài Gòn", "group": "abc"}
    assert headline(opened(app, HOME, **wrong)) == usual
    end = "không có trong danh sách; đang xem"
    assert [warning.value for warning in app.warning] == [
        f"Địa chỉ ghi chỉ tiêu «xyz», {end} Xác nhận trên VNeID.",
        f"Địa chỉ ghi số liệu đến ngày «01/01/2020», {end} 31/10/2026.",
        f"Địa chỉ ghi huyện cũ «Sài Gòn», {end} Toàn tỉnh.",
        f"Địa chỉ ghi nhóm xã «abc», {end} Mọi xã, phường.",
    ]


@pytest.mark.parametrize("page", [HOME, MAP, GAPS, PACE, PLAN, TEACHING])
def test_a_group_without_communes_shows_words(app, page):
    shown = opened(app, page, district="Huyện Cẩm Xuyên", group="Có thôn dân tộc thiểu số")
    assert headline(shown) == (
        "Huyện Cẩm Xuyên, nhóm có thôn dân tộc thiểu số: không có xã nào thuộc nhóm này"
    )


@pytest.mark.parametrize(("district", "times"), [("Thị xã Hồng Lĩnh", 1), ("Huyện Hương Sơn", 0)])
@pytest.mark.parametrize("page", [HOME, MAP, GAPS, PACE, PLAN, TEACHING, DECK])
def test_only_an_empty_page_says_how_to_see_something(app, page, district, times):
    shown = opened(app, page, district=district, group="Biên giới")
    assert shown.count('<p class="note">Hãy bỏ bớt một bộ lọc.</p>') == times
    # Of communes that are not there nothing is said about reports.
    assert times == 0 or not re.search("chưa có báo cáo|0/0", shown)


def test_a_list_that_is_empty_says_why_on_the_overview(app):
    shown = opened(app, HOME, indicator="Lớp cho người cao tuổi")
    assert '<h2 class="heading">Danh sách trống: năm này không có mục tiêu</h2>' in shown


def test_a_list_that_is_empty_says_why_in_the_headline_of_the_gaps(app):
    shown = opened(app, GAPS, indicator="Lớp cho người cao tuổi")
    assert headline(shown) == "Hà Tĩnh: năm này không có mục tiêu"
    assert app.get("download_button") == []


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_the_numbers_are_a_sample_and_of_when(app, page):
    shown = opened(app, page)
    assert '<span class="sample">SỐ LIỆU MẪU</span>' in shown
    (footer,) = re.findall(r'<div class="footer">(.*?)</div>', shown)
    assert re.fullmatch(
        r"Số liệu đến ngày 31/10/2026 · Cập nhật lúc 09:00 03/11/2026 · "
        r"Phiên bản dữ liệu [0-9a-f]{10} · SỐ LIỆU MẪU, không phải số thật",
        footer,
    )


def test_a_missing_database_and_map_are_made_at_the_first_start(app, tmp_path, monkeypatch):
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path / "new"))
    total = list(counts(LAST).values())
    assert headline(opened(app, HOME)).startswith(f"Hà Tĩnh đạt {one_decimal(percent(*total))} %")
    made = {path.name for path in (tmp_path / "new").iterdir()}
    assert made >= {"hatinh.duckdb", "map.json"}


def test_a_build_that_fails_is_told_to_the_reader(app, tmp_path, monkeypatch):
    store = Store(tmp_path)
    entry = new_entry(1, b"gone", "a.csv", "long", datetime(2026, 11, 1), "tester")
    with store.lock():
        store.keep(entry, b"gone")
    (store.reports / entry.stored_as).unlink()
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path))
    app.run()
    assert not app.exception
    assert [error.value for error in app.error] == [
        "Đang dựng cơ sở dữ liệu lần đầu: không xong. Không dựng được cơ sở dữ liệu: không thấy "
        f"tệp reports/{entry.stored_as}. Hãy chép lại đúng tệp ấy từ bản sao lưu. "
        "Hãy báo người quản trị."
    ]


@pytest.fixture(scope="module")
def real_dir(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one real report."""
    folder = tmp_path_factory.mktemp("real")
    small_data.write(folder / "hatinh.duckdb", (("18073", "2026-10-31", 700, 1000),))
    shutil.copy(data_dir / "map.json", folder)
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_real_numbers_wear_no_sample_mark(app, page, real_dir, monkeypatch):
    monkeypatch.setenv("HATINH_DATA_DIR", str(real_dir))
    shown = opened(app, page)
    assert "SỐ LIỆU MẪU" not in shown
    assert " · Số liệu thật</div>" in shown
    if page == HOME:
        assert headline(shown) == "Hà Tĩnh đạt 70,0 %, còn thiếu 100 người để đạt 80 %"


def test_what_is_asked_ahead_is_what_the_first_page_asks(data_dir, monkeypatch):
    """Every indicator of the overview on the newest day is answered without a new query."""
    monkeypatch.setenv("HATINH_DATA_DIR", str(data_dir))
    asking.ask_ahead(asking.ask)
    asked = []
    for asker in ("rows", "rows_by_indicator"):
        monkeypatch.setattr(asking.queries, asker, lambda _, query, **__: asked.append(query))
    for row in asking.ask("indicators"):
        here = Scope(row, date(2026, 10, 31), None, None, "commune", {}, None, asking.ask)
        for query in asking.AHEAD:
            here.ask(query)
    assert asked == []


@pytest.mark.parametrize(
    ("page", "greyed"),
    [
        (HOME, set()),
        (GAPS, set()),
        (PACE, set()),
        (PLAN, {"Xem theo"}),
        (EQUITY, {"Nhóm xã", "Xem theo"}),
        (PROFILE, {"Huyện cũ", "Nhóm xã", "Xem theo"}),
        (TEACHING, {"Xem theo"}),
        (DECK, {"Xem theo"}),
        (INTAKE, {"Chỉ tiêu", "Số liệu đến ngày", "Huyện cũ", "Nhóm xã", "Xem theo"}),
        (ROUNDS, {"Chỉ tiêu", "Số liệu đến ngày", "Xem theo"}),
        (SOURCES, {"Chỉ tiêu", "Số liệu đến ngày", "Huyện cũ", "Nhóm xã", "Xem theo"}),
    ],
)
def test_a_filter_that_does_nothing_on_a_page_is_greyed(app, page, greyed):
    opened(app, page)
    assert {box.label for box in app.selectbox if box.disabled} == greyed


def test_a_commune_in_the_address_is_known_by_its_code_too(app):
    app.query_params["commune"] = "18496"
    assert headline(opened(app, PROFILE)).startswith("Xã Hương Khê")
    assert not app.warning
