"""Who wrote an article, when and where: bylines, datelines, dates.

Each function looks at the words of one line and knows nothing of its place;
``framing.blocks`` asks only near the top of an article.
"""

from __future__ import annotations

import re
from datetime import date

from framing.blocks import reasons
from framing.support.patterns import Pattern
from framing.wording.months import ALL_SHORT_DAYS, DAYS, MONTHS
from framing.wording.particles import IN_BYLINES

#: A byline or a date of its own is never longer than this.
LONGEST = 160

#: Words that stand in headlines with a capital but in no one's name.
_NOT_NAMES = frozenset(str.split(
    "the a an all any in on at of to for from with without by how why what who when where is are "
    "was were be not no and or but hook crook numbers popular demand means land sea air order law "
    "design default choice now then this that these those our your my his her their its"))
_ROLES = frozenset(str.split(
    "staff writer writers reporter reporters editor editors correspondent correspondents bureau "
    "press news agency agencies times post contributor columnist analyst desk team special chief "
    "senior political foreign photographer photographs newsroom"))
AGENCIES = frozenset(str.split(
    "reuters ap afp upi dpa ani pti ians bloomberg cnn bbc tass xinhua interfax kyodo yonhap "
    "anadolu ansa efe belga apa sda tt ntb ritzau stt pap ctk mti lusa ria itar-tass cp aap apa "
    "tnn mena sana irna wam spa bernama antara"))
_AGENCY_WORDS = frozenset(str.split(
    "press news agency wire service times post herald tribune"))

_STAMPS = frozenset(str.split(
    "published updated posted modified created date dated issued edited released"))
_ZONES = ("et est edt ct cst cdt mt mst mdt pt pst pdt akst akdt hst gmt utc bst ist cet cest "
          "eet eest msk trt gst pkt sgt hkt pht wib jst kst awst acst acdt aest aedt nzst nzdt "
          "sast z t")
_DATE_WORDS = _STAMPS.union(MONTHS, DAYS, ALL_SHORT_DAYS, (
    f"{_ZONES} am pm a p m "
    "at on of the ago hour hours hr hrs minute minutes min mins day days week weeks today "
    "yesterday just now last first originally time local uk").split())
_DATE_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th|h|am|pm|z|t\d\d|th)?")
_WORD = re.compile(r"[^\W_]+")

_NAMED_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATES = (
    Pattern(rf"\b(?P<month>{_NAMED_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? "
            r"(?P<year>\d{4})\b", re.I),
    Pattern(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_NAMED_MONTH})\.?,? "
            r"(?P<year>\d{4})\b", re.I),
    Pattern(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
)
_YEAR = re.compile(r"\d{4}")
#: A time of day, which a date that heads a section seldom has.
CLOCK = Pattern(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)")
_TIME_ALONE = Pattern(r"(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?: ?[ap]\.?m\.?)?|1?\d ?[ap]\.?m\.?)"
                      r"(?: ([a-z]{1,4}))?")
