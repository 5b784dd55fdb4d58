"""The slide of both targets, from rows made by hand."""

from datetime import date

import pytest
from chart_samples import COUNT, PROVINCE
from matplotlib.figure import Figure

from charts import theme
from charts.deck.standing import Aim, Standing
from charts.html import Card

LATE = Aim(2025, 70.0, date(2025, 12, 10), 0, -4.04, "người")
AHEAD = Aim(2026, 80.0, date(2026, 12, 10), 60000, 5.96, "người")
CARDS = [Card("Kết quả", "74,0 %", ""), Card("Còn thiếu", "60.000 người", "để đạt 80 %")]


@pytest.mark.parametrize(
    ("aim", "text"),
    [
        (LATE, "Mục tiêu 2025: 70 % (10/12/2025), vượt 4,0 điểm"),
        (AHEAD, "Mục tiêu 2026: 80 % (10/12/2026), thiếu 60.000 người"),
        (Aim(2026, 80.0, date(2026, 12, 10), 0, -0.01, "hộ"),
         "Mục tiêu 2026: 80 % (10/12/2026), vừa đạt"),
    ],
)  # fmt: skip
def test_a_target_says_what_is_missing_or_beyond(aim, text):
    assert aim.text == text


def texts(draw: Standing) -> list[str]:
    axes = Figure(figsize=(24.0, 10.0), dpi=72).add_axes((0, 0, 1, 1))
    draw(axes, theme.PROJECTOR)
    return [one.get_text().replace("\u00a0", " ") for one in axes.texts]


def test_a_share_lies_on_the_scale_with_both_targets_and_is_said_once():
    said = texts(Standing(PROVINCE, [LATE, AHEAD], CARDS))
    assert said[:3] == [
        "74,0 %",
        "Mục tiêu 2025: 70 %, vượt 4,0 điểm",
        "Mục tiêu 2026: 80 %, thiếu 60.000 người",
    ]
    assert said.count("74,0 %") == 1 and "60.000 người" in said


def test_a_count_has_its_cards_alone():
    assert texts(Standing(COUNT, [], CARDS))[:2] == ["Kết quả", "74,0 %"]
