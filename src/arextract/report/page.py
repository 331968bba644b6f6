"""Puts data, plots, style and script into one HTML file that needs no network."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from arextract.errors import UsageError
from arextract.record import Article
from arextract.report.data import PageData, collect, columns
from arextract.report.plots import plots
from arextract.version import __version__

# The script is these files in their order, in one scope.
_SCRIPTS = ("dom", "data", "search", "address", "copying", "facets", "table", "reading", "compared", "main")


def _asset(name: str) -> str:
    return files("arextract.report").joinpath("assets", name).read_text(encoding="utf-8")


def embedded(value: Any) -> Markup:
    """`value` as JSON that cannot end the script element that holds it, whatever a text says."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        body = body.replace(character, f"\\u{ord(character):04x}")
    return Markup(body)


def render(articles: Iterable[Article], language: str = "ar") -> str:
    """The page as text. `language` is that of its own words, ``ar`` or ``en``. Raises `UsageError` for another."""
    words = json.loads(_asset("words.json"))
    if language not in words:
        raise UsageError(f"no page in {language!r}: choose one of {', '.join(words)}")
    data: PageData = collect(articles)
    environment = Environment(
        loader=FunctionLoader(_asset), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    script = '"use strict";\n(() => {\n' + "".join(_asset(f"{name}.js") for name in _SCRIPTS) + "})();\n"
    addresses = [f"#articles/{quote(data.articles[c['article']]['id'], safe='')}?claim={c['id']}" for c in data.claims]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return environment.get_template("page.html").render(
        language=language,
        words=words[language],
        version=__version__,
        data=data,
        claims=columns(data.claims),
        contradictions=sum(group["verdict"] == "contradiction" for group in data.groups),
        plots=[
            {"subject": p.subject, "metric": p.metric, "unit": p.unit, "points": p.points, "svg": Markup(p.svg)}
            for p in plots(data.claims, addresses)
        ],
        embedded=embedded,
        style=Markup(_asset("page.css")),
        script=Markup(script),
        digest=digest,
    )


def write_report(articles: Iterable[Article], path: str | Path, language: str = "ar") -> Path:
    """Writes the page to `path`, whole or not at all. Raises `UsageError` where it cannot be written."""
    path = Path(path)
    page = render(articles, language)
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_text(page, encoding="utf-8")
        os.replace(partial, path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
    return path
