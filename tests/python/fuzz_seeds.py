"""Writes the seeds that the fuzz targets start from, and their dictionary: the vectors, and small bundles of every sort.

    fuzz_seeds.py VECTORS FUZZ        FUZZ is the folder of the targets

Sealing is random, so seeds made again are others that do as well.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import handrail_bundle as handrail
from hostile_letters import Maker, dumped, holding, write_answers, write_data, write_grammars, write_outsides, write_texts
from letters import KIND_FIELDS, assignment, comment, items_full_of, letter

LARGEST = 4 * 1024
SENT = "00000000-0000-4000-8000-{:012}"
ELEMENT = "5f0e7a1c-0000-4000-8000-{:012}"
WORDS = """id kind sequence createdAt inReplyTo items comments marks assignments
version fields hidden words item element field quote text progress dueOn
title letter reply receipt opened heard goneThrough returned destroyed causes affects causes.affects null true false
selfEsteem pride emotionalSecurity pocketbook ambitions personalRelations sexRelations fear selfish dishonest selfSeeking afraid
fellow sponsor sponsee candidateSponsor family friend facilitator professional out in phone video voiceMessage inPerson reached voicemail noAnswer
unanswered no maybe yes 2026-11-20T07:00:00Z 2026-11-25""".split()


def write_seeds(folder, seeds):
    """The small ones among them, under numbers."""
    for old in folder.iterdir():
        old.unlink()
    small = [seed for seed in seeds if len(seed) < LARGEST]
    for number, seed in enumerate(small[:39]):
        (folder / f"{number:02}").write_bytes(seed)


def bundles(vectors):
    """The vectors, and what the hostile generator makes for their reader from their writer."""
    keys = handrail.Keys.parse((vectors / "writer.keys").read_text())
    reader = handrail.parse_card((vectors / "reader.card").read_text())
    sent = json.loads((vectors / "letter.json").read_text())
    with TemporaryDirectory() as folder:
        make = Maker(Path(folder), keys, reader)
        for write in (write_texts, write_outsides, write_grammars, write_data, write_answers):
            more = {write_texts: (["<b>"],), write_answers: (sent, ["<b>"])}.get(write, ())
            write(make, *more)
        made = [Path(one["file"]).read_bytes() for one in make.made]
    return [path.read_bytes() for path in sorted(vectors.glob("*.age"))] + made


def insides(sealed, vectors):
    """Lines of data alone; then what follows line 1 in each bundle that the vectors' reader can decrypt."""
    keys = handrail.Keys.parse((vectors / "reader.keys").read_text())
    for item in items_full_of("x"):
        yield dumped(letter([item])).encode()
    for numbers in ("1", "-1", "1.5", "1e9", "[[[[]]]]", '{"a":{"b":[null,true]}}', '"\\u00e9\\ud83d\\ude42"'):
        yield holding(numbers).encode()
    for bundle in sealed:
        try:
            yield handrail.decrypt(bundle, keys).partition(b"\n")[2]
        except handrail.Refused:
            pass


def cards(vectors):
    known = [path.read_bytes() for path in sorted(vectors.glob("*.card"))]
    uri = known[0].strip()
    broken = [
        uri[:70] + b"\r\n " + uri[70:],
        uri.replace(b":1?", b":2?"),
        uri + b"&name=x",
        uri.replace(b"age1", b"AGE1"),
        uri.replace(b"hpke=", b"hpke=A"),
    ]
    query = uri.partition(b"?")[2].split(b"&")
    turned = b"handrail-card:1?" + b"&".join(reversed(query))
    return [*known, *broken, turned, b"\xef\xbb\xbf" + uri, uri + b"%F0%9F%99%82%00%2e"]


def answers():
    def answer(sequence, **more):
        return letter(kind="reply", sequence=sequence, inReplyTo=SENT.format(0), **more)

    marks = [{"item": SENT.format(number), "progress": "heard"} for number in range(1, 6)]
    comments = [comment(SENT.format(2), "x", element=ELEMENT.format(1), field="text", quote="q"), comment(SENT.format(1), "y")]
    asked = [assignment("x", "2026-11-25"), assignment("y")]
    whole = answer(2, marks=marks, comments=comments, assignments=asked)
    each = [answer(1), answer(3, marks=marks), answer(4, comments=comments), answer(5, assignments=asked), whole]
    other = letter(items_full_of("x")[:1], sequence=9, assignments=asked)
    lines = [dumped(one).encode() for one in [*each, other]]
    return lines + [first + b"\xff" + second for first in lines for second in lines[:4]]


def main():
    vectors, fuzz = map(Path, sys.argv[1:])
    sealed = bundles(vectors)
    write_seeds(fuzz / "corpus/prescan", sealed)
    write_seeds(fuzz / "corpus/letter", insides(sealed, vectors))
    write_seeds(fuzz / "corpus/card", cards(vectors))
    write_seeds(fuzz / "corpus/reply", answers())
    names = [name for fields in KIND_FIELDS.values() for name in fields]
    words = list(dict.fromkeys([*WORDS, *KIND_FIELDS, *names]))
    (fuzz / "letter.dict").write_text("".join(f'"\\"{word}\\""\n' for word in words))


if __name__ == "__main__":
    main()
