"""Inequality in words and figures: every sentence in full, every point where it belongs."""

import re
from datetime import date

import pandas as pd
import pytest
from chart_samples import checked, tree
from equity_samples import row

from charts import css, equity, equity_figures, theme
from charts.equity_names import GROUPINGS, MEASURES, group_name

MATERIAL = 2.0
REFUSED = {"value": None, "refused_because": "cả 69 xã chưa rõ phân loại"}


def then(**other):
    """A row of `queries.equity_over_time`: the gap closed by 0.4 points since 31/08/2026."""
    return {
        "as_of": date(2026, 10, 31),
        "grouping": "border",
        "mean_percent": 74.0,
        "worse_percent": 56.3,
        "better_percent": 75.2,
        "target_percent": 80.0,
        "difference_points": 18.9,
        "compared_with": date(2026, 8, 31),
        "mean_change_points": 0.6,
        "difference_change_points": -0.4,
        "is_alarm": False,
    } | other


def said(one, *path):
    return equity.message(one, path, where="Hà Tĩnh", material=MATERIAL)


# Names


@pytest.mark.parametrize(
    ("other", "worse", "better"),
    [
        ({}, "xã biên giới", "62 xã còn lại"),
        (
            {"grouping": "remote", "better_group": "unknown"},
            "xã vùng xa",
            "62 xã chưa rõ phân loại",
        ),
        (
            {"grouping": "kind", "worse_group": "xã", "better_group": "phường"},
            "các xã",
            "các phường",
        ),
        (
            {"grouping": "peer_group", "worse_group": "remote", "better_group": "urban"},
            "vùng xa",
            "đô thị",
        ),
        (
            {
                "grouping": "former_district",
                "worse_group": "Huyện Vũ Quang",
                "better_group": "Thị xã Hồng Lĩnh",
            },
            "huyện Vũ Quang",
            "thị xã Hồng Lĩnh",
        ),
    ],
)
def test_groups_are_called_by_their_names(other, worse, better):
    assert (group_name(row(**other), "worse"), group_name(row(**other), "better")) == (
        worse,
        better,
    )


def test_every_measure_has_a_name_and_one_sentence():
    assert len({name for name, _ in MEASURES.values()}) == len(MEASURES) == 11
    assert all(meaning.endswith(".") and ". " not in meaning for _, meaning in MEASURES.values())


# The message


@pytest.mark.parametrize(
    ("change", "end"),
    [
        (-0.4, ", thu hẹp 0,4 điểm từ 31/08/2026"),
        (0.4, ", rộng thêm 0,4 điểm từ 31/08/2026"),
        (0.04, ", không đổi từ 31/08/2026"),
        (20.0, ", đổi chiều từ 31/08/2026"),
        (None, ""),
    ],
)
def test_the_message_says_the_gap_and_whether_it_widened(change, end):
    start = "Hà Tĩnh: xã biên giới thấp hơn 62 xã còn lại 18,9 điểm"
    assert said(row(), then(difference_change_points=change)) == start + end


def test_the_lead_of_the_harder_group_is_said_as_a_lead():
    # It led by 3 points and leads by 5: wider by 2.
    lead = row(value=-5.0)
    path = then(difference_points=-5.0, difference_change_points=-2.0)
    assert said(lead, path) == (
        "Hà Tĩnh: xã biên giới cao hơn 62 xã còn lại 5,0 điểm, rộng thêm 2,0 điểm từ 31/08/2026"
    )


@pytest.mark.parametrize("value", [-2.0, 0.0, 2.0])
def test_a_difference_within_the_material_points_is_called_none(value):
    assert said(row(value=value)) == (
        f"Hà Tĩnh: xã biên giới và 62 xã còn lại chênh nhau không đáng kể ({abs(value):.0f},0 điểm)"
    )


def test_a_difference_just_above_is_called_one():
    assert said(row(value=2.1)) == "Hà Tĩnh: xã biên giới thấp hơn 62 xã còn lại 2,1 điểm"


def test_a_refusal_is_the_message():
    assert said(row(**REFUSED, grouping="minority_area")) == (
        "Hà Tĩnh, vùng dân tộc thiểu số 2026–2030: không so sánh được – cả 69 xã chưa rõ phân loại"
    )


# The alarm


def test_an_alarm_counts_the_gaps_and_names_the_one_that_widened_most():
    wide = then(is_alarm=True, difference_change_points=0.4)
    wider = then(is_alarm=True, difference_change_points=1.2, grouping="kind")
    assert equity.alarm([wide, wider, then(grouping="remote")]) == (
        "Báo động: bình quân tăng 0,6 điểm từ 31/08/2026 mà khoảng cách rộng thêm ở 2 cách chia "
        "nhóm, nhiều nhất là xã và phường: 1,2 điểm."
    )


