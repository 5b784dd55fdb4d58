"""The map of coverage with a line around the groups of a grouping."""

import pytest
from chart_samples import MET, NO_DATA, NOBODY, ZERO, Squares
from test_charts_maps import layers, looks

from charts import equity_map, maps, theme
from charts.equity_names import GROUPINGS

PEERS = ("urban", "midland", "midland", "remote")
FOUR = [
    row | {"peer_group": peers}
    for row, peers in zip((MET, NO_DATA, NOBODY, ZERO), PEERS, strict=True)
]


def widths(grouping):
    drawn = maps.coverage_map(FOUR, Squares(), unit="người", outlines=[grouping], size=(500, 240))
    return looks(layers(drawn)["borders"])["getWidth"]


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_every_grouping_has_a_line_that_is_thick(grouping):
    _, width = theme.OUTLINES[grouping]
    is_known = any(row[grouping] == "yes" for row in FOUR) or grouping in equity_map.BETWEEN
    assert (width in widths(grouping)) == is_known


def test_the_line_runs_around_the_remote_commune_only():
    # The borders of Hương Khê, the last of the four squares in a row, are the last two.
    assert [width == 4.0 for width in widths("remote")] == [False, False, False, True, True]


def test_the_line_runs_between_peers_of_two_kinds():
    # Trần Phú and Hương Sơn, in the middle, are of one kind.
    between, _ = theme.OUTLINES["peer_group"], None
    assert [width == between[1] for width in widths("peer_group")] == [
        True,
        True,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("grouping", "told"),
    [
        ("remote", "Viền đậm: xã vùng xa; màu là tỷ lệ của từng xã"),
        ("kind", "Đường đậm ngăn các nhóm; màu là tỷ lệ của từng xã"),
        (
            "minority_area",
            "Chưa biết nơi nào là xã vùng dân tộc thiểu số; màu là tỷ lệ của từng xã",
        ),
    ],
)
def test_the_heading_says_what_the_line_is(grouping, told):
    assert equity_map.heading(FOUR, grouping) == told


def test_the_heading_says_that_there_is_nothing_to_draw_a_line_around():
    assert equity_map.heading([MET], "border").startswith("Không có xã biên giới;")
    assert equity_map.heading([MET], "kind").startswith("Các xã cùng một nhóm;")


def test_the_alternative_text_counts_members_and_unknown_ones():
    assert equity_map.alt(FOUR, "remote") == "Bản đồ 4 xã, phường: 1 xã vùng xa, 3 xã chưa rõ."
    assert equity_map.alt(FOUR, "peer_group") == (
        "Bản đồ 4 xã, phường trong 3 nhóm của cách chia «Nhóm cùng điều kiện»."
    )
