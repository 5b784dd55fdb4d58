"""What the figures say beside the queries: numbers found again by hand."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from drawn_samples import ONE_COLUMN, SLIDE, figure_of, scoped, texts

from charts import plan, theme
from charts.drawn import districts, equity, gaps, path, scorecard, strip, tiles
from charts.drawn import map as map_
from charts.formats import day, number, percent
from charts.small_numbers import blank, public

__all__ = ["scoped"]


def words(drawing, size=ONE_COLUMN):
    return [one.get_text().replace("\u00a0", " ") for one in texts(figure_of(drawing, size))]


def test_the_legend_of_the_map_counts_every_commune_once(scoped):
    shares = [row["share_percent"] for row in scoped().ask("coverage_by_commune")]
    edges = [0, 50, 60, 70, 80, 101]
    counts = [sum(low <= share < high for share in shares) for low, high in pairwise(edges)]
    assert sum(counts) == 69
    said = words(map_.drawing(scoped()))
    found = [said[said.index(name) + 1] for name in theme.CLASS_NAMES]
    assert found == [f"{count} xã" for count in counts]


def test_the_lowest_communes_are_named_on_the_map_and_no_more_than_the_look_allows(scoped):
    rows = sorted(scoped().ask("coverage_by_commune"), key=lambda row: row["share_percent"])
    lowest = {f"{row['commune']} {percent(row['share_percent'])}" for row in rows[:7]}
    said = words(map_.drawing(scoped()), SLIDE)
    inside = {f"{one} {two}" for one, two in pairwise(said)}
    assert lowest == {*said, *inside} & {
        f"{row['commune']} {percent(row['share_percent'])}" for row in rows
    }


def test_on_a_slide_every_tile_has_its_name(scoped):
    said = " ".join(words(tiles.drawing(scoped()), SLIDE))
    names = [row["commune"] for row in scoped().ask("coverage_by_commune")]
    assert [name for name in names if name not in said] == []


def test_the_bars_and_the_line_below_them_add_up_to_everybody_who_is_missing(scoped):
    rows = scoped().ask("gaps")
    said = words(gaps.drawing(scoped()))
    people = [number(row["people_missing"]) for row in rows]
    shown = [text for text in said if text in people]
    assert shown == people[: len(shown)]
    left = sum(row["people_missing"] for row in rows[len(shown) :])
    assert f"và {len(rows) - len(shown)} xã khác, thiếu {number(left)} người" in said
    total = sum(row["people_missing"] for row in rows)
    assert (
        gaps.drawing(scoped()).title == f"Hà Tĩnh: {len(rows)} xã còn thiếu {number(total)} người"
    )


def test_the_path_ends_at_the_newest_value_and_says_when_the_target_is_met(scoped):
    here = scoped().ask("pace_by_place")[0]
    drawing = path.drawing(scoped())
    said = words(drawing)
    assert f"Hà Tĩnh {percent(here['value'])}" in said
    assert [one for one in said if "% (" in one] == ["70 % (2025)", "80 % (2026)"]
    dates = [day(here[f"projected_{one}"]) for one in ("on", "earliest", "latest")]
    assert f"Giữ tốc độ này: đạt 80 % vào {dates[0]} (từ {dates[1]} đến {dates[2]})." in " ".join(
        said
    )
    ways = Counter(drawing.rows.column("Đường"))
    # Eighteen reports; two targets of two ends each; a start and two deadlines; two ends ahead.
    assert ways == {
        "Hà Tĩnh": 18,
        "Mục tiêu năm": 4,
        "Đường kế hoạch": 3,
        "Nếu giữ tốc độ này": 2,
    }


def test_a_pace_that_began_with_an_estimate_is_marked_in_words_and_numbers(scoped):
    """On 31/07/2025 all had reported anew; the window began before the merger."""
    july = scoped("--as-of", "2025-07-31")
    here = july.ask("pace_by_place")[0]
    assert (here["is_estimated"], here["pace_is_estimated"]) == (False, True)
    drawing = path.drawing(july)
    assert f"đạt 70 % vào ≈{day(here['projected_on'])} (từ" in " ".join(words(drawing))
    told = {(row["Đường"], row["Số liệu ngày"]): row["Ghi chú"] for row in drawing.rows.rows()}
    assert told[("Hà Tĩnh", "30/06/2025")] == "ước tính"
    assert told[("Hà Tĩnh", "31/07/2025")] == ""
    assert {note for (way, _), note in told.items() if way == "Nếu giữ tốc độ này"} == {"ước tính"}


def test_a_target_that_stays_is_named_once_with_both_years(scoped):
    families = scoped("--indicator", "digital_families")
    assert families.targets == {2025: 100, 2026: 100}
    assert "100 % (2025, 2026)" in words(path.drawing(families))


def test_where_the_query_projects_nothing_no_line_runs_ahead(scoped):
    city = scoped("--district", "Thành phố Hà Tĩnh")
    assert city.ask("pace_by_place")[0]["projection"] == "met"
    drawing = path.drawing(city)
    assert "Nếu giữ tốc độ này" not in drawing.rows.column("Đường")
    assert "nếu giữ tốc độ này" not in words(drawing)


def test_the_scale_of_a_share_is_the_whole_whatever_is_chosen(scoped):
    for filters in ((), ("--district", "Hương Khê"), ("--as-of", "2025-06-30")):
        said = words(path.drawing(scoped(*filters)))
        assert {"0 %", "20 %", "40 %", "60 %", "80 %", "100 %"} <= {*said}


def test_districts_stand_by_people_missing_with_their_share_and_pace(scoped):
    rows = scoped().ask("pace_by_place", by="district")
    rows = sorted(rows, key=lambda row: (-row["people_missing"], row["value"]))
    drawn = districts.drawing(scoped()).rows
    assert drawn.column("Huyện cũ") == [row["district"] for row in rows]
    assert drawn.column("Còn thiếu") == [number(row["people_missing"]) for row in rows]
    assert [one.replace("\u00a0", " ") for one in drawn.column("Kết quả")] == [
        percent(row["value"]) for row in rows
    ]
    assert drawn.column("Tiến độ") == [row["label"] for row in rows]


def test_both_groups_of_every_grouping_stand_with_their_difference(scoped):
    found = {
        row["grouping"]: row
        for row in scoped().ask("equity")
        if row["measure"] == "difference" and row["refused_because"] is None
    }
    said = words(equity.drawing(scoped()))
    for row in found.values():
        gap = number(row["better_percent"] - row["worse_percent"], 1)
        assert f"{gap} điểm" in said
    apart = found["remote"]["better_percent"] - found["remote"]["worse_percent"]
    assert equity.drawing(scoped()).title == (
        f"Hà Tĩnh: xã vùng xa thấp hơn {number(apart, 1)} điểm"
    )


def test_a_refused_comparison_says_why(scoped):
    said = words(equity.drawing(scoped()))
    assert "chưa so sánh, cả 69 xã chưa rõ phân loại" in said


def test_the_scorecard_has_every_target_of_part_three(scoped):
    rows = [
        row
        for row in scoped().ask("plan_scorecard")
        if row["indicator_group"] == "chi_tieu" and row["label"] is not None
    ]
    drawing = scorecard.drawing(scoped())
    assert len(drawing.rows) == len(rows) == 10
    met = [row for row in rows if row["target_year"] == 2026 and row["label"] == "Đạt"]
    aimed = [row for row in rows if row["target_year"] == 2026]
    assert drawing.title == f"Hà Tĩnh: {len(met)}/{len(aimed)} chỉ tiêu năm 2026 đã đạt"
    late = sum(plan.is_late(row) for row in rows)
    past = sum(row["target_year"] == 2025 and row["label"] == "Đạt" for row in rows)
    assert late and scorecard.drawing(scoped("--target-year", "2025")).title == (
        f"Hà Tĩnh: {past}/5 chỉ tiêu 2025 đã đạt, {late} muộn"
    )
    said = words(drawing)
    assert said.count("Chậm") == sum(row["label"] == "Chậm" for row in rows)


@pytest.mark.parametrize(
    ("level", "value", "fill", "is_hatched"),
    [
        ("behind", 0.0, "#ffffcc", False),
        ("met", 80.0, "#253494", False),
        ("no_data", None, None, True),
        ("not_applicable", None, None, False),
        ("small", None, None, True),
        ("near", None, None, True),
    ],
    ids=["zero", "met", "unknown", "nobody to count", "hidden", "a level without its value"],
)
def test_zero_unknown_nobody_and_hidden_do_not_look_alike(level, value, fill, is_hatched):
    row = {"level": level, "value": value, "measure": "coverage"}
    assert (strip.fill_of(row), strip.is_hatched(row)) == (fill, is_hatched)


def test_the_way_of_a_group_is_told_by_its_name_and_of_a_yes_or_no_in_communes(scoped):
    rows = scoped("--group", "remote").ask("coverage_over_time")
    assert path.drawing(scoped("--group", "remote")).alt.replace("\u00a0", " ") == (
        f"Xã vùng xa: từ {percent(rows[0]['value'])} (31/05/2025) "
        f"đến {percent(rows[-1]['value'])} (31/10/2026)."
    )
    held = scoped("--indicator", "learning_festival")
    said = words(path.drawing(held))
    last = held.ask("coverage_over_time")[-1]
    assert [one for one in said if one.endswith(" xã")] == [
        *(f"{some} xã" for some in (0, 20, 40, 69)), f"Hà Tĩnh {number(last['value'])}/69 xã"
    ]  # fmt: skip
    ends = [number(row["value"]) for row in held.ask("coverage_over_time") if row["value"]]
    assert path.drawing(held).alt == (
        f"Hà Tĩnh: từ {ends[0]} xã (31/10/2025) đến {ends[-1]} xã (31/10/2026)."
    )


def test_groups_rest_on_the_newest_report_of_every_commune_silent_or_not(scoped):
    """The share of remote communes is that of all 19, the silent one with its old number."""
    rows = [row for row in scoped().ask("coverage_by_commune") if row["remote"] == "yes"]
    share = 100 * sum(row["numerator"] for row in rows) / sum(row["denominator"] for row in rows)
    assert (len(rows), sum(row["is_silent"] for row in rows)) == (19, 1)
    drawing = equity.drawing(scoped())
    assert drawing.rows.column("Tỷ lệ nhóm khó khăn hơn")[0] == percent(share)
    assert drawing.note == "Theo báo cáo mới nhất của mỗi xã; 2/69 xã im lặng, lấy số cũ nếu có."


def test_a_map_without_a_target_counts_classes_and_what_is_hidden(scoped):
    """Nobody is said to have met or missed a target that is not set."""
    poor = public(scoped("--indicator", "minority_poor_support"))
    shares = [row["share_percent"] for row in poor.ask("coverage_by_commune")]
    known = [share for share in shares if share is not None]
    edges = [0, 50, 60, 70, 80, 101]
    counts = [sum(low <= share < high for share in known) for low, high in pairwise(edges)]
    told = [f"{n} {name}" for n, name in zip(counts, theme.CLASS_NAMES, strict=True) if n]
    told.append(f"{len(shares) - len(known)} số nhỏ, không công bố")
    drawing = map_.drawing(poor)
    assert drawing.alt.replace("\u00a0", " ").endswith(f": {', '.join(told)}.")
    ends = f"{number(min(known), 1)}–{number(max(known), 1)}"
    assert drawing.title.replace("\u00a0", " ") == (f"Hà Tĩnh: {len(known)} xã đạt {ends} %")


def test_a_district_that_is_hidden_is_not_called_the_lowest(scoped):
    """The least share is Hương Khê's; with its numbers hidden the next one is the lowest."""
    poor = scoped("--indicator", "minority_poor_support")
    assert districts.drawing(poor).rows.column("Huyện cũ")[0] == "Huyện Hương Khê"

    def answer(query, **values):
        rows = poor.answer(query, **values)
        return [
            blank(row)
            if query == "pace_by_place" and row.get("district") == "Huyện Hương Khê"
            else row
            for row in rows
        ]

    drawing = districts.drawing(replace(poor, answer=answer))
    assert drawing.title.startswith("Huyện Đức Thọ thấp nhất")
    assert drawing.rows.column("Huyện cũ")[-1] == "Huyện Hương Khê"


def test_what_each_commune_does_is_told_of_how_many_in_its_district(scoped):
    """Hương Sơn has nine communes; eight held the day."""
    held = districts.drawing(scoped("--indicator", "learning_festival"))
    assert held.title == "Huyện Hương Sơn nhiều nhất: 8/9 xã"
    assert "Đã tổ chức: 50 xã" in words(map_.drawing(scoped("--indicator", "learning_festival")))


def test_sums_that_differ_by_rounding_say_so(scoped):
    far = scoped("--group", "remote")
    people = sum(row["people_missing"] for row in far.ask("gaps"))
    whole = far.ask("coverage_of_province")[0]["people_missing"]
    assert 0 < people - whole < 19  # one person a commune at most
    assert gaps.drawing(far).note.startswith(
        f"Cộng riêng từng xã thiếu {number(people)} người, tính gộp thiếu {number(whole)}: "
        "số của mỗi xã được làm tròn lên."
    )
