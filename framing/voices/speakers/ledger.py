"""The ledger: who speaks, how much, and with which verbs, mentions of one speaker brought together.

Names are merged only when nothing in them clashes: *Vasilyeva* is *Dr. Alexandra Vasilyeva* where
no other Vasilyeva is about, and two Harringtons with two first names stay two people.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.voices.cues.attribution import Marks
from framing.voices.speakers.antecedents import Antecedents
from framing.voices.speakers.epithets import Epithets
from framing.voices.speakers.firms import Firms
from framing.voices.speakers.full_names import FullNames
from framing.voices.speakers.register import Entry, Register
from framing.voices.speakers.who import Who

#: A headline tells of so few speakers.
_HEADLINED = 3


class Ledger:
    """The speakers of a document, in the order in which they first speak."""

    def __init__(self, tokens: Tokens, marked: Marks) -> None:
        self._tokens = tokens
        self._register = Register()
        self.entries = self._register.entries
        self._full = FullNames(tokens, marked)
        self._firms = Firms(tokens)
        self.antecedents = Antecedents(tokens, marked, self._full, self._register)
        self.epithets = Epithets(tokens, self._register, self.antecedents, self._firms)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    # -- who is who ------------------------------------------------------------------------------

    def enter(self, found: Who) -> int:
        """Give the number of the speaker that a mention is of, a new one if need be."""
        if found.kind == "person" and len(found.bare) < 3:
            full = self._full.short_for(found)
            found = full._replace(span=found.span) if full else found
        number = self._register.number(found)
        if number is None and found.kind == "person" and self._is_told_to_be_firm(found):
            found = found._replace(kind="organisation", role=None, affiliation=None)
            number = self._register.number(found)
        if number is None:
            number = self._register.company(found)
        if number is None and found.kind == "person" and found.role:
            number = self._of_headline(found.role)
        if number is None:
            number = self._register.add(found)
        else:
            entry = self.entries[number]
            entry.mentions.append(found)
            self._register.rename(number, _fuller(entry.who, found))
        self.antecedents.mention(found, number, len(self.entries[number].mentions))
        return number

    def _is_told_to_be_firm(self, found: Who) -> bool:
        """Whether the text says that a name is an organisation's, which has no title nor role."""
        return len(found.bare) < 3 and not found.title and (
            not found.role or found.role[0] > found.name[0]) and self._firms.holds(found)

    def _of_headline(self, role: tuple[int, int]) -> int | None:
        """Whom a headline calls by a role alone, where a person bears it below: police chief."""
        tokens = self._tokens
        words = tuple([tokens.folds[at] for at in range(*role) if tokens.bits[at] & w.WORDY])
        for number, entry in enumerate(self.entries[:_HEADLINED]):
            bare = entry.who.bare
            if entry.who.kind == "unnamed" and bare and words[-len(bare) :] == bare and not any(
                tokens.is_sentence(tokens.rows[each.span[0]]) for each in entry.mentions
            ):
                return number
        return None

    def enter_pronoun(self, antecedent: Who, span: tuple[int, int]) -> int:
        """Enter a pronoun under the speaker proposed for it, who is mentioned by name before."""
        if self._register.number(antecedent) is None:
            self.enter(antecedent)
        number = self.enter(antecedent._replace(span=span))
        self.antecedents.called(number, self._tokens.folds[span[0]])
        return number

    def again(self, number: int, at: int) -> None:
        """Let pronouns behind a token mean a speaker rather than whom he has told of.

        *Ito said the mayor had told him that it was shut. He added that it was late*: Ito did.
        """
        self.antecedents.again(self.entries[number].who, number, at)


def _fuller(one: Who, other: Who) -> Who:
    """The name that says more, with what either says of role and affiliation."""
    if other.named > one.named:
        return other  # police chief, of a headline
    best = other if other.name[1] - other.name[0] > one.name[1] - one.name[0] else one
    role = best.role or one.role or other.role
    affiliation = best.affiliation or one.affiliation or other.affiliation
    if role is best.role and affiliation is best.affiliation:
        return best
    return best._replace(role=role, affiliation=affiliation)
