"""What both the tests and the measurements rest on: appraisals and workbooks drawn at random, faults to put into them, and judges.

Nothing in here imports from ``tests`` or ``bench``, which import from here and not from each other.
"""
