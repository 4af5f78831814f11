"""Stretches of text whose numbers are no quantity whatever stands around: dates, addresses, references, lists, names."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|Jun\.|July?|Jul\.|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)"
)
_DAY = r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?(?!\d|[.,]\d|\s?(?:%|percent|per cent|million|billion|thousand|lakh|crore|times|enterprises|companies|start-?ups)\b)"
_YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|,\d{3}\b|\.\d)"
_FISCAL = r"(?:FY|F\.Y\.|fiscal(?: years?)?|financial years?|academic years?|calendar years?|AY)"
_NAMED_PART = (
    r"(?:[Ss]ections?|[Ss]ec\.|[Cc]hapters?|[Pp]ages?|[Pp]\.|pp\.|[Tt]ables?|[Ff]igures?|[Ff]ig\.|[Cc]harts?|[Ee]xhibits?|[Aa]nnex(?:es)?|"
    r"[Aa]ppendix|[Aa]ppendices|[Aa]rticles?|[Cc]lauses?|[Pp]aras?\.?|[Pp]aragraphs?|[Ff]ootnotes?|[Nn]otes?|Vol\.|[Vv]olumes?|[Ii]ssues?|"
    r"No\.|Nos\.|Nr\.|N[o°º]\.?|#|[Pp]art|[Ss]teps?|[Pp]hases?|[Ss]tages?|[Ss]chedules?|Rule|[Vv]ersions?|[Vv]er\.|[Rr]elease|Box|Q|H|"
    r"[Tt]iers?|[Ll]evels?|[Ss]eries|[Cc]lass|[Cc]ategory|[Gg]rade|[Bb]atch|Gate|Terminal|Zone|Lot|Plot|Block|Building|Tower|Room|Suite|Hall|"
    r"Floor|Unit|Exit|Line|Route|Platform|Module|Scenario|Goals?|SDGs?|Objective|Recommendations?|Question|[Dd]ay|Week|Season|"
    r"Episode|Lane|Ring Road|Horizon|Item|Section|Act|Decree|Order|Resolution|Directive|Regulation|Bill|Circular|Notice|Document)"
)
_STREET = r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Boulevard|Blvd|Square|Sq|Drive|Way|Row|Place|Marg|Nagar|Straße|Strasse|Platz|Allee|Weg|Lu|Jie|Dajie|Crescent|Close|Court|Gardens|Terrace|Grove|Yard|Parkway|Highway)"
_NAME_END = (
    r"(?:Plan|Program|Programme|Project|Initiative|Scheme|Campaign|Action|Policy|Talents|Strategy|Mission|Challenge|Award|Awards|"
    r"Startups|Global|Club|Forum|Summit|Index|Conference|Ventures|Capital|Group|Act)"
)

_FOOTNOTE = r"\[\s?\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\s?\]|\[(?:note|nb|fn)\s?\d+\]"
_PATTERNS = {
    "url": r"https?://\S+|\bwww\.\S+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|net|gov|edu|cn|in|uk|de|tw|io|eu|co)(?:/\S*|\b(?![\w.-]{0,40}@))",
    "e_mail": r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}",
    "date": rf"\b{_MONTH}\s?{_DAY}(?:\s?(?:-|–|to|and|until)\s?(?:{_MONTH}\s)?{_DAY}(?=\s?[,.;)]|\s+{_YEAR}|\s+[a-z]|$))?(?:\s?,?\s?{_YEAR})?"
    rf"|\b(?:{_DAY}\s?(?:-|–|to|and)\s?)?{_DAY}(?:\.|\s+of)?\s?{_MONTH}(?:\s?,?\s?{_YEAR})?\b"
    rf"|\b{_MONTH}\s?,?\s?(?:of\s)?{_YEAR}"
    r"|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b|\b\d{1,2}-\d{1,2}-(?:19|20)\d\d\b"
    rf"|\b{_FISCAL}[\s'’-]?\d{{2,4}}(?:\s?[-–/]\s?\d{{2,4}})?\b|\b[QH][1-4]\s?(?:of\s)?(?:FY)?['’]?(?:\d{{4}}|\d{{2}})?\b|\b[1-4][QH]\s?(?:\d{{4}}|\d{{2}})\b"
    rf"|\b(?:1[5-9]|20)\d0['’]?s\b|['’]\d0s\b|\b\d0s\b|\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?"
    rf"|\b{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)(?![\d,.]\d|\d)"
    r"|(?i:\b(?:first|second|other|latter)\s+half\b(?:-year|\s+year)?|\b(?:first|second|third|fourth|last|final)[\s-]quarters?\b|\b(?:first|last)\s+three\s+quarters\b"
    r"|\b(?:three|two)\s+quarters\s+of\s+(?:the\s+year|\d{4})|\bhalf[\s-](?:an?[\s-])?(?:year|yearly|day|hour|month|century|decade)\b|\bhalf-time\b)|\bmid-\d{4}\b",
    "time": r"\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\b\.?|hrs|hours|h\b|Uhr)|\b\d{1,2}:\d{2}(?::\d{2})?\b(?!\d)|\b\d{1,2}\s?(?:[ap]\.m\.|[ap]m\b|o['’]clock)|\b24[/x×]7\b",
    "telephone": r"(?:\b(?:[Tt]el(?:ephone)?|[Ff]ax|[Pp]hone|[Hh]otline|[Mm]obile|[Cc]all|TEL|FAX|WhatsApp|Ph)\b[.:]?(?:\s?(?:no|number)\.?)?[\s:]{0,3})[+(]?\d[\d\s().+/-]{5,22}\d"
    r"|(?<![\w.,])\+\d{1,3}[\s(-][\d\s().-]{6,18}\d|\(\d{2,5}\)\s?\d{3,4}[-\s]?\d{3,4}\b|\b\d{3,4}-\d{7,8}\b|\b\d{3}-\d{3,4}-\d{4}\b",
    "address": rf"\b(?:P\.?\s?O\.?\s?Box|Box|Postfach)\s?\d+|\b\d{{1,5}}[A-Z]?(?:-\d+)?,?\s?(?:[A-Z][\w'’.]+\s){{1,3}}{_STREET}\b\.?"
    rf"|\b{_STREET}\.?,?\s(?:No\.\s?)?\d{{1,4}}\b(?!\s?[,.]?\d|\s?%|\s[a-z])|\b[A-Z]{{1,2}}\d[A-Z\d]?\s\d[A-Z]{{2}}\b"
    r"|\b(?:[Pp]in(?:\s?code)?|PIN|[Zz]ip(?:\s?code)?|[Pp]ostcode|[Pp]ostal code|D)[\s:-]{1,3}\d{5,6}\b|\b\d{1,3}/F\b|\d+°(?:\d+[′'’])?",
    "section": rf"(?<![\w-])(?:{_NAMED_PART})\s?[:-]?\s?(?:\d+(?:\.\d+)*(?:\(\d+\))?|\(\d+\))(?:\s?(?:[,&]|and|to|of|-|–)\s?\d+(?:\.\d+)*(?![\w%,.]*\d|\s?%|\s[a-z]))*(?![\d%]|\s?(?:%|percent|per cent|million|billion))",
    "list": r"(?:^|(?<=[;:,.]\s)|(?<=\sand\s))\(\d{1,2}\)(?=\s[A-Za-z])|^\s*[•*>#-]*\s?\d{1,2}[.)](?=\s)|^\s*[•*>#-]*\s?\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z][a-z])|(?<=[;:,]\s)\d\)\s",
    "page": r"^\s*\d{1,3}\s\|\s|\s\|\s\d{1,3}\s*$|^[Pp]age\s\d+(?:\s(?:of|/)\s\d+)?\s*$",
    "version": r"\b[vV]\d+(?:\.\d+)*\b|\b(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d+(?:\.\d+){2,}\b(?![\d,])",
    "name": rf"\b\d{{1,2}}\+\d{{1,2}}(?:\+\d)?\b|\b\d{{1,4}}\s[Uu]nder\s\d{{1,3}}\b|\b\d{{1,4}}\s(?:[A-Z][\w-]*\s){{0,3}}{_NAME_END}\b"
    r"|[\"“‘'’]\d{1,5}\s(?:[\w-]+\s){0,3}(?:[Pp]lan|[Pp]rogram(?:me)?|[Pp]roject|[Ii]nitiative|[Ss]cheme|[Ss]trategy|[Pp]olicy|[Cc]ampaign)[\"”’']"
    r"|\b(?:Fortune(?:\sGlobal)?|Global|FTSE|S&P|CSI|DAX|TecDAX|MDAX|Nikkei|Forbes|Nasdaq|NASDAQ|BSE|Sensex|NSE|Nifty|CAC|SME|SMI|Hurun|Inc\.?|Deloitte|Euro Stoxx|STOXX|MSCI)\s(?:China\s|Global\s|Europe\s|India\s|Asia\s|All-Share\s)?\d{2,4}\b"
    r"|\b(?:Industry|Industrie|Web|Made in China|China|Horizon|Vision|Agenda|Boeing|Airbus|ISO(?:/IEC)?|Windows|Life|Finance|Manufacturing|Mobility|Health|Education|Work|Society|Mittelstand|Gov(?:ernment)?|Bio|Media|Fintech|Biotech)\s\d(?:\.\d|\d{1,4})\b(?!\s?(?:million|billion|%|percent))"
    r"|\b(?:[A-Za-z]+-)?(?:[Ff]ive|[Tt]hree|[Tt]en|[Tt]wo|[Ss]even|\d{1,2})-[Yy]ear\s(?:[A-Z][\w-]*\s|[a-z]+\s){0,2}(?:[Pp]lans?|[Pp]rogrammes?|[Pp]rograms?|[Ss]trategy|[Aa]genda|[Rr]oadmap)\b",
    "reference": r"\b(?:ISBN|ISSN|DOI|doi|ICP|CIN|HRB|USt-IdNr\.?|GSTIN)[\s:.No-]{0,6}[\w./-]*\d[\w./-]*",
    "idiom": r"\b7\sdays\sa\sweek\b|\b24\shours\sa\sday\b|\bsecond(?:s|ly)?\s(?:to\snone|hand|thoughts?)\b|\b(?:four|five)-star\b|\b(?:triple|quadruple)\shelix\b|\bdouble-(?:digits?|edged|check)\b|\bzero-?(?:sum|carbon|emissions?|waste|energy)\b|\bnet[\s-]zero\b|\bhalf-(?:finished|hearted|way|life)\b|\b(?:two|three|four)-(?:tier|pronged|fold|way|wheelers?|dimensional|stage|step|track|star|part|sided)\b",
}
_ALL = re.compile(
    rf"(?P<footnote>{_FOOTNOTE})|(?<![A-Za-z\d])(?:"  # all but footnotes begin where a word does: a cheap first test
    + "|".join(f"(?P<{reason}>{pattern})" for reason, pattern in _PATTERNS.items())
    + ")"
)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A stretch of text whose numbers are no quantity, and the reason."""

    start: int
    end: int
    reason: str


def find_exclusions(text: str) -> list[Exclusion]:
    """The stretches in text order; they do not overlap."""
    return [Exclusion(m.start(), m.end(), m.lastgroup or "") for m in _ALL.finditer(text)]
