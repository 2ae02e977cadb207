"""The second implementation at a command line.

    second.py make-keys FOLDER --name NAME          writes FOLDER/NAME.keys and FOLDER/NAME.card
    second.py words CARD                            {"words": [six]}
    second.py open --keys KEYS [--card CARD]... FILE    {"data", "line", "from": the card's name}, or {"refused": NAME}
    second.py plaintext --keys KEYS FILE OUT        writes what is inside, unread
    second.py seal --keys KEYS --to CARD DATA OUT   seals the letter in the file DATA
    second.py reply --sequence N DATA ANSWERS OUT   writes a reply's data: to the letter in DATA, with the comments, marks and assignments in ANSWERS

KEYS, CARD, DATA and ANSWERS are files. One JSON document on standard output; exit code 1 when refused.
"""

import argparse
import json
import sys
from pathlib import Path

import handrail_bundle as handrail


def make_keys(asked):
    keys = handrail.Keys.make()
    card = keys.card(asked.name)
    for ending, text in ((".keys", keys.text()), (".card", card.uri() + "\n")):
        (asked.folder / f"{asked.name}{ending}").write_text(text, encoding="utf-8", newline="")
    return {"card": card.uri()}


def words(asked):
    return {"words": handrail.six_words(_card(asked.card))}


def open_(asked):
    cards = [_card(path) for path in asked.card]
    opened = handrail.open_bundle(asked.file.read_bytes(), _keys(asked.keys), cards)
    return {"data": opened.data, "line": opened.line, "from": cards[opened.writer].name}


def plaintext(asked):
    asked.out.write_bytes(handrail.decrypt(asked.file.read_bytes(), _keys(asked.keys)))
    return {}


def seal(asked):
    sealed = handrail.seal_bundle(_json(asked.data), _keys(asked.keys), _card(asked.to))
    asked.out.write_bytes(sealed)
    return {}


def reply(asked):
    answer = handrail.reply_to(_json(asked.data), asked.sequence, **_json(asked.answers))
    asked.out.write_text(json.dumps(answer), encoding="utf-8")
    return {"id": answer["id"]}


def _text(path):
    return path.read_bytes().decode()


def _json(path):
    return json.loads(_text(path))


def _card(path):
    return handrail.parse_card(_text(path))


def _keys(path):
    return handrail.Keys.parse(_text(path))


def _asked():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)

    def command(name, run, *arguments):
        one = commands.add_parser(name)
        one.set_defaults(run=run)
        for argument in arguments:
            one.add_argument(argument, type=Path)
        return one

    command("make-keys", make_keys, "folder").add_argument("--name", required=True)
    command("words", words, "card")
    opening = command("open", open_, "file")
    opening.add_argument("--keys", type=Path, required=True)
    opening.add_argument("--card", type=Path, action="append", default=[])
    command("plaintext", plaintext, "file", "out").add_argument("--keys", type=Path, required=True)
    sealing = command("seal", seal, "data", "out")
    sealing.add_argument("--keys", type=Path, required=True)
    sealing.add_argument("--to", type=Path, required=True)
    command("reply", reply, "data", "answers", "out").add_argument("--sequence", type=int, required=True)
    return parser.parse_args()


def main():
    asked = _asked()
    try:
        said, code = asked.run(asked), 0
    except handrail.Refused as refusal:
        said, code = {"refused": refusal.name}, 1
    print(json.dumps(said))
    sys.exit(code)


if __name__ == "__main__":
    main()