def test_a_single_alarm_is_named_and_a_small_rise_is_not_shown_as_none():
    one = then(is_alarm=True, difference_change_points=0.02)
    assert equity.alarm([one]) == (
        "Báo động: bình quân tăng 0,6 điểm từ 31/08/2026 mà khoảng cách rộng thêm theo cách chia "
        "biên giới: dưới 0,1 điểm."
    )


def test_an_alarm_of_an_earlier_date_is_silent():
    assert equity.alarm([then(is_alarm=True, as_of=date(2026, 9, 30)), then()]) == ""
    assert equity.alarm([]) == ""


def test_the_banner_is_read_aloud_and_escaped():
    assert equity_figures.banner("a < b") == '<p class="alarm" role="alert">a &lt; b</p>'


# Cards


def six(**other):
    rows = [
        row(grouping=grouping, measure=measure, **({"value": 1.2} if measure == "par" else {}))
        | other
        for grouping in equity.ON_CARDS
        for measure in ("difference", "par")
    ]
    return equity.cards(rows, material=MATERIAL, where="Hà Tĩnh")


def test_a_difference_and_a_gain_stand_on_a_card_for_every_group_of_the_page():
    shown = six()
    assert [card.label for card in shown] == [
        "Vùng xa",
        "Nếu nhóm này theo kịp",
        "Thôn dân tộc thiểu số",
        "Nếu nhóm này theo kịp",
        "Biên giới",
        "Nếu nhóm này theo kịp",
    ]
    assert (shown[4].value, shown[4].note, shown[4].is_alert) == (
        "−18,9 điểm",
        "56,3 % so với 75,2 % ở 62 xã còn lại",
        True,
    )
    assert (shown[5].value, shown[5].note) == ("+1,2 điểm", "cả tỉnh: 74,0 % → 75,2 %")


def test_all_communes_have_to_follow_where_some_are_unknown_beside_no():
    assert six(communes_unknown=3)[5].label == "Nếu mọi xã theo kịp"
    assert six(communes_unknown=3, better_group="unknown")[5].label == "Nếu nhóm này theo kịp"


@pytest.mark.parametrize(
    ("other", "value", "note"),
    [
        ({"value": 1.9}, "không đáng kể", "56,3 % so với 75,2 % ở 62 xã còn lại"),
        ({"value": -5.0}, "+5,0 điểm", "56,3 % so với 75,2 % ở 62 xã còn lại"),
        (REFUSED, "–", "cả 69 xã chưa rõ phân loại"),
    ],
)
def test_a_card_says_what_is_small_ahead_or_refused(other, value, note):
    card = six(**other)[4]
    assert (card.value, card.note, card.is_alert) == (value, note, False)


def test_a_gain_of_nothing_is_said():
    gain = six(value=0)[5]
    assert (gain.value, gain.note) == ("0 điểm", "cả tỉnh đã đạt 74,0 %")


# Theil, the table, what it rests on


def theil(between, total, why=None):
    return [
        row(grouping="former_district", measure=name, value=value, refused_because=why)
        for name, value in (("theil", between), ("theil_total", total))
    ]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            theil(5.31, 8.32),  # 63.8 %
            "64 % chênh lệch giữa các xã nằm giữa các huyện cũ, phần còn lại nằm trong từng huyện "
            "(chỉ số Theil).",
        ),
        (theil(0.0, 0.0), "Các xã đạt như nhau: không có chênh lệch nào để chia."),
        (
            theil(None, None, "chỉ có một nhóm"),
            "Chênh lệch giữa các huyện cũ và trong từng huyện: chỉ có một nhóm.",
        ),
    ],
)
def test_theil_is_one_plain_sentence(rows, sentence):
    assert equity.theil_sentence(rows) == sentence


def test_the_table_gives_every_measure_its_meaning_and_the_reason_of_a_refusal():
    rows = [row(measure=name, value=1.256) for name in MEASURES if name != "sii"]
    rows.append(row(measure="sii", value=None, refused_because="cần ít nhất 3 nhóm có thứ tự"))
    table = equity.all_measures(rows, "border")
    told = {line["Chỉ số"]: line for line in table.rows()}
    assert table.column("Chỉ số") == [name for name, _ in MEASURES.values()]
    assert told["Chênh lệch"]["Giá trị"] == "1,3 điểm"
    assert told["Chỉ số tập trung"]["Giá trị"] == "1,26 điểm"
    assert told["Độ dốc"] == {
        "Chỉ số": "Độ dốc",
        "Giá trị": "–",
        "Nghĩa là": "Chênh lệch ước lượng giữa người ở nơi khó khăn nhất và người ở nơi thuận lợi "
        "nhất. Không tính: cần ít nhất 3 nhóm có thứ tự.",
    }


