"""Word files: each feature alone and together, German and Arabic, and hostile ones."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.cms.word_files.writer import (
    BULLETS,
    NUMBERS,
    SPACES,
    cell,
    document,
    graphic,
    jpeg,
    link,
    note,
    notes,
    paragraph,
    picture,
    relation,
    relations,
    run,
    style,
    table,
    write,
)

IMAGE = relation("rId1", "image", "media/a.jpg")
MEDIA: dict[str, str | bytes] = {"word/media/a.jpg": jpeg()}
GERMAN = (
    style("Titel", "Title"),
    style("Untertitel", "Subtitle"),
    style("berschrift1", "heading 1"),
    style("berschrift2", "heading 2"),
    style("Zitat", "Quote"),
    style("Beschriftung", "caption"),
    style(
        "Liste", "Meine Liste", f'<w:pPr><w:numPr><w:numId w:val="{BULLETS}"/></w:numPr></w:pPr>'
    ),
    style("Eigene", "Zwischenzeile", '<w:basedOn w:val="berschrift1"/>'),
    style("Fett", "Fett", "<w:rPr><w:b/></w:rPr>", "character"),
    style("Verzeichnis1", "toc 1"),
)
INNER = paragraph("Innen")
FILLER = "Der Wasserlauf zwischen den Häusern führt wieder Wasser, und alle sind gekommen. " * 5


@dataclass
class Case:
    """A file and what is to become of it."""

    write: Callable[[], bytes]
    title: str = ""
    subtitle: str = ""
    teaser: str = ""
    #: Parts of the HTML, in their order; pictures are `[0]` with their captions.
    says: tuple[str, ...] = ()
    #: What stands nowhere.
    hides: tuple[str, ...] = ()
    lost: dict[str, int] = field(default_factory=dict)
    alternatives: list[str] = field(default_factory=list)
    refused: str = ""


def comments(*texts: str) -> str:
    """The part with what others have written beside it."""
    rows = "".join(f'<w:comment w:id="{n}">{paragraph(t)}</w:comment>' for n, t in enumerate(texts))
    return f"<w:comments {SPACES}>{rows}</w:comments>"


def a_field(instruction: str, shown: str) -> str:
    """A complex field, as Word writes links of old."""
    marks = {
        k: f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")
    }
    said = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return marks["begin"] + said + marks["separate"] + run(shown) + marks["end"]


def box(*content: str) -> str:
    """A text box as Word writes it: the drawing, and the same for old programs."""
    text = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    new = graphic(f"<wps:wsp><wps:txbx>{text}</wps:txbx></wps:wsp>")
    new = new.removeprefix("<w:r>").removesuffix("</w:r>")
    old = f"<w:pict><v:shape><v:textbox>{text}</v:textbox></v:shape></w:pict>"
    choice = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def everything() -> bytes:
    """What a volunteer brings, all at once."""
    return write(
        paragraph("Sommerfest im Hof", style="Titel"),
        paragraph("Zwölf Nachbarinnen, ein Kuchen", style="Untertitel"),
        paragraph("Am ", run("Samstag", "<w:b/>"), " kamen ", run("alle", "<w:i/>"), note(1), "."),
        paragraph("Was es gab", style="berschrift1"),
        paragraph("Kuchen", numbering=(BULLETS, 0)),
        paragraph("mit Äpfeln", numbering=(BULLETS, 1)),
        paragraph("Am Abend", style="berschrift2"),
        table(["Tag", "Uhrzeit"], ["Montag", "13–16 Uhr"]),
        paragraph(picture(described="Rotes Beet mit Stauden")),
        paragraph("Das Beet am Morgen", style="Beschriftung"),
        paragraph("Hier kennt man sich.", style="Zitat"),
        paragraph(graphic("<c:chart/>"), graphic("<wps:wsp/>")),
        rows=(
            IMAGE,
            relation("rF", "footnotes", "footnotes.xml"),
            relation("rC", "comments", "comments.xml"),
        ),
        styles=GERMAN,
        parts={
            **MEDIA,
            "word/footnotes.xml": notes("Gespräch am 3. November."),
            "word/comments.xml": comments("Stimmt das?", "Wer war das?"),
        },
    )


CASES = {
    "everything": Case(
        everything,
        title="Sommerfest im Hof",
        subtitle="Zwölf Nachbarinnen, ein Kuchen",
        teaser="Am Samstag kamen alle.",
        says=(
            "<p>Am <strong>Samstag</strong> kamen <em>alle</em> [1].</p>",
            "<h2>Was es gab</h2>",
            "<ul><li>Kuchen<ul><li>mit Äpfeln</li></ul></li></ul>",
            "<h3>Am Abend</h3>",
            "<tr><td><p>Montag</p></td><td><p>13–16 Uhr</p></td></tr>",
            "[0 Das Beet am Morgen]",
            "<blockquote><p>Hier kennt man sich.</p></blockquote>",
            "<p>[1] Gespräch am 3. November.",
        ),
        hides=("Stimmt das?",),
        lost={"comments": 2, "charts": 1, "drawings": 1},
        alternatives=["Rotes Beet mit Stauden"],
    ),
    "title by heading": Case(
        lambda: write(paragraph("Am Hang", style="Heading1"), paragraph(FILLER), paragraph("Ende")),
        title="Am Hang",
        hides=("Am Hang",),
        says=("<p>Ende</p>",),
    ),
    "title by German key without styles": Case(
        lambda: write(
            paragraph("Am Hang", style="berschrift1"),
            paragraph("Kurz gesagt."),
            paragraph("Ende"),
            without=("word/styles.xml",),
        ),
        title="Am Hang",
        teaser="Kurz gesagt.",
        hides=("Kurz gesagt.",),
    ),
    "title by bold line": Case(
        lambda: write(
            paragraph(run("Acht ", "<w:b/>"), run("Bänke", '<w:rStyle w:val="Fett"/>')),
            paragraph(FILLER),
            styles=GERMAN,
        ),
        title="Acht Bänke",
        says=("<p>Der Wasserlauf",),
    ),
    "title by property": Case(
        lambda: write(
            paragraph(FILLER),
            parts={
                "_rels/.rels": relations(
                    relation("rId1", "officeDocument", "word/document.xml"),
                    relation("rId2", "metadata/core-properties", "docProps/core.xml"),
                ),
                "docProps/core.xml": '<a:p xmlns:a="urn:a" xmlns:d="http://purl.org/dc/elements/1.1/">'
                "<d:title>Acht  Bänke</d:title></a:p>",
            },
        ),
        title="Acht Bänke",
    ),
    "heading below text stays": Case(
        lambda: write(paragraph(FILLER), paragraph("Am Abend", style="Heading1")),
        title="Am Abend",
        says=("<p>Der", "<h2>Am Abend</h2>"),
    ),
    "styles of one's own": Case(
        lambda: write(
            paragraph("Acht Bänke", style="Titel"),
            paragraph(FILLER),
            paragraph("Am Abend", style="Eigene"),
            paragraph("Kuchen", style="Liste"),
            paragraph("Saft", style="Liste"),
            styles=GERMAN,
        ),
        title="Acht Bänke",
        says=("<h2>Am Abend</h2>", "<ul><li>Kuchen</li><li>Saft</li></ul>"),
    ),
    "numbers": Case(
        lambda: write(
            paragraph("Anmelden", numbering=(NUMBERS, 0)),
            paragraph("mit Namen", numbering=(NUMBERS, 1)),
            paragraph("Kommen", numbering=(NUMBERS, 0)),
        ),
        says=("<ol><li>Anmelden<ol><li>mit Namen</li></ol></li><li>Kommen</li></ol>",),
    ),
    "revisions": Case(
        lambda: write(
            paragraph(
                "Wir treffen uns ",
                "<w:del><w:r><w:delText>am Montag</w:delText></w:r></w:del>",
                f"<w:ins>{run('am Dienstag')}</w:ins>",
                f"<w:moveFrom>{run(' draußen')}</w:moveFrom>",
                ".",
            ),
        ),
        says=("<p>Wir treffen uns am Dienstag.</p>",),
        hides=("Montag", "draußen"),
    ),
    "struck and hidden words": Case(
        lambda: write(
            paragraph(
                "Offen",
                run(" um acht", "<w:strike/>"),
                run(" um neun", "<w:dstrike/>"),
                run(" geheim", "<w:vanish/>"),
                " um zehn.",
            )
        ),
        says=("<p>Offen um zehn.</p>",),
        hides=("acht", "neun", "geheim"),
        lost={"struck": 2, "hidden": 1},
    ),
    "links": Case(
        lambda: write(
            paragraph(
                link("das Programm", "rA"),
                link("ein Brief", "rB"),
                a_field('HYPERLINK "https://example.org/alt"', "von früher"),
            ),
            rows=(
                relation("rA", "hyperlink", "https://example.org/fest", external=True),
                relation("rB", "hyperlink", "mailto:rat@example.org", external=True),
            ),
        ),
        says=(
            '<a href="https://example.org/fest">das Programm</a>',
            '<a href="mailto:rat@example.org">ein Brief</a>',
            '<a href="https://example.org/alt">von früher</a>',
        ),
    ),
    "links that run": Case(
        lambda: write(
            paragraph(
                link("hier", "rA"),
                link(" dort", "rB"),
                a_field('HYPERLINK "javascript:alert(1)"', " und da"),
                a_field('HYPERLINK "file://rechner/ordner/passwd"', " und fort"),
            ),
            rows=(
                relation("rA", "hyperlink", "javascript://example.org/%0aalert(1)", external=True),
                relation("rB", "hyperlink", "file:///etc/passwd", external=True),
            ),
        ),
        says=("<p>hier dort und da und fort</p>",),
        hides=("javascript", "passwd", "<a"),
    ),
    "tables": Case(
        lambda: write(
            paragraph("Wann wir da sind", style="Beschriftung"),
            table(
                ["Tag", cell("Uhrzeit", '<w:gridSpan w:val="2"/>')],
                [cell("Montag", '<w:vMerge w:val="restart"/>'), "13", "16"],
                [cell("", "<w:vMerge/>"), "18", "20"],
            ),
            paragraph(FILLER),
            table([paragraph("In einem Rahmen").join(("<w:tc>", "</w:tc>"))]),
            styles=GERMAN,
        ),
        says=(
            "<tr><td><p>Tag</p></td><td><p>Uhrzeit</p></td><td></td></tr>",
            "<tr><td><p>Montag</p></td><td><p>13</p></td><td><p>16</p></td></tr>",
            "<tr><td><p>Montag</p></td><td><p>18</p></td><td><p>20</p></td></tr>",
            "</p><p>In einem Rahmen</p>",
        ),
    ),
    "notes": Case(
        lambda: write(
            paragraph("Gesagt", note(1), " und gezeigt", note(1, "endnote"), note(9), "."),
            rows=(
                relation("rF", "footnotes", "footnotes.xml"),
                relation("rE", "endnotes", "endnotes.xml"),
            ),
            parts={
                "word/footnotes.xml": notes("Gespräch"),
                "word/endnotes.xml": notes("Bild", kind="endnote"),
            },
        ),
        teaser="Gesagt und gezeigt.",
        says=("<p>Gesagt [1] und gezeigt [2].</p>", "<p>[1] Gespräch", "<p>[2] Bild"),
    ),
    "pictures": Case(
        lambda: write(
            paragraph(FILLER),
            paragraph(picture(described="IMG_2041.jpg"), "Darunter"),
            paragraph(
                "Darüber", picture(described="Ein Igel. Automatisch generierte Beschreibung")
            ),
            paragraph("Nicht da", picture("rX"), picture("rL", how="link")),
            rows=(
                IMAGE,
                relation("rX", "image", "media/fehlt.jpg"),
                relation("rL", "image", "http://203.0.113.9/zaehler.png", external=True),
            ),
            parts=MEDIA,
        ),
        says=("[0 ]<p>Darunter</p><p>Darüber</p>[1 ]", "<p>Nicht da</p>"),
        hides=("203.0.113.9",),
        lost={"linked_pictures": 2},
        alternatives=["", "Ein Igel."],
    ),
    "boxes and formulas": Case(
        lambda: write(
            paragraph("Vorn", box(paragraph("Im Kasten"), paragraph(picture()))),
            paragraph("Es gilt ", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "."),
            rows=(IMAGE,),
            parts=MEDIA,
        ),
        teaser="Vorn",
        says=("<p>Im Kasten</p>", "[0 ]", "<p>Es gilt a+b.</p>"),
        lost={"formulas": 1},
        alternatives=[""],
    ),
    "what cannot come along": Case(
        lambda: write(
            paragraph(graphic("<dgm:relIds/>"), graphic("<c:chart/>"), "<w:r><w:object/></w:r>"),
            paragraph("Inhalt 1", style="Verzeichnis1"),
            paragraph("Text"),
            rows=(relation("rH", "header", "header1.xml"),),
            parts={
                "word/header1.xml": f"<w:hdr {SPACES}>{paragraph('Briefkopf')}</w:hdr>",
                "word/vbaProject.bin": b"macro",
            },
            styles=GERMAN,
        ),
        says=("<p>Text</p>",),
        hides=("Inhalt", "Briefkopf"),
        lost={"diagrams": 1, "charts": 1, "objects": 1, "contents": 1, "margins": 1, "macros": 1},
    ),
    "Arabic": Case(
        lambda: write(
            paragraph("عيد الصيف", style="berschrift1"),
            paragraph(run("مرحبا", "<w:rtl/><w:bCs/>"), " ", "<w:dir>" + run("بكم") + "</w:dir>"),
            paragraph("نهاية"),
            styles=GERMAN,
        ),
        title="عيد الصيف",
        teaser="مرحبا بكم",
        says=("<p>نهاية</p>",),
    ),
    "strict dialect": Case(
        lambda: write(
            parts={
                "word/document.xml": document(
                    paragraph("Am Hang", style="berschrift1"), paragraph(FILLER)
                ).replace(
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            }
        ),
        title="Am Hang",
        says=("<p>Der Wasserlauf",),
    ),
    "names that climb": Case(
        lambda: write(
            paragraph("Bild", picture(), picture("rUp")),
            rows=(
                relation("rId1", "image", "../../../../../etc/passwd"),
                relation("rUp", "image", "/etc/passwd"),
            ),
            parts={"../../../../tmp/word-file-climbs.txt": b"x"},
        ),
        says=("<p>Bild</p>",),
        lost={"linked_pictures": 2},
    ),
    "tables in tables": Case(
        lambda: write(
            paragraph(FILLER),
            table(
                [cell(paragraph("Kopf") + table(["eins", "zwei"], ["drei", "vier"])), "daneben"],
                [cell(table(["fünf", cell(table(["sechs", "acht"], ["neun", "zehn"]))])), "unten"],
            ).replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1),
        ),
        says=(
            "<p>Kopf</p><p>eins, zwei</p><p>drei, vier</p>",
            "daneben",
            "fünf, sechs, acht neun, zehn</p></td><td><p>unten</p></td></tr></table>",
        ),
    ),
    "boxes in boxes": Case(
        lambda: write(paragraph(FILLER), paragraph("Um ", box(paragraph("Außen", box(INNER))))),
        says=("<p>Um </p><p>Außen</p><p>Innen</p>",),
        hides=("<p>Innen</p><p>Innen</p>",),
    ),
    "notes in headings, switches behind an address": Case(
        lambda: write(
            paragraph("Am Hang", note(1), style="Heading1"),
            paragraph(a_field(' HYPERLINK "https://a.example/" \\o "Hinweis" \\t "_blank"', "da")),
            rows=(relation("rF", "footnotes", "footnotes.xml"),),
            parts={"word/footnotes.xml": notes("Quelle")},
        ),
        title="Am Hang",
        teaser="da",
        says=('<p><a href="https://a.example/">da</a></p><p>[1] Quelle',),
    ),
    "nothing but the text": Case(
        lambda: write(
            paragraph("Allein"),
            without=(
                "word/styles.xml",
                "word/numbering.xml",
                "word/_rels/document.xml.rels",
                "_rels/.rels",
            ),
        ),
        says=("<p>Allein</p>",),
    ),
}

ENTITY = '<!DOCTYPE d [<!ENTITY a "lol">]>'
LEVELS = (f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
BILLION = "".join(('<!DOCTYPE d [<!ENTITY a "lollollol">', *LEVELS, "]>"))
#: Too much, broken or made to harm; each ends with a reason.
HOSTILE = {
    "entities": Case(
        lambda: write(
            parts={"word/document.xml": BILLION + document(paragraph("&i;").replace("&amp;", "&"))}
        ),
        refused="hostile",
    ),
    "entities in the styles": Case(
        lambda: write(
            paragraph("Text"), parts={"word/styles.xml": f"{ENTITY}<w:styles {SPACES}/>"}
        ),
        refused="hostile",
    ),
    "a bomb beside the text": Case(
        lambda: write(paragraph("Text"), parts={"word/media/a.bin": bytes(50_000_000)}),
        refused="too_large",
    ),
    "a bomb of text": Case(
        lambda: write(*[paragraph("a" * 2_000_000)] * 4),
        refused="too_large",
    ),
    "broken XML": Case(
        lambda: write(parts={"word/document.xml": document(paragraph("Text"))[:-20]}),
        refused="damaged",
    ),
    "no text at all": Case(
        lambda: write(without=("word/document.xml",)),
        refused="damaged",
    ),
    "a thousand tables": Case(
        lambda: write(*[table(["Tag", "Zeit"], ["Montag", "13 Uhr"]), paragraph("x")] * 1000),
        refused="too_long",
    ),
    "deep tables": Case(
        lambda: write("<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000),
        refused="too_large",
    ),
    "a table as wide as the world": Case(
        lambda: write(table([cell("A", '<w:gridSpan w:val="999999999"/>'), "B"], ["1", "2"])),
        says=("<p>A</p>", "<p>2</p>"),
    ),
    "too many parts": Case(
        lambda: write(paragraph("Text"), parts={f"x/{n}": b"" for n in range(2_100)}),
        refused="too_large",
    ),
}


def endless() -> bytes:
    """Small as a file, and more elements than can be looked at in time."""
    breaks = (f'<w:br w:n="{number * 7919 % 100_003}"/>' for number in range(150_000))
    return write(paragraph(f"<w:r>{''.join(breaks)}</w:r>"))


ENDLESS = Case(endless, refused="too_large")
