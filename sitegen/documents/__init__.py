"""Recruiting documents in whatever shape, understood as postings.

``understand`` goes through it from above to below; what each file is about stands in its first line.

1. The text as lines of Markdown: ``other_markup``, ``markup`` (HTML; ``components`` of site generators), ``inline``,
   ``references``, ``lines``; front matter: ``front_fields``, ``front_lists``, ``front_jobs``, ``front_rows``;
   data ``alone``, ``json_ld``
2. Tables and lists as the fields of jobs: ``stacked``, ``tabbed``, ``tables``, ``enumerated``
3. What every line does: ``outline`` with ``labels``, ``phrases``, ``short_facts``, ``wording``; ``letter``,
   ``repeated``
4. Whether it is an ad at all: ``refuse``, ``guides``, ``elsewhere``, ``limits``
5. Where postings begin: ``heads``, ``head_fields``, ``head`` over the tables of ``scan``; ``titles``, ``other_titles``,
   ``siblings``, ``named``, ``numbered_off``, ``also``, ``hired``, ``vacancies``, ``in_a_part``, ``transposed``,
   ``untitled``, ``told_job``; in lists ``listings``, ``listed``, ``spoken_items``, ``paragraphs``, ``announced``,
   ``barred``, ``bars``, ``over_bars``
6. A title's line: ``title_parts``, ``title_pieces``, ``title_notes``, ``title_tail``, ``told``
7. What belongs to which posting: ``segments``, ``by_employer``, ``closing``, ``common``, ``standing``, ``groups``
8. A posting: ``postings``, its ``sections`` and ``items`` (``alike``), its facts by ``gather``: ``case``, ``evidence``,
   ``facts_of``, ``applying``, ``places_of``, ``dates_of``, ``dated``; who employs: ``company``, ``headline``,
   ``houses``, ``spelled``, ``site_name``, ``employer_spoken``, ``employer_told``, ``by_address``
9. Whether the job is ``offered``, the ``account`` of what is left over, and the ``render``ing

``things`` are what comes out, ``words`` reads the lists in ``data/``, which people extend.
"""

from sitegen.documents.render import as_json, to_markdown
from sitegen.documents.things import Section, Trace, Understanding, Understood, Unplaced
from sitegen.documents.understand import understand

__all__ = [
    "Section",
    "Trace",
    "Understanding",
    "Understood",
    "Unplaced",
    "as_json",
    "to_markdown",
    "understand",
]
