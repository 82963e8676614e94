"""Words that a question has and that say nothing of what is looked for."""

from functools import cache

from search.analysis.folding import fold

_GERMAN = """
ab aber alle als am an auch auf aus bei beim bin bis da dann das dass dem den der des die dies
diese dieser dieses doch du durch ein eine einem einen einer eines er es etwas für gibt hat habe
haben hier ich ihr im in ins ist kann kein keine können man mein meine mich mir mit muss nach
nicht noch nur ob oder ohne schon sehr sein seine sich sie sind so soll über um und uns unser
unsere unter vom von vor wann war warum was weil welche welcher wenn wer werden wie wieder
wieviel wir wird wo wohin zu zum zur bekomme finde darf möchte will gegen man sich es habt seid
bist hast euch euer eure
"""
_LANGUAGES = {
    "de": _GERMAN,
    "de-simple": _GERMAN,
    "en": """
a about all am an and any are as at be been by can could do does for from get had has have he
her his how i if in into is it its me my of on one or our she should so that the their them
there they this to us was we what when where which who why will with would you your since
""",
    "uk": """
а але б без був була були бути в вас ви від він вона вони все від де для до є за з зі із і й
його її їх як яка який які коли на над не ні про по при та так такий то ти у хто це ця ці чи
чому що щоб я ми мені можна
""",
    "ru": """
а без бы был была были быть в вам вас во вы где да для до его ее если есть еще же за и из или им
их к как какая какие какой когда кто ли мне можно мы на над не нет но о об он она они от по под
при с со так такой то ты у уже что чтобы это эта этот эти я
""",
    "ar": """
في من على إلى الى عن مع هذا هذه ذلك التي الذي أن ان إن او أو و ثم هل ما ماذا متى أين اين كيف كم
لماذا هو هي هم أنا نحن كان كانت يكون لا لم لن قد كل بعد قبل عند منذ
""",
    "fa": """
از به با در را که و یا این آن برای تا هم بر هر یک چه چگونه کجا کی چرا است هست بود شد می من ما
شما او آنها ایشان نیست
""",
}


@cache
def get_stop_words(language: str) -> frozenset[str]:
    """The folded stop words of a language; none of a language that has no list."""
    return frozenset(fold(word) for word in _LANGUAGES.get(language, "").split())
