from chart_samples import MET, NO_DATA, NOBODY, ZERO, Squares, cards_of, commune

from charts import hover, maps

NAMES = ["Phường A", "Phường B", "Phường C", "Phường D", "Xã Hương Khê", "Xã Trần Phú"]


class Shown:
    """A map of cards alone."""

    def __init__(self, *rows, names=NAMES, unit="người", card=hover.level):
        self._tooltip = {"html": hover.cards(rows, names, unit, card)}


def written(*given, **options):
    return Shown(*given, **options)._tooltip["html"]


def test_the_cards_tell_zero_from_no_data_from_nobody_in_words():
    communes = [MET, NO_DATA, NOBODY, ZERO]
    assert cards_of(Shown(*communes, names=Squares.names)) == {
        0: ["{name}", "80,0 % · Đạt", "số liệu 31/10/2026"],
        1: ["{name}", "Chưa có số liệu"],
        2: ["{name}", "Không có đối tượng", "số liệu 31/10/2026"],
        3: ["{name}", "0,0 % · Tụt hậu", "thiếu 800 người", "số liệu 30/07/2026 · im lặng"],
    }


def test_words_that_many_have_in_common_are_sent_once():
    """Four that met on one day, told from two that share no words with them."""
    same = [MET | {"commune": name, "value": 80.5 + i} for i, name in enumerate("ABCD")]
    rows = [*same, ZERO, NO_DATA]
    told = cards_of(Shown(*rows))
    assert [told[i] for i in range(4)] == [
        ["{name}", f"{value} % · Đạt", "số liệu 31/10/2026"]
        for value in ("80,5", "81,5", "82,5", "83,5")
    ]
    assert told[5] == ["{name}", "Chưa có số liệu"]
    assert written(*rows).count("31/10/2026") == 1
    assert "<p class='h0 a' a=80,5><p class='h1 a' a=81,5>" in written(*rows)


def test_communes_that_are_told_the_same_have_one_card():
    """Of three there is no style; a card for the three says it all."""
    rows = [NO_DATA | {"commune": "Trần Phú"}] * 3
    html = written(*rows, names=["Xã Trần Phú"] * 3)
    assert html.endswith("'><p class='h0 h1 h2'>Chưa có số liệu</div>")


def test_two_figures_stand_where_they_belong():
    rows = [ZERO | {"people_missing": missing} for missing in (1, 22, 333, 4444)]
    told = cards_of(Shown(*rows, names=["Xã Hương Khê"] * 4))
    assert [lines[2] for lines in told.values()] == [
        "thiếu 1 người", "thiếu 22 người", "thiếu 333 người", "thiếu 4.444 người",
    ]  # fmt: skip


def test_a_line_with_markup_stays_in_its_card():
    """Five that share it, and whose names the map knows, would else have it in the style."""
    known = {"names": ["Phường Thành Sen"] * 5}
    html = written(*[MET] * 5, **known, card=lambda row, unit: ["a &amp; b"])
    assert html.endswith("'><p class='h0 h1 h2 h3 h4'>a &amp; b</div>")
    assert "p.a::after" in written(*[MET] * 5, **known, card=lambda row, unit: ["a và b"])


def test_a_commune_that_is_not_asked_for_has_no_card():
    assert list(cards_of(Shown(None, ZERO))) == [1]
    assert cards_of(Shown(None)) == {}


def test_a_place_that_the_map_does_not_know_has_its_own_name_escaped():
    told = cards_of(Shown(commune("1", "<A>", level="met"), names=["Xã B"]))
    assert told[0][:2] == ["<b>Xã &lt;A&gt;</b>", "80,0 % · Đạt"]


def test_a_count_has_its_unit_and_misses_nobody():
    row = MET | {"measure": "count", "value": 3.0, "people_missing": None}
    assert cards_of(Shown(row, unit="lớp"))[0][1:] == ["3 lớp · Đạt", "số liệu 31/10/2026"]


def test_all_communes_of_the_province_are_less_than_four_kilobytes():
    rows = [
        ZERO | {"commune": f"Xã {i}", "value": i + 0.5, "people_missing": 1000 + i}
        for i in range(69)
    ]
    assert len(written(*rows, names=[f"Xã Xã {i}" for i in range(69)])) < 4000


def test_maps_show_them():
    shown = maps.coverage_map([MET], Squares(), unit="người", size=(480, 220))
    assert cards_of(shown) == {0: ["{name}", "80,0 % · Đạt", "số liệu 31/10/2026"]}
