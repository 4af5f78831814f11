"""What each English number word is worth: units, tens, scales, vague counts, denominators, multiples, ordinals."""

from __future__ import annotations

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: worth for worth, word in enumerate(_UNIT_WORDS.split())}
TENS = {word: 10 * worth for worth, word in enumerate(_TEN_WORDS.split(), start=2)}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "lac": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
DOZEN = {"dozen": 12}
VAGUE = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "lakhs": 200_000,
    "millions": 2_000_000,
    "crores": 20_000_000,
    "billions": 2_000_000_000,
    "trillions": 2_000_000_000_000,
}
DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
} | {"thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "tenths": 10}
MULTIPLES = {
    "twice": 2,
    "thrice": 3,
    "double": 2,
    "doubles": 2,
    "doubled": 2,
    "doubling": 2,
    "triple": 3,
    "triples": 3,
    "tripled": 3,
    "tripling": 3,
    "trebled": 3,
    "trebling": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "quadrupling": 4,
    "quintupled": 5,
    "dual": 2,
    "twin": 2,
} | {f"{stem}{fold}": worth for stem, worth in UNITS.items() if worth >= 2 for fold in ("fold", "-fold")}
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: worth for worth, word in enumerate(_ORDINAL_WORDS.split(), start=1)} | {
    "thirtieth": 30,
    "fiftieth": 50,
}

SCALE_PLURALS = {
    "lakhs": 10**5,
    "lacs": 10**5,
    "millions": 10**6,
    "crores": 10**7,
    "billions": 10**9,
    "trillions": 10**12,
}
