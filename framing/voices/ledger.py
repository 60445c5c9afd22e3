"""The ledger: who speaks, how much, and with which verbs, mentions of one speaker brought together.

Names are merged only when nothing in them clashes: *Vasilyeva* is *Dr. Alexandra Vasilyeva* where
no other Vasilyeva is about, and two Harringtons with two first names stay two people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.voices import words as w
from framing.voices.antecedents import Antecedents
from framing.voices.attribution import Marks
from framing.voices.columns import Tokens
from framing.voices.full_names import FullNames
from framing.voices.register import Entry, Register
from framing.voices.who import Who

#: Nouns for whoever was named just before, though nobody was called by them.
_EPITHETS = frozenset({"expert", "head of government", "head of state", "lawmaker",
                       "parliamentarian", "politician", "politologist", "specialist"})
#: How far back that may be, in sentences.
_NEAR = 3
#: A headline tells of so few speakers.
_HEADLINED = 3
#: So many speakers are looked at for a role.
_PLACES = 60


class Ledger:
    """The speakers of a document, in the order in which they first speak."""

    def __init__(self, tokens: Tokens, marked: Marks) -> None:
        self._tokens = tokens
        self._register = Register()
        self.entries = self._register.entries
        self._full = FullNames(tokens)
        self.antecedents = Antecedents(tokens, marked, self._full, self._register)

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

    def meant(self, found: Who) -> Who | None:
        """Whom a role behind an article seems to mean: the mayor, the spokesman.

        It is the only one, of the last so many, who has spoken in that role; *the 24-year-old*,
        *the Swede* and *the head of state* are whoever was named last.
        """
        tokens = self._tokens
        first, (start, stop) = found.span[0], found.name
        if found.kind != "unnamed" or start != first + 1 or tokens.folds[first] != "the":
            return None
        own = tokens.bits[start]
        if own & w.NUMBER and tokens.folds[stop - 1] == "year-old":
            return self.antecedents.nearest("", first)
        if stop - start == 1 and own & w.DEMONYM:
            return self.antecedents.nearest("", first)
        role = tokens.folds[start:stop]
        epithet = " ".join(role) in _EPITHETS
        if not (epithet or tokens.bits[stop - 1] & w.ROLE) or (
            self._register.number(found) is not None
        ):
            return None
        meant = [each.who for each in self.entries[-_PLACES:] if self._is_in_role(each, role)]
        if len(meant) == 1:
            return meant[0]
        return self._just_named(first) if epithet and not meant else None

    def _just_named(self, at: int) -> Who | None:
        """The person named last before a token, if it is by a name and not too far back."""
        found, rows = self.antecedents.nearest("", at), self._tokens.rows
        near = found is not None and rows[at] - rows[found.span[0]] <= _NEAR
        return found if found and near and found.kind == "person" else None

    def _is_in_role(self, entry: Entry, role: Sequence[str]) -> bool:
        """Whether somebody who has spoken is called by a role, before a name or without one."""
        read = entry.who
        place = read.role if read.kind == "person" else read.name
        if place is None or read.kind not in ("person", "unnamed"):
            return False
        folds = self._tokens.folds
        for at in range(*place):
            if self._tokens.bits[at] & w.PREPOSITION:  # a spokesman | for the union
                break
            if folds[at] == role[0] and folds[at : at + len(role)] == role:
                return True
        return False


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
