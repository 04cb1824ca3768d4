"""How quantities follow from each other: one module for each type of relation."""
