"""Exact figures: the grammar of printed figures, what a rounded figure stands for, and sets of possible values."""
