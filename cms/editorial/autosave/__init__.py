"""What is typed gets saved, also after a lost connection or a login that has run out."""
