"""The Nu HTML checker finds no error on any page."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from scripts.demo_site import Site

#: Of a program that runs for seconds; what the compiler makes better by and by comes too late.
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def check(node_modules: Path, folder: Path) -> list[str]:
    """Errors in all files of the folder: file, line, what is wrong, where."""
    jar = node_modules / "vnu-jar/build/dist/vnu.jar"
    result = subprocess.run(
        ["java", "-Xss4m", *QUICK, "-jar", jar, "--errors-only", "--format", "json", "--stdout",
         "--exit-zero-always", "--skip-non-html", folder],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [
        f"{Path(message['url']).name}:{message.get('lastLine')}: {message['message']}"
        f" {message.get('extract', '')!r}"
        for message in json.loads(result.stdout)["messages"]
    ]


def fetch(url: str) -> bytes:
    """The page, also when it is the one that says that there is none."""
    try:
        with urlopen(url, timeout=30) as response:  # noqa: S310 - our own site
            return response.read()
    except HTTPError as error:
        if error.code != 404:
            raise
        return error.read()


def find_errors(site: Site, paths: Iterable[str], folder: Path, node_modules: Path) -> list[str]:
    """In what the site answers to each path; all in one run, as the checker starts slowly."""
    for number, path in enumerate(paths):
        slug = path.replace("/", "_").replace("?", "_")
        (folder / f"{number}{slug}.html").write_bytes(fetch(site.address + path))
    return check(node_modules, folder)


def test_no_error_in_any_layout_but_in_a_page_that_has_one(
    site: Site, tmp_path: Path, node_modules: Path
) -> None:
    html = "<!doctype html><html lang=de><title>Falsch</title><p><div>Kasten</div></p>"
    (tmp_path / "falsch.html").write_text(html)
    found = find_errors(site, site.layouts.values(), tmp_path, node_modules)
    expected = [line for line in found if line.startswith("falsch.html:")]
    assert "falsch.html:1: No “p” element in scope" in expected[0]
    errors = [line for line in found if line not in expected]
    assert not errors, "\n".join(errors)


@pytest.mark.slow("fetches every page in every language")
def test_no_error_in_any_other_page(site: Site, tmp_path: Path, node_modules: Path) -> None:
    paths = {*site.everything, *(path for group in site.samples.values() for path in group)}
    errors = find_errors(site, paths - {*site.layouts.values()}, tmp_path, node_modules)
    assert not errors, "\n".join(errors)
