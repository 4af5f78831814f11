"""The reference data of the project: indicators, organisations and programmes, with the terms that name them.

The rows live in `dbt_project/seeds/*.csv`, the one home of reference data. Adding an indicator or an organisation
is adding rows: `terms` tells the grammar of an indicator's rows, `model` the meaning of every other column.
"""

from orchestration.vocabulary.load import DEFAULT_FOLDER
from orchestration.vocabulary.model import (
    Alias,
    Cue,
    Indicator,
    Organisation,
    Programme,
    Requirement,
    Term,
    TermRole,
    Vocabulary,
    VocabularyError,
)

__all__ = [
    "DEFAULT_FOLDER",
    "Alias",
    "Cue",
    "Indicator",
    "Organisation",
    "Programme",
    "Requirement",
    "Term",
    "TermRole",
    "Vocabulary",
    "VocabularyError",
]
