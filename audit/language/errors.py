"""What is said when an expression cannot be read or run."""


class ExpressionError(Exception):
    """An expression cannot be read or run. ``offset`` and ``token`` say where in its text; ``message`` what would be right."""

    def __init__(self, message: str, offset: int = 0, token: str = "") -> None:
        """Keep the message and the place."""
        self.message = message
        self.offset = offset
        self.token = token
        super().__init__(message)
