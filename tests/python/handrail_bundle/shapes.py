"""Checks of single values. Each takes a value as JSON gave it and refuses `Malformed` when it is of another sort."""

import re
from datetime import date, datetime

from .refusal import Refused

UUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?Z")
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def must(fits):
    """Refuses unless it fits."""
    if not fits:
        raise Refused("Malformed")


def no_two_alike(values):
    """Refuses a list that holds one twice."""
    must(len(set(values)) == len(values))


def string(value):
    must(isinstance(value, str))


def text_of_at_most(limit):
    """Text of so many bytes of UTF-8."""

    def check(value):
        string(value)
        must(len(value.encode()) <= limit)

    return check


def uuid(value):
    string(value)
    must(UUID.fullmatch(value))


def time(value):
    string(value)
    found = TIME.fullmatch(value)
    must(found)
    _calendar(datetime.fromisoformat, found[1])


def day(value):
    string(value)
    must(DAY.fullmatch(value))
    _calendar(date.fromisoformat, value)


def yes_or_no(value):
    must(isinstance(value, bool))


def integer(least, most=None):
    """A whole number in a range; JSON's true and false are none."""

    def check(value):
        must(isinstance(value, int) and not isinstance(value, bool))
        must(least <= value and (most is None or value <= most))

    return check


def one_of(*names):
    """One of some words."""

    def check(value):
        string(value)
        must(value in names)

    return check


def null_or(check_value):
    """Absent, or of that sort."""

    def check(value):
        if value is not None:
            check_value(value)

    return check


def list_of(check_element):
    """A list whose elements are of that sort."""

    def check(value):
        must(isinstance(value, list))
        for element in value:
            check_element(element)

    return check


def object_of(**checks):
    """An object that has exactly these keys. A key beyond them is `UnknownKey`."""

    def check(value):
        must(isinstance(value, dict))
        if set(value) - set(checks):
            raise Refused("UnknownKey")
        must(set(value) == set(checks))
        for key, check_value in checks.items():
            check_value(value[key])

    return check


def any_object(value):
    must(isinstance(value, dict))


def strings_by_name(value):
    any_object(value)
    for text in value.values():
        string(text)


def _calendar(read, text):
    try:
        read(text)
    except ValueError:
        raise Refused("Malformed") from None
