"""The rule language: a small, bounded part of Python's expressions over exact values and three-valued logic.

A stranger's expression is safe to run: it sees declared fields only, and its length, depth, steps and the size of every
value are capped.
"""
