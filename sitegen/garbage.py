"""When Python looks for rings of objects that nobody uses any more: where there are some, and nowhere else.

Understanding a site makes millions of objects that are kept to the end of the build, and no rings among
them: to look through them again and again was a tenth of a build of 10,000 postings. Templates do leave
rings behind (a macro refers to the page that it was made for, and the page to it).
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def not_collected() -> Iterator[None]:
    """Look for no rings."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@contextmanager
def collected() -> Iterator[None]:
    """Look for rings, but only among what is made from now on."""
    before, often = gc.isenabled(), gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*often)
        if not before:
            gc.disable()
