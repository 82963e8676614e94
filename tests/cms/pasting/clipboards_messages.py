"""More of what people copy: mails, chats, web pages, and signs that cannot be seen."""

from tests.cms.pasting.clipboards import ONE_PICTURE, QUOTED, Clipboard

SENTENCES = " ".join(["Ein Satz mit Wörtern."] * 14)

MESSAGES = {
    "outlook-on-the-web": Clipboard(
        html=(
            "<div class='elementToProof' style='font-family:Aptos'>Guten Tag,</div>"
            "<div class='elementToProof'><br></div><div class='elementToProof'>die Bücherzelle "
            "ist voll.</div><div id='x_appendonsend'></div><hr tabindex='-1'>"
            "<div id='x_divRplyFwdMsg' dir='ltr'><b>Von:</b> Mia<br><b>Gesendet:</b> Montag, 2. "
            "November 2026<br><b>Betreff:</b> Zelle</div><div>alter Brief</div>"
        ),
        text="Guten Tag,",
        blocks=("<p>Guten Tag,</p><p>die Bücherzelle ist voll.</p>",),
        said=(QUOTED,),
        offers=("takes_quoted",),
    ),
    "outlook-as-text": Clipboard(
        text=(
            "Die Linde wird geschnitten.\n\n-----Ursprüngliche Nachricht-----\nVon: Mia\nalter "
            "Brief"
        ),
        blocks=("<p>Die Linde wird geschnitten.</p>",),
        said=(QUOTED,),
        offers=("takes_quoted",),
    ),
    "apple-mail": Clipboard(
        html=(
            "<div>Der Chor singt am Nikolaustag.<br class=''><div><br class=''></div>"
            "<blockquote type='cite' class=''><div class=''>Am 02.11.2026 um 10:00 schrieb Mia "
            "&lt;mia@example.org&gt;:</div><br class='Apple-interchange-newline'><div class=''>"
            "alter Brief</div></blockquote></div>"
        ),
        text="Der Chor singt am Nikolaustag.",
        blocks=("<p>Der Chor singt am Nikolaustag.</p>",),
        said=(QUOTED,),
        offers=("takes_quoted",),
    ),
    "gmail-with-quotation": Clipboard(
        html=(
            "<div dir='ltr'>Das Mosaik ist fertig.<div><br></div><div>Kommt gucken!</div></div>"
            "<br><div class='gmail_quote'><div dir='ltr' class='gmail_attr'>Am Mo., 2. Nov. 2026 "
            "um 10:00 Uhr schrieb Mia &lt;<a href='mailto:mia@example.org'>mia@example.org</a>"
            "&gt;:<br></div><blockquote class='gmail_quote'>alter Brief</blockquote></div>"
        ),
        text="Das Mosaik ist fertig.",
        blocks=("<p>Das Mosaik ist fertig.</p><p>Kommt gucken!</p>",),
        said=(QUOTED,),
        offers=("takes_quoted",),
    ),
    "thunderbird-as-text": Clipboard(
        text=(
            "Der Baumlehrpfad hat neue Schilder.\n\nAm 02.11.26 um 10:00 schrieb Mia Muster:\n> "
            "alter Brief\n> geht weiter\n\n-- \nJo Beispiel"
        ),
        blocks=("<p>Der Baumlehrpfad hat neue Schilder.</p>",),
        said=(QUOTED,),
        offers=("takes_quoted",),
    ),
    "whatsapp-several": Clipboard(
        text=(
            "[02.11.26, 10:15:02] Mia: Wer bringt Stühle?\n[02.11.26, 10:16:40] Jo: Ich, zwölf "
            "Stück 👍🏽"
        ),
        blocks=(
            (
                "<p>[02.11.26, 10:15:02] Mia: Wer bringt Stühle?<br/>[02.11.26, 10:16:40] Jo: Ich, "
                "zwölf Stück 👍🏽</p>"
            ),
        ),
    ),
    "telegram": Clipboard(
        html=(
            "<div class='message'><strong>Fahrradkino</strong><br>Freitag&nbsp;20&nbsp;Uhr<br>"
            "<br>Decken mitbringen <img class='emoji' src='data:image/gif;base64,AA==' alt='🚲'>"
            "</div>"
        ),
        text="Fahrradkino",
        blocks=("<p><b>Fahrradkino</b><br/>Freitag\xa020\xa0Uhr</p><p>Decken mitbringen 🚲</p>",),
    ),
    "teams": Clipboard(
        html=(
            "<div><div><p><span itemscope itemtype='http://schema.skype.com/Mention'>Mia</span>, "
            "der Schaukasten klemmt.</p><p>&nbsp;</p>"
            "<blockquote itemtype='http://schema.skype.com/Reply'><strong>Jo</strong><p>Welcher "
            "denn?</p></blockquote></div></div>"
        ),
        text="Mia, der Schaukasten klemmt.",
        blocks=("<p>Mia, der Schaukasten klemmt.</p>",),
        said=(QUOTED,),
        offers=("takes_quoted",),
    ),
    "facebook": Clipboard(
        html=(
            "<div dir='auto'>Heute Adventsbasteln <span>"
            "<img height='16' width='16' alt='🎄' src='https://static.example/emoji.png'></span>"
            "</div><div dir='auto'>"
            "<a href='https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.example.org%2Fbasteln%3Ffb"
            "clid%3Dabc&amp;h=AT0'>www.example.org/basteln</a></div>"
        ),
        text="Heute Adventsbasteln",
        blocks=(
            (
                '<p>Heute Adventsbasteln 🎄</p><p><a href="https://www.example.org/basteln">'
                "www.example.org/basteln</a></p>"
            ),
        ),
    ),
    "encyclopedia": Clipboard(
        html=(
            "<h2><span class='mw-headline' id='G'>Geschichte</span></h2><p>Die Siedlung hieß"
            "<sup id='cite_ref-1' class='reference'><a href='#cite_note-1'>[1]</a></sup> einst "
            "<i>Weingarten</i>.</p><style>.x{color:red}</style><dl><dt>Lage</dt><dd>am Hang</dd>"
            "</dl>"
        ),
        text="Geschichte",
        blocks=(
            "h2 Geschichte",
            "<p>Die Siedlung hieß[1] einst <i>Weingarten</i>.</p><p>Lage</p><p>am Hang</p>",
        ),
    ),
    "page-with-pictures": Clipboard(
        html=(
            "<article><header><h1>Neue Obstwiese</h1></header><figure><picture>"
            "<source srcset='a.webp'><img src='https://www.example.org/wiese.jpg' alt='Wiese'>"
            "</picture><figcaption>Die Wiese im Mai</figcaption></figure><p>Vierzig Bäume.</p>"
            "<noscript>geheim</noscript><template>geheim</template><svg><text>geheim</text></svg>"
            "<video src='a.mp4'></video></article>"
        ),
        text="Neue Obstwiese",
        blocks=(
            "h2 Neue Obstwiese",
            "<p>Die Wiese im Mai</p><p>Vierzig Bäume.</p>",
        ),
        said=(
            "Filme und Karten kamen nicht mit. Fügen Sie sie über „Film oder Karte“ ein.",
            ONE_PICTURE,
        ),
    ),
    "page-with-credentials": Clipboard(
        html=(
            "<p>Im <a href='https://mia:geheim@www.example.org/intern?utm_source=x'>Wiki</a> "
            "steht der Schichtplan, auch unter https://jo:geheim@www.example.org/plan.</p>"
        ),
        text="Im Wiki",
        blocks=(
            (
                '<p>Im <a href="https://www.example.org/intern">Wiki</a> steht der Schichtplan, '
                'auch unter <a href="https://www.example.org/plan">https://www.example.org/plan</a>'
                ".</p>"
            ),
        ),
    ),
    "page-of-a-reader-for-screens": Clipboard(
        html=(
            "<p>Zum <span class='sr' style='position:absolute;clip:rect(0 0 0 0)'>geheim</span>"
            "Stadtteilladen<button>Teilen</button></p><details><summary>Öffnung</summary><p>"
            "Montags</p></details>"
        ),
        text="Zum Stadtteilladen",
        blocks=("<p>Zum Stadtteilladen</p><p>Öffnung</p><p>Montags</p>",),
    ),
    "address-of-a-browser": Clipboard(
        html=(
            "<a href='https://www.example.org/sitzung?mc_cid=1&amp;seite=2'>Sitzung des "
            "Ortsteilrats</a>"
        ),
        text="https://www.example.org/sitzung?mc_cid=1&seite=2",
        blocks=(
            (
                '<p><a href="https://www.example.org/sitzung?seite=2">Sitzung des Ortsteilrats</a>'
                "</p>"
            ),
        ),
    ),
    "lines-kept-by-a-page": Clipboard(
        html=(
            "<pre>Strophe eins\nStrophe zwei</pre><div style='white-space: pre-wrap'>Refrain\n\n"
            "Schluss</div>"
        ),
        text="Strophe eins",
        blocks=("<p>Strophe eins<br/>Strophe zwei</p><p>Refrain</p><p>Schluss</p>",),
    ),
    "markdown": Clipboard(
        text="# Kinderzirkus\n**Jonglieren**\n\n* Bälle\n* Tücher\n\n1) Anmelden\n2) Üben",
        blocks=(
            (
                "<p># Kinderzirkus<br/>**Jonglieren**</p><ul><li>Bälle</li><li>Tücher</li></ul><ol>"
                "<li>Anmelden</li><li>Üben</li></ol>"
            ),
        ),
    ),
    "dots": Clipboard(
        text="Mitbringen:\n· Becher\n◦ Teller\n• Besteck\n\n- Anna - Ben\n\n1. Mai ist frei.",
        blocks=(
            (
                "<p>Mitbringen:</p><ul><li>Becher</li><li>Teller</li><li>Besteck</li></ul><p>- Anna -"
                " Ben</p><p>1. Mai ist frei.</p>"
            ),
        ),
    ),
    "letters-of-a-list": Clipboard(
        html="<p>o&nbsp;&nbsp; Rechen</p><p>o&nbsp;&nbsp; Spaten</p><p>§ Harke</p><p>§ Sense</p>",
        text="o Rechen",
        blocks=("<ul><li>Rechen</li><li>Spaten</li><li>Harke</li><li>Sense</li></ul>",),
    ),
    "persian": Clipboard(
        text="می\u200cخواهیم با هم باغ بسازیم.\n\u2067فردا\u2069 ساعت ۱۰",
        blocks=("<p>می\u200cخواهیم با هم باغ بسازیم.<br/>\u2067فردا\u2069 ساعت ۱۰</p>",),
    ),
    "ukrainian-decomposed": Clipboard(
        html="<p>Щасливии\u0306 день і\u0308х саду</p>",
        text="Щасливии\u0306 день",
        blocks=("<p>Щасливий день їх саду</p>",),
    ),
    "invisible-as-text": Clipboard(
        text="\ufeffGe\xadmein\xadschafts\u200bgarten\x0bzweite Zeile\u2028dritte\u2060 Zeile\x07",
        blocks=("<p>Gemeinschaftsgarten<br/>zweite Zeile<br/>dritte Zeile</p>",),
    ),
    "windows-1252-html": Clipboard(
        html="<p>&#147;Zwölf\x94 Sträucher &#150; je 3 &#128;</p>",
        text="Zwölf",
        blocks=("<p>“Zwölf” Sträucher – je 3 €</p>",),
    ),
    "decomposed-html": Clipboard(
        html="<p>Ko\u0308niginnenkerze und Stiefmu\u0308tterchen</p>",
        text="Ko\u0308niginnenkerze",
        blocks=("<p>Königinnenkerze und Stiefmütterchen</p>",),
    ),
    "emoji": Clipboard(
        html="<p>Regenbogenfest 🏳️\u200d🌈 👩🏽\u200d🌾 1️⃣ 🇺🇦</p>",
        text="Regenbogenfest",
        blocks=("<p>Regenbogenfest 🏳️\u200d🌈 👩🏽\u200d🌾 1️⃣ 🇺🇦</p>",),
    ),
    "capitals-and-rules": Clipboard(
        text=(
            "=====================\nEINLADUNG ZUM TRÖDELMARKT\n=====================\n\nAm Sonntag."
        ),
        blocks=(
            (
                "<p>=====================<br/>EINLADUNG ZUM TRÖDELMARKT<br/>=====================</p>"
                "<p>Am Sonntag.</p>"
            ),
        ),
    ),
    "hostile": Clipboard(
        html=(
            "<p onclick='alert(1)'>Harmloser<script>alert(1)</script> Gruß "
            "<a href='jAvAscript:alert(1)'>hier</a><img src=x onerror='alert(1)'></p>"
            "<iframe srcdoc='alert'></iframe><base href='//x'><form action='https://x.example'>"
            "<input value='geheim'></form>"
        ),
        text="Harmloser Gruß",
        blocks=("<p>Harmloser Gruß hier</p>",),
        said=(
            "Filme und Karten kamen nicht mit. Fügen Sie sie über „Film oder Karte“ ein.",
            ONE_PICTURE,
        ),
    ),
    "thirty-one-thousand": Clipboard(
        text="\n\n".join(f"Absatz {number}: {SENTENCES}" for number in range(97)),
        blocks=("".join(f"<p>Absatz {number}: {SENTENCES}</p>" for number in range(97)),),
    ),
}
