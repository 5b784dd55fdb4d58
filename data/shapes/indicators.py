"""Which indicator of the plan a header or a row means."""

import re
from difflib import get_close_matches

from data.messages import Fault
from data.reference import Indicator
from data.text import match_key, without_tones

_LONGEST_NAME = 300
_NUMBERING = re.compile(r"^[0-9]{1,2}[.)] ?")


class Indicators:
    """The indicators of the plan by name, short name and code."""

    def __init__(self, indicators: tuple[Indicator, ...]) -> None:
        """Put every spelling of the indicators in order."""
        self._total = len(indicators)
        self._by_key = {
            match_key(text): indicator
            for indicator in indicators
            for text in (indicator.name, indicator.short_name, indicator.code)
        }
        self._toneless = {without_tones(key): indicator for key, indicator in self._by_key.items()}

    def get(self, text: str) -> Indicator | None:
        """The indicator with this name, short name or code; None when there is none."""
        key = match_key(text)
        return self._by_key.get(key) or self._by_key.get(_NUMBERING.sub("", key))

    def find(self, text: str) -> Indicator:
        """The indicator with this name, short name or code; raises Fault when there is none."""
        if found := self.get(text):
            return found
        is_name = len(text) <= _LONGEST_NAME
        near = is_name and get_close_matches(without_tones(text), self._toneless, n=1, cutoff=0.75)
        if near:
            meant = self._toneless[near[0]].short_name
            raise Fault("indicator_misspelt", total=self._total, meant=meant)
        raise Fault("indicator_unknown", total=self._total)
