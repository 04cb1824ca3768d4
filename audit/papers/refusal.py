"""What is raised where a document is not read."""


class RefusalError(Exception):
    """A document, or what was asked of it, is not read; the message says why and what can be done, in plain words."""
