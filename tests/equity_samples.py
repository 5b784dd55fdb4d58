"""One compared pair of groups, as `queries.equity` gives it."""

FILLED = {
    "grouping": "border",
    "measure": "difference",
    "value": 18.9,
    "unit": "điểm",
    "refused_because": None,
    "mean_percent": 74.0,
    "worse_group": "yes",
    "better_group": "no",
    "worse_percent": 56.3,
    "better_percent": 75.2,
    "worse_communes": 7,
    "better_communes": 62,
    "worse_denominator": 67000,
    "better_denominator": 1037000,
    "communes_total": 69,
    "communes_reported": 67,
    "communes_unknown": 0,
    "is_estimated": False,
}


def row(**other):
    """A row of `queries.equity`: border communes 18.9 points below the others."""
    return FILLED | other
