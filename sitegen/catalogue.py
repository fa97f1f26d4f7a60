"""Every kind of problem, by id: how bad it is, what it means and what to do.

``docs/problems.md`` is made from this table, and ``tests/invalid/`` has a site for
every id. A message names the case at hand; the words here explain the rule.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rule:
    """What one id stands for: severity, one sentence why, and what to do about it."""

    severity: Literal["error", "warning", "advice"]
    sentence: str
    advice: str


def _error(sentence: str, advice: str) -> Rule:
    return Rule("error", sentence, advice)


def _advice(sentence: str, advice: str) -> Rule:
    return Rule("advice", sentence, advice)


def _warning(sentence: str, advice: str) -> Rule:
    return Rule("warning", sentence, advice)


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        # files
        "file.not-utf8": _error(
            "Every source file is UTF-8 text, so that Chinese reads the same everywhere.",
            "Save the file as UTF-8; a byte order mark is fine.",
        ),
        "file.too-large": _error(
            "A source file larger than 8 MB is no text that a person wrote for a page.",
            "Split the file, or move pictures and data to content/assets/.",
        ),
        "file.link": _error(
            "Symbolic links in content/ are not followed: they could publish any file of the machine.",
            "Put a copy of the file in place of the link.",
        ),
        "file.unreadable": _error(
            "A source file could not be read from the disk.",
            "Check the file's permissions.",
        ),
        "file.kind": _error(
            "`sitegen import` reads text, Markdown, HTML pages and .docx documents.",
            "Save the document as .docx or as text, or copy its words into a Markdown file.",
        ),
        "file.damaged": _error(
            "The document is damaged, or made so that reading it would take all memory.",
            "Open it in the program that it is from, and save it again.",
        ),
        "file.extra": _error(
            "HTML pages and .docx documents are read with libraries that not every installation needs.",
            'Run `pip install "sitegen-jobs[import]"`.',
        ),
        "file.misplaced": _warning(
            "A file in content/ stands where no rule reads it, so it is not published.",
            "Move it to postings/, companies/, pages/ or assets/.",
        ),
        "file.unknown-language": _error(
            "The suffix before .md is a language code that the site does not have.",
            "Add the language to `languages` in site.yaml, or rename the file.",
        ),
        # front matter and configuration, as YAML
        "yaml.unclosed": _error(
            "Front matter begins with `---` and must end with a line `---`.",
            "Add a line `---` after the last key.",
        ),
        "yaml.syntax": _error(
            "The YAML cannot be read.",
            "Check quotes, colons and indentation on the line that is named.",
        ),
        "yaml.full-width": _error(
            "YAML is punctuated in ASCII; a full-width colon or comma does not separate anything.",
            "Write `: ` and `, ` instead of `：` and `，`.",
        ),
        "yaml.duplicate-key": _error(
            "A key stands twice, and only one of the values could count.",
            "Delete one of the two.",
        ),
        "yaml.not-mapping": _error(
            "Front matter is a list of `key: value` lines.",
            "Write one `key: value` on each line between the two `---`.",
        ),
        "yaml.alias": _error(
            "Anchors and aliases (`&a`, `*a`) are refused: a few of them can stand for gigabytes.",
            "Write the value out where it is used, or put quotes around text that begins with & or *.",
        ),
        "yaml.too-large": _error(
            "Front matter above 16 KB, or nested deeper than 20 levels, is refused.",
            "Move the text below the second `---`.",
        ),
        "yaml.comment": _warning(
            "A `#` after a blank begins a comment, and cuts the value off.",
            "Put quotes around the value.",
        ),
        "toml.syntax": _error(
            "Front matter between two lines `+++` is TOML, and this cannot be read as TOML.",
            "Check quotes, `=` and brackets on the line that is named, or write YAML between `---`.",
        ),
        # keys and values
        "key.unknown": _error(
            "A key that sitegen does not know would be ignored without a word.",
            "Correct the spelling, or put keys of your own under `extra`.",
        ),
        "key.missing": _error("A required key is missing.", "Add the key."),
        "value.type": _error(
            "The value is of another type than the key takes.",
            "Write the type that the message names.",
        ),
        "value.choice": _error(
            "The key takes one of a few words.",
            "Use one of the words that the message lists.",
        ),
        "value.date": _error(
            "Dates are written as in ISO 8601, so that nobody has to guess.",
            "Write a date as 2026-12-01, a date with a time as 2026-12-01 18:00.",
        ),
        "value.salary": _warning(
            "The salary is shown as written, but its numbers were not understood.",
            "Write `15-40K·13薪`, `年薪30-60万`, `$120k–150k/yr`, `面议`, or {min, max, currency, unit}.",
        ),
        "value.range": _error(
            "The lower bound of a range is above the upper one.",
            "Swap the two numbers.",
        ),
        "value.contact": _error(
            "The way to apply is neither an e-mail address nor a web address.",
            "Write `jobs@example.org`, `https://example.org/apply`, or {email, subject, url, note}.",
        ),
        "value.slug": _error(
            "A slug is a part of an address: lower-case ASCII letters, digits and single hyphens.",
            "Write it like `senior-backend-engineer`.",
        ),
        "value.address": _error(
            "An alias is an old address on this site: a path that begins with `/`, with no `..` in it.",
            "Write it like /jobs/acme/old-name/.",
        ),
        "value.color": _error(
            "A colour is written as six hexadecimal digits, in quotes: without them, `#` begins a comment.",
            'Write it like "#0b5f52".',
        ),
        # postings
        "posting.no-title": _error(
            "A posting has a title.",
            "Add `title: …` to the front matter, or a heading with the job's title.",
        ),
        "posting.no-company": _error(
            "A posting belongs to a company.",
            "Add `company: …`, or move the file into a folder named after the company.",
        ),
        "posting.unknown-company": _error(
            "The company has no file in content/companies/.",
            "Correct the spelling, or add content/companies/<slug>.md.",
        ),
        "posting.unlisted-company": _warning(
            "A folder or a document names a company that has no file in content/companies/.",
            "Add content/companies/<slug>.md with the name in every language.",
        ),
        "posting.unknown-category": _error(
            "The category is not in content/categories.yaml.",
            "Correct the spelling, or add the category there.",
        ),
        "posting.unlisted-category": _warning(
            "A document names a category that is not in content/categories.yaml.",
            "Add it there with its name in every language.",
        ),
        "posting.unknown-location": _warning(
            "The place is in none of the lists, so it has one name in all languages and no country.",
            "Add it to content/locations.yaml as `slug: {zh: …, en: …, country: CN}`.",
        ),
        "posting.closes-early": _error(
            "A posting closes after it opens and after it was posted.",
            "Correct the dates.",
        ),
        "posting.incomplete": _advice(
            "Search engines want a posting date and a place, or show the posting less.",
            "Add `posted: 2026-12-01` and `locations: [...]` (or `remote: full`).",
        ),
        "document.no-posting": _warning(
            "The document holds no job ad, so no page was made of it.",
            "Add a title with the posting's facts, or move the file to content/pages/.",
        ),
        "document.unplaced": _warning(
            "A part of the document belongs to no posting and is on no page.",
            "Move it to a page, to the company's file, or into the posting it belongs to.",
        ),
        # translations
        "translation.no-original": _error(
            "A translation needs its original: the facts stand there.",
            "Add the file without the language suffix, or rename this one.",
        ),
        "translation.contradiction": _error(
            "A fact in the translation is not that of the original.",
            "Delete it here: a translation inherits every fact.",
        ),
        "translation.count": _error(
            "A document and its translation hold the same number of postings, in the same order.",
            "Translate every posting, or split the document into one file a posting.",
        ),
        # addresses and links
        "address.collision": _error(
            "Two things ask for the same address, and only one could be published.",
            "Give one of them another `slug`.",
        ),
        "link.broken": _error(
            "A link leads to nothing on this site.",
            "Correct the target.",
        ),
        "link.anchor": _error(
            "A link leads to a heading that its page does not have.",
            "Use one of the page's headings.",
        ),
        "link.language": _warning(
            "A link leads out of the language that the reader is in.",
            "Link to the page in the same language.",
        ),
        "link.unsafe": _warning(
            "A link with a scheme that can run code or read files was taken out.",
            "Use http, https, mailto or tel.",
        ),
        "html.unsafe": _warning(
            "HTML that can run code or change the page was taken out.",
            "Write plain Markdown; tables, details and simple tags are kept.",
        ),
        "text.hostile": _error(
            "The text is nested or repeated in a way no reader could follow, and is not rendered.",
            "Simplify the line that is named.",
        ),
        # the site itself
        "config.missing": _error(
            "A site is a folder with a site.yaml.",
            "Run `sitegen init DIR` to make one, or name the folder with `--root`.",
        ),
        "brand.contrast": _warning(
            "Text in the brand's colour needs a contrast of 4.5 with the page (WCAG 2.2, level AA) to be read by all.",
            "Write a darker colour (of `dark`: a lighter one); until then pages use the nearest that can be read.",
        ),
        "theme.missing": _error(
            "The theme is neither in themes/ nor built in.",
            "Correct `theme` in site.yaml; the built-in themes are `default` and `compact`.",
        ),
        "theme.template": _error(
            "A template of the theme cannot be rendered.",
            "Correct the template at the line that is named.",
        ),
        "theme.words": _error(
            "The theme has no words for a language of the site.",
            "Add words/<language>.yaml to themes/<name>/.",
        ),
        # pictures for links
        "share.extra": _warning(
            "`share: {images: true}` draws pictures with Pillow, which not every installation needs.",
            'Run `pip install "sitegen-jobs[images]"`. Until then links show the picture of the theme.',
        ),
        "share.font": _warning(
            "A picture with Chinese text needs a font that has the characters; sitegen brings none.",
            "Install one, or name a font file in site.yaml. Until then links show the picture of the theme.",
        ),
        # output
        "output.foreign": _error(
            "The output folder holds files that sitegen did not write, and they would be lost.",
            "Name an empty folder with `--output`, or move the files away.",
        ),
        "output.failed": _error(
            "The output could not be written; the last good one is as it was.",
            "Make room on the disk, or name another folder with `--output`.",
        ),
        "output.large": _warning(
            "GitHub Pages takes sites of at most 1 GB, and this one comes near.",
            "Leave out what nobody needs with `taxonomies` and `feeds` in site.yaml, or host the site elsewhere.",
        ),
        "output.unsafe": _error(
            "The output folder contains the site's sources, or lies inside them.",
            "Name another folder with `--output`.",
        ),
    }
)
