import pytest
from geo_samples import known_communes

from geo.communes import Commune


def test_all_69_communes_are_known_in_ascending_order_of_code():
    communes = known_communes()
    assert len(communes) == 69
    assert list(communes) == sorted(communes)
    assert communes["18073"] == Commune("18073", "Thành Sen", "phường", 28.23, 105.90287, 18.34188)
    assert str(communes["18073"]) == "18073 Thành Sen"


@pytest.mark.parametrize(
    ("code", "slug"),
    [("18073", "thanh_sen"), ("18196", "son_kim_1"), ("18364", "dan_hai"), ("18229", "duc_tho")],
)
def test_file_names_spell_a_commune_without_tones(code, slug):
    assert known_communes()[code].slug == slug
