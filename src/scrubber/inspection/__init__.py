"""Looking at what was done: an article with its edits, a whole run in figures, two runs side by side."""
