"""Whether a document has the shape that its schema asks for."""
