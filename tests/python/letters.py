"""Letters to try a reader with: sound in their shape, whatever their texts are."""

from uuid import uuid4

KIND_FIELDS = {
    "answer": ("step", "promptId", "prompt", "text"),
    "resentment": ("subject", "causes", "causes.affects", "faults", "myPart"),
    "contact": ("name", "roles", "phone", "note", "neverShare"),
    "call": (
        "who",
        "direction",
        "channel",
        "outcome",
        "purpose",
        "minutes",
        "feelingBefore",
        "feelingAfter",
        "note",
        "commitment",
        "followUpOn",
        "followUpDone",
        "callBackOwed",
    ),
    "amends": ("person", "relationship", "harm", "injury", "injuryWords"),
}


def letter(items=(), **more):
    """A letter's data."""
    plain = {
        "id": str(uuid4()),
        "kind": "letter",
        "sequence": 1,
        "createdAt": "2026-11-20T07:00:00Z",
        "inReplyTo": None,
        "items": list(items),
        "comments": [],
        "marks": [],
        "assignments": [],
    }
    return plain | more


def item(kind, fields, version=1, hidden=(), words=None):
    """One item with a new id."""
    return {
        "id": str(uuid4()),
        "kind": kind,
        "version": version,
        "fields": fields,
        "hidden": list(hidden),
        "words": {} if words is None else words,
    }


def comment(about, text, **anchor):
    """A comment on an item, given by its id."""
    nowhere = {"element": None, "field": None, "quote": None}
    return {"id": str(uuid4()), "item": about, **nowhere, "text": text, **anchor}


def assignment(text, due_on=None):
    return {"id": str(uuid4()), "text": text, "dueOn": due_on}


def items_full_of(text):
    """An item of each known kind with this text in every field that holds text and in every label; then one of an unknown kind, one of a later version
    and one with all hidden that can be."""
    known = [
        item(kind, fields, words=labels(KIND_FIELDS[kind], text)) for kind, fields in _fields_full_of(text).items()
    ]
    unknown = {text: text, "deep": {text: [text, {text: text}]}}
    hidden = [name for name in KIND_FIELDS["call"]]
    return [
        *known,
        item(text, unknown, hidden=[f"hidden {text}"], words=labels(["deep", text], text)),
        item("amends", unknown, version=99, hidden=[text], words=labels(["deep"], text)),
        item("call", {}, hidden=hidden, words=labels(hidden, text)),
    ]


def labels(names, text):
    """The words of an item, all the same; one for something that is not there too."""
    return {name: text for name in ("title", *names, "of nothing", text)}


def _fields_full_of(text):
    cause = lambda: {"id": str(uuid4()), "text": text, "affects": ["pride", "fear"]}
    return {
        "answer": {"step": 1, "promptId": text, "prompt": text, "text": text},
        "resentment": {"subject": text, "causes": [cause(), cause()], "faults": ["selfish"], "myPart": text},
        "contact": {"name": text, "roles": ["fellow"], "phone": text, "note": text, "neverShare": False},
        "call": {
            "who": text,
            "direction": "in",
            "channel": "voiceMessage",
            "outcome": "reached",
            "purpose": text,
            "minutes": 65_535,
            "feelingBefore": 10,
            "feelingAfter": None,
            "note": text,
            "commitment": text,
            "followUpOn": "2026-11-25",
            "followUpDone": False,
            "callBackOwed": True,
        },
        "amends": {
            "person": text,
            "relationship": text,
            "harm": text,
            "injury": "maybe",
            "injuryWords": text,
        },
    }
