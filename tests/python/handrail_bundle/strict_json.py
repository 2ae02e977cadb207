"""A JSON reader that knows the format's limits, and refuses at the first fault it meets."""

import re
from math import isfinite

from .refusal import Refused

DEPTH_LIMIT = 32
ELEMENT_LIMIT = 10_000
STRING_LIMIT = 1024 * 1024
SPACE = re.compile(r"[ \t\n\r]*")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
PLAIN = re.compile(r'[^"\\\x00-\x1f]+')
HEX = re.compile(r"[0-9A-Fa-f]{4}")
ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
NAMES = {"true": True, "false": False, "null": None}


def read(text):
    """The one value that the text is."""
    reader = _Reader(text)
    value = reader.value(1)
    reader.skip_space()
    if reader.place != len(text):
        raise Refused("Malformed")
    return value


class _Reader:
    def __init__(self, text):
        self.text = text
        self.place = 0

    def skip_space(self):
        self.place = SPACE.match(self.text, self.place).end()

    def value(self, depth):
        """A value; `depth` is what it would count as, were it an object or a list."""
        self.skip_space()
        first = self.text[self.place : self.place + 1]
        if first in ("{", "["):
            if depth > DEPTH_LIMIT:
                raise Refused("TooDeep")
            self.place += 1
            return self.object(depth) if first == "{" else self.list(depth)
        if first == '"':
            return self.string()
        for name, value in NAMES.items():
            if self.text.startswith(name, self.place):
                self.place += len(name)
                return value
        return self.number()

    def object(self, depth):
        found = {}
        if self.takes("}"):
            return found
        while True:
            self.skip_space()
            key = self.string()
            if key in found:
                raise Refused("DuplicateKey")
            self.must_take(":")
            found[key] = self.value(depth + 1)
            if not self.takes(","):
                self.must_take("}")
                return found

    def list(self, depth):
        found = []
        if self.takes("]"):
            return found
        while True:
            if len(found) == ELEMENT_LIMIT:
                raise Refused("TooManyItems")
            found.append(self.value(depth + 1))
            if not self.takes(","):
                self.must_take("]")
                return found

    def string(self):
        if self.text[self.place : self.place + 1] != '"':
            raise Refused("Malformed")
        self.place += 1
        parts, length = [], 0
        while True:
            part = self.piece()
            if part is None:
                return "".join(parts)
            parts.append(part)
            length += len(part.encode())
            if length > STRING_LIMIT:
                raise Refused("StringTooLong")

    def piece(self):
        """The next run of plain characters, or one escaped; None at the closing quote."""
        plain = PLAIN.match(self.text, self.place)
        if plain:
            self.place = plain.end()
            return plain[0]
        mark = self.text[self.place : self.place + 1]
        self.place += 1
        if mark == '"':
            return None
        letter = self.text[self.place : self.place + 1]
        self.place += 1
        if mark == "\\" and letter == "u":
            return self.unicode()
        if mark == "\\" and letter in ESCAPES:
            return ESCAPES[letter]
        raise Refused("Malformed")

    def unicode(self):
        unit = self.hexadecimal()
        if 0xD800 <= unit < 0xDC00:
            if not self.text.startswith("\\u", self.place):
                raise Refused("Malformed")
            self.place += 2
            low = self.hexadecimal()
            if not 0xDC00 <= low < 0xE000:
                raise Refused("Malformed")
            return chr(0x10000 + (unit - 0xD800 << 10) + (low - 0xDC00))
        if 0xDC00 <= unit < 0xE000:
            raise Refused("Malformed")
        return chr(unit)

    def hexadecimal(self):
        found = HEX.match(self.text, self.place)
        if not found:
            raise Refused("Malformed")
        self.place = found.end()
        return int(found[0], 16)

    def number(self):
        found = NUMBER.match(self.text, self.place)
        if not found:
            raise Refused("Malformed")
        self.place = found.end()
        number = float(found[0])
        if not isfinite(number):
            raise Refused("Malformed")
        is_whole = found[1] is None and found[2] is None
        return int(found[0]) if is_whole else number

    def takes(self, mark):
        self.skip_space()
        if not self.text.startswith(mark, self.place):
            return False
        self.place += 1
        return True

    def must_take(self, mark):
        if not self.takes(mark):
            raise Refused("Malformed")
