import pandas as pd
import pytest
from chart_samples import commune
from pace_samples import (
    COUNT,
    ESTIMATE,
    FROM_ESTIMATE,
    MENTEES,
    NO_DATA,
    NO_SPEED,
    NO_TARGET,
    PLACE,
    RATIO,
    YES_NO,
    day,
)

from charts import league


def runner(name, **other):
    """A row of `queries.improvement`: 60 % on 03/10/2026, 62 % on 31/10/2026."""
    row = commune(name, name) | {
        "value": 62.0,
        "observed_from": day("2026-10-03"),
        "observed_to": day("2026-10-31"),
        "value_before": 60.0,
        "observed_points_per_week": 0.5,
        "label": "Chậm",
        "improvement_band": 1,
        "level_band": 12,
        "pace_is_estimated": False,
        "is_revised": False,
        "is_late": False,
    }
    return row | other


UNPACED = {"observed_points_per_week": None, "improvement_band": None}
NEVER = UNPACED | {
    "observed_from": pd.NaT,
    "observed_to": pd.NaT,
    "value_before": None,
    "value": None,
    "label": "Chưa có số liệu",
    "level_band": None,
    "is_silent": True,
}
ONE_REPORT = UNPACED | {
    "observed_from": day("2026-10-31"),
    "value_before": 62.0,
    "label": "Chưa có số liệu",
}


def lines(table):
    return ["|".join(row) for row in table.lines]


def test_communes_are_counted_by_label_in_the_order_of_the_labels():
    labels = ["Chậm", "Đạt", "Chậm", "Không đạt"]
    rows = [PLACE | {"label": label} for label in labels] + [PLACE | NO_SPEED, PLACE | NO_DATA]
    assert list(league.label_counts(rows).items()) == [
        ("Đạt", 1),
        ("Chậm", 2),
        ("Không đạt", 1),
        ("Chưa có số liệu tốc độ", 1),
        ("Chưa có số liệu", 1),
    ]
    assert league.label_counts([]) == {}


def test_the_league_tells_bands_of_five_and_who_cannot_be_ranked():
    rows = [
        runner("Cẩm Bình"),
        runner("Hương Khê", remote="yes", improvement_band=3, label="Đạt"),
        runner("Sơn Kim 1", **ONE_REPORT),
        runner("Trần Phú", **NEVER),
    ]
    table = league.league(rows, "người")
    assert table.columns == [
        "Nhóm tiến bộ",
        "Xã, phường",
        "Tăng mỗi tuần",
        "Từ",
        "Đến",
        "Nhóm kết quả",
        "Tiến độ",
        "Ghi chú",
    ]
    # The 12th band holds places 56 to 60, the 3rd 11 to 15.
    assert lines(table) == [
        "1–5|Cẩm Bình|0,50 điểm/tuần|60,0 % (03/10/2026)|62,0 %|56–60|Chậm|",
        "11–15|Hương Khê ▲|0,50 điểm/tuần|60,0 % (03/10/2026)|62,0 %|56–60|Đạt|",
        "chưa xếp|Sơn Kim 1|–|–|62,0 %|56–60|Chưa có số liệu tốc độ|",
        "chưa xếp|Trần Phú|–|–|–|chưa xếp|Chưa có số liệu|",
    ]


def test_revised_late_estimated_and_silent_are_told_apart_in_the_remarks():
    row = runner("A", is_revised=True, is_late=True, is_estimated=True, is_silent=True)
    assert league.league([row], "người").column("Ghi chú") == [
        "có số sửa lại; có báo cáo muộn; ước tính; im lặng đã lâu"
    ]


def test_a_reported_value_is_no_estimate_because_its_speed_began_with_one():
    row = runner("A", pace_is_estimated=True)
    assert league.league([row], "người").column("Ghi chú") == ["tốc độ ước tính"]


def test_where_no_commune_has_a_pace_the_table_ranks_results():
    rows = [runner("A", **ONE_REPORT), runner("B", **NEVER)]
    table = league.league(rows, "người")
    assert table.columns == ["Xã, phường", "Kết quả", "Nhóm kết quả", "Tiến độ", "Ghi chú"]
    assert lines(table)[0] == "A|62,0 %|56–60|Chưa có số liệu tốc độ|"
    assert league.title(rows) == "Kết quả của các xã, cao nhất trước"
    assert league.note(rows) == ""


