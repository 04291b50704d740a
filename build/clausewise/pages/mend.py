"""Mends what the stock theme gets wrong in every page's frame.

The places lie outside the theme's blocks, so no template can reach them.
Each is looked for by its exact text; a theme that has changed is noticed
at once, not half mended.
"""

from __future__ import annotations

import re

__all__ = ["ThemeChangedError", "mend"]

_MENDINGS = (
    # A checkbox takes no autocomplete: invalid HTML.
    (
        'type="checkbox" id="__drawer" autocomplete="off"',
        'type="checkbox" id="__drawer"',
    ),
    (
        'type="checkbox" id="__search" autocomplete="off"',
        'type="checkbox" id="__search"',
    ),
    # A dialog needs a name.
    (
        'data-md-component="search" role="dialog"',
        'data-md-component="search" role="dialog" aria-label="Search"',
    ),
    # The target of the way past the header, on every page.
    (
        '<article class="md-content__inner md-typeset">',
        '<article class="md-content__inner md-typeset" id="content">',
    ),
)
# The theme skips to the first heading, and not at all where there is none.
_SKIP = re.compile(r'(<div data-md-component="skip">).*?(</div>)', re.DOTALL)
_SKIP_LINK = r'\1<a href="#content" class="md-skip">Skip to content</a>\2'

# Its own script waits for the reader's first touch: docs/assets/theme.js.
_SCRIPT = re.compile(r'<script src="([^"]*/bundle\.[^"]*)"></script>')
_SCRIPT_LATER = (
    r'<link id="__theme" rel="modulepreload" fetchpriority="low" href="\1">'
)

# Firefox fetches the "next" page at once, which nobody asked for; our own
# Content-Security-Policy forbids it, so each page would log an error.
_AHEAD = re.compile(r'<link rel="(?:next|prev)" href="[^"]*">\s*')


class ThemeChangedError(Exception):
    """The theme no longer holds what is to be mended."""


def mend(html: str) -> str:
    """Return the page with its frame mended."""
    for stock, mended in _MENDINGS:
        if html.count(stock) != 1:
            raise ThemeChangedError(
                f"the theme's pages do not hold {stock!r} once: "
                "renew the list in mend.py"
            )
        html = html.replace(stock, mended)
    # The section that is open has a tabindex without a number: invalid HTML.
    html = html.replace(' tabindex=""', "")
    html = _AHEAD.sub("", html)
    html = _once(_SKIP, _SKIP_LINK, html, "skip link")
    return _once(_SCRIPT, _SCRIPT_LATER, html, "script of its own")


def _once(stock: re.Pattern[str], mended: str, html: str, called: str) -> str:
    html, found = stock.subn(mended, html)
    if found != 1:
        raise ThemeChangedError(f"the theme's pages have not one {called}")
    return html
