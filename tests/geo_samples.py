"""Files that look like official boundaries, made from the lattice: no real boundary is needed."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
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
    coverage, known = lattice.communes(), known_communes()
    dense = shapely.segmentize(coverage.areas, 150)
    bent = shapely.transform(dense, lambda xy: xy + 60 * np.sin(xy[:, ::-1] / 500))
    names = [known[code].name for code in coverage.codes]
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


class WebSource:
    """A web server with files by name; `faults` says which answer goes wrong, and how."""

    def __init__(self, files):
        self.files = files
        self.faults, self.asked, self.release = {}, [], threading.Event()
        source = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                source.answer(self)

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/wards"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, request):
        name = request.path.removeprefix("/wards/")
        self.asked.append(name)
        fault = self.faults.get(name)
        if fault == "missing" or name not in self.files:
            request.send_error(404)
            return
        content = self.files[name]
        request.send_response(200)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        if fault in ("cut", "stalled", "trickling"):
            request.wfile.write(content[:100])
            request.wfile.flush()
        if fault == "stalled":
            self.release.wait(10)
        while fault == "trickling" and not self.release.wait(0.05):
            request.wfile.write(b" ")
        if fault is None:
            request.wfile.write(content)

    def close(self):
        self.release.set()
        self.server.shutdown()
        self.server.server_close()
