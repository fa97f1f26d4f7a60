"""The employer of several postings that are all applied for at one house: the name in the text that its domain spells.

Each posting has its own address in its own lines, ``jobs@bluefern.example?subject=Cook``, and the name stands
somewhere else in the document.
"""

from collections.abc import Sequence
from dataclasses import replace

from sitegen.documents import company, spelled
from sitegen.documents.case import found
from sitegen.documents.outline import Mark
from sitegen.documents.things import Understood


def completed(marks: Sequence[Mark], postings: Sequence[Understood]) -> tuple[Understood, ...]:
    """Return the postings, those without an employer completed by the one that the domain of all of them spells."""
    without = [p for p in postings if not p.company]
    mails = [p.apply.email if p.apply else None for p in without]
    domains = {mail.rpartition("@")[2].casefold() for mail in mails if mail}
    if not without or not all(mails) or len(domains) != 1:
        return tuple(postings)
    addresses = [f"@{domain}" for domain in domains]
    lines = [mark.line for mark in marks]
    said = company.by_mail(addresses, lines) or spelled.by_domain(addresses, lines)
    if not said or not company.is_employer(said[0]):
        return tuple(postings)
    trace = found("company", said[0], said[1].number, said[1].text).trace
    return tuple(p if p.company else replace(p, company=said[0], traces=(trace, *p.traces)) for p in postings)
