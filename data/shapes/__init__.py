"""The three shapes of a report, one module each."""
