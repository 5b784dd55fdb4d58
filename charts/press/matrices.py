"""How a PDF moves and scales what it paints: six numbers to a matrix."""

from typing import Any

from charts.press.sheet import Point

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)


def matrix(operands: Any) -> Matrix:
    """The six numbers of a matrix."""
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def times(one: Matrix, other: Matrix) -> Matrix:
    """What both do together, the first one first."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def placed(one: Matrix, point: Point) -> Point:
    """Where a point goes."""
    a, b, c, d, e, f = one
    x, y = point
    return a * x + c * y + e, b * x + d * y + f
