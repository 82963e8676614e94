"""How languages write days, times and numbers, where Django's ways do not suit Jena.

Days are day, month, year and times have 24 hours, as on every poster here; whoever types a day the
German way is understood. Digits are the same in all languages. Simple German follows German.
"""
