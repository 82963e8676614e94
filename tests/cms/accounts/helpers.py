"""How somebody logs in, by the forms, from some address and with an authenticator app."""

import base64
import hmac
from time import time
from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

PASSWORD = "winzerla"
LOGIN, CODE = "/admin/login/", "/admin/login/code/"
FACTOR, APP = "/admin/account/login/", "/admin/account/login/app/"


def log_in(name: str, password: str = PASSWORD, next_url: str = "", **extra: Any) -> Client:
    """A browser that has sent the form; `answer` is what came back at last."""
    browser = Client(**extra)
    data = {"login": name, "password": password} | ({"next": next_url} if next_url else {})
    browser.answer = browser.post(LOGIN, data, follow=True)
    return browser


def is_in(client: Client) -> bool:
    """Whether the browser may enter the admin."""
    return client.get("/admin/").status_code == 200


def where(response: HttpResponse) -> str:
    """At which address the browser is."""
    return str(response.request["PATH_INFO"])


def parse(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "lxml")


def show_code(secret: str, step: int = 0) -> str:
    """What an app shows (RFC 6238); each code is taken once, the next one half a minute early."""
    counter = (int(time()) // 30 + step).to_bytes(8, "big")
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    at = digest[-1] & 15
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def set_up_app(client: Client) -> str:
    """As whoever is logged in: the app's key and its first code. Returns the key."""
    page = client.get(APP, follow=True)
    if where(page) != APP:
        # The password is asked for once more.
        answer = client.post(
            page.request["PATH_INFO"], {"password": PASSWORD, "next": APP}, follow=True
        )
        page = answer
    secret = parse(page).select_one("main code").get_text()
    client.answer = client.post(APP, {"code": show_code(secret, -1)}, follow=True)
    return secret