_LONGEST_MOMENT = 40
_NUMBERS = Pattern(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_READING = Pattern(
    r"(?:(?:estimated |approximate )?(?:reading|read) time\s?:?\s?)?(?:about |approx\.? )?"
    r"\d{1,3}[- ]?min(?:ute)?s?\.?(?:[- ](?:of )?read(?:ing)?)?(?: time)?"
    r"|(?:estimated )?read(?:ing)? time\b.{0,20}|lesezeit\b.{0,20}|temps de lecture\b.{0,20}"
    r"|\d{1,3} (?:minuten lesezeit|min de lecture|minuti di lettura|minutos de lectura)")
_PREFIX = Pattern(r"(?:(?:story|reporting|words|text|analysis|written|interview|review|opinion"
                  r"|exclusive) )?by\s?:? (?P<name>\S.*)|(?:author|authors|reporter|writer)\s?: "
                  r"(?P<named>\S.*)", re.I)
_CREDITS = Pattern(r"[(\[]?(?:additional |further )?(?:reporting|writing|editing|compiled|"
                   r"edited|produced) by:? (?=[^\W\d_])", re.I)
_CONTRIBUTED = Pattern(r".* contributed (?:to this (?:report|story|article)|reporting)"
                       r"(?: from [^\W\d_][\w ,.-]{1,40})?[.)*_ ]*"
                       r"|(?:.{0,60} )?(?:reporter|writer|correspondent|journalist)s? "
                       r"(?!(?:from|in|at|of|who|has|had|have) )(?:[\w.,’'-]{1,20} ){2,4}"
                       r"(?:in (?:[\w.,’'-]{1,20} ){1,4})?contributed[.)*_ ]*")
_AFTER_NAME = re.compile(
    r"(?<=[a-z])Staff (?:Writer|Reporter).*|\s?(?:[|•·/(]|—|–|\s-\s"
    r"|\b(?:published|updated|posted)\b|\b(?:for|in|at|on|is)\b).*", re.I)
_BETWEEN_NAMES = re.compile(r", and |,| and | & | with ")
_PARTS = re.compile(r"\s[/|]\s|\s?[·•]\s?|\s?\|\s?")
_BAR = re.compile(r"\s[|•·]\s")
_REPORTED_FROM = Pattern(r"(?i:reporting from) [A-Z][^.?!:]{1,60}")
#: A post or a broadcaster's desk, as they stand under a reporter's name.
_POST = Pattern(r"[A-Z][\w&’'-]{0,20}[ -](?:[\w&’'-]{1,20}[ -]){0,3}(?i:correspondent"
                r"|reporter|editor|columnist|writer|analyst)(?:,? (?:for )?[A-Z].{1,40})?"
                r"|(?:BBC|ITV|Sky|ABC|CBS|NBC|CBC) (?:News|Sport|Verify)(?:, [A-Z].{1,40})?"
                r"|Columnist|Correspondent|Reporter")
#: A post behind a name that signs by it alone: Ann Lee, *labour correspondent*; not *a reporter*.
_REPORTS = Pattern(r"(?!(?:an?|the|once|former) )(?:(?:[^\W\d_][\w’'-]{0,20}|&) ){0,4}"
                   r"(?:correspondent|reporter)", re.I)
_POST_ENDS = frozenset(str.split("correspondent editor reporter writer columnist commentator"))
#: Last words of newspapers' names.
_PAPERS = frozenset(str.split(
    "advertiser advocate argus bee bulletin chronicle citizen courier dispatch echo enquirer "
    "examiner express gazette globe guardian herald independent inquirer journal ledger mail "
    "mercury messenger mirror monitor news observer post press recorder register republic "
    "review sentinel standard star sun telegram telegraph times tribune union weekly"))
_PRESS = frozenset(("associated press", "press association", "canadian press",
                    "press trust of india", "agence france-presse"))
#: Agencies sign with initials: "al/bd/cy".
INITIALS = Pattern(r"[a-z]{2,4}(?:[/-][a-z]{2,4}){1,4}")
_CONTACT = Pattern(r"(?:follow )?@\w{2,40}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,40}){1,4}")

_AGENCY_START = Pattern(
    r"(?P<head>[^()\n:—–/]{0,80}?)\s?(?:\([A-Z][\w .'-]{2,25}\)\s(?=\())?"
    r"(?P<agency>\([^()\n]{2,40}\)|/[A-Za-z. ]{2,30}/)?\s?"
    r"(?P<dash>—|–|--|(?<=\s)[-_](?=\s|$)|:(?=\s|$)|(?<=/)\.(?=\s|$))\s*")
#: Words in capitals before a colon or a dash that name no place.
_LABELS = frozenset(str.split(
    "breaking update updated watch exclusive opinion analysis live note video question answer "
    "fact myth source photo image news alert warning correction related more read context "
    "background summary editorial poll timeline profile interview review transcript podcast "
    "listen recap sponsored tip tips sources credit caption sign subscribe"))


def is_name(words: str) -> bool:
    """Whether ``words`` can be somebody's name.

    Two to six words with capitals, none of them one that only headlines hold; small particles
    (van, de, al) may stand between.
    """
    parts = words.split()
    if not 2 <= len(parts) <= 6 or not parts[0][0].isalpha() or parts[0][0].islower():
        return False
    capitals = 0
    for part in parts:
        low = part.lower().strip(".")
        if not part.replace("-", "").replace("'", "").replace("’", "").strip(".").isalpha():
            return False
        if low in IN_BYLINES:
            continue
        if part[0].islower() or low in _NOT_NAMES:
            return False
        capitals += 1
    return capitals >= 1


def _is_outlet(words: str) -> bool:
    """"Reuters", "The Associated Press", "our business staff": who may sign for a person."""
    low = words.lower().removeprefix("the ")
    if low.startswith("our "):
        return 1 < len(low.split()) <= 5 and not _ROLES.isdisjoint(low.split())
    parts = low.split()
    return low in AGENCIES or (
        0 < len(parts) <= 4 and "," not in words and words[:1].isupper()
        and not _ROLES.isdisjoint(parts))


def reading_time(low: str) -> str | None:
    """"4 min read"; not a line of text that mentions minutes."""
    if len(low) <= 40 and ("min" in low or "time" in low or "zeit" in low
                           or "temps" in low) and _READING.fullmatch(low):
        return "gives the reading time"
    return None


def by_name(words: str) -> str | None:
    """The names in "By Ann Lee and Cy Young, Staff Writers"; None where it is no byline.

    "By the Numbers" and "By Land, Sea and Air" name nobody and are left alone. "Ann Lee, labour
    correspondent" needs no *by*.
    """
    found = _PREFIX.fullmatch(words)
    if found is None:
        name, _, post = words.partition(", ")
        return name if is_name(name) and _REPORTS.fullmatch(post) else None
    rest = found["name"] or found["named"]
    names = _AFTER_NAME.sub("", rest).strip(" ,.")
    if _is_outlet(names):
        return names
    parts = [part.strip() for part in _BETWEEN_NAMES.split(names)]
    people = [part for part in parts
              if is_name(part) and not _ROLES & set(part.lower().split())]
    if not people or parts[0] != people[0]:
        return None
    # The words as they stand, up to the last name: "Ann Lee and Cy Young", not a list of ours.
    return names[:names.rfind(people[-1]) + len(people[-1])]


def barred_name(words: str) -> str | None:
    """The name in "Ann Lee | Norland Times", "" where the line is barred but names nobody.

    Only a line with a bar or a dot between its parts; a name alone is left to its neighbours.
    """
    if not ("|" in words or "•" in words or "·" in words) or not _BAR.search(words):
        return None
    left = _BAR.split(words, maxsplit=1)[0].strip()
    return by_name(left) or (left if is_name(left) else "")


def posted_name(words: str) -> str | None:
    """The name in "Ann Lee North of England correspondent" and in "Ann Lee in Port Ellery".

    The names in "Ann Lee in Port Ellery and Cy Young in Brisk": both sign.
    """
    one, joined, other = words.partition(" and ")
    if joined and len(words) <= LONGEST:
        names = posted_name(one), posted_name(other)
        if all(names):
            return " and ".join(filter(None, names))
    parts = words.split()
    name = " ".join(parts[:2])
    if 3 <= len(parts) <= 9 and "." not in words and is_name(name) and (
            parts[-1].lower() in _POST_ENDS
            or (parts[2] == "in" and len(parts) <= 6 and "".join(parts[3:])[:1].isupper())):
        return name
    return None


def is_post(words: str) -> bool:
    """Whether a line is "Business editor, BBC News" or "BBC News, North East" and no more."""
    return len(words) <= 80 and _POST.fullmatch(words) is not None


def is_paper(words: str) -> bool:
    """Whether a line is "The Marlow Herald" or "Ferris Ledger, 4 March 2025" and no more.

    Asked right under a writer's name alone, since a headline may end in such a word too.
    """
    name, _, dated = words.partition(", ")
    if dated and not date_line(dated.lower()):
        return False
    parts = name.split()
    return (2 <= len(parts) <= 5 and parts[-1].lower() in _PAPERS
            and all(part[0].isupper() or part in ("of", "and", "the") for part in parts)
            and "".join(parts).replace("-", "").replace("’", "").replace("'", "").isalpha())


def signature(words: str, low: str) -> str | None:
    """"Staff Writer", "Reuters", an address or a handle, "Reporting by …; editing by …".

    Not a name alone, which its neighbours have to explain.
    """
    if len(low) <= LONGEST and (("contributed" in low and _CONTRIBUTED.fullmatch(low))
                                or (" by" in low and _CREDITS.match(words))):
        return reasons.REPORTERS
    if low in AGENCIES or low.removeprefix("the ") in _PRESS:
        return "names a news agency"
    parts = low.replace(",", " ").split()
    if 2 <= len(parts) <= 6 and _ROLES.issuperset(parts):
        return reasons.POST
    if low.startswith("reporting from") and _REPORTED_FROM.fullmatch(words):
        return "says where it was reported from"
    if "@" in low and (_CONTACT.fullmatch(low) or (low[:2] == "((" and low[-2:] == "))")):
        return reasons.ADDRESS
    return None


#: Over a few lines on who wrote the article.
ABOUT_WRITER = frozenset((
    "about the author", "about the authors", "about the writer", "about the writers",
    "about the reporter", "about the reporters", "about the journalist"))
_TELLS_OF_WRITER = Pattern(
    r" (?:is (?:an?|the) |covers |writes |reports |joined "
    r"|has (?:covered|written|reported|worked) )")


_REPORTED = Pattern(r"[A-Z][^ ]+ (?:[A-Z][^ ]+ ){0,3}reported from [A-Z].{2,80}\.")


def is_about_writer(words: str, writers: str) -> bool:
    """Whether a line tells who the writer is: "Ann Lee covers housing for The Times".

    ``writers`` is the byline's "Ann Lee and Cy Young"; of anyone else it is the story.
    """
    for name in _BETWEEN_NAMES.split(writers):
        if not name:
            continue
        if _REPORTED.match(words) and words.split()[0].lower() in name.lower().split():
            return True
        if words[:len(name)].lower() == name.lower():
            return _TELLS_OF_WRITER.match(words, len(name)) is not None
    return False


def date_line(low: str) -> str | None:
    """"Updated March 3, 2024 at 5 p.m."; not a sentence that holds a date, not a year alone."""
    if "/" in low or "|" in low or "·" in low or "•" in low:
        dated = [part for part in _PARTS.split(low) if any(map(str.isdigit, part))]
        low = " | ".join(part for part in dated if not reading_time(part.strip()))
    start = _WORD.search(low)
    if start is None or not (
            start[0] in _DATE_WORDS or start[0][0].isdigit() or start[0] in AGENCIES):
        return None
    words = _WORD.findall(low)
    if len(words) > 24:
        return None
    digits = named = False
    for word in words:
        if word in _DATE_WORDS:
            named = named or word in MONTHS or word in ("ago", "today", "yesterday")
        elif _DATE_NUMBER.fullmatch(word):
            digits = True
        elif word not in AGENCIES:
            return None
    stamped = not _STAMPS.isdisjoint(words)
    if stamped and (digits or named):
        return reasons.STAMP
    if digits and (named or find_date(low) or _NUMBERS.search(low)):
        return reasons.DATE
    return reasons.DATE if words[0] in ("today", "yesterday") and not words[1:] else None


def is_time_alone(low: str) -> bool:
    """Whether a line is a moment and no more: 6:52 p.m., 14.20 GMT, May 12, 9:15 a.m., 2h ago."""
    if len(low) <= _LONGEST_MOMENT and (low.endswith(" ago") or CLOCK.search(low)) and (
        date_line(low)
    ):
        return True
    found = _TIME_ALONE.fullmatch(low) if low[:1].isdigit() and len(low) <= 20 else None
    return found is not None and (found[1] is None or found[1] in _DATE_WORDS)


def find_date(words: str) -> str | None:
    """The first date that can be read in one way only, as YYYY-MM-DD.

    "03/04/2024" is April in one country and March in another: None. So is a date without a year.

    >>> find_date("Published 3 March 2024"), find_date("03/04/2024"), find_date("13/02/2024")
    ('2024-03-03', None, '2024-02-13')
    """
    if not _YEAR.search(words):
        return None
    earliest: tuple[int, str] | None = None
    for pattern in _DATES:
        found = pattern.search(words)
        if found is None or (earliest and found.start() >= earliest[0]):
            continue
        month = found["month"].lower()
        iso = _iso(int(found["year"]), MONTHS.get(month) or int(month), int(found["day"]))
        if iso:
            earliest = found.start(), iso
    found = _NUMBERS.search(words)
    if found and not (earliest and found.start() >= earliest[0]):
        one, other = int(found[1]), int(found[3])
        if one > 12 or one == other:
            return _iso(int(found[4]), other, one) or (earliest[1] if earliest else None)
        if other > 12:
            return _iso(int(found[4]), one, other) or (earliest[1] if earliest else None)
    return earliest[1] if earliest else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1600 <= year <= 2100 else None
    except ValueError:
        return None


def is_agency_line(words: str) -> bool:
    """Whether "LONDON (Reuters) —" or "CNN —" is all of the line."""
    if words[-1:] not in ("—", "–", "-", ":"):
        return False
    return agency_start(words) == len(words) or words.rstrip("—–-: ").lower() in AGENCIES


def agency_start(words: str) -> int:
    """The length of "PORT ELLERY, March 3 (Norland Press) — " at the start; 0 where none stands.

    "NATO — the alliance — said" goes on in lower case and "Peace — That was it" has neither
    capitals nor an agency: both are left alone.
    """
    words = words[:200]
    if not any(sign in words for sign in ("—", "–", "--", " -", " _", ":", "/.")):
        return 0
    found = _AGENCY_START.match(words)
    if found is None:
        return 0
    after = words[found.end():found.end() + 1]
    if after.islower():
        return 0
    place, _, rest = (part.strip() for part in found["head"].partition(","))
    agency = (found["agency"] or "").strip("()/ ")
    dated = not set(_WORD.findall(rest.lower())).isdisjoint(MONTHS)
    capitals = place.isupper() and len(place) > 2 and len(place.split()) <= 4 \
        and place.lower() not in _LABELS and not any(map(str.isdigit, place)) \
        and _NOT_NAMES.isdisjoint(place.lower().split())
    if any(len(part) > 30 for part in rest.split(",")):
        return 0
    if agency:
        low = agency.lower()
        known = low in AGENCIES or not _AGENCY_WORDS.isdisjoint(low.split())
        named = not place or capitals or (
            place[0].isupper() and len(place.split()) <= 4 and (known or dated))
        return found.end() if named and (known or (place and (capitals or dated))) else 0
    if not capitals or not any(map(str.islower, words[found.end():])):
        return 0
    # A colon after capitals is a place's only before a sentence: "NEW DELHI: The court ruled".
    if found["dash"] == ":" and (not after.isupper() or rest):
        return 0
    return found.end()
