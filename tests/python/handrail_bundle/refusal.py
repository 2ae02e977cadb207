"""Why something was refused, by the names of FORMAT.md."""


class Refused(Exception):
    """The first fault found. `name` is the format's own name for it."""

    def __init__(self, name):
        super().__init__(name)
        self.name = name
