"""The first slide, as it is drawn."""

from matplotlib.figure import Figure

from charts import theme
from charts.deck.opening import Opening


def test_the_place_and_the_day_are_larger_than_what_follows():
    axes = Figure(figsize=(24.0, 10.0), dpi=72).add_axes((0, 0, 1, 1))
    Opening(["Hà Tĩnh", "Số liệu đến ngày 31/10/2026", "67/69 xã, phường"])(axes, theme.PROJECTOR)
    sizes = {one.get_text(): one.get_fontsize() for one in axes.texts}
    assert sizes == {"Hà Tĩnh": 84, "Số liệu đến ngày 31/10/2026": 84, "67/69 xã, phường": 52}
