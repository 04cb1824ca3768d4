"""Reader of word-processor documents (.docx)."""
