"""More of what people copy: from programs for documents and for tables."""

from tests.cms.pasting.clipboards import COMMENTS, STRUCK, WORD_HEAD, Clipboard

DOCUMENTS = {
    "word-online": Clipboard(
        html=(
            "<div class='OutlineElement Ltr'><p class='Paragraph SCXW1' paraid='1'>"
            "<span class='TextRun SCXW1' style='font-size: 12pt;'>"
            "<span class='NormalTextRun SCXW1'>Der </span></span>"
            "<span class='TextRun' style='font-weight: bold;'><span class='NormalTextRun'>"
            "Bauwagen</span></span><span class='TextRun'><span class='NormalTextRun'> steht "
            "wieder.</span></span><span class='EOP SCXW1' style='font-size: 12pt;'>&nbsp;</span>"
            "</p></div><div class='ListContainerWrapper'>"
            "<ul class='BulletListStyle1' role='list'><li data-listid='1' data-aria-level='1'>"
            "<p class='Paragraph'><span class='TextRun'>Farbe</span><span class='EOP'>&nbsp;"
            "</span></p></li></ul></div><div class='ListContainerWrapper'><ul role='list'>"
            "<li data-aria-level='1'><p class='Paragraph'><span class='TextRun'>Pinsel</span></p>"
            "</li></ul></div>"
        ),
        text="Der Bauwagen steht wieder.",
        blocks=("<p>Der <b>Bauwagen</b> steht wieder.</p><ul><li>Farbe</li><li>Pinsel</li></ul>",),
    ),
    "word-arabic": Clipboard(
        html=(
            WORD_HEAD
            + "<p class=MsoNormal dir=RTL style='text-align:right;direction:rtl;unicode-bidi:embed'"
            "><span lang=AR-SA style='font-family:\"Arial\"'>حديقة </span><b><span lang=AR-SA>"
            "الحي</span></b><span dir=LTR></span><span dir=LTR> 2026</span></p>"
            "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
            "<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>"
            "<span dir=RTL lang=AR-SA>ماء</span><o:p></o:p></p>"
            "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
            "<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>"
            "<span dir=RTL lang=AR-SA>تربة</span><o:p></o:p></p>"
        ),
        text="حديقة الحي 2026",
        blocks=("<p>حديقة <b>الحي</b> 2026</p><ul><li>ماء</li><li>تربة</li></ul>",),
    ),
    "word-table-with-changes": Clipboard(
        html=(
            WORD_HEAD
            + "<p class=MsoNormal>Sprechzeiten im Winter</p><table class=MsoTableGrid border=1><tr>"
            "<td><p class=MsoNormal>Wochentag</p></td><td><p class=MsoNormal>Raum</p></td></tr>"
            "<tr><td><p class=MsoNormal><del cite='mailto:x'>Freitag</del><ins cite='mailto:x'>"
            "Samstag</ins></p></td><td><p class=MsoNormal>Werkstatt</p></td></tr></table>"
        ),
        text="Sprechzeiten",
        blocks=(
            "<p>Sprechzeiten im Winter</p>",
            "[Wochentag, Raum] Wochentag, Raum | Samstag, Werkstatt",
        ),
        said=(STRUCK,),
    ),
    "word-quotation-and-line-breaks": Clipboard(
        html=(
            WORD_HEAD
            + "<p class=MsoTitle>Brunnenfest</p><p class=MsoNormal>Erste Zeile<br>\nzweite Zeile"
            "</p><p class=MsoQuote>Ohne Wasser keine Rosen.</p>"
            "<p class=MsoNormal style='mso-hide:all'>geheim</p>"
        ),
        text="Brunnenfest",
        blocks=(
            "h2 Brunnenfest",
            "<p>Erste Zeile<br/>zweite Zeile</p>",
            "„Ohne Wasser keine Rosen.“",
        ),
    ),
    "google-docs-checklist-and-comments": Clipboard(
        html=(
            "<meta charset='utf-8'><b style='font-weight:normal;' id='docs-internal-guid-2'><ul>"
            "<li dir='ltr' role='checkbox' aria-checked='false'>"
            "<img src='data:image/png;base64,AA==' width='17.6px' alt='unchecked' aria-roledescri"
            "ption='checkbox'/><p><span>Lampions</span></p></li><li role='checkbox'><p><span>"
            "Kerzen</span></p></li></ul><p><span>Wer hilft</span><sup>"
            "<a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup><span>?</span></p></b>"
        ),
        text="Lampions",
        blocks=("<ul><li>Lampions</li><li>Kerzen</li></ul><p>Wer hilft?</p>",),
        said=(COMMENTS,),
    ),
    "google-docs-table": Clipboard(
        html=(
            "<b style='font-weight:normal;' id='docs-internal-guid-3'><h2><span>Lose</span></h2>"
            "<div align='left'><table><colgroup><col width='100'/><col/></colgroup><tbody><tr>"
            "<td><p><span style='font-weight:700'>Gewinn</span></p></td><td><p><span>Anzahl"
            "</span></p></td></tr><tr><td><p><span>Gießkanne</span></p></td><td><p><span>3</span>"
            "</p></td></tr></tbody></table></div></b>"
        ),
        text="Lose",
        blocks=(
            "h2 Lose",
            "[Lose] Gewinn, Anzahl | Gießkanne, 3",
        ),
    ),
    "libreoffice-list": Clipboard(
        html=(
            "<html><head><meta name='generator' content='LibreOffice 24.2'/><style>p { "
            "line-height: 115% }</style></head><body>"
            "<p style='line-height: 100%; margin-bottom: 0cm'>Zum Laternenbasteln:</p><ul>\n\t"
            "<li><p style='margin-bottom: 0cm'>Papier</p></li>\n\t<li><p>Draht</p>\n\t<ul>\n\t\t"
            "<li><p>dünner</p></li>\n\t</ul></li></ul><!-- geheim: wer zahlt? --><p><b>Vorsicht"
            "</b> beim<i> Schneiden</i></p></body></html>"
        ),
        text="Zum Laternenbasteln:",
        blocks=(
            (
                "<p>Zum Laternenbasteln:</p><ul><li>Papier</li><li>Draht<ul><li>dünner</li></ul></li>"
                "</ul><p><b>Vorsicht</b> beim<i> Schneiden</i></p>"
            ),
        ),
    ),
    "libreoffice-calc": Clipboard(
        html=(
            "<table cellspacing='0' border='0'><colgroup width='85'></colgroup><tr>"
            "<td height='17'><font face='Liberation Sans'>Beet</font></td><td>Pacht</td></tr><tr>"
            "<td>Hochbeet</td><td align='right' sdval='12.5' sdnum='1031;0;0,00'>12,50</td></tr>"
            "<tr><td><br></td><td><br></td></tr></table>"
        ),
        text="Beet\tPacht\nHochbeet\t12,50",
        blocks=("[Beet, Pacht] Beet, Pacht | Hochbeet, 12,50",),
    ),
    "excel-with-title-and-hidden-column": Clipboard(
        html=(
            "<html><head><meta name=ProgId content=Excel.Sheet></head><body><table><tr>"
            "<td colspan=3>Kursplan im Frühling</td></tr><tr><td>Kurs</td>"
            "<td style='display:none'>geheim</td><td>Leitung</td></tr><tr><td>Töpfern</td>"
            "<td style='display:none'>geheim</td><td>Frau Apfelbach</td></tr></table></body>"
            "</html>"
        ),
        text="Kursplan im Frühling\nKurs\tLeitung",
        blocks=("[Kursplan im Frühling] Kurs, Leitung | Töpfern, Frau Apfelbach",),
    ),
    "excel-one-cell": Clipboard(
        html=(
            "<html><head><meta name=ProgId content=Excel.Sheet></head><body><table><tr><td>"
            "Nachbarschaftshaus</td></tr></table></body></html>"
        ),
        text="Nachbarschaftshaus\n",
        blocks=("<p>Nachbarschaftshaus</p>",),
    ),
    "table-with-semicolons": Clipboard(
        text="Kurs;Tag\nSchnitzen;Donnerstag\nFilzen;Freitag",
        blocks=("<p>Kurs;Tag<br/>Schnitzen;Donnerstag<br/>Filzen;Freitag</p>",),
    ),
    "pages": Clipboard(
        html=(
            "<style type='text/css'>p.p1 {margin: 0.0px} span.s1 {text-decoration: underline}"
            "</style><p class='p1'><span class='s1'><b>Spielplatz</b></span> am Bach"
            "<br class='Apple-interchange'></p><p class='p2'><br></p><ul class='ul1'>"
            "<li class='li1'><span class='s2'></span>Rutsche</li><li class='li1'>Schaukel</li>"
            "</ul>"
        ),
        text="Spielplatz am Bach",
        blocks=("<p><b>Spielplatz</b> am Bach</p><ul><li>Rutsche</li><li>Schaukel</li></ul>",),
    ),
    "onenote": Clipboard(
        html=(
            "<html><body lang=de><div style='direction:ltr;border-width:100%'>"
            "<h1 style='margin:0in'>Putzaktion</h1><p style='margin:0in;font-family:Calibri'>"
            "Treffpunkt<span style='font-weight:bold'> Brücke</span></p><ol type=1><li value=1>"
            "<span>Handschuhe</span></li><li><span>Greifer</span></li></ol></div></body></html>"
        ),
        text="Putzaktion",
        blocks=(
            "h2 Putzaktion",
            "<p>Treffpunkt<b> Brücke</b></p><ol><li>Handschuhe</li><li>Greifer</li></ol>",
        ),
    ),
    "powerpoint": Clipboard(
        html=(
            "<html xmlns:p='urn:schemas-microsoft-com:office:powerpoint'><body>"
            "<div class=T style='mso-line-spacing:\"90 0 0\"'>Winterwanderung</div><div class=O>"
            "<span style='mso-special-format:bullet;font-family:Arial;position:absolute;left:-2.1"
            "%'>•</span><span>Thermoskanne</span></div><div class=O>"
            "<span style='mso-special-format:bullet;position:absolute;left:-2.1%'>•</span><span>"
            "Wanderschuhe</span></div></body></html>"
        ),
        text="Winterwanderung",
        blocks=("<p>Winterwanderung</p><ul><li>Thermoskanne</li><li>Wanderschuhe</li></ul>",),
    ),
    "pdf-page-with-list": Clipboard(
        text="Hinweise zum Hochbeet\n\uf0b7 Erde\n\uf0b7 Kompost\n\nSeite 3 von 8\n\x0c",
        blocks=(
            (
                "<p>Hinweise zum Hochbeet</p><ul><li>Erde</li><li>Kompost</li></ul><p>Seite 3 von 8"
                "</p>"
            ),
        ),
    ),
    "pdf-soft-hyphens": Clipboard(
        text="Die Kin\xadder ha\xadben ein Insek\xadten\xadho\xadtel ge\xadbaut.",
        blocks=("<p>Die Kinder haben ein Insektenhotel gebaut.</p>",),
    ),
    "pdf-dot-leaders": Clipboard(
        text="Inhalt\nGrußwort ........................ 3\nTermine . . . . . . . . . . . . 5",
        blocks=(
            (
                "<p>Inhalt<br/>Grußwort ........................ 3<br/>Termine . . . . . . . . . . . "
                ". 5</p>"
            ),
        ),
    ),
    "notion": Clipboard(
        html=(
            "<meta charset='utf-8'><h3>Werkstatttag</h3>\n<p>Repariert wird:</p>\n<ul>\n<li>"
            "Fahrräder\n<ul>\n<li>auch Roller</li>\n</ul>\n</li>\n</ul>\n<hr>\n<p><code>Halle 2"
            "</code></p><!-- notionvc: 1-2 -->"
        ),
        text="### Werkstatttag",
        blocks=(
            "h3 Werkstatttag",
            (
                "<p>Repariert wird:</p><ul><li>Fahrräder<ul><li>auch Roller</li></ul></li></ul><p>"
                "Halle 2</p>"
            ),
        ),
    ),
    "answer-of-a-machine": Clipboard(
        html=(
            "<h3 data-start='0' data-end='9'>🌱 Ablauf</h3><p data-start='1'><strong>Beginn:"
            "</strong> 15&nbsp;Uhr</p><hr data-start='2'><ol data-start='3'><li><p>Begrüßung</p>"
            "</li><li><p>Pflanztausch</p></li></ol>"
        ),
        text="### Ablauf",
        blocks=(
            "h3 🌱 Ablauf",
            "<p><b>Beginn:</b> 15\xa0Uhr</p><ol><li>Begrüßung</li><li>Pflanztausch</li></ol>",
        ),
    ),
}
