"""What word-processor documents and workbooks have in common: packed parts, XML, themes."""
