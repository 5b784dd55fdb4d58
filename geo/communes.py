"""What is known of each commune beforehand, to check boundaries against."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

Communes = dict[str, "Commune"]
REFERENCE = Path(__file__).parent.parent / "data" / "reference" / "communes.csv"


@dataclass(frozen=True)
class Commune:
    """A commune or ward of today, with its published area and a point in its middle."""

    code: str
    name: str
    kind: str
    area_km2: float
    lon: float
    lat: float

    def __str__(self) -> str:
        """How messages name it: `18073 Thành Sen`."""
        return f"{self.code} {self.name}"

    @property
    def full_name(self) -> str:
        """The name with what it is: `Xã Sơn Kim 1`."""
        return f"{self.kind.capitalize()} {self.name}"

    @property
    def slug(self) -> str:
        """The name in ASCII as file names spell it: `Sơn Kim 1` is `son_kim_1`."""
        plain = unicodedata.normalize("NFD", self.name.lower().replace("đ", "d"))
        return re.sub("[^a-z0-9]+", "_", plain.encode("ascii", "ignore").decode()).strip("_")


def read(path: Path) -> Communes:
    """The communes of a reference file, by commune code, in ascending order of code."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["code"])
    return {
        row["code"]: Commune(
            row["code"],
            row["name"],
            row["kind"],
            area_km2=float(row["area_km2"]),
            lon=float(row["lon"]),
            lat=float(row["lat"]),
        )
        for row in rows
    }
