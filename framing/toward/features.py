"""What a token says of a target, as named features: from its distance, clause, worth and role.

Training and scoring both read a sentence through these: a weight stands for a feature's name.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.toward.roles import Role, possessive, roles_of
from framing.toward.sentence import AFTER, BAND, NEGATED, OPEN, QUOTED, SAME, Sentence, cells
from framing.toward.words import NAME, PRONOUNS, Form

#: A feature's name, and its value.
Feature = tuple[str, float]
#: What a role says by class or worth counts double: it is learnt from more targets than by word.
_BY_CLASS = 2.0
_BANDS = ("close", "near", "far")


def of_place(form: Form, key: str, code: int) -> Iterator[Feature]:
    """What a token says by where it stands: see :func:`framing.toward.sentence.cells`.

    ``any:WORD`` within 25 places, ``near:WORD`` within 8, ``before:WORD`` and ``after:WORD``
    within 3. For its worth, ``bad`` or ``good``, and for each class of predicates.tsv:
    ``bad@before-close``, ``@after-far`` …; ``@before-clause`` in the target's clause;
    ``@before-open`` with no other name between. Behind a negation with *un* before: ``unbad``.
    """
    band = code & BAND
    side = "after" if code & AFTER else "before"
    yield f"any:{key}", 1.0
    if band < 2:
        yield f"near:{key}", 1.0
    if band == 0:
        yield f"{side}:{key}", 1.0
    if key == NAME or not form.listed:
        return
    where = [f"{side}-{_BANDS[band]}"]
    if code & SAME:
        where.append(f"{side}-clause")
    if code & OPEN:
        where.append(f"{side}-open")
    kinds = [(label, 1.0) for label in form.classes]
    if form.worth:
        sign = "good" if form.worth > 0 else "bad"
        kinds.append((sign, abs(form.worth)))
        if code & QUOTED:
            yield f"{sign}@quoted", abs(form.worth)
    negation = "un" if code & NEGATED else ""
    for kind, value in kinds:
        for place in where:
            yield f"{negation}{kind}@{place}", value


def of_role(role: Role, form: Form, key: str) -> Iterator[Feature]:
    """What a token says by its role: ``object:WORD``, ``object@CLASS``, ``object@bad``, ``object``.

    ``-not`` is added to the name of a role that is denied; what is denied has the opposite worth.
    A masked word is a name and no more, whatever the lists say of it.
    """
    name = f"{role.name}-not" if role.denied else role.name
    yield name, 1.0
    yield f"{name}:{key}", 1.0
    if key == NAME:
        return
    for label in form.classes:
        yield f"{name}@{label}", _BY_CLASS
    worth = -form.worth if role.denied else form.worth
    if worth:
        yield f"{role.name}@{'good' if worth > 0 else 'bad'}", abs(worth) * _BY_CLASS


def of_target(sentence: Sentence, first: int, last: int) -> Iterator[Feature]:
    """What the target says by itself: which pronoun it is, that it owns, that it is quoted."""
    form = sentence.forms[last]
    if first == last and form.fold in PRONOUNS:
        yield f"target:{form.key}", 1.0
    if possessive(sentence, first, last):
        yield "target:owner", 1.0
    if sentence.marks[first] >= QUOTED:
        yield "target:quoted", 1.0


def features_of(sentence: Sentence, first: int, last: int) -> Iterator[tuple[int, str, float]]:
    """All features of a target: the token behind each (-1 the target), its name and its value."""
    forms, keys = sentence.forms, sentence.keys
    for token, code in cells(sentence, first, last):
        for name, value in of_place(forms[token], keys[token], code):
            yield token, name, value
    for role in roles_of(sentence, first, last):
        for name, value in of_role(role, forms[role.token], keys[role.token]):
            yield role.token, name, value
    for name, value in of_target(sentence, first, last):
        yield -1, name, value
