/** The few words that do not come from the API, in the languages of the site. `{}` is filled in. */

import type { Schemas } from "./client";

const en = {
  skip: "Skip to content",
  menu: "Main menu",
  languages: "Languages",
  articles: "Newest articles",
  events: "Events",
  more: "More articles",
  nothing: "Nothing is planned in this month.",
  cancelled: "cancelled",
  postponed: "postponed",
  full: "fully booked",
  moved: "Moved from {}",
  stale: "The original has changed. This translation is older.",
  machine: "A machine wrote this translation. Nobody has corrected all of it yet.",
  consent: "This comes from {}. Nothing is loaded from there until you ask for it. Then {} learns your internet address and what you look at.",
  load: "Load from {}",
  missing: "This is not here, or not any more.",
  unreachable: "There is no answer. Are you connected to the internet? What you see stays here.",
  busy: "Too many are asking right now. Please wait a minute.",
  broken: "This did not work, and it is not your fault.",
  retry: "Try again",
};

export type Words = typeof en;

const de: Words = {
  skip: "Zum Inhalt springen",
  menu: "Hauptmenü",
  languages: "Sprachen",
  articles: "Neueste Artikel",
  events: "Veranstaltungen",
  more: "Weitere Artikel",
  nothing: "In diesem Monat ist nichts geplant.",
  cancelled: "abgesagt",
  postponed: "verschoben",
  full: "ausgebucht",
  moved: "Verlegt von {}",
  stale: "Das Original hat sich geändert. Diese Übersetzung ist älter.",
  machine: "Diese Übersetzung stammt von einer Maschine. Noch niemand hat sie ganz durchgesehen.",
  consent: "Dieser Inhalt kommt von {}. Von dort wird erst geladen, wenn Sie es wollen. Dann erfährt {} Ihre Internetadresse und was Sie ansehen.",
  load: "Von {} laden",
  missing: "Das gibt es hier nicht oder nicht mehr.",
  unreachable: "Es kommt keine Antwort. Sind Sie mit dem Internet verbunden? Was Sie sehen, bleibt hier.",
  busy: "Gerade fragen zu viele. Bitte warten Sie eine Minute.",
  broken: "Das hat nicht geklappt, und es liegt nicht an Ihnen.",
  retry: "Noch einmal versuchen",
};

const simple: Words = {
  ...de,
  menu: "Haupt·menü",
  articles: "Neue Texte",
  more: "Mehr Texte",
  cancelled: "fällt aus",
  postponed: "an einem anderen Tag",
  full: "alle Plätze sind weg",
  moved: "Neuer Tag. Der alte Tag war: {}",
  stale: "Der deutsche Text ist neu. Dieser Text ist älter.",
  machine: "Ein Computer hat diesen Text geschrieben. Noch kein Mensch hat alles geprüft.",
  consent: "Das kommt von {}. Wir laden es erst, wenn Sie das wollen. Dann weiß {}: Ihre Internet·adresse und was Sie ansehen.",
  missing: "Das gibt es hier nicht.",
  unreachable: "Das geht gerade nicht. Haben Sie Internet? Was Sie sehen, bleibt da.",
  busy: "Gerade ist zu viel los. Bitte warten Sie eine Minute.",
  broken: "Das hat nicht geklappt. Sie haben nichts falsch gemacht.",
};

const uk: Words = {
  skip: "Перейти до змісту",
  menu: "Головне меню",
  languages: "Мови",
  articles: "Нові статті",
  events: "Події",
  more: "Більше статей",
  nothing: "Цього місяця нічого не заплановано.",
  cancelled: "скасовано",
  postponed: "перенесено",
  full: "місць немає",
  moved: "Перенесено, попередня дата: {}",
  stale: "Оригінал змінено. Цей переклад старіший.",
  machine: "Цей переклад зробила машина. Людина ще не перевірила його повністю.",
  consent: "Цей вміст надає {}. Звідти нічого не завантажується, доки Ви цього не захочете. Тоді {} дізнається Вашу інтернет-адресу та що Ви переглядаєте.",
  load: "Завантажити з {}",
  missing: "Цього тут немає або вже немає.",
  unreachable: "Відповіді немає. Чи є у Вас інтернет? Те, що Ви бачите, залишиться.",
  busy: "Зараз забагато запитів. Зачекайте, будь ласка, хвилину.",
  broken: "Не вийшло, і це не Ваша провина.",
  retry: "Спробувати ще раз",
};

