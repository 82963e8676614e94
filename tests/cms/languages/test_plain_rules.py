"""What the rules of Leichte Sprache find in German sentences, and what they leave alone."""

from cms.languages.simple_german.rules import check

GOOD = [
    "Der Garten wird schön.",
    "Das Wetter wird bestimmt gut.",
    "Ich werde Lehrer und besuche euch.",
    "Sie werden uns bekannt.",
    "Es wird Frühling. Der Garten gehört allen.",
    "Anna wird morgen kommen.",
    "Alle werden älter und bekommen Rente.",
    "Das Fest ist interessant geworden.",
    "Des Weiteren gibt es Kuchen.",
    "Eines Tages kommt die Bahn.",
    "Am Abend des 3. Mai ist Tanz.",
    "Wir treffen uns in der Straße des Friedens.",
    "Unser Büro ist am Platz des Friedens 4.",
    "Dieses Haus ist neu.",
    "Es ist das Haus von Anna.",
    "Wir öffnen um 14:30 Uhr und um 17.30 Uhr.",
    "Telefon: 03641 35 45 70",
    "Telefon: 354 570 12",
    "Rufen Sie an: +49 3641 354570",
    "Nummer gegen Kummer: 116 111. Sie ist kostenlos.",
    "Konto: DE12 3456 7890 1234 5678 90",
    "Schreiben Sie an buero@winzerla.example oder auf www.winzerla-stadtteilbuero-jena.de nach.",
    "07745 Jena, Anna-Siemsen-Straße 49",
    "Sie wohnt in 99084 Erfurt.",
    "Am 12.05.2026 um 9 Uhr im Raum 1204.",
    "Der Garten hat 1.600 Quadratmeter.",
    "Seit dem Jahr 2015 gibt es den Markt.",
    "Das Dach hat 1200 Euro gekostet.",
    "Ein Kind und eine Frau lassen nichts außer Acht.",
    "Er sagt das so. So ist er.",
    "Die Städte·bau·förderung zahlt viel.",
    "WC, PDF und CD sind bekannt.",
    "Kommen Sie zum Sprach-Café!",
    "",
]

BAD = [
    ("Der Weg wird im Frühling gebaut.", "passive", "wird im Frühling gebaut"),
    ("Wird der Garten heute geöffnet?", "passive", "Wird der Garten heute geöffnet"),
    ("Wir sagen, wann gegossen wird.", "passive", "gegossen wird"),
    ("Die Bank muss repariert werden.", "passive", "repariert werden"),
    ("Die Bank ist gestrichen worden.", "passive", "gestrichen worden"),
    ("Das Fest wurde verschoben.", "passive", "wurde verschoben"),
    ("Das Büro wird gefördert von der Stadt.", "passive", "wird gefördert"),
    ("Gefeiert wird am Freitag.", "passive", "Gefeiert wird"),
    ("Der Weg wird neu ge·baut.", "passive", "wird neu ge·baut"),
    ("Das Dach des Hauses ist rot.", "genitive", "des Hauses"),
    ("Die Hilfe eines guten Nachbarn zählt.", "genitive", "eines guten Nachbarn"),
    ("Ende dieses Monats ist Schluss.", "genitive", "dieses Monats"),
    ("Das Dach unseres Hauses ist rot.", "genitive", "unseres Hauses"),
    ("Es gibt z. B. Kuchen.", "abbreviation", "z. B."),
    ("Es gibt Kuchen, Tee usw. Kommen Sie!", "abbreviation", "usw."),
    ("Mo. bis Do. sind wir da.", "abbreviation", "Mo."),
    ("Offen: Mo–Fr ab 9 Uhr", "abbreviation", "Mo–Fr"),
    ("Das ist Nr. 5.", "abbreviation", "Nr."),
    ("Sie wohnt in der Gartenstr. 5.", "abbreviation", "Gartenstr."),
    ("Offen: So. 14 Uhr", "abbreviation", "So."),
    ("In Winzerla leben 11.342 Menschen.", "large-number", "11.342"),
    ("In Jena leben 110 000 Menschen.", "large-number", "110 000"),
    ("Das hat 250000 Euro gekostet.", "large-number", "250000"),
    ("Das wollen 30 % der Leute.", "percentage", "30 %"),
    ("Das wollen 7,5 Prozent.", "percentage", "7,5 Prozent"),
    ("Das Haus steht seit 1867.", "old-year", "1867"),
    ("Band IV ist da.", "roman", "IV"),
    ("Dort stehen fünf Bänke.", "number-word", "fünf"),
    ("Zweiundzwanzig Leute kamen.", "number-word", "Zweiundzwanzig"),
    ("Sie könnten morgen kommen.", "subjunctive", "könnten"),
    ("Die Heizkostenabrechnung ist da.", "long-word", "Heizkostenabrechnung"),
    ("Der Brunnen läuft nicht.", "negation", "nicht"),
    ("Kuchen & Tee", "sign", "&"),
    (
        "Am Samstag kommen viele Leute aus dem Haus und backen im Garten am Ofen ein Brot.",
        "length",
        "Am Samstag kommen viele Leute aus dem Haus und backen im Garten am Ofen ein Brot.",
    ),
]


def find(text: str) -> list[tuple[str, str]]:
    """Rule and words of all that is found."""
    return [(each.rule, text[each.start : each.end]) for each in check(text)]


def test_what_is_plain_is_left_alone() -> None:
    assert {text: find(text) for text in GOOD if find(text)} == {}


def test_what_is_hard_to_read_is_found_where_it_stands() -> None:
    for text, rule, words in BAD:
        assert (rule, words) in find(text)
        assert {each for each, _words in find(text)} == {rule}, text


def test_advice_says_what_to_write_instead() -> None:
    for text, advice in (
        ("usw.", "„und so weiter“"),
        ("Di-Do", "„Dienstag bis Donnerstag“"),
        ("Jugendstr.", "„Jugendstraße“"),
        ("Band XIV", "„14“"),
        ("siebenundzwanzig", "„27“"),
    ):
        assert advice in check(text)[0].advice


def test_dates_and_abbreviations_do_not_end_a_sentence_and_lines_do() -> None:
    long = "Am 3. Oktober gehen wir z. B. mit Dr. Maier und Nr. 5 bis zum Bach und zurück ins Haus."
    assert "length" in {each.rule for each in check(long)}
    assert "length" not in {each.rule for each in check("ein Wort\n" * 20)}


def test_tags_of_rich_text_are_no_words() -> None:
    text = 'Der Weg <b>wird</b> bald <a id="a1">gebaut</a>.<br/>Tee &amp; Kuchen.'
    found = check(text, is_rich=True)
    assert [text[each.start : each.end] for each in found] == ['wird</b> bald <a id="a1">gebaut']
