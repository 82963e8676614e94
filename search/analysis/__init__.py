"""What words have in common, in every language of the site; knows nothing of pages and databases.

| Question | Files, in the order they are read |
| --- | --- |
| which letters are the same? | `folding.py` |
| what is one word, and what two? | `tokens.py`, `dates.py` for days |
| which forms has a word? | `lemmas.py`; `compounds.py`, `compounds.txt` for those made of two |
| what is a text found by? | `terms.py` (`analyse`, `get_terms`) |
| which words say nothing? | `stop_words.py` |
"""
