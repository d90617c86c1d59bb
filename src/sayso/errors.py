"""Everything that can go wrong for a reason the user can act on.

    SaysoError
    ├── InputError      a file, page or text that cannot be read
    │   └── FetchError  a URL that cannot or must not be fetched
    └── ModelError      a model file that is missing, damaged or not made for this version

Each carries one line that names the thing and what is wrong with it; the command line prints that line and ends with
exit status 2. Anything else that is raised is a defect of ours.
"""


class SaysoError(Exception):
    """The base: `name` is the file, URL or model; `reason` says what is wrong and, where it helps, what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type["SaysoError"], tuple[str, str]]:
        """Cross from a child process to its parent whole."""
        return type(self), (self.name, self.reason)


class InputError(SaysoError):
    """A file, page or text that cannot be read."""


class FetchError(InputError):
    """A URL that cannot, or must not, be fetched."""


class ModelError(SaysoError):
    """A model file that is missing, damaged or not made for this version."""
