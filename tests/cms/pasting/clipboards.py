"""What people copy, in the two flavours that a clipboard has of it, and what is right of it here.

Made for these tests after what the programs really write; names and places are invented.
"""

from dataclasses import dataclass

WORD_HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator'
    ' content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->'
    "<style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=DE>"
)


def word_item(sign: str, words: str, level: int = 1, number: int = 0) -> str:
    """A paragraph that Word shows as an item of a list."""
    return (
        f"<p class=MsoListParagraph style='mso-list:l{number} level{level} lfo1'>"
        f"<![if !supportLists]><span style='mso-list:Ignore'>{sign}<span>&nbsp;&nbsp; </span>"
        f"</span><![endif]>{words}<o:p></o:p></p>"
    )


@dataclass(frozen=True)
class Clipboard:
    """Both flavours, the blocks they become, each in one line, and what is said about the rest."""

    html: str = ""
    text: str = ""
    blocks: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    #: How many pictures wait to be uploaded.
    pictures: int = 0

    @property
    def flavours(self) -> dict[str, str]:
        """By their types."""
        both = {"text/html": self.html, "text/plain": self.text}
        return {kind: words for kind, words in both.items() if words}


STRUCK = "Durchgestrichene Wörter kamen nicht mit."
COMMENTS = "Kommentare vom Rand kamen nicht mit."
QUOTED = "Eine zitierte Mail oder eine Signatur kam nicht mit."
ONE_PICTURE = "Ein Bild kam nicht mit. Fügen Sie es über „Bild“ ein."

