"""Checking a copy: the questions that a person with the document answers, as a page or a workbook, and what becomes of the answers."""
