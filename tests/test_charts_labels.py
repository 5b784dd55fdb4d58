from chart_samples import MET, NO_DATA, NOBODY, ZERO, Squares

from charts import labels, theme

FOUR = [MET, NO_DATA, NOBODY, ZERO]
CENTRES = Squares.commune_centres
PAPERS = [theme.CLASS_COLOURS[4], theme.PAPER, theme.PAPER, theme.CLASS_COLOURS[0]]


def test_no_data_and_nobody_to_count_have_signs_of_their_own_and_silence_another():
    (layer,) = labels.marks(FOUR, CENTRES)
    assert [(one["at"], one["sign"]) for one in layer.data] == [
        ((106, 18), "?"),
        ((107, 18), "–"),
        ((108, 18), "!"),
    ]


def test_signs_that_are_not_ascii_are_drawn_too():
    (layer,) = labels.marks(FOUR, CENTRES)
    assert layer.character_set == "auto"


def test_without_a_sign_there_is_no_layer():
    assert labels.marks([MET, None], CENTRES[:2]) == []


def test_the_names_on_the_tiles_can_be_read_on_their_class():
    layer = labels.names(FOUR, CENTRES, PAPERS)
    assert [one["ink"] for one in layer.data] == [
        theme.rgb(theme.PAPER),
        theme.rgb(theme.BLACK),
        theme.rgb(theme.BLACK),
        theme.rgb(theme.BLACK),
    ]


def test_a_name_has_one_word_a_line_and_its_sign_below():
    layer = labels.names([MET, None, ZERO], CENTRES[:3], PAPERS[:3])
    assert [one["name"] for one in layer.data] == ["Thành\nSen", "Hương\nKhê\n!"]
