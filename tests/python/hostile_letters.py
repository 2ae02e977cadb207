"""Bundles made to run, to deceive, to confuse or to exhaust their reader.

    hostile_letters.py FOLDER --keys WRITER --to READER [--sent DATA] [--payloads N] GROUP…

writes them into FOLDER, sealed by the keys in the file WRITER for the card in the file READER, and `hostile.json` beside them:
`{"letters": [{"name", "file", "refused": the format's name for the refusal, or null for one that opens}], "payloads": the texts in those named script…}`.
The groups are texts, outsides, grammars, data, and answers, which answer the letter whose data READER sealed for WRITER.
"""

import argparse
import json
from pathlib import Path
from uuid import uuid4

import handrail_bundle as handrail
from letters import assignment, comment, item, items_full_of, letter
from payloads import COUNT, payloads

MIB = 1024 * 1024
SPOOFS = [
    "Marta\u202egro.elpmaxe",
    "\u2066Ana\u2069 \u2067nitram\u2069",
    "A\u200bn\u200ca\u200d \ufeffR\u2060.",
    "Аnа",
    "A\u0301\u0302\u0303\u0304\u0305" * 40,
    "Ana\u00ad\u034f\u115f\u3164\u2800",
    "\U000e0041\U000e006e\U000e0061",
    "a\r\nb\u2028c\u2029d\u0085e\u0000f\u001b[31mg\u007f",
    "\u061c\u200f\u200e" * 30,
]
FENCES = [
    "```",
    "```json",
    "\n```json\n{}\n```\n",
    "\n```\n",
    "~~~\n````\n```json",
    "<!--",
    "-->",
    "<!-- handrail-sealed/1 " + "A" * 64 + " -->",
    "# A letter\n\n## Another\n\n---\n\n> quoted\n\n1. one\n- two",
    "\\```json\n    ```json\n\t```json\n> ```json",
]


class Maker:
    """Seals for one reader, and refuses nothing."""

    def __init__(self, folder, keys, reader):
        self.folder = folder
        self.keys = keys
        self.reader = reader
        self.made = []

    def write(self, name, content, refused):
        """Keeps a bundle, and how a reader must take it."""
        file = self.folder / f"{name}.age"
        file.write_bytes(content)
        self.made.append({"name": name, "file": str(file), "refused": refused})

    def plaintext(self, name, plaintext, refused):
        """Any plaintext in an age file."""
        self.write(name, handrail.encrypt(plaintext, self.reader), refused)

    def signed(self, name, signed, refused):
        """Any bytes after line 1, proven."""
        self.plaintext(name, handrail.prove(signed, self.keys, self.reader), refused)

    def data(self, name, data, refused):
        """Any text as data, in a letter that is sound otherwise."""
        self.signed(name, handrail.compose("# A letter\n", data), refused)

    def letter(self, name, data, refused=None):
        """A letter as an honest program would write it."""
        self.write(name, handrail.seal_bundle(data, self.keys, self.reader), refused)


