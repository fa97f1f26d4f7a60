"""Where a job is: names of places, lists of them, places in prose, and remote work.

``lookup`` knows a place by any of its names and ``term`` makes a new one of an unknown
name; ``split`` reads a field that lists places; ``find`` takes a place from prose only
where a cue says that it is meant (工作地点, based in, [北京]), so that 北京大学 is none;
``beginning`` is the place that Chinese words begin with, and
``seat`` is where the company has its head office, which may be a hint and no more.
"""

from sitegen.facts.place_list import split
from sitegen.facts.place_name import is_country, lookup, term
from sitegen.facts.place_prose import beginning, find, seat
from sitegen.facts.remote import remote

__all__ = ["beginning", "find", "is_country", "lookup", "remote", "seat", "split", "term"]
