"""Two versions compared, in words, as data and as a page."""
