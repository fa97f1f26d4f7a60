"""Where a posting begins."""

from dataclasses import dataclass

from sitegen.documents.title_parts import Title


@dataclass(frozen=True, slots=True)
class Head:
    """Where a posting begins: the line, its level, the title and how sure that is.

    ``direct`` is the index of the first section of its own, if it has one. ``end`` is
    where it ends at the latest, where that is known. One that is ``offered`` stands in a
    list that says so and needs nothing else to be a job.
    """

    index: int
    level: int
    title: Title
    likeness: int
    direct: int | None
    titled: int  # the index of the line with the title
    end: int | None = None
    offered: bool = False
