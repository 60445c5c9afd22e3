"""What the program raises when it cannot go on; each message is one sentence for the reader."""


class FramingError(Exception):
    """Something the user can mend: the message says what happened, to what, and what to try."""

    @property
    def below(self) -> tuple[str, ...]:
        """Lines to show below the message: the place of the error, with a caret under it."""
        return ()


class UnreadableError(FramingError):
    """A text that cannot be read: missing, a directory, binary, empty, too large."""


class SettingError(FramingError):
    """A setting, option value, measure, format or lexicon that is unknown or malformed."""


class LexiconError(FramingError):
    """A lexicon file with a row that cannot be used; the message names the line."""
