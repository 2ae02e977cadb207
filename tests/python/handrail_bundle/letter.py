"""The data of a letter: which keys it has, and what they hold."""

from . import kinds, strict_json
from .refusal import Refused
from .shapes import (
    any_object,
    day,
    integer,
    list_of,
    must,
    null_or,
    object_of,
    one_of,
    string,
    strings_by_name,
    time,
    uuid,
)

ITEM = object_of(
    id=uuid,
    kind=string,
    version=integer(1),
    fields=any_object,
    hidden=list_of(string),
    words=strings_by_name,
)
COMMENT = object_of(
    id=uuid, item=uuid, element=null_or(uuid), field=null_or(string), quote=null_or(string), text=string
)
MARK = object_of(item=uuid, progress=one_of("opened", "heard", "goneThrough", "returned", "destroyed"))
ASSIGNMENT = object_of(id=uuid, text=string, dueOn=null_or(day))
LETTER = object_of(
    id=uuid,
    kind=one_of("letter", "reply", "receipt"),
    sequence=integer(1),
    createdAt=time,
    inReplyTo=null_or(uuid),
    items=list_of(ITEM),
    comments=list_of(COMMENT),
    marks=list_of(MARK),
    assignments=list_of(ASSIGNMENT),
)


def read(text):
    """The letter that a line of data is."""
    data = strict_json.read(text)
    check(data)
    return data


def check(data):
    """Refuses what is no letter."""
    LETTER(data)
    _refuse_repeated(data["items"])
    _refuse_repeated(data["comments"] + data["assignments"])
    is_answer = data["kind"] == "reply" or data["comments"] or data["marks"]
    must(not is_answer or data["inReplyTo"] is not None)
    for item in data["items"]:
        kinds.check(item)


def _refuse_repeated(things):
    if len({thing["id"] for thing in things}) != len(things):
        raise Refused("RepeatedId")
