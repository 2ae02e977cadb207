"""What a reader answers to a letter."""

from datetime import datetime, timezone
from uuid import uuid4


def reply_to(letter, sequence, comments=(), marks=(), assignments=()):
    """A reply's data. Comments are `{"item", "text"}`, with `element`, `field` and `quote` where wanted; marks and assignments are as in the format, without ids."""
    anchor = {"element": None, "field": None, "quote": None}
    return {
        "id": str(uuid4()),
        "kind": "reply",
        "sequence": sequence,
        "createdAt": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "inReplyTo": letter["id"],
        "items": [],
        "comments": [{"id": str(uuid4()), **anchor, **comment} for comment in comments],
        "marks": list(marks),
        "assignments": [{"id": str(uuid4()), "dueOn": None, **assignment} for assignment in assignments],
    }
