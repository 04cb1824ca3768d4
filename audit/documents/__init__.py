"""Reading the documents that people hold into tables and text, each with its place."""
