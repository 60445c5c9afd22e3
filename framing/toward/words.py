"""What is asked of a word form: its stem, its worth, what it does to whom, whether it is a name.

A name never has a weight: every capitalised word inside a sentence is masked, and at the head of
one, or in a headline set in capitals, whatever the program has no entry for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from framing.support.records import NamedTuple
from framing.support.word_sets import word_set
from framing.tokens import folded

NAME, NUMBER = "NAME", "NUM"
LISTED = Path(__file__).parents[1] / "lexicons" / "predicates.tsv"


NEGATIONS = word_set("""not no never hardly without neither nor cannot nothing none nobody barely
    scarcely few little refused failed denied denies unable""")
BE = word_set("""is are was were be been being am 's 're 'm get got gets gotten becomes became
    become remains remained remain seems seemed looks looked appears appeared""")
AUXILIARIES = BE | word_set("""has have had having do does did will would can could may might shall
    should must to 've 'd 'll""") | {
    f"{word}n't" for word in ("is", "are", "was", "were", "has", "have", "had", "do", "does", "did",
                              "wo", "would", "ca", "could", "should", "must", "ai", "might")}
DETERMINERS = word_set("""the a an this that these those his hers her its their our my your some any
    all such both every each another no more most""")
CONJUNCTIONS = word_set("""and but or who which that because while although though when after before
    if as since whereas whom whose where until unless so than""")
PREPOSITIONS = word_set("""of to in for on with at by from about against over into after under
    between through during without toward towards among upon behind like despite around off out up
    down per via within across""")
PRONOUNS = word_set("""i you he she it we they me him her us them my your his its our their himself
    herself themselves itself myself mine yours hers ours theirs""")
POSSESSIVES = word_set("my your his its our their whose")
RELATIVES = word_set("who which that whose whom")
ADVERBS = word_set("""also not never now then still just even already again often once soon later
    however yet only too so ever always perhaps almost quite very far long both n't""")
#: Words that a sentence begins with and that are no names though their lists say nothing of them.
CLOSED = frozenset().union(AUXILIARIES, DETERMINERS, CONJUNCTIONS, PREPOSITIONS, PRONOUNS, ADVERBS,
                           NEGATIONS, word_set("there here what why how yes"))


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in text.split())


#: Forms that no rule leads to their word, among them the participles of passives.
IRREGULAR = _pairs("""said:say says:say told:tell took:take taken:take made:make lost:lose won:win
    beaten:beat stole:steal stolen:steal lied:lie lying:lie led:lead fell:fall
    fallen:fall rose:rise risen:rise shot:shoot fought:fight wrote:write written:write spoke:speak
    spoken:speak gave:give given:give came:come went:go gone:go got:get met:meet left:leave
    held:hold stood:stand ran:run thought:think knew:know known:know felt:feel heard:hear saw:see
    seen:see threw:throw thrown:throw hid:hide hidden:hide fled:flee forgot:forget
    forgotten:forget forgave:forgive forgiven:forgive broke:break broken:break chose:choose
    chosen:choose drove:drive flew:fly froze:freeze frozen:freeze overthrew:overthrow
    overthrown:overthrow withdrew:withdraw withdrawn:withdraw struck:strike swept:sweep
    taught:teach built:build fed:feed tore:tear torn:tear dealt:deal began:begin begun:begin
    became:become brought:bring kept:keep sat:sit sank:sink sunk:sink sought:seek wept:weep
    died:die dying:die misled:mislead overcame:overcome mistook:mistake mistaken:mistake sued:sue
    suing:sue bled:bleed clung:cling wore:wear sold:sell bought:buy paid:pay caught:catch
    shook:shake shaken:shake swore:swear sworn:swear slew:slay slain:slay grew:grow grown:grow
    blew:blow blown:blow lay:lie hung:hang dug:dig spent:spend lent:lend bore:bear borne:bear
    undid:undo undone:undo upheld:uphold undertook:undertake underwent:undergo ate:eat
    children:child men:man wives:husband lives:life thieves:thief""")
