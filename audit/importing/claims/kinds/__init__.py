"""What sentences can say of a table: one module for each sort of thing."""
