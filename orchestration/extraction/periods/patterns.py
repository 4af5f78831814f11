"""The wording of time expressions: one named group for each kind, with the groups that its reader needs."""

from __future__ import annotations

import re

from orchestration.extraction.numbers.alternation import alternation, any_case

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:19|20)\d\d(?![\d%]|[.,]\d|s\b)"
_YEAR_REFERENCE = (
    rf"(?:{_YEAR}|(?:the|this|that|last|next|the\ssame|the\scurrent|the\sprevious)\s"
    r"(?:fiscal\s|financial\s|calendar\s)?year)"
)
_OF_YEAR = rf"(?:,?\s?(?:(?:of|in)\s)?(?P<{{name}}>{_YEAR_REFERENCE}))"
_COUNT = r"(?:\d{1,3}(?![\d,.]\d)|a\scouple\sof|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_COUNTED = "|".join(
    rf"(?<={count}\syears\s)"
    for count in (r"\d", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
)
COUNT_BEFORE = re.compile(rf"\b(?P<count>{_COUNT})[\s-]$")
_UNIT = r"(?:day|week|month|quarter|year|decade)"
_ORDINAL = r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|last|final|latter|1st|2nd|3rd|4th)"


def _of_year(name: str) -> str:
    return _OF_YEAR.format(name=name)


