"""What would make figures agree, and what missing ones can be, by CP-SAT over exact scaled integers.

OR-Tools takes more than a second to import, so only ``audit.explanation.solver.search`` imports what imports it, and only when
something is to be explained.
"""
