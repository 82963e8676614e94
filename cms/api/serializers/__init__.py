"""Parts of answers: what many page types share, the blocks of a body, rich text."""
