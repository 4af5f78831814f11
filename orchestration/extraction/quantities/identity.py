"""Whether one number of a sentence is part of a name, a year, an ordinal, a period or a group rather than a quantity."""

from __future__ import annotations

import re

from orchestration.extraction.model import Number, Sentence
