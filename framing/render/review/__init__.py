"""The review in words: what a page, Markdown and the report say of a comparison."""
