"""Simple German: sentences on lines of their own, and the rules that hints are made from."""
