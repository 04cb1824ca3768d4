"""Texts of a paper: the form in which they are compared, where they stand in a document, the points they make."""
