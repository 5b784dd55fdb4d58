"""What a comparison of groups rests on, in full sentences."""

import pytest
from equity_samples import row

from charts import equity_basis

NEWEST = "Theo báo cáo mới nhất của mỗi xã; 2/69 xã im lặng, lấy số cũ nếu có."


def test_old_numbers_of_silent_communes_are_said_to_count():
    # Two of 69 communes are silent; their last numbers are in the shares.
    assert equity_basis.basis(row(), [row()], unit="người", is_filtered=False) == NEWEST
    assert equity_basis.reports(row(communes_reported=69)) == ("Cả 69 xã đều có báo cáo còn mới.")


def test_estimates_filters_and_small_groups_are_said():
    small = row(worse_denominator=100, worse_percent=50.0, is_estimated=True)
    assert equity_basis.basis(small, [small], unit="người", is_filtered=True) == (
        f"{NEWEST} Có số ước tính từ đơn vị cũ bị tách. Trang này so sánh mọi nhóm xã nên không "
        "lọc theo nhóm. Nhóm nhỏ: xã biên giới chỉ có 100 người, tỷ lệ có thể từ 40,4 % đến "
        "59,6 % (khoảng tin cậy 95 %)."
    )


def test_a_figure_names_itself_a_figure():
    told = equity_basis.basis(row(), [], unit="người", is_filtered=True, what="Hình")
    assert told == f"{NEWEST} Hình này so sánh mọi nhóm xã nên không lọc theo nhóm."


def test_a_group_of_400_is_not_small_and_a_missing_one_is_none():
    assert equity_basis.small_groups([row(worse_denominator=400)], "người") == ""
    assert equity_basis.small_groups([row(worse_denominator=None)], "người") == ""


@pytest.mark.parametrize(
    ("share", "people", "low", "high"),
    [
        # Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
        (100 * 81 / 263, 263, 25.53, 36.62),
        (100 * 15 / 148, 148, 6.24, 16.05),
        (0.0, 20, 0.0, 16.11),
        (100 / 29, 29, 0.61, 17.18),
    ],
)
def test_the_interval_of_wilson_is_that_of_published_examples(share, people, low, high):
    assert equity_basis.wilson(share, people) == pytest.approx((low, high), abs=0.005)
