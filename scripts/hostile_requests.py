"""Makes requests that nobody should send, out of addresses and forms that there are."""

from dataclasses import dataclass, field
from random import Random
from urllib.parse import parse_qsl, quote_from_bytes, urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag
from django.urls import Resolver404, resolve

from scripts import hostile_words as words
from scripts.hostile_client import Answer, Request
from scripts.hostile_settings import UNDO
from scripts.hostile_words import MULTIPART, Pairs

#: Of the forms of one view as one role; more are more of the same.
FORMS_A_VIEW = 3
#: Whoever does this has left, and tests nothing more.
LEFT_OUT = ("/logout/", "/account/sessions/", "/account/password/")
#: What would leave less to try: done, answered and undone.
UNDONE = ("delete", "bulk", "unpublish", "move", "users", "groups", "locales", "sites", "settings")
#: Of eight requests the kinds, in this order.
KINDS = ("form", "address", "upload", "address", "api", "address", "method", "garbage")


@dataclass(frozen=True)
class Form:
    """A form that a page has shown to somebody."""

    action: str
    pairs: tuple[tuple[str, str], ...]
    #: Names of its fields for files.
    files: tuple[str, ...]


@dataclass
class Forge:
    """Makes the requests; the same ones for the same seed and the same answers."""

    random: Random
    tokens: dict[str, str]
    #: Paths by role; "" is nobody.
    addresses: dict[str, list[str]] = field(default_factory=dict)
    forms: dict[str, dict[str, list[Form]]] = field(default_factory=dict)
    api: list[str] = field(default_factory=list)

    def learn(self, role: str, path: str, answer: Answer) -> None:
        """Keep the forms of a page."""
        if answer.status != 200 or "html" not in answer.headers.get("content-type", ""):  # noqa: PLR2004 - of HTTP
            return
        for form in BeautifulSoup(answer.body, "lxml").find_all("form"):
            self._keep(role, path, form)

    def _keep(self, role: str, path: str, form: Tag) -> None:
        action = urljoin(path, str(form.get("action") or path))
        if not form.select_one("[name=csrfmiddlewaretoken]") or any(
            one in action for one in LEFT_OUT
        ):
            return
        known = self.forms.setdefault(role, {}).setdefault(get_view(action), [])
        if len(known) < FORMS_A_VIEW and all(one.action != action for one in known):
            known.append(read_form(action, form))

    def make(self, number: int) -> Request:
        """The request with this number."""
        kind = KINDS[number % len(KINDS)]
        role = self.random.choice(
            [*self.forms] if kind in {"form", "upload"} else [*self.addresses]
        )
        request: Request = getattr(self, f"_make_{kind}")(role)
        return request

    def _is_one_of(self, share: float) -> bool:
        return self.random.random() < share

    # --- Forms ------------------------------------------------------------------------------------

    def _make_form(self, role: str) -> Request:
        form = self._pick_form(role)
        pairs = encode(form.pairs)
        for _ in range(self.random.choice((0, 1, 1, 1, 2, 3, 8))):
            self._spoil(pairs)
        if form.files and self._is_one_of(0.5):
            files = [(name.encode(), self.random.choice(words.FILES)) for name in form.files]
            return self._send(
                "form", role, form.action, words.encode_multipart(pairs, files), MULTIPART, True
            )
        return self._send("form", role, form.action, words.encode_query(pairs), words.FORM)

    def _make_upload(self, role: str) -> Request:
        """To a form for files, or to any other, with a file where words should be."""
        with_files = [form for forms in self.forms[role].values() for form in forms if form.files]
        is_other = not with_files or self._is_one_of(0.3)
        form = self._pick_form(role) if is_other else self.random.choice(with_files)
        pairs = encode(form.pairs)
        names = [name.encode() for name in form.files] or [
            self.random.choice(pairs or [(b"file", b"")])[0]
        ]
        if self._is_one_of(0.3):
            self._spoil(pairs)
        files = [(name, self.random.choice(words.FILES)) for name in names]
        return self._send(
            "upload", role, form.action, words.encode_multipart(pairs, files), MULTIPART, True
        )

    def _pick_form(self, role: str) -> Form:
        views = self.forms[role]
        return self.random.choice(views[self.random.choice([*views])])

    def _spoil(self, pairs: Pairs) -> None:
        """Change a field as no browser does."""
        if not pairs:
            pairs.append((self.random.choice(words.PARAMETERS), words.pick_word(self.random)))
            return
        counts = [index for index, (name, _value) in enumerate(pairs) if is_count(name)]
        place = self.random.randrange(len(pairs))
        if counts and self._is_one_of(0.4):
            place = self.random.choice(counts)
        name, value = pairs[place]
        if is_count(name):
            pairs[place] = (name, self.random.choice(words.COUNTS))
        elif value[:1] in {b"[", b"{"} and self._is_one_of(0.6):
            pairs[place] = (name, self.random.choice(words.JSONS))
        else:
            self._spoil_any(pairs, place)

    def _spoil_any(self, pairs: Pairs, place: int) -> None:
        name, value = pairs[place]
        word = words.pick_word(self.random)
        way = self.random.randrange(7)
        if way == 0:
            del pairs[place]
        elif way == 1:
            pairs.append((name, word))
        elif way == 2:  # noqa: PLR2004 - one of seven
            pairs[place] = (name, value + word)
        elif way == 3:  # noqa: PLR2004 - one of seven
            pairs[place] = (name + b"-" + word[:50], value)
        elif way == 4:  # noqa: PLR2004 - one of seven
            pairs.append((self.random.choice(words.PARAMETERS), word))
        else:
            pairs[place] = (name, word)

    def _send(
        self,
        kind: str,
        role: str,
        action: str,
        body: bytes,
        content_type: bytes,
        is_upload: bool = False,
    ) -> Request:
        headers: list[tuple[str, bytes]] = [
            ("Content-Type", content_type),
            ("X-CSRFToken", self.tokens[role].encode()),
        ]
        if any(part in action for part in UNDONE):
            headers.append((UNDO, b"1"))
        if "/multiple/" in action or "chooser" in action or self._is_one_of(0.1):
            headers.append(("X-Requested-With", b"XMLHttpRequest"))
        return Request(
            kind,
            role,
            "POST",
            action.encode(),
            tuple(headers),
            body,
            has_token=True,
            is_upload=is_upload,
        )

    # --- Addresses --------------------------------------------------------------------------------

    def _make_address(self, role: str) -> Request:
        return self._ask("address", role, self.random.choice(self.addresses[role]))

    def _make_api(self, role: str) -> Request:
        return self._ask("api", role, self.random.choice(self.api))

    def _ask(self, kind: str, role: str, path: str) -> Request:
        parts = urlsplit(path)
        pairs = [
            (a.encode(), b.encode()) for a, b in parse_qsl(parts.query, keep_blank_values=True)
        ]
        for _ in range(self.random.choice((0, 1, 1, 2, 4))):
            if pairs and self._is_one_of(0.5):
                self._spoil(pairs)
            else:
                pairs.append((self.random.choice(words.PARAMETERS), words.pick_word(self.random)))
        target = quote_from_bytes(parts.path.encode(), safe="/%").encode()
        query = words.encode_query(pairs)
        target += b"?" + query[:60_000] if query else b""
        return Request(
            kind, role, self.random.choice(("GET",) * 9 + ("HEAD",)), target, self._make_headers()
        )

    def _make_headers(self) -> tuple[tuple[str, bytes], ...]:
        """Mostly none, seldom several."""
        count = self.random.choice((0, 0, 1, 1, 2, 3))
        names = self.random.sample([*words.HEADERS], count)
        if "Host" in names and self._is_one_of(0.7):
            names.remove("Host")
        return tuple((name, self.random.choice(words.HEADERS[name])) for name in names)

    def _make_method(self, role: str) -> Request:
        """Something else than forms, to any address."""
        path = self.random.choice(self.addresses[role] + self.api)
        pairs = [
            (self.random.choice(words.PARAMETERS), words.pick_word(self.random)) for _ in range(3)
        ]
        bodies = (
            words.encode_json(pairs, self.random),
            self.random.choice(words.JSONS),
            words.encode_query(pairs),
            words.encode_multipart(pairs, []),
            words.encode_multipart(pairs, [])[:-20],
            words.encode_query([(b"a%d" % number, b"1") for number in range(11_000)]),
        )
        kinds = (
            b"application/json",
            b"application/json",
            words.FORM,
            MULTIPART,
            *words.CONTENT_TYPES,
        )
        headers = [*self._make_headers(), ("Content-Type", self.random.choice(kinds)), (UNDO, b"1")]
        if self.tokens.get(role) and self._is_one_of(0.8):
            headers.append(("X-CSRFToken", self.tokens[role].encode()))
        method = self.random.choice(METHODS_MOSTLY)
        if any(one in path for one in LEFT_OUT):
            path = "/"
        return Request(
            "method", role, method, path.encode(), tuple(headers), self.random.choice(bodies)
        )

    def _make_garbage(self, role: str) -> Request:
        """An address with something wrong in its path."""
        path = urlsplit(self.random.choice(self.addresses[role] + self.api)).path.encode()
        parts = path.split(b"/")
        place = self.random.randrange(1, len(parts)) if len(parts) > 1 else 0
        word = quote_from_bytes(words.pick_word(self.random)[:6000], safe="").encode()
        parts[place] = self.random.choice((word, word, parts[place] + word, b"..", b"", b"1"))
        target = b"/".join(parts)
        return Request(
            "garbage",
            role,
            "GET",
            target if target.startswith(b"/") else b"/" + target,
            self._make_headers(),
        )


