"""The plaintext: line 1, the readable letter, one line of data. Read from its end."""

import base64
import re

from .outside import PLAINTEXT_LIMIT
from .refusal import Refused

BEGINS = b"<!-- handrail-sealed/"
LINE_1 = re.compile(rb"<!-- handrail-sealed/1 ([A-Za-z0-9+/]{64}) -->")
DATA_BEGINS = b"\n```json\n"
DATA_ENDS = b"\n```\n"


def auth_and_signed(plaintext):
    """AUTH, and the bytes that it speaks for: all after the LF of line 1."""
    if len(plaintext) > PLAINTEXT_LIMIT:
        raise Refused("TooLarge")
    line, lf, signed = plaintext.partition(b"\n")
    if not line.startswith(BEGINS):
        raise Refused("NotABundle")
    version = line[len(BEGINS):].split(b" ")[0]
    if re.fullmatch(rb"[1-9][0-9]*", version) and version != b"1":
        raise Refused("NewerFormat")
    found = LINE_1.fullmatch(line)
    if not found or not lf:
        raise Refused("Malformed")
    return base64.b64decode(found[1]), signed


def data_in(signed):
    """The line of data as text, found from the end. Nothing is taken from what stands before it."""
    try:
        text = signed.decode()
    except UnicodeDecodeError:
        raise Refused("Malformed") from None
    if "\r" in text or not signed.endswith(DATA_ENDS):
        raise Refused("Malformed")
    above, lf, data = signed[: -len(DATA_ENDS)].rpartition(b"\n")
    if not (above + lf).endswith(DATA_BEGINS):
        raise Refused("Malformed")
    return data.decode()


def compose(readable, data):
    """What AUTH is to speak for: the readable letter and the data."""
    return readable.encode() + DATA_BEGINS + data.encode() + DATA_ENDS


def with_line_1(auth, signed):
    """The whole plaintext."""
    return BEGINS + b"1 " + base64.b64encode(auth) + b" -->\n" + signed
