"""Files that look like official boundaries, made from the lattice: no real boundary is needed."""

import json
from pathlib import Path

import geopandas
import numpy as np
import shapely

from geo import communes, lattice
from geo.communes import Communes
from geo.coverage import METRES

ROOT = Path(__file__).parent.parent


def known_communes() -> Communes:
    return communes.read(ROOT / "data" / "reference" / "communes.csv")


def official_like() -> geopandas.GeoDataFrame:
    """The lattice with four times the vertices, bent by up to 60 m; neighbours stay neighbours."""
    coverage = lattice.communes()
    dense = shapely.segmentize(coverage.areas, 150)
    bent = shapely.transform(dense, lambda xy: xy + 60 * np.sin(xy[:, ::-1] / 500))
    names = [known_communes()[code].name for code in coverage.codes]
    return geopandas.GeoDataFrame(
        {"ma_xa": coverage.codes, "ten_xa": names}, geometry=bent, crs=METRES
    )


def parts_by_name() -> dict[str, bytes]:
    """One GeoJSON file per commune, as the public source spells and fills them."""
    known, frame = known_communes(), official_like().to_crs("EPSG:4326")
    return {
        f"{code}_{known[code].slug}.geojson": json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "properties": {"unit_name": known[code].name, "unit_code": code},
                        "geometry": json.loads(shapely.to_geojson(outline)),
                    }
                ],
            }
        ).encode()
        for code, outline in zip(frame["ma_xa"], frame.geometry, strict=True)
    }
