"""What the figures say beside the queries: numbers found again by hand."""

from itertools import pairwise

import pandas as pd
import pytest
from drawn_samples import ONE_COLUMN, SLIDE, figure_of, scoped, texts

from charts import theme
from charts.drawn import districts, equity, gaps, path, scorecard, strip, tiles
from charts.drawn import map as map_
from charts.formats import day, number, percent

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
    ways = drawing.rows["Đường"].value_counts()
    # Eighteen reports; two targets of two ends each; a start and two deadlines; two ends ahead.
    assert ways.to_dict() == {
        "Hà Tĩnh": 18,
        "Mục tiêu năm": 4,
        "Đường kế hoạch": 3,
        "Nếu giữ tốc độ này": 2,
    }


def test_a_target_that_stays_is_named_once_with_both_years(scoped):
    families = scoped("--indicator", "digital_families")
    assert families.targets == {2025: 100, 2026: 100}
    assert "100 % (2025, 2026)" in words(path.drawing(families))


def test_where_the_query_projects_nothing_no_line_runs_ahead(scoped):
    city = scoped("--district", "Thành phố Hà Tĩnh")
    assert city.ask("pace_by_place")[0]["projection"] == "met"
    drawing = path.drawing(city)
    assert "Nếu giữ tốc độ này" not in set(drawing.rows["Đường"])
    assert "nếu giữ tốc độ này" not in words(drawing)


def test_the_scale_of_a_share_is_the_whole_whatever_is_chosen(scoped):
    for filters in ((), ("--district", "Hương Khê"), ("--as-of", "2025-06-30")):
        said = words(path.drawing(scoped(*filters)))
        assert {"0 %", "20 %", "40 %", "60 %", "80 %", "100 %"} <= {*said}


def test_districts_stand_by_people_missing_with_their_share_and_pace(scoped):
    rows = scoped().ask("pace_by_place", by="district")
    rows = sorted(rows, key=lambda row: (-row["people_missing"], row["value"]))
    drawn = districts.drawing(scoped()).rows
    assert list(drawn["Huyện cũ"]) == [row["district"] for row in rows]
    assert list(drawn["Còn thiếu"]) == [number(row["people_missing"]) for row in rows]
    assert list(drawn["Kết quả"].str.replace("\u00a0", " ")) == [
        percent(row["value"]) for row in rows
    ]
    assert list(drawn["Tiến độ"]) == [row["label"] for row in rows]


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
        if row["indicator_group"] == "chi_tieu" and pd.notna(row["label"])
    ]
    drawing = scorecard.drawing(scoped())
    assert len(drawing.rows) == len(rows) == 10
    met = [row for row in rows if row["target_year"] == 2026 and row["label"] == "Đạt"]
    aimed = [row for row in rows if row["target_year"] == 2026]
    assert drawing.title == f"Hà Tĩnh: {len(met)}/{len(aimed)} chỉ tiêu năm 2026 đã đạt"
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