METHODS_MOSTLY = (*("POST",) * 12, *words.METHODS)


def encode(pairs: tuple[tuple[str, str], ...]) -> Pairs:
    """As bytes, lone surrogates too."""
    return [
        (a.encode("utf-8", "surrogatepass"), b.encode("utf-8", "surrogatepass")) for a, b in pairs
    ]


def is_count(name: bytes) -> bool:
    """Whether a field says how many parts of something there are."""
    return name.endswith((b"-count", b"TOTAL_FORMS", b"INITIAL_FORMS", b"-ORDER", b"-order"))


def get_view(path: str) -> str:
    """The name of the view at an address; without one the first part of its path."""
    try:
        return resolve(urlsplit(path).path).view_name or path
    except Resolver404:
        return ""


def read_form(action: str, form: Tag) -> Form:
    """A form as a browser would send it, with one button; streams with what they hold."""
    pairs, files = [], []
    for one in form.select("input[name], textarea[name], select[name], button[name]"):
        name, kind = str(one["name"]), one.get("type")
        if kind == "file":
            files.append(name)
        elif "__prefix__" not in name and not (
            kind in {"checkbox", "radio"} and not one.has_attr("checked")
        ):
            pairs.append((name, _get_value(one)))
    for stream in form.select("[data-block]"):
        pairs += [(f"{stream['id']}-count", "1"), (f"{stream['id']}-0-type", "text")]
        pairs += [
            (f"{stream['id']}-0-{name}", value)
            for name, value in (("order", "0"), ("deleted", ""), ("id", ""), ("value", "null"))
        ]
    return Form(action, tuple(pairs), tuple(files))


def _get_value(one: Tag) -> str:
    if one.name == "textarea":
        return one.get_text().removeprefix("\n")
    if one.name == "select":
        chosen = one.select_one("option[selected]") or one.select_one("option")
        return str(chosen.get("value", "")) if chosen else ""
    return str(one.get("value") or "")