def test_one_commune_with_a_pace_is_enough_to_rank_paces():
    rows = [runner("A"), runner("B", **NEVER)]
    assert league.title(rows) == "Tiến bộ của các xã, nhanh nhất trước"
    assert league.note(rows) == (
        "Xếp theo nhóm năm xã vì chênh lệch vài bậc không có ý nghĩa; xã chưa tính được tốc độ "
        "đứng cuối. Có số sửa lại hoặc báo cáo muộn trong thời gian đo thì ghi rõ."
    )


def test_a_yes_or_no_has_no_bands_and_a_ratio_no_unit():
    held = runner("A", **UNPACED | {"measure": "yes_no", "value": 1.0, "label": "Đạt"})
    table = league.league([held], None)
    assert table.columns == ["Xã, phường", "Kết quả", "Tiến độ", "Ghi chú"]
    assert lines(table) == ["A|Đã tổ chức|Đạt|"]
    ratio = runner("A", **UNPACED | {"measure": "ratio", "value": 4.2})
    assert league.league([ratio], MENTEES).column("Kết quả") == ["4,2"]


def groups(change):
    rows = [
        PLACE | {"group": "peer_group urban", "communes_total": 9} | change,
        PLACE | {"group": "remote yes", "communes_total": 19} | ESTIMATE | change,
        PLACE | {"group": "remote no", "communes_total": 1} | change,
    ]
    return league.groups(rows, MENTEES if change is RATIO else "người")


def test_the_known_groups_show_how_fast_they_move_the_remote_first():
    table = groups({})
    assert table.columns == ["Nhóm xã", "Tỷ lệ", "Tăng", "Cần", "Tiến độ"]
    assert lines(table) == [
        "Vùng xa (19)|≈74,0 %|≈0,50|≈1,05|Chậm",
        "Phường (9)|74,0 %|0,50|1,05|Chậm",
    ]
    reported = groups(FROM_ESTIMATE | {"is_estimated": False})
    assert lines(reported)[1] == "Phường (9)|74,0 %|≈0,50|1,05|Chậm"
    assert league.caption(table) == "Các nhóm xã: tăng và cần, điểm mỗi tuần"


@pytest.mark.parametrize(
    ("change", "columns", "line"),
    [
        (YES_NO, ["Nhóm xã", "Kết quả"], "Phường (9)|52 xã đã tổ chức"),
        (COUNT, ["Nhóm xã", "Kết quả"], "Phường (9)|170 người"),
        (RATIO, ["Nhóm xã", "Kết quả", "Tiến độ"], "Phường (9)|4,2|Cần tăng tốc"),
        (NO_TARGET, ["Nhóm xã", "Tỷ lệ", "Tăng"], "Phường (9)|74,0 %|0,50"),
        (
            NO_DATA,
            ["Nhóm xã", "Tỷ lệ", "Tăng", "Cần", "Tiến độ"],
            "Phường (9)|–|–|1,05|Chưa có số liệu",
        ),
    ],
)
def test_groups_show_what_their_measure_has(change, columns, line):
    table = groups(change)
    assert table.columns == columns
    assert lines(table)[1] == line


def test_a_sum_of_what_each_commune_must_reach_has_no_speed_in_its_caption():
    assert league.caption(groups(COUNT)) == "Các nhóm xã"
    assert league.caption(groups(NO_TARGET)) == "Các nhóm xã: tăng, điểm mỗi tuần"


def test_the_former_districts_show_how_fast_they_move_in_their_order():
    rows = [
        PLACE | {"district": "Huyện Vũ Quang", "communes_total": 3},
        PLACE | {"district": "Thị xã Kỳ Anh", "communes_total": 5} | NO_SPEED,
    ]
    table = league.districts(rows, "người")
    assert table.columns == ["Huyện cũ", "Tỷ lệ", "Tăng", "Cần", "Tiến độ"]
    assert lines(table) == [
        "Huyện Vũ Quang (3)|74,0 %|0,50|1,05|Chậm",
        "Thị xã Kỳ Anh (5)|74,0 %|–|1,05|Chưa có số liệu tốc độ",
    ]
    assert league.caption(table) == "Các huyện cũ: tăng và cần, điểm mỗi tuần"
