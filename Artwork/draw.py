"""Writes the SVG files of the sample shop: `python3 draw.py [NAME...]`; `--list` prints the names."""
import os
import sys

import goods
import pictures
import scenes
from studio import PICTURES, Picture

MODULES = (pictures, goods, scenes)

if __name__ == "__main__":
    here = os.path.dirname(os.path.abspath(__file__))
    if sys.argv[1:] == ["--list"]:
        print("\n".join(PICTURES))
        sys.exit()
    for name in sys.argv[1:] or PICTURES:
        draw, w, h = PICTURES[name]
        p = Picture(name, w, h)
        draw(p)
        p.save(here)