const ru: Words = {
  skip: "Перейти к содержанию",
  menu: "Главное меню",
  languages: "Языки",
  articles: "Новые статьи",
  events: "Мероприятия",
  more: "Больше статей",
  nothing: "В этом месяце ничего не запланировано.",
  cancelled: "отменено",
  postponed: "перенесено",
  full: "мест нет",
  moved: "Перенесено, прежняя дата: {}",
  stale: "Оригинал изменён. Этот перевод старше.",
  machine: "Этот перевод сделала машина. Человек ещё не проверил его полностью.",
  consent: "Это содержимое с {}. Оттуда ничего не загружается, пока вы этого не захотите. Тогда {} узнает ваш интернет-адрес и то, что вы смотрите.",
  load: "Загрузить с {}",
  missing: "Этого здесь нет или уже нет.",
  unreachable: "Ответа нет. Есть ли у вас интернет? То, что вы видите, останется.",
  busy: "Сейчас слишком много запросов. Подождите, пожалуйста, минуту.",
  broken: "Не получилось, и это не ваша вина.",
  retry: "Попробовать ещё раз",
};

const ar: Words = {
  skip: "الانتقال إلى المحتوى",
  menu: "القائمة الرئيسية",
  languages: "اللغات",
  articles: "أحدث المقالات",
  events: "الفعاليات",
  more: "مقالات أخرى",
  nothing: "لا شيء مخطط له في هذا الشهر.",
  cancelled: "أُلغي الموعد",
  postponed: "تأجّل الموعد",
  full: "لا أماكن شاغرة",
  moved: "الموعد السابق: {}",
  stale: "تغيّر النص الأصلي. هذه الترجمة أقدم منه.",
  machine: "هذه الترجمة آلية، ولم تُراجَع بعدُ كاملةً.",
  consent: "هذا المحتوى من {}. لا يُحمَّل شيء من هناك دون موافقة. بعد الموافقة يعرف {} عنوان الإنترنت وما يُعرض.",
  load: "التحميل من {}",
  missing: "هذا غير موجود هنا، أو لم يعد موجودًا.",
  unreachable: "لا يصل أي رد. هل أنت متصل بالإنترنت؟ ما تراه يبقى هنا.",
  busy: "الطلبات كثيرة الآن. يُرجى الانتظار دقيقة.",
  broken: "لم ينجح ذلك، وليس الخطأ منك.",
  retry: "المحاولة مرة أخرى",
};

const fa: Words = {
  skip: "رفتن به محتوا",
  menu: "منوی اصلی",
  languages: "زبان‌ها",
  articles: "تازه‌ترین مقاله‌ها",
  events: "برنامه‌ها",
  more: "مقاله‌های بیشتر",
  nothing: "برای این ماه برنامه‌ای نیست.",
  cancelled: "لغو شد",
  postponed: "به وقت دیگری افتاد",
  full: "ظرفیت پر است",
  moved: "تاریخ پیشین: {}",
  stale: "متن اصلی تغییر کرده است. این ترجمه قدیمی‌تر است.",
  machine: "این ترجمه را ماشین انجام داده است. هنوز کسی آن را کامل بازبینی نکرده است.",
  consent: "این محتوا از {} است. تا شما نخواهید چیزی از آنجا بار نمی‌شود. پس از آن، {} نشانی اینترنتی شما و آنچه را می‌بینید خواهد دانست.",
  load: "بارگیری از {}",
  missing: "این اینجا نیست یا دیگر نیست.",
  unreachable: "پاسخی نمی‌رسد. آیا به اینترنت وصل هستید؟ آنچه می‌بینید همین‌جا می‌ماند.",
  busy: "اکنون درخواست‌ها زیاد است. لطفاً یک دقیقه صبر کنید.",
  broken: "نشد، و تقصیر شما نیست.",
  retry: "دوباره امتحان کنید",
};

/** A language that the contract gains does not compile until it has its words here. */
export const WORDS: Record<Schemas["Language"], Words> = { de, "de-simple": simple, en, uk, ru, ar, fa };

export function fill(text: string, value: string): string {
  return text.replaceAll("{}", value);
}
