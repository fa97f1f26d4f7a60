"""`share` in site.yaml: pictures for other sites to show with a link to a posting."""

from dataclasses import dataclass, field

from sitegen.fields import Fields
from sitegen.problem import Where


@dataclass(frozen=True, slots=True)
class Share:
    """Whether every posting gets a picture, and the font file for it, from the site's root; "" = the system's."""

    images: bool = False
    font: str = ""
    where: Where = field(default_factory=lambda: Where("site.yaml"))


def read_share(fields: Fields) -> Share:
    """Read the mapping; anything else is a problem."""
    value = fields.raw("share")
    if value is None:
        return Share()
    if not isinstance(value, dict):
        hint = "write `share: {images: true}`"
        fields.problem(fields.where("share"), "value.type", "`share` takes a mapping", hint)
        return Share()
    share = fields.inside("share")
    found = Share(share.flag("images", default=False), share.text("font") or "", fields.where("share"))
    share.refuse_unknown()
    return found
