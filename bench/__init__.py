"""The benchmark: every page beside a floor page and a bare page, in one run."""
