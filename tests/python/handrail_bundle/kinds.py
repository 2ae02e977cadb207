"""The kinds of items that are known, with their fields."""

from dataclasses import dataclass
from typing import Callable, Mapping, Optional

from .shapes import (
    any_object,
    day,
    integer,
    list_of,
    must,
    no_two_alike,
    null_or,
    one_of,
    text_of_at_most,
    uuid,
    yes_or_no,
)

SHORT = text_of_at_most(4 * 1024)
LONG = text_of_at_most(512 * 1024)
FEELING = null_or(integer(0, 10))


@dataclass(frozen=True)
class Field:
    """What a field holds, and whether it may be left out. A list of elements has columns, which may be left out of all of them."""

    check: Optional[Callable] = None
    may_be_hidden: bool = True
    columns: Optional[Mapping[str, "Field"]] = None
    most: int = 0


def _choices(*names):
    check = list_of(one_of(*names))

    def check_choices(value):
        check(value)
        no_two_alike(value)

    return check_choices


CAUSES = {
    "id": Field(uuid, may_be_hidden=False),
    "text": Field(LONG, may_be_hidden=False),
    "affects": Field(
        _choices(
            "selfEsteem",
            "pride",
            "emotionalSecurity",
            "pocketbook",
            "ambitions",
            "personalRelations",
            "sexRelations",
            "fear",
        )
    ),
}
KINDS = {
    ("answer", 1): {
        "step": Field(integer(1, 12), may_be_hidden=False),
        "promptId": Field(SHORT, may_be_hidden=False),
        "prompt": Field(SHORT, may_be_hidden=False),
        "text": Field(LONG),
    },
    ("resentment", 1): {
        "subject": Field(SHORT),
        "causes": Field(columns=CAUSES, most=500),
        "faults": Field(_choices("selfish", "dishonest", "selfSeeking", "afraid")),
        "myPart": Field(LONG),
    },
    ("contact", 1): {
        "name": Field(SHORT),
        "roles": Field(
            _choices(
                "fellow",
                "sponsor",
                "sponsee",
                "candidateSponsor",
                "family",
                "friend",
                "facilitator",
                "professional",
            )
        ),
        "phone": Field(SHORT),
        "note": Field(LONG),
        "neverShare": Field(yes_or_no, may_be_hidden=False),
    },
    ("call", 1): {
        "who": Field(SHORT),
        "direction": Field(one_of("out", "in")),
        "channel": Field(one_of("phone", "video", "text", "voiceMessage", "inPerson")),
        "outcome": Field(one_of("reached", "voicemail", "noAnswer")),
        "purpose": Field(SHORT),
        "minutes": Field(null_or(integer(0, 65_535))),
        "feelingBefore": Field(FEELING),
        "feelingAfter": Field(FEELING),
        "note": Field(LONG),
        "commitment": Field(SHORT),
        "followUpOn": Field(null_or(day)),
        "followUpDone": Field(yes_or_no),
        "callBackOwed": Field(yes_or_no),
    },
    ("amends", 1): {
        "person": Field(SHORT),
        "relationship": Field(SHORT),
        "harm": Field(LONG),
        "injury": Field(one_of("unanswered", "no", "maybe", "yes")),
        "injuryWords": Field(LONG),
    },
}


def check(item):
    """Refuses an item of a known kind whose fields do not fit. Any other item may hold anything."""
    known = KINDS.get((item["kind"], item["version"]))
    if known is None:
        return
    hidden = set(item["hidden"])
    must(len(hidden) == len(item["hidden"]))
    for name, field in known.items():
        hidden -= _check_field(name, field, item["fields"], hidden)
    must(not hidden)
    must(set(item["fields"]) <= set(known))


def _check_field(name, field, fields, hidden):
    """Refuses a field that does not fit; gives the names in `hidden` that speak of it."""
    if name in hidden:
        must(field.may_be_hidden and name not in fields)
        return {name}
    must(name in fields)
    if field.columns is None:
        field.check(fields[name])
        return set()
    without = {column for column in field.columns if f"{name}.{column}" in hidden}
    must(all(field.columns[column].may_be_hidden for column in without))
    _check_elements(fields[name], field, without)
    return {f"{name}.{column}" for column in without}


def _check_elements(elements, field, without):
    list_of(any_object)(elements)
    must(len(elements) <= field.most)
    for element in elements:
        must(set(element) == set(field.columns) - without)
        for column, value in element.items():
            field.columns[column].check(value)
    no_two_alike([element["id"] for element in elements])