CLIPBOARDS = {
    "word": Clipboard(
        html=WORD_HEAD + "<!--StartFragment--><h1>Gießen am Hang<o:p></o:p></h1>"
        "<p class=MsoNormal>Am <b style='mso-bidi-font-weight:normal'>Montag</b> kamen <i>elf</i>"
        " <u>Nachbarinnen</u>.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        + word_item("·", "Eine Kanne")
        + word_item("o", "aus Zink", level=2)
        + word_item("·", "Handschuhe")
        + word_item("1.", "Anmelden", number=1)
        + word_item("2.", "Kommen", number=1)
        + "<h3>Danach</h3><p class=MsoNormal>Kaffee<a style='mso-footnote-id:ftn1' href='#_ftn1'>"
        "<span class=MsoFootnoteReference>[1]</span></a>. <ins>Neuer Satz.</ins><del>Alter Satz.</del>"
        " <s>Weg damit.</s> Beet<span class=MsoCommentReference><a class=msocomanchor"
        " href='#_msocom_1'>[MR1]</a></span> siehe"
        " <a href='https://www.example.org/garten?utm_source=word&amp;seite=2'>Garten</a>.</p>"
        "<table class=MsoNormalTable><tr><td><p><b>Tag</b></p></td><td><p><b>Preis</b></p></td></tr>"
        "<tr><td><p>Montag</p></td><td><p>2,50 €</p></td></tr></table>"
        "<p class=MsoNormal><img src='file:///C:/clip_image002.jpg' width=400 height=300></p>"
        "<p class=MsoNormal>Ende.</p>"
        "<div style='mso-element:footnote-list'><hr width='33%'><div style='mso-element:footnote'"
        " id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href='#_ftnref1'>"
        "<span class=MsoFootnoteReference>[1]</span></a> Ohne Zucker.</p></div></div>"
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><p"
        " class=MsoCommentText>Bitte prüfen, geheim!</p></div></div><!--EndFragment--></body></html>",
        text="Gießen am Hang\nAm Montag …",
        blocks=(
            "h2 Gießen am Hang",
            (
                "<p>Am <b>Montag</b> kamen <i>elf</i> Nachbarinnen.</p><ul><li>Eine Kanne"
                "<ul><li>aus Zink</li></ul></li><li>Handschuhe</li></ul>"
                "<ol><li>Anmelden</li><li>Kommen</li></ol>"
            ),
            "h3 Danach",
            (
                "<p>Kaffee[1]. Neuer Satz. Beet siehe"
                ' <a href="https://www.example.org/garten?seite=2">Garten</a>.</p>'
            ),
            "[Tag, Preis] Tag, Preis | Montag, 2,50 €",
            "<p>Ende.</p><p>[1] Ohne Zucker.</p>",
        ),
        said=(STRUCK, COMMENTS, ONE_PICTURE),
    ),
    "google-docs": Clipboard(
        html="<meta charset='utf-8'><b style='font-weight:normal;' id='docs-internal-guid-1'>"
        "<h1 dir='ltr'><span style='font-size:20pt;font-weight:400'>Herbstfest</span></h1>"
        "<p dir='ltr'><span style='font-weight:400;white-space:pre-wrap;'>Am </span>"
        "<span style='font-weight:700;white-space:pre-wrap;'>Freitag</span>"
        "<span style='font-style:italic;white-space:pre-wrap;'> wieder</span>"
        "<span style='text-decoration:line-through;'> abgesagt</span><span>.</span></p><br/>"
        "<ul><li dir='ltr'><p><span>Kuchen</span></p></li><ul><li><p><span>Pflaume</span></p></li>"
        "</ul><li><p><span>Kaffee</span></p></li></ul>"
        "<p><a href='https://www.google.com/url?q=https://www.example.org/fest?gclid%3DX%26a%3D1'>"
        "<span>Programm</span></a></p></b><br class='Apple-interchange-newline'>",
        text="Herbstfest",
        blocks=(
            "h2 Herbstfest",
            (
                "<p>Am <b>Freitag</b><i> wieder</i>.</p><ul><li>Kuchen<ul><li>Pflaume</li></ul></li>"
                "<li>Kaffee</li></ul>"
                '<p><a href="https://www.example.org/fest?a=1">Programm</a></p>'
            ),
        ),
        said=(STRUCK,),
    ),
    "libreoffice": Clipboard(
        html="<!DOCTYPE html><html><head><meta name='generator' content='LibreOffice 7.4'/>"
        "<title></title></head><body lang='de-DE'><h2 class='western'>Beete</h2>"
        "<p style='margin-bottom: 0cm'><font color='#000000'><strike>weg</strike> Das Wasser"
        "<a class='sdfootnoteanc' href='#sdfootnote1sym'><sup>1</sup></a> läuft, 20 m<sup>2</sup>,"
        " CO<sub>2</sub>.</font></p><p><br/><br/></p>"
        "<div id='sdfootnote1'><p><a class='sdfootnotesym' href='#sdfootnote1anc'>1</a>Seit Mai.</p>"
        "</div></body></html>",
        text="Beete",
        blocks=("h2 Beete", "<p>Das Wasser[1] läuft, 20 m², CO₂.</p><p>[1] Seit Mai.</p>"),
        said=(STRUCK,),
    ),
    "outlook": Clipboard(
        html=WORD_HEAD
        + "<div class=WordSection1><p class=MsoNormal>Liebe Redaktion,<o:p></o:p></p>"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>das Fest ist am Montag.</p>"
        "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>Von:</b>"
        " Mia Muster &lt;mia@example.org&gt; <br><b>Gesendet:</b> Montag, 2. November 2026 10:00<br>"
        "<b>An:</b> Büro<br><b>Betreff:</b> Fest</p></div></div><p class=MsoNormal>Alte Mail</p></div>",
        text="Liebe Redaktion,",
        blocks=("<p>Liebe Redaktion,</p><p>das Fest ist am Montag.</p>",),
        said=(QUOTED,),
        offers=("takes_quoted",),
    ),
    "thunderbird": Clipboard(
        html="<div class='moz-cite-prefix'>Am 02.11.26 um 10:00 schrieb Mia Muster:<br></div>"
        "<blockquote type='cite'><p>Kommt ihr?</p></blockquote><p>Ja, wir kommen.</p>"
        "<div class='moz-signature'>-- <br>Jo Beispiel<br>Tel. 1</div>",
        text="Ja",
        blocks=("<p>Ja, wir kommen.</p>",),
        said=(QUOTED,),
        offers=("takes_quoted",),
    ),
    "mail-as-text": Clipboard(
        text="Hallo,\nwir kommen.\n\nAm 02.11.26 um 10:00 schrieb Mia:\n> Kommt ihr?\n> Bitte\n\n"
        "Bis dann\n\n-- \nJo Beispiel\nTel. 1",
        blocks=("<p>Hallo,<br/>wir kommen.</p><p>Bis dann</p>",),
        said=(QUOTED,),
        offers=("takes_quoted",),
    ),
    "gmail": Clipboard(
        html="<div dir='ltr'>Hallo,<div><br></div><div>erste Zeile</div><div>zweite Zeile</div>"
        "<div><br></div><div>neuer Absatz</div></div>",
        text="Hallo",
        blocks=("<p>Hallo,</p><p>erste Zeile<br/>zweite Zeile</p><p>neuer Absatz</p>",),
    ),
    "pdf": Clipboard(
        text="Der Bürgerverein lädt alle aus dem Stadt-\nteil zum Grillen ein. Die Grün\ufb02äche an der"
        " Sport-\nhalle ist ab 15 Uhr geö\ufb00net. Vor-\nund Nachteile nennt die E-Mail-\nAdresse.\n\n"
        "Bis Montag.\n",
        blocks=(
            (
                "<p>Der Bürgerverein lädt alle aus dem Stadt-<br/>teil zum Grillen ein. Die Grünfläche an"
                " der Sport-<br/>halle ist ab 15 Uhr geöffnet. Vor-<br/>und Nachteile nennt die E-Mail-"
                "<br/>Adresse.</p><p>Bis Montag.</p>"
            ),
        ),
        said=("Die Zeilen sehen aus wie die einer schmalen Spalte.",),
        offers=("joins_lines",),
    ),
    "whatsapp": Clipboard(
        text="🌻 *Einsatz* 🌻\nSamstag 10 Uhr!\n\n- Kanne\n- Schaufel\n👨‍👩‍👧‍👦 Kinder ❤️\n"
        "https://www.example.org/garten?fbclid=IwAR0abc",
        blocks=(
            (
                "<p>🌻 *Einsatz* 🌻<br/>Samstag 10 Uhr!</p><ul><li>Kanne</li><li>Schaufel</li></ul>"
                '<p>👨‍👩‍👧‍👦 Kinder ❤️<br/><a href="https://www.example.org/garten">'
                "https://www.example.org/garten</a></p>"
            ),
        ),
    ),
    "excel": Clipboard(
        html="<html><head><meta name=ProgId content=Excel.Sheet></head><body><table border=0>"
        "<!--StartFragment--><col width=64 span=3><tr><td>Kurs</td><td>Tag</td><td>Preis</td></tr>"
        "<tr><td>Nähen</td><td>Mo</td><td align=right x:num='1234.5'>1.234,50 €</td></tr>"
        "<tr style='display:none'><td>Geheim</td><td>x</td><td>y</td></tr>"
        "<tr><td>Kochen</td><td>Di</td><td>2,00 €</td></tr><!--EndFragment--></table></body></html>",
        text="Kurs\tTag\tPreis\nNähen\tMo\t1.234,50 €\nKochen\tDi\t2,00 €",
        blocks=(
            "[Kurs, Tag, Preis] Kurs, Tag, Preis | Nähen, Mo, 1.234,50 € | Kochen, Di, 2,00 €",
        ),
    ),
    "excel-as-text": Clipboard(
        text="Kurs\tPreis\r\nNähen\t0 €\r\n", blocks=("[Kurs, Preis] Kurs, Preis | Nähen, 0 €",)
    ),
    "sheets": Clipboard(
        html="<google-sheets-html-origin><style>td{}</style><table><colgroup><col/></colgroup><tbody>"
        "<tr><td colspan='2'>Kurs</td><td>Preis</td></tr><tr><td rowspan='2'>Nähen</td><td>Mo</td>"
        "<td>3</td></tr><tr><td>Di</td><td>4 €</td></tr></tbody></table>",
        text="Kurs",
        blocks=("[Kurs, Preis] Kurs, , Preis | Nähen, Mo, 3 | , Di, 4 €",),
    ),
    "web-page": Clipboard(
        html="<nav><a href='javascript://example.org/%0aalert(1)'>Start</a></nav><h4>Titel</h4>"
        "<script>alert(1)</script><p style='display:none'>versteckt</p><p>Text"
        "<span style='font-size:0'>weg</span> <a href='tel:+49 3641 1'>Anruf</a>"
        " <a href='mailto:a@example.org'>Mail</a> <a href='file://rechner/a'>Datei</a>"
        " <a href='https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.example.org%2F%3Futm_x%3D1&h=1'>"
        "FB</a> <a href='https://eur01.safelinks.protection.outlook.com/"
        "?url=https%3A%2F%2Fwww.example.org%2Fa&data=1'>SL</a></p>"
        "<blockquote><p>Kluge Worte</p></blockquote><iframe src='https://example.org/'></iframe>"
        "<img src='https://example.org/1.jpg'><img src='https://t.example/p.gif' width=1 height=1>",
        text="Start",
        blocks=(
            "<p>Start</p>",
            "h3 Titel",
            (
                '<p>Text <a href="tel:+4936411">Anruf</a> <a href="mailto:a@example.org">Mail</a> Datei'
                ' <a href="https://www.example.org/">FB</a> <a href="https://www.example.org/a">SL</a></p>'
            ),
            "„Kluge Worte“",
        ),
        said=(
            "Filme und Karten kamen nicht mit. Fügen Sie sie über „Film oder Karte“ ein.",
            ONE_PICTURE,
        ),
    ),
    "newsletter": Clipboard(
        html="<table><tr><td><table><tr><td><h1>Neues</h1></td></tr><tr><td><p>Eins</p><p>Zwei</p>"
        "</td></tr></table></td></tr></table>",
        text="Neues",
        blocks=("h2 Neues", "<p>Eins</p><p>Zwei</p>"),
    ),
    "arabic": Clipboard(
        html="<p dir='rtl'>مرحبا <b>بكم</b> في الحديقة</p>",
        text="مرحبا",
        blocks=("<p>مرحبا <b>بكم</b> في الحديقة</p>",),
    ),
    "invisible": Clipboard(
        html="<meta charset='utf-8'><p>Stadt&shy;teil, Zero&#8203;Width, Wort&#8288;verbinder,"
        " &#65279;BOM, 10&nbsp;000&nbsp;m²</p><p>Viele     Leerzeichen&nbsp;&nbsp;&nbsp;hier.</p>"
        "<p>&nbsp;</p><p>&nbsp;</p><p>Ende.</p>",
        text="Stadt",
        blocks=(
            (
                "<p>Stadtteil, ZeroWidth, Wortverbinder, BOM, 10\u00a0000\u00a0m²</p>"
                "<p>Viele Leerzeichen hier.</p><p>Ende.</p>"
            ),
        ),
    ),
    "nfd": Clipboard(text="Gru\u0308nfla\u0308che", blocks=("<p>Grünfläche</p>",)),
    "windows-1252": Clipboard(
        text="\x84Gut\x93 \x96 f\xfcr 5 \x80", blocks=("<p>„Gut“ – für 5 €</p>",)
    ),
    "blank-lines": Clipboard(text="eins" + "\n" * 270 + "zwei", blocks=("<p>eins</p><p>zwei</p>",)),
    "address": Clipboard(
        text="Zeile eins\nZeile zwei\n\nMehr: https://www.example.org/",
        blocks=(
            (
                "<p>Zeile eins<br/>Zeile zwei</p>"
                '<p>Mehr: <a href="https://www.example.org/">https://www.example.org/</a></p>'
            ),
        ),
    ),
    "angle-brackets": Clipboard(
        text="Von: Mia Muster <mia@example.org>\nPreis < 5 Euro, Kinder > 6 Jahre",
        blocks=(
            (
                "<p>Von: Mia Muster &lt;mia@example.org&gt;<br/>"
                "Preis &lt; 5 Euro, Kinder &gt; 6 Jahre</p>"
            ),
        ),
    ),
    "lists": Clipboard(
        html="<p>Bitte bringen:</p><p>• Kanne</p><p>• Schaufel</p><p>1. Anmelden</p><p>2. Kommen</p>"
        "<p>1. Mai und 2. Juni</p><p>– Ja, sagte sie.</p>",
        text="Bitte bringen:",
        blocks=(
            (
                "<p>Bitte bringen:</p><ul><li>Kanne</li><li>Schaufel</li></ul><ol><li>Anmelden</li>"
                "<li>Kommen</li></ol><p>1. Mai und 2. Juni</p><p>– Ja, sagte sie.</p>"
            ),
        ),
    ),
    "picture-within": Clipboard(
        html="<p>Vorher</p><p><img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQ"
        "d1PeAAAADElEQVR4nGP4z8AAAAMBAQAY3Y2wAAAAAElFTkSuQmCC' alt='Rot'> Nachher</p>",
        text="Vorher Nachher",
        blocks=("<p>Vorher</p>", "<p>Nachher</p>"),
        pictures=1,
    ),
}
#: A long article, as Word writes it.
LONG = Clipboard(
    html=WORD_HEAD
    + "<p class=MsoNormal>"
    + "</p><p class=MsoNormal>".join(["Ein <b>Satz</b> mit Wörtern. " * 12] * 103)
    + "</p></body></html>",
    text="Ein Satz",
)
