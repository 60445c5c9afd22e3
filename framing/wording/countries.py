"""What countries, their peoples and states are called besides their names."""

from __future__ import annotations

#: One country: America in one article, the United States in another.
AMERICA_AND_PEOPLE = frozenset({"america", "american", "americans", "u.s.", "us", "usa",
                                "united states"})
#: So many letters at most tell a country's people from the country: Russian, Russia.
_ENDING = 3
#: Peoples that aren't called as their country begins.
PEOPLES = {
    "afghanistan": "afghan", "britain": "british", "denmark": "danish", "england": "english",
    "finland": "finnish", "france": "french", "greece": "greek", "holland": "dutch",
    "ireland": "irish", "kazakhstan": "kazakh", "netherlands": "dutch", "philippines": "filipino",
    "poland": "polish", "scotland": "scottish", "spain": "spanish", "switzerland": "swiss",
    "thailand": "thai", "u.k.": "british", "u.s.": "american", "uk": "british",
    "united kingdom": "british", "united states": "american", "us": "american",
    "uzbekistan": "uzbek", "wales": "welsh"}
#: States as agencies shorten them behind a town: Eugene, Ore.
STATES = {
    "ala": "alabama", "ariz": "arizona", "ark": "arkansas", "calif": "california",
    "colo": "colorado", "conn": "connecticut", "del": "delaware", "fla": "florida",
    "ga": "georgia", "ill": "illinois", "ind": "indiana", "kan": "kansas", "ky": "kentucky",
    "la": "louisiana", "md": "maryland", "mass": "massachusetts", "mich": "michigan",
    "minn": "minnesota", "miss": "mississippi", "mo": "missouri", "mont": "montana",
    "neb": "nebraska", "nev": "nevada", "okla": "oklahoma", "ont": "ontario", "ore": "oregon",
    "pa": "pennsylvania", "que": "quebec", "tenn": "tennessee", "tex": "texas", "vt": "vermont",
    "va": "virginia", "wash": "washington", "wis": "wisconsin", "wyo": "wyoming"}
SHORTENED = {state: short for short, state in STATES.items()}


def is_people_of(demonym: str, name: str) -> bool:
    """Whether a people is called by its country's name with an ending: Russian, Russia."""
    shared = max(4, len(name) - 2)
    return len(name) > 3 and demonym[:shared] == name[:shared] and (
        len(demonym) <= len(name) + _ENDING)
