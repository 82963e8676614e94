"""Simple German: sentences on lines of their own, the rules, and who has tested a page."""