def dumped(data, here=None):
    """JSON, with `here` instead of the string "HERE"."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text if here is None else text.replace('"HERE"', here)


def holding(json_text):
    """The data of a letter whose one item, of a kind that nobody knows, holds this JSON."""
    return dumped(letter([item("dream", {"x": "HERE"})]), json_text)


def write_texts(make, texts):
    """Letters that must open and come out as they went in, whatever they say."""
    everything = [part for text in texts for part in items_full_of(text)]
    make.letter("script", letter(everything, assignments=[assignment(text) for text in texts]))
    spoofed = [part for text in SPOOFS for part in items_full_of(text)]
    make.letter("spoof", letter(spoofed, assignments=[assignment(text) for text in SPOOFS]))
    fences = [*FENCES, "\n\n".join(FENCES)]
    fenced = letter([part for text in fences for part in items_full_of(text)])
    make.letter("fences", fenced)
    decoy = dumped(fenced | {"sequence": 999, "items": []})
    readable = f"# A letter\n\n```json\n{decoy}\n```\n\n<!--\n```json\n{decoy}\n```\n"
    make.signed("decoy", handrail.compose(readable, dumped(fenced | {"id": str(uuid4())})), None)
    make.signed("open-comment", handrail.compose("<!--\n", dumped(letter(items_full_of("x")))), None)


def write_outsides(make):
    """Files that say no before anything is decrypted, or soon after."""
    start = b"age-encryption.org/v1\n"
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
    make.write("zeros", bytes(64 * MIB), "TooLarge")
    make.write("fewer-zeros", bytes(16 * MIB), "NotABundle")
    make.plaintext("spaces", b" " * (64 * MIB), "TooLarge")
    make.plaintext("spaces-by-one", b" " * (16 * MIB + 1), "TooLarge")
    make.plaintext("spaces-that-fit", b" " * (16 * MIB), "NotABundle")
    armor = b"-----BEGIN AGE ENCRYPTED FILE-----\n" + (b"A" * 64 + b"\n") * (20 * MIB // 65)
    make.write("armored-zeros", armor + b"-----END AGE ENCRYPTED FILE-----\n", "NotABundle")
    make.write("header-without-end", start + stanza + b"A" * (64 * MIB), "TooLarge")
    make.write("header-of-20-mib", start + stanza + (b"A" * 64 + b"\n") * (20 * MIB // 65), "HeaderTooLong")
    make.write("header-of-one-line", start + b"-> X25519 " + b"A" * (20 * MIB), "HeaderTooLong")
    make.write("stanzas", start + b"-> x-grease\n\n" * 33 + stanza + b"--- " + b"A" * 43 + b"\n", "TooManyStanzas")
    make.write("stanzas-without-end", start + b"-> \n" * (20 * MIB // 4), "TooManyStanzas")
    mac = b"--- " + b"A" * 43 + b"\n" + bytes(64)
    scrypt = b"-> scrypt " + b"A" * 22 + b" 30\n" + b"A" * 43 + b"\n"
    make.write("scrypt-30", start + scrypt + mac, "NeedsPassphrase")
    make.write("scrypt-30-beside-a-key", start + scrypt + stanza + mac, "NotABundle")
    make.write("two-readers", start + stanza + stanza + mac, "NotABundle")
    make.write("plugin", start + b"-> some-plugin\nAAAA\n" + mac, "NotForThisReader")
    make.plaintext("later-version", b"<!-- handrail-sealed/2 whatever it is -->\n", "NewerFormat")


def write_grammars(make):
    """Proven, but not in the grammar."""
    sound = dumped(letter(items_full_of("x")))
    make.signed("nothing", b"", "Malformed")
    make.signed("no-data", b"# A letter\n", "Malformed")
    make.signed("afterthought", handrail.compose("# A letter\n", sound) + b"P.S.\n", "Malformed")
    make.signed("carriage-return", handrail.compose("# A\r\nletter\n", sound), "Malformed")
    make.signed("not-utf-8", b"\xff\n" + handrail.compose("# A letter\n", sound), "Malformed")
    make.signed("many-blocks", b"\n```json\n{}\n```\n" * (15 * MIB // 16), "Malformed")
    make.signed("many-fences", b"\n```\n" * (15 * MIB // 5), "Malformed")
    make.data("decoy-with-two-values", sound + sound, "Malformed")


def write_data(make):
    """Proven and in the grammar, but data that no reader takes."""
    deep = 10_000
    make.data("deep-lists", holding("[" * deep + "]" * deep), "TooDeep")
    make.data("deep-objects", holding('{"a":' * deep + "0" + "}" * deep), "TooDeep")
    make.data("deep-without-end", "[" * (15 * MIB), "TooDeep")
    million = 1_000_000
    items = letter() | {"items": "HERE"}
    make.data("a-million-items", dumped(items, "[" + "{}," * (million - 1) + "{}]"), "TooManyItems")
    make.data("a-million-numbers", holding("[" + "0," * (million - 1) + "0]"), "TooManyItems")
    hiding = letter([item("dream", {}) | {"hidden": "HERE"}])
    make.data("a-million-hidden", dumped(hiding, "[" + '"",' * (million - 1) + '""]'), "TooManyItems")
    make.data("a-long-text", holding('"' + "x" * (MIB + 1) + '"'), "StringTooLong")
    make.data("a-long-key", holding('{"' + "x" * (MIB + 1) + '":0}'), "StringTooLong")
    make.data("a-long-text-escaped", holding('"' + "\\u0041" * (MIB + 1) + '"'), "StringTooLong")
    make.data("a-key-twice", holding('{"a":1,"\\u0061":2}'), "DuplicateKey")
    make.data("a-letter-key-twice", dumped(letter())[:-1] + ',"sequence":2}', "DuplicateKey")
    make.data("a-key-unknown", dumped(letter() | {"links": []}), "UnknownKey")
    make.data("an-item-key-unknown", dumped(letter([item("dream", {}) | {"position": 1}])), "UnknownKey")
    make.data("a-key-missing", dumped({key: value for key, value in letter().items() if key != "inReplyTo"}), "Malformed")
    one, asked = item("dream", {}), assignment("x")
    make.data("an-item-twice", dumped(letter([one, one])), "RepeatedId")
    make.data("an-assignment-twice", dumped(letter(assignments=[asked, asked])), "RepeatedId")
    make.data("a-huge-number", holding("9" * (15 * MIB)), "Malformed")
    make.data("an-answer-to-nothing", dumped(letter(kind="reply")), "Malformed")
    make.data("too-long-for-a-line", dumped(letter(items_full_of("x" * 4097))), "Malformed")
    twice = items_full_of("x")[1]
    twice["fields"]["causes"][1]["id"] = twice["fields"]["causes"][0]["id"]
    make.data("a-cause-twice", dumped(letter([twice])), "Malformed")


def write_answers(make, sent, texts):
    """Answers to a letter that the reader sealed for this writer."""
    about = sent["items"][0]["id"]

    def answer(name, refused, **more):
        make.letter(name, letter(kind="reply", **({"inReplyTo": sent["id"]} | more)), refused)

    comments = [comment(about, text, field=text, quote=text) for text in texts]
    answer("script-reply", None, comments=comments, assignments=[assignment(text) for text in texts])
    answer("answers-nothing-sent", "ReplyToUnknown", inReplyTo=str(uuid4()))
    answer("comment-on-another-item", "ReplyMisplaced", comments=[comment(str(uuid4()), "x")])
    answer("comment-on-no-element", "ReplyMisplaced", comments=[comment(about, "x", element=str(uuid4()))])
    answer("mark-on-another-item", "ReplyMisplaced", marks=[{"item": str(uuid4()), "progress": "heard"}])
    known = letter(items_full_of("x"))
    make.letter("known-id", known)
    make.letter("known-id-other-bytes", known | {"sequence": 2}, "LetterIdReused")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keys", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--sent", type=Path)
    parser.add_argument("--payloads", type=int, default=COUNT)
    parser.add_argument("groups", nargs="+", metavar="GROUP")
    asked = parser.parse_args()
    keys = handrail.Keys.parse(asked.keys.read_text(encoding="utf-8"))
    make = Maker(asked.folder, keys, handrail.parse_card(asked.to.read_text(encoding="utf-8")))
    texts = payloads(asked.payloads)
    groups = {
        "texts": lambda: write_texts(make, texts),
        "outsides": lambda: write_outsides(make),
        "grammars": lambda: write_grammars(make),
        "data": lambda: write_data(make),
        "answers": lambda: write_answers(make, json.loads(asked.sent.read_bytes()), texts),
    }
    for group in asked.groups:
        groups[group]()
    made = {"letters": make.made, "payloads": texts}
    (asked.folder / "hostile.json").write_text(json.dumps(made), encoding="utf-8")


if __name__ == "__main__":
    main()