_PATTERNS = (
    r"(?P<year_end>\b(?:[Aa]t|[Bb]y)\s(?:the\s)?(?:year(?:['’]s)?[\s-]end|end\sof\sthe\s(?:reporting\s|financial\s"
    r"|fiscal\s)?year)\b"
    r"|\b(?:[Aa]s\s)?[Aa]t\sthe\s(?:balance\ssheet|reporting|closing)\sdate\b"
    r"|\bbefore\s(?:year[\s-]end|the\s(?:end\sof\sthe\syear|year\s(?:is\sout|ends)))\b"
    r"|\b[Aa]t\sthe\sturn\sof\s(?:the\s)?year(?:\s(?P<turn_year>(?:19|20)\d\d)(?:\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d))?)?(?![\d%]))",
    # 2014-09-30, 30.09.2014, 30/9/2014
    r"(?P<iso>(?<![\d-])(?:19|20)\d\d-\d\d-\d\d(?!\d))",
    r"(?P<dotted>(?<![\d./])\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?!\d))",
    # June 12th, 2014; March 3 to 5, 2014; 12 June 2014
    rf"(?P<day>\b(?:(?<!\b[Ii]n\s)(?<!\bof\s)|(?={MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b)){MONTH}\s(?P<day_from>3[01]|[12]\d|0?[1-9])(?!\d|pc\b)(?:st|nd|rd|th)?(?!,\d\d\d|\.\d|:\d|%|\s(?:percent|million"
    rf"|billion|companies))"
    rf"(?:\s?(?:[-–]|to|and)\s?(?P<day_to>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,?\s(?P<day_year>{_YEAR}))?)",
    rf"(?P<day_first>\b(?P<day_first_number>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?\.?[\s-](?:of\s)?{MONTH}\b\.?(?:,?[\s-](?P<day_first_year>{_YEAR}))?)",
    # early June 2014, the middle of 2015, late in 2010
    rf"(?P<part>\b(?:[Ee]arly|[Mm]id|[Ll]ate|(?:the\s)?(?:beginning"
    rf"|middle)\sof)[-\s](?:in\s)?(?:(?P<part_month>{MONTH}\b)"
    rf"(?:,?\s(?P<part_month_year>{_YEAR}))?|(?P<part_year>{_YEAR_REFERENCE})))",
    # "40 in the first quarter and 55 in the second", "in the former"
    r"(?P<elided>(?<=[Ii]n\s)the\s(?P<elided_word>first|second|third|fourth|former|latter)(?=[.,;)]|\s(?:and|but|against)\b|$))",
    # Q1 FY25, the second quarter of FY2023-24, H1 FY24
    r"(?P<fiscal_part>\b(?:(?P<fiscal_part_kind>[QH])(?P<fiscal_part_number>[1-4])\s?(?:of\s)?"
    r"|(?P<fiscal_part_word>first|second|third|fourth|last)\s(?P<fiscal_part_unit>quarter|half)\s(?:of|in)\s(?:the\s)?)"
    r"(?:FY|[Ff]iscal\s(?:[Yy]ear\s)?|[Ff]inancial\s[Yy]ear\s)\s?['’]?(?P<fiscal_part_year>(?:20)?\d\d)"
    r"(?:\s?[-–/]\s?(?P<fiscal_part_to>(?:20)?\d\d))?(?!\d))",
    # Q3 2015, the third quarter of last year, the September quarter
    rf"(?P<quarter>\bQ(?P<quarter_number>[1-4])\b(?:\s?(?:[-–]|to|through)\s?Q(?P<quarter_to>[1-4])\b)?(?:/(?P<quarter_short>(?:20)?\d\d)\b|{_of_year('quarter_year')})?"
    rf"|\b(?P<quarter_month>March|June|September|December)[-\s]quarter\b(?:{_of_year('quarter_month_year')})?"
    rf"|\b(?:the\s)?(?P<quarter_word>{_ORDINAL})[-\s](?:calendar\s"
    rf"|fiscal\s)?quarter\b(?:{_of_year('quarter_word_year')})?)",
    # from January to September 2014, between March and June, April-June 2015
    rf"(?P<month_range>\b(?P<range_from>{MONTH})(?:,?\s(?P<range_from_year>{_YEAR}))?\s?(?:to|through|until|till|and"
    rf"|[-–])\s?"
    rf"(?P<range_to>{MONTH})\b\.?{_of_year('range_year')}?)",
    # "in the February before"
    rf"(?P<month_before>\b[Tt]he\s(?P<month_before_name>{MONTH})\sbefore\b)",
    rf"(?P<month>\b(?P<month_name>{MONTH})(?:{_of_year('month_year')}|\b))",
    # the summer of 2016, this spring, last autumn
    rf"(?P<season>(?:(?<=[Tt]his\s)|(?<=[Ll]ast\s)|(?<=[Nn]ext\s)|(?<=[Ii]n\s)|(?<=[Ii]n\sthe\s)|(?<=[Ss]ince\s)|(?<=[Bb]y\s)|(?=\w+\s(?:of\s)?(?:19|20)\d\d))"
    rf"(?P<season_name>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\b(?:{_of_year('season_year')}|(?!\s[A-Z]|[-\w]|\s(?:school|course|term|camp|semester|intake|batch|job))))",
    # H1 2014, 1H 2014, the first half of the year, the first nine months of 2014
    rf"(?P<half>\b(?:H(?P<half_number>[12])\b(?!\s[A-Z][a-z])(?:{_of_year('half_year')})?"
    rf"|(?P<half_first>[12])H\s?(?P<half_first_year>(?:19|20)\d\d))"
    rf"|\b(?:the\s)?(?P<half_word>{_ORDINAL})[-\s]half\b(?:[-\s]year\b)?(?:{_of_year('half_word_year')}|(?!\s(?:of|a|an|million"
    rf"|an?\sdozen)\b)))",
    rf"(?P<first_months>\b(?:the\s)?(?:first|opening|(?P<closing>last|final|closing)(?=\s{_COUNT}\s\w+{_OF_YEAR.format(name='closing_year')}))"
    rf"\s(?P<first_count>{_COUNT})\s(?P<first_unit>months|quarters)(?:{_of_year('first_year')})?)",
    # FY2023-24, fiscal 2016, the financial year 2015-16, 2015/16, 2006 to 2009
    r"(?P<fiscal>\b(?:FY|[Ff]iscal\s(?:[Yy]ear\s)?|[Ff]inancial\s[Yy]ear\s(?:of\s)?)\s?['’]?(?P<fiscal_year>(?:19"
    r"|20)\d\d|\d\d)"
    r"(?:\s?[-–/]\s?(?P<fiscal_to>(?:19|20)\d\d|\d\d))?(?!\d))",
    # 2021-22 to 2024-25, (four) years from 2021-22
    r"(?P<fiscal_range>(?<![\d.,$£€₹¥-])(?P<fiscals_from>(?:19|20)\d\d)\s?[-–/]\s?\d\d\s?(?:to|until|till|through|and|[-–])\s?"
    r"(?:19|20)\d\d\s?[-–/]\s?(?P<fiscals_to>\d\d)(?!\d))",
    rf"(?P<run>\byears,?\s(?:{_COUNTED})(?:from|(?:starting|beginning|commencing)\s(?:in|with|from))\s"
    r"(?P<run_from>(?:19|20)\d\d)(?P<run_fiscal>\s?[-–/]\s?\d\d)?(?![\d%-]))",
    rf"(?P<year_range>(?<![\d.,$£€₹¥-])(?P<years_from>(?:19|20)\d\d)\s?(?:(?:(?P<dash>[-–/])|to|through|until|till"
    rf"|and)\s?"
    rf"(?P<years_to>{_YEAR})|[-–/](?P<years_to_short>\d\d)(?![\d%-]|[.,]\d)))",
    r"(?P<decade>\b(?:the\s)?(?:(?P<decade_part>early|mid|late)[-\s])?(?P<decade_year>(?:19|20)\d0)s\b)",
    rf"(?P<year>(?<![\d.,$£€₹¥#/])(?<!\d-)(?P<year_number>{_YEAR})(?!\s(?:percent|million|billion|crore|yuan|people"
    rf"|companies|firms|plan\b|Capital|Ventures|Partners|Group|Talents|Angels|Club)))",
    # last year, the previous year, a year earlier, that year, since then
    rf"(?P<same_before>\b(?:the\s)?(?:same|corresponding)\s(?:period|time|quarter|month|months|half|date)\s(?:(?:of"
    rf"|in)\s)?(?:the\s)?"
    rf"(?:(?P<same_before_year>{_YEAR})|(?:last|previous|preceding|prior)\syear|a\syear\s(?:ago|earlier)))",
    r"(?P<previous>\b(?:the\s)?(?:previous|preceding|prior)\s(?P<previous_unit>year|fiscal|financial\syear|month|quarter|week|period)\b"
    rf"|\b(?:[Tt]he|[Aa]|one|(?P<earlier_count>(?i:{_COUNT})))\s(?P<earlier_unit>year|month|quarter|week)s?\s(?:before|earlier"
    r"|previously)\b"
    r"|\b(?:[Tt]he\s|[Aa]\s)?year[-\s](?:earlier\b|ago\s(?:period|quarter|month|level|figure)\b))",
    r"(?P<relative>\b(?<!\bthe\s(?=last\syear))(?P<relative_word>[Ll]ast|[Tt]his|[Nn]ext|[Cc]urrent|[Pp]ast(?=\s(?:fiscal|financial|business|reporting)))\s(?:(?P<relative_fiscal>(?:fiscal|financial|business|reporting)\syear|fiscal|FY)"
    r"|(?P<relative_unit>day|week|month|quarter|year))\b)",
    r"(?P<yesterday>\b(?:[Yy]esterday|[Tt]omorrow)\b)",
    rf"(?P<window>\b(?P<window_word>past|last|previous|preceding|next|coming"
    rf"|following)\s(?:(?P<window_count>{_COUNT})\s(?:or\sso\s)?)?"
    rf"(?P<window_unit>{_UNIT})s?\b(?!\s(?:without|before|with|when|that|in\swhich|of\sthe)\b))",
    rf"(?P<ahead>\b(?:[Oo]ver|[Ww]ithin|[Ii]n)\s(?P<ahead_count>{_COUNT})\s(?P<ahead_unit>year|month)s\b)",
    rf"(?P<ago>\b(?<!\bhalf\s)(?P<ago_count>(?i:{_COUNT}|an?|one))\s(?P<ago_unit>{_UNIT})s?\sago\b)",
    rf"(?P<anaphora>\b(?:[Tt]hat|[Tt]he\ssame|[Tt]his|[Tt]hose|[Tt]hese|[Ss]uch)\s(?:same\s)?(?:{_COUNT}\s)?(?P<anaphora_unit>year|month|quarter"
    r"|period|day|date|time\s?frame|time\s(?:period|span)"
    r"|years|months|weeks|days)\b|(?:(?<=[Aa]t\s)|(?<=[Oo]ver\s))that\stime\b|(?<=[Aa]t\s)the\stime\b(?=[.,;\"”)]|$)|(?<=[Bb]y\s)(?:that|this)\stime\b|(?<=[Ss]ince\s)then\b"
    r"|(?<=[Bb]y\s)then\b|(?<=[Bb]efore\s)that\b|\b[Bb]ack\sthen\b|(?<=\bhas\s)since\b|(?<=\bhave\s)since\b"
    r"|(?:(?<=[Ii]n\s)|(?<=[Oo]ver\s)|(?<=[Dd]uring\s)|(?<=[Ff]or\s))the\s(?P<anaphora_definite>quarter|period|half[\s-]year"
    rf"|(?P<anaphora_count>{_COUNT})\s(?:years|months|quarters))\b"
    r"(?!\s(?:of|to|from|end|before|after|when|between|since|that|under|beginning|starting|commencing))|\b[Tt]he\squarter(?=['’]s\s))",
    rf"(?P<later>\b(?P<later_count>(?i:{_COUNT}|an?|one))\s(?P<later_unit>year|month)s?\slater\b"
    r"|\b[Tt]he\s(?:(?:following|subsequent)\s(?P<next_unit>year|month)\b|(?P<after_unit>year|month)\safter\b(?=[.,;:)]|\sit\b|\sthat\b(?!\s[a-z])|$)))",
    # the first year of what was founded then: "set it up four years ago and took in 30 teams in the first year"
    r"(?P<year_one>(?<=[Ii]n\s)(?:the|its|their|his|her)\sfirst\syear\b(?!\s(?:of|after)\b|,\s\d{4}\b))",
    r"(?P<the_year>(?<=[Dd]uring\s)the\syear\b(?!\s(?:end|19\d\d|20\d\d))|(?<=[Ii]n\s)the\syear\b(?!\s(?:19\d\d|20\d\d|of\b|to\b|before\b|after\b|since\b|that\b|when\b|end))"
    r"|(?<=[Oo]f\s)the\syear\b(?!\send)|\bthe\s(?:whole|full|entire)\syear\b"
    r"|(?<=[Oo]ver\s)the\syear\b(?!\s(?:to\b|before\b|end)))",
    r"(?P<vague>(?i:\b(?:(?:in|over|for|during|within)\s(?:the\s)?(?:recent|past|last|coming|next"
    r"|following)?\s?(?:few|several|many)?\s?"
    rf"(?:years|months|decades|weeks)(?!\s(?:19|20)\d\d)|in\sthe\s(?:near\s|foreseeable\s)?(?:future|past(?!\s(?:{_COUNT}\s|{_UNIT}\b|business\s|financial\s|fiscal\s|reporting\s)))|within\sa\sfew\s(?:years|months)"
    r"|over\sthe\syears|in\srecent\s\w+)\b))",
    r"(?P<now>\b(?:[Cc]urrently|[Nn]ow(?!\sthat)|[Tt]oday(?!['’]s)|[Aa]t\spresent|[Pp]resently|[Nn]owadays|[Ss]o\sfar"
    r"|[Tt]o\sdate|[Tt]ill\sdate"
    r"|[Uu]ntil\snow|[Aa]s\sof\s(?:now|today)|[Bb]y\snow|[Aa]t\sthe\smoment|[Tt]hus\sfar|[Tt]o\sthis\sday"
    r"|[Ss]ince\s(?:its|their|the)\s(?:inception|launch|founding|foundation|establishment|creation|start|opening"
    r"|beginning))\b)",
)
_OPENING_WORDS = """
    the at by as before early mid late beginning middle first second third fourth last final latter opening closing
    spring summer autumn winter fiscal financial years year same corresponding previous preceding prior a an its
    their his her one two three four five six seven eight nine ten eleven twelve this next current yesterday
    tomorrow past coming following over within in that those these such then back since for during now today
    presently currently nowadays so to till until thus whole full entire
    """
# Every time expression opens with a digit or one of these words: asked first, this spares other words the patterns.
_MAY_OPEN = rf"(?=\d|[QH][1-4]|FY|{MONTH}|{any_case(_OPENING_WORDS.split())}(?![^\W\d_]))"
CORE = re.compile(rf"(?<!\w){_MAY_OPEN}(?:{'|'.join(_PATTERNS)})")
_TELLING_STEMS = """
    year month quarter week decade fiscal Fiscal financial Financial period future past present Present currently
    Currently moment nowadays Nowadays today Today yesterday Yesterday tomorrow Tomorrow balance reporting closing
    """
_TELLING_WORDS = """
    Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec January February March April June July August September
    October November December half now Now date then day days recent
    spring Spring summer Summer autumn Autumn winter Winter
    """
# Without one of these words a sentence holds no time expression: a cheap first question.
WORTH_READING = re.compile(
    rf"(?<!\w)(?:(?:19|20)\d\d|\d[HQ]|FY|Q[1-4]|H[12]|{alternation(_TELLING_STEMS.split())}"
    rf"|{alternation(_TELLING_WORDS.split())}\b|(?:so|[Tt]hus)\sfar|(?:that|this|the)\stime|before\sthat|[Ss]ince\s)"
)
