"""What pages say about dates, by language."""


def said(**texts: str) -> dict[str, list[str]]:
    """Sentences by language; Simple German says what German says."""
    return {code: text.split(" | ") for code, text in {**texts, "de-simple": texts["de"]}.items()}


WEEKLY = said(
    de="Jeden Montag | Jeden Dienstag | Jeden Mittwoch | Jeden Donnerstag | Jeden Freitag | "
    "Jeden Samstag | Jeden Sonntag",
    en="Every Monday | Every Tuesday | Every Wednesday | Every Thursday | Every Friday | "
    "Every Saturday | Every Sunday",
    uk="По понеділках | По вівторках | По середах | По четвергах | По п’ятницях | По суботах | "
    "По неділях",
    ru="По понедельникам | По вторникам | По средам | По четвергам | По пятницам | По субботам | "
    "По воскресеньям",
    ar="كل أسبوع يوم الاثنين | كل أسبوع يوم الثلاثاء | كل أسبوع يوم الأربعاء | "
    "كل أسبوع يوم الخميس | كل أسبوع يوم الجمعة | كل أسبوع يوم السبت | كل أسبوع يوم الأحد",
    fa="هر دوشنبه | هر سه‌شنبه | هر چهارشنبه | هر پنجشنبه | هر جمعه | هر شنبه | هر یکشنبه",
)

LAST = said(
    de="Jeden letzten Montag im Monat | Jeden letzten Dienstag im Monat | "
    "Jeden letzten Mittwoch im Monat | Jeden letzten Donnerstag im Monat | "
    "Jeden letzten Freitag im Monat | Jeden letzten Samstag im Monat | "
    "Jeden letzten Sonntag im Monat",
    en="Every last Monday of the month | Every last Tuesday of the month | "
    "Every last Wednesday of the month | Every last Thursday of the month | "
    "Every last Friday of the month | Every last Saturday of the month | "
    "Every last Sunday of the month",
    uk="По останніх понеділках місяця | По останніх вівторках місяця | "
    "По останніх середах місяця | По останніх четвергах місяця | "
    "По останніх п’ятницях місяця | По останніх суботах місяця | По останніх неділях місяця",
    ru="По последним понедельникам месяца | По последним вторникам месяца | "
    "По последним средам месяца | По последним четвергам месяца | "
    "По последним пятницам месяца | По последним субботам месяца | "
    "По последним воскресеньям месяца",
    ar="يوم الاثنين الأخير من كل شهر | يوم الثلاثاء الأخير من كل شهر | "
    "يوم الأربعاء الأخير من كل شهر | يوم الخميس الأخير من كل شهر | "
    "يوم الجمعة الأخير من كل شهر | يوم السبت الأخير من كل شهر | يوم الأحد الأخير من كل شهر",
    fa="آخرین دوشنبه هر ماه | آخرین سه‌شنبه هر ماه | آخرین چهارشنبه هر ماه | "
    "آخرین پنجشنبه هر ماه | آخرین جمعه هر ماه | آخرین شنبه هر ماه | آخرین یکشنبه هر ماه",
)

#: Three days a week; two days every second week; every 21st week; a third Wednesday every five
#: months; every third day; before the second Sunday of Advent; on the third.
RARELY = said(
    de="Jeden Montag, Mittwoch und Freitag | Alle 2 Wochen am Dienstag und Sonntag | "
    "Alle 21 Wochen am Donnerstag | Alle 5 Monate am dritten Mittwoch | Alle 3 Tage | "
    "Jedes Jahr am Freitag vor dem 2. Advent | Jedes Jahr am 3. Advent",
    en="Every Monday, Wednesday and Friday | Every 2 weeks on Tuesday and Sunday | "
    "Every 21 weeks on Thursday | Every 5 months on the third Wednesday | Every 3 days | "
    "Every year on the Friday before the second Sunday of Advent | "
    "Every year on the third Sunday of Advent",
    uk="По понеділках, середах і п’ятницях | Раз на 2 тижні по вівторках і неділях | "
    "Раз на 21 тиждень по четвергах | Раз на 5 місяців по третіх середах | Кожні 3 дні | "
    "Щороку в п’ятницю перед 2-ю неділею Адвенту | Щороку в день 3-ї неділі Адвенту",
    ru="По понедельникам, средам и пятницам | Раз в 2 недели по вторникам и воскресеньям | "
    "Раз в 21 неделю по четвергам | Раз в 5 месяцев по третьим средам | Каждые 3 дня | "
    "Каждый год в пятницу перед 2-м воскресеньем Адвента | Каждый год в 3-е воскресенье Адвента",
    ar="كل أسبوع يوم الاثنين والأربعاء والجمعة | كل أسبوعين، يوم الثلاثاء والأحد | "
    "كل 21 أسبوعًا، يوم الخميس | كل 5 أشهر، يوم الأربعاء الثالث | كل 3 أيام | "
    "كل عام يوم الجمعة قبل الأحد الثاني من زمن المجيء | كل عام يوم الأحد الثالث من زمن المجيء",
    fa="هر دوشنبه، چهارشنبه و جمعه | هر 2 هفته یک بار، سه‌شنبه و یکشنبه | "
    "هر 21 هفته یک بار، پنجشنبه | هر 5 ماه یک بار، سومین چهارشنبه | هر 3 روز یک بار | "
    "هر سال جمعهٔ پیش از یکشنبهٔ دوم اَدونت | هر سال در یکشنبهٔ سوم اَدونت",
)

#: The fifth of March 2090, from three o'clock to half past five.
FIFTH_DAY = {
    "de": "Sonntag, 5. März 2090, 15–17.30 Uhr",
    "de-simple": "Sonntag, 5. März 2090, 15 Uhr bis 17.30 Uhr",
    "en": "Sunday, 5 March 2090, 3 p.m.–5:30 p.m.",
    "uk": "Неділя, 5 березня 2090 р., 15:00–17:30",
    "ru": "Воскресенье, 5 марта 2090 г., 15:00–17:30",
    "ar": "الأحد، 5 مارس 2090، من الساعة 15:00 إلى 17:30",
    "fa": "یکشنبه، 5 مارس 2090، ساعت 15:00 تا 17:30",
}

#: How the example of a day is written.
TODAY = dict.fromkeys(FIFTH_DAY, "%d.%m.%Y") | {"en": "%d/%m/%Y"}
