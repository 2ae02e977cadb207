"""The readable letter: for a person with `age` and a text editor. Made from the data alone; no text in it is markup.

Every text a person wrote stands in a quotation with each ASCII punctuation mark escaped, which CommonMark allows, so that none means anything.
"""

import json
import string
import unicodedata

# Controls, and what turns, hides or breaks a line unseen.
UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Cn", "Co"}
PROGRESS = {
    "opened": "Opened",
    "heard": "Heard, read aloud",
    "goneThrough": "Gone through",
    "returned": "Given back",
    "destroyed": "Destroyed",
}


def render(data):
    """The letter as Markdown, without line 1 and without the block of data."""
    parts = ["# A letter", f"Written at {data['createdAt']}. Number {data['sequence']} of this writer's letters to you."]
    for item in data["items"]:
        parts += _item(item)
    for comment in data["comments"]:
        parts += _comment(comment)
    parts += [f"- {PROGRESS[mark['progress']]}" for mark in data["marks"]]
    for assignment in data["assignments"]:
        parts += [f"To do by {assignment['dueOn'] or 'no day in particular'}:", _quoted(assignment["text"])]
    return "\n\n".join([*parts, "The block below is the same letter once more, as data.", ""])


def _item(item):
    words = item["words"]
    parts = ["---", _quoted(words.get("title", item["kind"]))]
    for name, value in item["fields"].items():
        parts += [f"**{_inline(words.get(name, name))}**", _quoted(value)]
    hidden = [_inline(words.get(name, name)) for name in item["hidden"]]
    return parts + ([f"Left out by the writer: {', '.join(hidden)}"] if hidden else [])


def _comment(comment):
    about = ["About these words of yours:", _quoted(comment["quote"])] if comment["quote"] is not None else []
    return ["---", *about, "What I want to say:", _quoted(comment["text"])]


def _quoted(value):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return "\n".join(f"> {_inline(line)}" for line in text.split("\n"))


def _inline(text):
    return "".join(map(_character, text))


def _character(character):
    if character in string.punctuation:
        return f"\\{character}"
    if unicodedata.category(character) in UNSEEN:
        return f"⟨U+{ord(character):04X}⟩"
    return character