#: Words for a woman and for a man are one word here: whether it is said of her or him is not to
#: change anything.
_ALIKE = _pairs("""she:he her:him his:him hers:him herself:himself woman:man women:man girl:boy
    girls:boy wife:husband mother:father daughter:son sister:brother female:male lady:gentleman
    ladies:gentleman mom:dad congresswoman:congressman chairwoman:chairman
    spokeswoman:spokesman businesswoman:businessman she's:he's she'd:he'd she'll:he'll""")
_NO_PLURALS = frozenset({"does", "goes", "news"})
_ENDINGS = (("iest", "y"), ("ies", "y"), ("ied", "y"), ("ingly", ""), ("edly", ""), ("ing", ""),
            ("ed", ""), ("es", ""), ("ly", ""), ("s", ""))


@lru_cache(1 << 15)
def stem(word: str) -> str:
    """The stem that forms of one word share: criticised, criticizes → criticis; lost → lose.

    >>> stem("attacks"), stem("attacking"), stem("said"), stem("stopped")
    ('attack', 'attack', 'say', 'stop')
    """
    word = _ALIKE.get(word) or IRREGULAR.get(word, word).removesuffix("'s")
    if len(word) > 4:
        for ending, kept in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: len(word) - len(ending)] + kept
                if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                    word = word[:-1]
                break
    if len(word) > 5 and word.endswith(("ize", "iz", "yze", "yz")):
        word = word.removesuffix("e")[:-1] + "s"
    if len(word) == 4 and word[-1] == "s" and word[-2] not in "aious" and word not in _NO_PLURALS:
        return word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word


class Form(NamedTuple):
    """What is known of a word form.

    ``key`` is its stem, a sign as it stands, or ``NUM``; ``worth`` its valence, about −2…2, 0.0
    where no list has the stem; ``classes`` what predicates.tsv says that it does, by itself.
    """

    fold: str
    key: str
    worth: float
    classes: tuple[str, ...]
    word: bool
    capital: bool
    listed: bool  # not a name, even if it begins a sentence with its capital
    negates: bool


class Words:
    """The forms of words, given the worth of stems, 0.0 if unknown, and their classes."""

    def __init__(self, worth: Callable[[str], float],
                 classes: Mapping[str, tuple[str, ...]]) -> None:
        self.worth, self.classes = worth, classes
        self._forms: dict[str, Form] = {}

    def form(self, surface: str) -> Form:
        """What is known of a token's surface."""
        form = self._forms.get(surface)
        if form is None:
            if len(self._forms) > _MOST:
                self._forms.clear()
            form = self._forms[surface] = self._of(surface)
        return form

    def _of(self, surface: str) -> Form:
        first = surface[0]
        if not first.isalpha():
            key = NUMBER if first.isdigit() else surface
            return Form(surface, key, 0.0, (), False, False, False, False)
        fold = folded(surface)
        own = fold.removesuffix("'s")
        key = stem(own)
        worth = self.worth(key)
        classes = self.classes.get(key, ())
        # A capital anywhere: al-Assad, anti-Smith. Not so I, I'm.
        capital = surface != surface.lower() and fold != "i" and fold[:2] != "i'"
        return Form(fold, key, worth, classes, True, capital, bool(worth or classes),
                    own in NEGATIONS or own.endswith("n't"))


_MOST = 60_000


def predicates() -> dict[str, tuple[str, ...]]:
    """The classes of each predicate of predicates.tsv, by its stem."""
    found: dict[str, tuple[str, ...]] = {}
    cells = LISTED.read_text(encoding="utf-8").split()
    for lemma, label in zip(cells[2::2], cells[3::2], strict=True):
        key = stem(lemma)
        known = found.get(key, ())
        if label not in known:
            found[key] = (*known, label)
    return found
