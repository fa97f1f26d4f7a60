"""Whether a job can be done from elsewhere: 全远程, hybrid, no remote; not 远程监控."""

import re

from sitegen.facts.vocabulary import hint, rules
from sitegen.facts.width import narrow, small
from sitegen.model import Remote

# 远程 and Remote alone: a field, an entry of a list, a tag in brackets.
ALONE = re.compile(
    r"(?:^|[\[(【（/|、,;:·]|\bor |\band |或|和| [-–] )[^\S\n]{0,3}(?:可|支持)?"
    r"(?:远[程端距]|remote|anywhere|telecommute|wfh)(?:[-\s](?:us|usa|eu|uk|europe|worldwide|global))?"
    r"[^\S\n]{0,3}(?:$|\.(?:\s|$)|[\])】）/|、,;:·(。]| [-–] | or\b|或)",
    re.IGNORECASE | re.MULTILINE,
)


def remote(text: str) -> Remote | None:
    """Return what a field or prose says about remote work, None where it says nothing."""
    plain = narrow(text)
    if not hint("remote").search(small(plain)):
        return None
    plain = rules("remote", "things").sub("#", plain)
    if rules("remote", "no").search(plain):
        return Remote.NO
    if rules("remote", "sure").search(plain):
        return Remote.FULL
    if rules("remote", "hybrid").search(plain):
        return Remote.HYBRID
    return Remote.FULL if rules("remote", "full").search(plain) or ALONE.search(plain) else None