def test_the_groupings_are_compared_in_the_order_of_the_page():
    rows = [row(grouping=one, measure=measure) for one in sorted(GROUPINGS)
            for measure in ("bgv", "difference")]  # fmt: skip
    assert [one["grouping"] for one in equity.compared(rows)] == list(GROUPINGS)


# Figures


def drawn(*rows, targets=None, is_sample=False):
    return equity_figures.pairs(
        rows,
        targets={2025: 70.0, 2026: 80.0} if targets is None else targets,
        material=MATERIAL,
        is_sample=is_sample,
    )


def test_two_points_stand_on_a_scale_of_tens_with_the_mean_and_the_targets():
    shown = drawn(row(), is_sample=True)
    tree(shown)
    # From 50 to 80: 56.3 at 21 %, 75.2 at 84 %, the mean 74 at 80 %, the target 70 at 66.7 %.
    assert '<b class="worse" style="left:21.0%"></b>' in shown
    assert '<b class="better" style="left:84.0%"></b>' in shown
    assert '<i style="left:21.0%;width:63.0%"></i>' in shown
    assert '<u class="mean" style="left:80.0%"></u>' in shown
    assert '<u class="step" style="left:66.7%"></u>' in shown
    assert '<u class="goal" style="left:100.0%"></u>' in shown
    assert '<span style="right:79.0%">xã biên giới <b>56,3 %</b></span>' in shown
    assert '<span style="left:84.0%">62 xã còn lại <b>75,2 %</b></span>' in shown
    assert '<td class="r">18,9 điểm</td>' in shown
    assert f'<span class="sample">{theme.SAMPLE_MARK}</span>' in shown


def test_the_lower_point_is_named_on_the_left_whichever_group_it_is():
    shown = drawn(row(value=-5.0, worse_percent=75.0, better_percent=70.0))
    assert shown.index('<b class="better"') < shown.index('<b class="worse" style')
    assert '<span style="right:100.0%">62 xã còn lại <b>70,0 %</b></span>' in shown


def test_a_small_difference_and_a_refusal_are_words_in_the_figure():
    shown = drawn(row(value=1.5), row(**REFUSED))
    assert '<td class="r">không đáng kể</td>' in shown
    assert "<em>chưa so sánh: cả 69 xã chưa rõ phân loại</em>" in shown
    assert shown.count('<b class="worse" style') == 1


def test_without_targets_or_numbers_the_scale_is_whole():
    nothing = row(**REFUSED, mean_percent=None, worse_percent=None, better_percent=None)
    shown = drawn(nothing, targets={})
    assert "<u" not in shown
    tree(shown)
    assert drawn(row(), targets={}).count('class="goal"') == 0


def test_every_class_of_the_figure_has_a_rule():
    shown = drawn(row(), row(**REFUSED), is_sample=True) + equity_figures.banner("a")
    classes = {name for names in re.findall(r'class="([\w -]+)"', shown) for name in names.split()}
    assert classes == {
        "pairs", "worse", "better", "mean", "sample", "unseen", "rail", "r", "goal", "step", "alarm"
    }  # fmt: skip
    sheet = css.stylesheet().replace("{", " ")
    assert {name for name in classes if f".{name} " not in sheet} == set()


def test_the_lines_are_the_two_groups_the_mean_and_the_target():
    path = [
        then(as_of=date(2025, 12, 31), target_percent=70.0, worse_percent=None),
        then(worse_percent=0.0),
    ]
    figure = checked(equity_figures.gap_lines(path, row(), is_sample=True))
    assert [line.name for line in figure.data] == [
        "62 xã còn lại",
        "bình quân",
        "xã biên giới",
        "mục tiêu",
    ]
    assert list(figure.data[2].y) == [None, 0.0]
    assert list(figure.data[3].y) == [70.0, 80.0]
    assert figure.data[3].line.shape == "hv"
    assert list(figure.data[0].x) == ["2025-12-31", "2026-10-31"]
    assert [mark.text for mark in figure.layout.annotations] == [f"<b>{theme.SAMPLE_MARK}</b>"]
    assert figure.layout.template.layout.font.family == theme.FONT


def test_the_lowest_and_highest_district_change_by_the_day_and_are_not_named():
    districts = row(grouping="former_district", worse_group="A", better_group="B")
    figure = checked(equity_figures.gap_lines([then()], districts, is_sample=False))
    assert [figure.data[0].name, figure.data[2].name] == ["huyện cũ cao nhất", "huyện cũ thấp nhất"]
    assert not figure.layout.annotations


def test_the_rows_are_left_as_they_are():
    rows = (row(),)
    before = [dict(one) for one in rows]
    drawn(*rows)
    assert [dict(one) for one in rows] == before
    assert pd.notna(rows[0]["value"])
