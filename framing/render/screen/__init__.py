"""Pages of lines: the review and tables laid out for a terminal, or for a pipe."""
