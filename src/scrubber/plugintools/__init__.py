"""Tools for who writes plugins: a start, tests, a linter, and a list of what is loaded."""
