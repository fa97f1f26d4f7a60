"""The HTML elements and attributes that a text may use, and what happens to the others."""

INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp",
    "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
})  # fmt: skip
VOID = frozenset({"br", "col", "hr", "img", "wbr"})
# Elements whose end tag may be left out (HTML, "optional tags"): they do not nest in themselves.
IMPLIED = frozenset({"colgroup", "dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})
NESTING = frozenset({
    "blockquote", "caption", "details", "div", "dl", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "ol", "pre", "summary", "table", "ul",
})  # fmt: skip
ALLOWED = INLINE | VOID | IMPLIED | NESTING
BLOCK = (IMPLIED | NESTING | {"hr"}) - {"colgroup"}

# What runs code, embeds, asks for data or changes the page: taken out with a word about it ...
SWALLOWED = frozenset({
    "script", "style", "template", "iframe", "noembed", "noframes", "svg", "math", "textarea", "select",
})  # fmt: skip
REPORTED = SWALLOWED | {
    "applet", "audio", "base", "bgsound", "body", "button", "canvas", "dialog", "embed", "fencedframe",
    "form", "frame", "frameset", "head", "html", "input", "link", "marquee", "meta", "noscript", "object", "option",
    "param", "plaintext", "portal", "slot", "source", "title", "track", "video", "xmp",
}  # fmt: skip
# ... and what only says how the page looks or is divided: taken out without one, its content stays.
QUIET = frozenset({
    "acronym", "address", "area", "article", "aside", "basefont", "big", "blink", "center", "data", "dir",
    "fieldset", "font", "footer", "header", "hgroup", "label", "legend", "main", "map", "menu", "menuitem",
    "meter", "nav", "nobr", "optgroup", "output", "picture", "progress", "rb", "rtc", "search", "section",
    "strike", "tt",
})  # fmt: skip
KNOWN = ALLOWED | REPORTED | QUIET

ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "dfn": {"title"},
    "img": {"src", "alt", "width", "height", "title"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
CLASSES = {"td": {"left", "center", "right"}, "th": {"left", "center", "right"}, "li": {"task"}}
