"""What is said when an expression cannot be read or run."""


class ExpressionError(Exception):
    """An expression cannot be read or run. ``offset`` says where in its text, counted in characters from 0."""

    def __init__(self, message: str, offset: int = 0) -> None:
        """Keep the message and the place."""
        self.message = message
        self.offset = offset
        super().__init__(message)


class Misuse(Exception):  # noqa: N818  # becomes an ExpressionError once its place is known
    """An operation or a function cannot take what it is given."""
