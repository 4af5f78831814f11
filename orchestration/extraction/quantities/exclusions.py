"""Stretches of text whose numbers are no quantity wherever they stand: dates, addresses, references, names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from orchestration.extraction.numbers.alternation import any_case

_MONTH = (
    r"(?=[ADFJMNOS])(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|Jun\.|July?|Jul\.|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|"
    r"Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)"
)
_DAY = (
    r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?(?!\d|[.,]\d|\s?(?:%|percent|per cent|million|billion|thousand|lakh|crore"
    r"|times|enterprises|companies|start-?ups)\b)"
)
_YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|,\d{3}\b|\.\d)"
_FISCAL = r"(?:FY|F\.Y\.|fiscal(?: years?)?|financial years?|academic years?|calendar years?|AY)"
_NAMED_PART = (
    r"(?:[Ss]ections?|[Ss]ec\.|[Cc]hapters?|[Pp]ages?|[Pp]\.|pp\.|[Tt]ables?|[Ff]igures?|[Ff]ig\.|[Cc]harts?"
    r"|[Ee]xhibits?|[Aa]nnex(?:es)?|"
    r"[Aa]ppendix|[Aa]ppendices|[Aa]rticles?|[Cc]lauses?|[Pp]aras?\.?|[Pp]aragraphs?|[Ff]ootnotes?|[Nn]ote|Vol\."
    r"|[Vv]olumes?|[Ii]ssue|"
    r"(?:(?:Plot|Notice|Order|Question|Decree|Circular|Document|Application|Registration|Flat|Shop|House)\s)?No\.|(?:notice|circular|order|decree|document)\sno\.|no\.(?=\s\d{1,3}/\d{4})"
    r"|Nos\.|Nr\.|(?:Release\s)?ID|[Rr]evision|Ref\.?|N[o°º]\.?|#|[Pp]art|[Ss]teps?|[Pp]hases?|[Ss]tages?"
    r"|[Ss]chedule|Rule|[Vv]ersions?|[Vv]er\.|Release|Box|Q|H|"
    r"[Tt]iers?|[Ll]evels?|[Ss]eries|[Cc]lass|[Cc]ategory|[Gg]rade|[Bb]atch|Gate|Terminal|Zone|Lot|Plot|Block"
    r"|Building|Tower|Room|Suite|Hall|"
    r"Floor|Unit|Sector|Form|Round|Exit|Line|Route|Platform|Module|Scenario|Goals?|SDGs?|Objective"
    r"|Recommendations?|Question|[Dd]ay(?!\s\d{1,3}\s[a-z-]+s\b)"
    r"|Week|Season|"
    r"Episode|Lane|Ring Road|Horizon|Item|Section|Act|Decree|Order|Resolution|Directive|Regulation|Bill|Circular"
    r"|Notice|Document)"
)
_STREET = (
    r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Boulevard|Blvd|Square|Sq|Drive|Way|Row|Place|Marg|Nagar|Straße"
    r"|Strasse|Platz|Allee|Weg|Lu|Jie|Dajie|Crescent|Close|Court|Gardens|Terrace|Grove|Yard|Parkway|Highway|Quay"
    r"|Wharf|Plaza|Circus|Mews|Reach|Walk|Embankment|Chaussee)"
)
_NAME_END = (
    r"(?:Plan|Program|Programme|Project|Initiative|Scheme|Campaign|Action|Policy|Talents|Strategy|Mission"
    r"|Challenge|"
    r"Startups|Global|Club|Forum|Summit|Index|Conference|Ventures|Capital|Group|Act)"
)

_FOOTNOTE = r"(?<=\d%)\d{1,2}(?![\d%]|[.,]\d)|\[\s?\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\s?\]|\[(?:note|nb|fn)\s?\d+\]"
# No pattern needs a word boundary before it: `_any_of` lets them begin only where a word does.
_PATTERNS = {
    "url": r"https?://\S+|www\.\S+|[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|net|gov|edu|cn|in|uk|de|tw|io|eu"
    r"|co|ai|vc|VC)(?:/\S*|\b(?![\w.-]{0,40}@))",
    "e_mail": r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}",
    "date": rf"(?<=[Ii]n\s){_MONTH}(?=\s\d{{1,2}}\s(?:[a-z-]+\s){{0,2}}[a-z-]+s\b)|{_MONTH}\s?{_DAY}(?:\s?(?:-|–|to"
    rf"|and|until)\s?(?:{_MONTH}\s)?{_DAY}(?=\s?[,.;)]|\s+{_YEAR}|\s+[a-z]"
    rf"|$))?(?:\s?,?\s?{_YEAR})?"
    rf"|(?:{_DAY}\.?\s?(?:-|–|to|and)\s?)?{_DAY}(?:\.|\s+of)?[\s-]?{_MONTH}(?:\s?[,-]?\s?{_YEAR})?\b"
    rf"|{_MONTH}\s?,?\s?(?:of\s)?{_YEAR}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b|\d{1,2}-\d{1,2}-(?:19|20)\d\d\b"
    r"|(?:0?[1-9]|1[0-2])/(?:19|20)\d\d\b(?!/)"
    rf"|{_FISCAL}[\s'’-]?(?:(?:19|20)\d\d|\d\d(?!\d|,\d|\s(?:[a-z-]+\s)?[a-z-]+s\b))(?:\s?(?:[-–/]|and\s)\s?\d{{2,4}}(?!\s[a-z]+s\b))?\b|Q[1-4]/\d\d(?:\d\d)?\b|[QH][1-4]\s?(?:of\s)?(?:FY)?['’]?(?:\d{{4}}"
    rf"|\d{{2}})?\b|[1-4][QH]\s?(?:\d{{4}}|\d{{2}})\b"
    rf"|(?:1[5-9]|20)\d0['’]?s\b|['’]\d0s\b|\d0s\b|(?:19|20)\d\d/\d{{1,2}}\b"
    rf"|\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?"
    rf"|{_YEAR}(?:\s?[-–/]\s?{_YEAR}|[-–/]\d\d)(?![\d,.]\d|\d)"
    r"|(?i:(?:first|second|latter)[\s-]+half\b(?:-year|\s+year)?|(?:other|either|neither|each)\shalf(?=\sof\s(?:the\s(?:same\s)?year|(?:19|20)\d\d)\b|-year)|(?:first|second|third|fourth|last"
    r"|final)[\s-]quarters?\b|(?:first|last)\s+three\s+quarters\b"
    r"|(?:opening|first|last|past|latest|next|previous|preceding|following|coming|recent)\s(?:two|three|four|five|six"
    r"|seven|eight|\d{1,2})\s+(?:quarters|(?:financial|fiscal|calendar|academic)\syears)\b|(?:two|three|four|five|six|seven|eight|\d{1,2})\s(?:consecutive|straight|successive)\s+quarters\b"
    r"|(?:three|two)\s+quarters\s+of\s+(?:the\s+year|\d{4})|(?:(?:two|both)\s)?half[\s-](?:an?[\s-])?(?:years?|yearly|day|hour"
    r"|month|century|decade)\b|(?<=\sdecade\sand\s)(?:a\s)?half\b|half-time\b)|mid-\d{4}\b",
    "time": r"\d{1,2}[:.]\d{2}\s?(?:[AaPp]\.?[Mm]\b\.?|hrs|hours|h\b|Uhr|GMT|BST|CES?T|IST|UTC|EST|PST|local time)"
    r"|\d{1,2}:\d{2}(?::\d{2})?\b(?!\d)|\d{1,2}\s?(?:[ap]\.m\.|[ap]m\b|o['’]clock)|24[/x×]7\b",
    "telephone": r"(?:\b(?:[Tt]el(?:ephone)?|[Ff]ax|[Pp]hone|[Hh]otline|[Mm]obile|[Cc]all|TEL|FAX|WhatsApp"
    r"|Ph)\b[.:]?(?:\s?(?:no|number)\.?)?[\s:]{0,3})[+(]?\d[\d\s().+/-]{5,22}\d"
    r"|(?<![\w.,])\+\d{1,3}[\s(-][\d\s().-]{6,18}\d|\(\d{2,5}\)\s?\d{3,4}[-\s]?\d{3,4}\b|\d{3,4}-\d{7,8}\b"
    r"|\d{3,5}-\d{3,4}-\d{3,4}\b|(?:0\d{2,4}[\s-]|0\d-)\d{3,4}[\s-]?\d{3,4}\b|(?:ext|extension)\.?\s\d{2,5}\b",
    "temperature": r"\d+(?:\.\d+)?\s?(?:°\s?[CF]|degrees\s(?:Celsius|Fahrenheit|centigrade))\b",
    "unit": r"[Uu]nits?\s?[:=]\s?(?:[A-Z]{2,3}\$?\s)?\d[\d,]*(?:\s(?:thousand|million|billion|yuan|RMB|euros?|dollars"
    r"|rupees|pounds|won|yen)\b)+",
    "address": r"[A-ZÄÖÜ](?=[\w-]*+\.?\s\d)[\w-]*(?i:stra(?:ß|ss)e|str\.|platz|allee|weg|ufer"
    r"|damm)\s\d{1,4}[a-z]?(?:-\d+)?(?:,\s(?:D-)?\d{5}(?:\s[A-Z]\w+)?)?"
    r"|(?:[A-Z][a-z]+\s)-?\s?\d{3}\s\d{3}\b(?=\s?[.,;]|\s*$|\\)"
    rf"|(?:P\.?\s?O\.?\s?Box|Box|Postfach)\s?\d+"
    rf"|\d{{1,5}}[A-Z]?(?:-\d+|\s(?:and|&)\s\d{{1,4}}(?=\s[A-Z]))?,?\s?(?:(?:[A-Z][\w'’.]+|\d(?:st|nd|rd|th))\s){{1,3}}{_STREET}\b\.?"
    r"|(?:^|(?<=,\s))\d{5,6}\s[A-Z][\w-]+(?=\s?[.,;|·)]|\s*$|\sTel)"
    r"|^\d{1,4}[a-z]?(?:\s?[-–]\s?\d{1,4})?(?=,\s\d{5}\s[A-Z])"
    r"|^\d{3}\s\d{3}(?=\.\s(?:Tel|Ph|Fax))"
    rf"|{_STREET}\.?,?\s(?:No\.\s?)?\d{{1,4}}\b(?!\s?[,.]?\d|\s?%|\s[a-z])|[A-Z]{{1,2}}\d[A-Z\d]?\s\d[A-Z]{{2}}\b"
    r"|(?:[Pp]in(?:\s?code)?|PIN|[Zz]ip(?:\s?code)?|[Pp]ostcode|[Pp]ostal code|D)[\s:-]{1,3}\d{5,6}\b"
    r"|\d{1,3}/F\b|\d{1,3}(?:\.\d+)?°(?:\s?\d+[′'’](?:\s?\d+(?:\.\d+)?[″\"”])?)?(?:\s?[NSEW]\b)?",
    "section": rf"(?<![\w-])(?=\D{{1,24}}+\d)(?:{_NAMED_PART})\s?[:-]?\s?(?!\d{{3,4}}\s[a-z]+s\b)"
    r"(?:(?<=No\.\s)\d{1,3}(?:,\d{3})+"
    r"|\d+(?:\.\d+)*(?:/\d{1,2}\b)?(?:\s\d{3}\b)?(?:-[A-Z]{1,4}\b)?(?:\(\d+\))?"
    r"|\(\d+\))(?:\s?[-–]\s?\d+)?(?:\s?(?:,(?!\d{3}(?!\d))|&|and|to|of)\s?\d+(?:\.\d+)*(?![\w%,.]*\d|\s?%"
    r"|\s(?!(?:is|are|was|were|has|have|had|will|of|in|at|on|for|by|and)\b)[a-z]))*"
    r"(?![\d%]|,\d{3}(?!\d)|\s?(?:%|percent|per cent|million|billion))",
    "list": r"(?:^|(?<=[;:,.]\s)|(?<=\sand\s))\(\d{1,2}\)(?=\s[A-Za-z])|^\s*[•*>#-]*\s?\d{1,2}[.)](?=\s)"
    r"|^\s*[•*>#-]*\s?\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z][a-z])|(?<=[;:,]\s)\d\)\s"
    r"|^\d{1,2}\s(?=(?:Sources?:|Ibid|Note:|(?:See|Includes|Including|Excluding|Excludes|Based\son|About|Around|Some|As|The|This|These|That|In|At|On|Of|By"
    r"|For|From|Figures?|Data|According|It|Not)\s))",
    "page": r"\d{1,2}\smin(?:ute)?s?\sread\b|[\d.]{1,6}k?\s(?:comments|likes|retweets|claps)\b(?=\s*(?:[|·•]|$))"
    r"|^\s*\d{1,3}\s\|\s|^[Pp]age\s\d+(?:\s(?:of|/)\s\d+)?\s*$",
    "version": r"(?<![\d:])\d{1,2}(?::\d{1,2}){2,}(?![\d:])|[vV]\d+(?:\.\d+)*\b"
    r"|\b(?!\d{1,3}(?:\.\d{3})+(?!\d|\.\d))\d+(?:\.\d+){2,}\b(?![\d,])",
    "name": r"(?:Covid|COVID)\s?[-–]\s?19\b|"
    r"(?<=lucky\s)number\s\d+|(?<=\sthe\s)number\s\d{1,3}(?=[.,;)]|$)|\(?\b\d{4,6}\.(?:SZ|SH|SS|HK|TW|TWO"
    r"|KS|T|NS|BO|DE|L)\b|(?:SZ|SH|SSE|SZSE|TWSE|TPEx|HKEX|SEHK|KRX|TYO"
    r"|NSE|BSE|[Ss]tock\s[Cc]ode):?\s\d{3,6}\b|"
    rf"\b\d{{1,2}}\+\d{{1,2}}(?:\+\d)?\b|\d{{1,4}}\s[Uu]nder\s\d{{1,3}}\b"
    rf"|\d{{1,6}}\s(?:[A-Z][\w-]*\s){{0,3}}{_NAME_END}\b"
    r"|\d{2,4}\s(?:[A-Z][a-z]+\s){0,2}(?:Works|Arsenal|Factory|Regiment|Battalion|Depot|Shipyard|Hospital|Institute)\b"
    r"|[A-Z][\w&-]*+\s\d{1,5}(?=\s(?:standards?|lists?|index|ranking|protocol|norm|certificat\w+|regulation|convention|chips?|processors?|engine)\b)"
    r"|\d{1,3}[\s-](?:nm|nanomet(?:er|re))\b(?=\s[a-z])"
    r"|[\"“‘'’]\d{1,5}\s(?:[\w-]+\s){0,3}(?:[Pp]lan|[Pp]rogram(?:me)?|[Pp]roject|[Ii]nitiative|[Ss]cheme"
    r"|[Ss]trategy|[Pp]olicy|[Cc]ampaign)[\"”’']"
    r"|(?:Fortune(?:\sGlobal)?|Global|FTSE|S&P|CSI|DAX|TecDAX|MDAX|Nikkei|Forbes|Nasdaq|NASDAQ|BSE|Sensex|NSE"
    r"|Nifty|CAC|Hurun|Euro Stoxx|STOXX|MSCI)\s(?:China\s|Global\s|Europe\s|India\s|Asia\s"
    r"|All-Share\s)?\d{2,4}\b(?:\s[Uu]nder\s\d+)?"
    r"|(?:Industry|Industrie|Web|Made in China|Horizon|Vision|Agenda|Boeing|Airbus|ISO(?:/IEC)?|Windows"
    r"|Mittelstand)\s\d(?:\.\d|\d{1,4})\b(?!\s?(?:million|billion|%|percent))"
    r"|(?:[A-Za-z]++-)?(?:[Ff]ive|[Tt]hree|[Tt]en|[Tt]wo|[Ss]even|\d{1,2})-[Yy]ear\s(?:[A-Z][\w-]*\s"
    r"|[a-z]+\s){0,2}(?:[Pp]lans?|[Pp]rogrammes?|[Pp]rograms?|[Ss]trategy|[Aa]genda|[Rr]oadmap)\b",
    "reference": r"VAT(?:\s(?:ID|[Nn]o\.?|[Nn]umber))?[\s:.]*(?:[A-Z]{2}\s?)?\d[\d\s]{6,12}\d|RNS\s[Nn]umber\s?:?\s?\w+"
    r"|\d{1,4}\s?\([A-Z]\)|HR[AB]\s\d+(?:\s\d{1,3})*(?:\s[A-Z]\b)?|[A-Z][A-Za-z.]{0,15}+(?:/[\w.-]{1,12}){2,6}"
    r"|(?:ISBN|ISSN|DOI|doi|ICP|CIN|USt-IdNr\.?|GSTIN)[\s:.No-]{0,6}[\w./-]*\d[\w./-]*",
    "idiom": r"(?<!-)(?<!this\s)(?<!that\s)(?<!first\s)(?<!second\s)(?<!third\s)(?<!last\s)(?<!final\s)(?<!next\s)"
    r"(?:[Pp]hases?|[Ss]tages?|[Tt]iers?)\s(?:one|two|three|four|five|six|seven)\b(?:\s(?:to|and|or)\s(?:two|three|four|five|six|seven)\b)?|"
    r"(?:four|five|six|seven|eight|nine)-figure\b|(?:\d{1,2}|[a-z]{3,8}+)-point\s(?:plan|agenda|program"
    r"|strategy|action)"
    r"|Group\sof\s(?:Seven|Eight|Twenty)\b|(?:50[-/]50|fifty-fifty)\b|(?:9|nine)[\s-]to[\s-](?:5"
    r"|five)\b(?!\s?(?:%|per|[a-z]+s\b))|two\ssides\b"
    r"|half\sof\s(?:their|his|her|your|my)\s(?:own\s)?(?:stud(?:y|ies)|course|degree|li(?:fe|ves)|careers?)\b"
    r"|(?:[Dd]ay\s(?:one|two|three)|[Dd]ays\s(?:one|two|three)\sand\s(?:two|three|four))\b|(?:two|three)\sheads\sare\b|the\stwo(?=[.,;]|\s(?:is|are|was|were|has|have|will|can)\b)"
    r"|(?<!s\s)number\s(?:one|two|three|four|five|six)\b(?!\s(?:hundred|thousand|million))|[Aa]t\s\d\d(?=,\s(?:he|she)\b)"
    r"|(?:two|three|four)\spieces\sof\s(?:news|advice|information)\b|7\sdays\sa\sweek\b|24\shours\sa\sday\b"
    r"|second(?:s|ly)?\s(?:to\snone|hand|thoughts?)\b|(?:four"
    r"|five)-star\b|(?:triple|quadruple)\shelix\b|(?:(?:single|double|two|three)-?\sor\s)?(?:single|double|triple|two|three)-digits?(?:\s(?:millions?|billions?))?\b"
    r"|Two-way\b|double-(?:edged|check)\b|zero-?(?:sum|carbon"
    r"|emissions?|waste|energy)\b|net[\s-]zero\b|half-(?:finished|hearted|way|life)\b|(?:two|three"
    r"|four)-(?:tier|pronged|fold|way|wheelers?|dimensional|stage|step|track|star|part|sided)\b",
}
_OPENING_WORDS = """
    a second seconds secondly first other latter third fourth last final opening past latest next previous preceding
    following coming recent two three four five six seven eight nine ten fifty single double triple quadruple net
    half both mid the either neither each phase phases stage stages tier tiers number fiscal financial academic
    calendar telephone phone hotline mobile call tel fax ext extension unit units pin zip postcode postal stock
    notice circular order decree document no day days
    """
# Save for addresses of the web, what begins small begins with one of these words or stands right before digits: asked
# first, this spares most words all the patterns.
_MAY_OPEN = rf"(?=[^a-z]|[a-z]{{1,13}}+\W{{0,4}}\d|[A-Za-z]++-|zero|doi|{any_case(_OPENING_WORDS.split())}\b)"
_WEB = re.compile(r"@|://|www\.|\.(?:com|org|net|gov|edu|cn|in|uk|de|tw|io|eu|co|ai|vc|VC)\b")
_DIGIT = re.compile(r"\d")


def _any_of(reasons: Iterable[str], opening: str = _MAY_OPEN) -> re.Pattern[str]:
    """One pattern for these reasons; all but footnotes begin where a word does, which is a cheap first test."""
    groups = "|".join(f"(?P<{reason}>{_PATTERNS[reason]})" for reason in reasons)
    return re.compile(rf"(?P<footnote>{_FOOTNOTE})|(?<![A-Za-z\d]){opening}(?:{groups})")


_ALL = _any_of(_PATTERNS, opening="")
_WITHOUT_WEB = _any_of(reason for reason in _PATTERNS if reason not in ("url", "e_mail"))
_IN_WORDS = _any_of(("date", "name", "idiom"))


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A stretch of text whose numbers are no quantity, and the reason."""

    start: int
    end: int
    reason: str


def find_exclusions(text: str) -> list[Exclusion]:
    """The stretches in text order; they do not overlap."""
    pattern = _ALL if _WEB.search(text) else _WITHOUT_WEB if _DIGIT.search(text) else _IN_WORDS
    return [Exclusion(m.start(), m.end(), m.lastgroup or "") for m in pattern.finditer(text)]
