"""What checked files would change, each beside the numbers in force and the files before it."""

from data import database
from data.imports import Checked
from data.preview import Changes, InForce, changes, in_force
from data.reference import Reference
from data.store import Store


def numbers_of(store: Store) -> InForce:
    """The numbers in force now."""
    return in_force(database.numbers_in_force(store.database))


def of_files(
    checked: Checked, store: Store, reference: Reference, before: InForce
) -> tuple[Changes | None, ...]:
    """What each file would change of the numbers in force `before`, the files before it taken.

    None for a file that would not be taken. Numbers of the sample count for nothing.
    """
    is_first = not any(entry.is_report for entry in store.in_force())
    found: list[Changes | None] = []
    for one in checked.files:
        if one.result.status != "accepted":
            found.append(None)
            continue
        made = changes(one.reading, before, reference, replaces_sample=is_first)
        found.append(made)
        if made.rows:
            before, is_first = made.after, False
    return tuple(found)
