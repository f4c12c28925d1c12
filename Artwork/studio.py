"""The studio: paper, light, colour and a page to draw on.

Every picture of the sample shop is lit the same way: one large window, high on the left, a sheet of tinted paper
that sweeps from the wall to the table, and shadows that fall to the right. This file holds what all pictures share;
`forms.py` holds the things a potter, a weaver or a joiner makes, and `pictures.py` arranges them.
"""
import contextlib
import math
import os
import random

# ---------------------------------------------------------------- colour

# Paper colours (wall, table) and the glazes and dyes of the shop, named as the shop names them.
PAPER = {
    "oat": ("#e8dccb", "#efe6d8"), "clay": ("#dfbfa9", "#e7cdb9"), "fret": ("#c3d0d4", "#d2dcde"),
    "moss": ("#bec6ae", "#ccd3be"), "gorse": ("#e3c382", "#ead09a"), "heather": ("#cdbfc6", "#d8cdd2"),
    "slate": ("#46525a", "#56626a"), "bog": ("#4d4a3d", "#5c5949"), "brick": ("#b9745a", "#c4846b"),
    "ink": ("#2f3c48", "#3c4955"), "cream": ("#f1e9db", "#f5efe4"),
}
GLAZE = {
    "oat": "#e4d8c3", "fret": "#94a4a8", "turf": "#4a423d", "gorse": "#d3a13f", "moss": "#77836a", "rust": "#b0593a",
    "clay": "#b98566", "white": "#efeae0", "ink": "#34465a", "heather": "#9a8292",
}


def rgb(colour):
    return tuple(int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5))


def _lin(c):
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _gam(c):
    c = min(1.0, max(0.0, c))
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


def oklab(colour):
    r, g, b = (_lin(c) for c in rgb(colour))
    l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)


def from_oklab(lab):
    L, a, b = lab
    l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s = (L - 0.0894841775 * a - 1.2914855480 * b) ** 3
    out = (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
           -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
           -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
    return "#" + "".join(f"{round(_gam(c) * 255):02x}" for c in out)


def mix(a, b, t):
    """The colour t of the way from a to b, mixed in OKLab so that no step turns grey."""
    A, B = oklab(a), oklab(b)
    return from_oklab(tuple(x + (y - x) * t for x, y in zip(A, B)))


def lift(colour, by):
    """The same hue, lighter (by > 0) or darker (by < 0)."""
    L, a, b = oklab(colour)
    return from_oklab((min(1, max(0, L + by)), a, b))


# ---------------------------------------------------------------- light

def unit(v):
    n = math.sqrt(sum(c * c for c in v))
    return tuple(c / n for c in v)


WINDOW = unit((-0.62, 0.56, 0.56))        # towards the light: left, up, a little towards us
EYE = unit((0.0, 0.26, 0.97))


class Material:
    """How a surface answers the light: three colours, and how wet it looks."""

    def __init__(self, base, gloss=0.0, shine=40, dark=None, light=None, glow=0.0):
        self.base = base
        L = oklab(base)[0]
        self.dark = dark or mix(lift(base, -0.30 - 0.10 * L), "#2b2433", 0.22)
        self.light = light or mix(base, "#fff7ea", 0.50)
        self.gloss, self.shine, self.glow = gloss, shine, glow

    def tone(self, s):
        s = min(1.0, max(0.0, s))
        return mix(self.dark, self.base, s / 0.56) if s < 0.56 else mix(self.base, self.light, (s - 0.56) / 0.44)

    def shade(self, n):
        d = sum(a * b for a, b in zip(n, WINDOW))
        wrapped = max(0.0, (d + 0.42) / 1.42)
        sky = 0.5 + 0.5 * n[1]
        s = 0.80 * wrapped ** 1.35 + 0.15 * sky + 0.12 * max(0, -n[1])
        if n[0] > 0:
            s += 0.17 * (1 - max(0, n[2])) ** 2.5          # paper throwing light back into the shadow side
        s += self.glow * (1 - abs(n[0])) * 0.2
        colour = self.tone(s)
        if self.gloss:
            h = unit(tuple(a + b for a, b in zip(WINDOW, EYE)))
            sp = max(0.0, sum(a * b for a, b in zip(n, h))) ** self.shine * self.gloss
            colour = mix(colour, "#fffaf0", min(0.9, sp))
        return colour


# ---------------------------------------------------------------- the page

PICTURES = {}


def picture(name, width=1600, height=1600):
    """Enters a function that draws a picture under the name of its file."""
    def keep(draw):
        PICTURES[name] = (draw, width, height)
        return draw
    return keep


class Picture:
    """An SVG being drawn: definitions, a body, and names that never clash."""

    def __init__(self, name, width=1600, height=1600):
        self.name, self.w, self.h = name, width, height
        self.defs, self.body, self.n = [], [], 0
        self.rng = random.Random(name)
        self.view = (0, 0, width, height)

    def id(self, prefix="i"):
        self.n += 1
        return f"{prefix}{self.n}"

    def add(self, *parts):
        self.body.extend(parts)

    def define(self, text):
        if text not in self.defs:
            self.defs.append(text)

    @contextlib.contextmanager
    def place(self, x, y, scale=1.0, origin=(800, 1200)):
        """Everything drawn inside stands with `origin` at (x, y), scaled."""
        self.add(f'<g transform="translate({x:.1f} {y:.1f}) scale({scale:g}) translate({-origin[0]} {-origin[1]})">')
        yield
        self.add("</g>")

    def stops(self, stops):
        out = []
        for stop in stops:
            o, c = stop[0], stop[1]
            a = f' stop-opacity="{stop[2]:g}"' if len(stop) > 2 else ""
            out.append(f'<stop offset="{o:.3g}" stop-color="{c}"{a}/>')
        return "".join(out)

    def linear(self, x1, y1, x2, y2, *stops):
        i = self.id("l")
        self.defs.append(f'<linearGradient id="{i}" gradientUnits="userSpaceOnUse" x1="{x1:.1f}" y1="{y1:.1f}" '
                         f'x2="{x2:.1f}" y2="{y2:.1f}">{self.stops(stops)}</linearGradient>')
        return f"url(#{i})"

    def radial(self, cx, cy, r, *stops, squash=1.0, turn=0):
        i = self.id("r")
        self.defs.append(f'<radialGradient id="{i}" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="1" gradientTransform="'
                         f'translate({cx:.1f} {cy:.1f}) rotate({turn:g}) scale({r:.1f} {r * squash:.1f})">'
                         f'{self.stops(stops)}</radialGradient>')
        return f"url(#{i})"

    def blur(self, by):
        i = f"b{str(by).replace('.', '_')}"
        self.define(f'<filter id="{i}" x="-60%" y="-60%" width="220%" height="220%" color-interpolation-filters="sRGB">'
                    f'<feGaussianBlur stdDeviation="{by}"/></filter>')
        return f'filter="url(#{i})"'

    def clip(self, path):
        i = self.id("c")
        self.defs.append(f'<clipPath id="{i}"><path d="{path}"/></clipPath>')
        return f'clip-path="url(#{i})"'

    def noise(self, fx, fy, octaves, colour, gain, bias, seed=3):
        """A filter that paints `colour` wherever the noise is high; gain and bias shape the alpha."""
        i = self.id("n")
        r, g, b = rgb(colour)
        self.defs.append(
            f'<filter id="{i}" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">'
            f'<feTurbulence type="fractalNoise" baseFrequency="{fx} {fy}" numOctaves="{octaves}" seed="{seed}"/>'
            f'<feColorMatrix values="0 0 0 0 {r:.3f} 0 0 0 0 {g:.3f} 0 0 0 0 {b:.3f} {gain} 0 0 0 {bias}"/></filter>')
        return f'filter="url(#{i})"'

    def grainy(self, path, fx, fy, octaves, colour, gain, bias, opacity=1.0, seed=3, blend="multiply", box=None):
        """Lays a noise texture over a shape."""
        x, y, w, h = box or (0, 0, self.w, self.h)
        f = self.noise(fx, fy, octaves, colour, gain, bias, seed)
        self.add(f'<g {self.clip(path)} style="mix-blend-mode:{blend}" opacity="{opacity:g}">'
                 f'<rect x="{x:.0f}" y="{y:.0f}" width="{w:.0f}" height="{h:.0f}" {f}/></g>')

    # ------------------------------------------------------------ paper and window

    def sweep(self, paper="oat", horizon=0.62, window=True):
        """The paper: a wall that turns into a table without an edge."""
        wall, table = PAPER[paper]
        w, h = self.w, self.h
        y = h * horizon
        dim = oklab(wall)[0] < 0.5
        self.paper, self.dim = paper, dim
        self.ink = mix(lift(wall, -0.32 if not dim else -0.2), "#2a2030", 0.35 if not dim else 0.2)
        self.add(f'<rect x="{-w}" y="{-h}" width="{3 * w}" height="{3 * h}" fill="{wall}"/>')
        turn = self.linear(0, y - 0.16 * h, 0, h, (0, wall), (0.22, lift(wall, -0.028)), (0.40, lift(table, -0.004)),
                           (0.72, lift(table, 0.012)), (1, lift(table, -0.02)))
        self.add(f'<rect y="{y - 0.16 * h:.0f}" width="{w}" height="{h - y + 0.16 * h:.0f}" fill="{turn}"/>')
        self.light(window, y)

    def flat(self, paper="oat", window=True):
        """The paper seen from straight above."""
        wall, table = PAPER[paper]
        dim = oklab(wall)[0] < 0.5
        self.paper, self.dim = paper, dim
        self.ink = mix(lift(wall, -0.32 if not dim else -0.2), "#2a2030", 0.35 if not dim else 0.2)
        self.add(f'<rect width="{self.w}" height="{self.h}" fill="{mix(wall, table, 0.6)}"/>')
        self.light(window, None)

    def light(self, window, horizon):
        w, h = self.w, self.h
        warm = "#fff3dc"
        self.add(f'<rect width="{w}" height="{h}" fill="' + self.radial(
            0.22 * w, 0.16 * h, 0.95 * max(w, h), (0, warm, 0.46 if not self.dim else 0.17), (0.45, warm, 0.16 if not self.dim else 0.06),
            (1, warm, 0)) + '"/>')
        self.add(f'<rect width="{w}" height="{h}" fill="' + self.linear(
            0, 0, w, h, (0.45, self.ink, 0), (1, self.ink, 0.26)) + '"/>')
        if window:
            # Four panes of late light, leaning with the sun, soft at the edges.
            panes = []
            ox, oy, pw, ph, lean = window if isinstance(window, tuple) else (0.07 * w, 0.05 * h, 0.20 * w, 0.25 * h, 0.20)
            for row in range(2):
                for col in range(2):
                    x, y = ox + col * (pw + 0.022 * w), oy + row * (ph + 0.022 * w) + col * 0.05 * h
                    dx = lean * ph
                    x += row * lean * (ph + 0.022 * w)
                    panes.append(f"M{x:.0f} {y:.0f}l{pw:.0f} {0.05 * h:.0f}l{dx:.0f} {ph:.0f}l{-pw:.0f} {-0.05 * h:.0f}Z")
            self.add(f'<path d="{" ".join(panes)}" fill="{warm}" opacity="{0.34 if not self.dim else 0.10}" '
                     f'{self.blur(16)} style="mix-blend-mode:soft-light"/>',
                     f'<path d="{" ".join(panes)}" fill="{warm}" opacity="{0.20 if not self.dim else 0.07}" {self.blur(22)}/>')

    def shadow(self, cx, by, rx, ry=None, reach=1.0, strength=1.0, height=1.0):
        """What a standing thing does to the table: a dark line of contact, a soft pool, a long fade to the right."""
        ry = ry or rx * 0.24
        ink = self.ink
        s = strength * (1.25 if self.dim else 1.0)
        L = rx * 1.5 * reach
        g = self.linear(cx - rx * 0.4, by, cx + rx + L, by, (0, ink, 0.75 * s), (0.38, ink, 0.60 * s), (1, ink, 0))
        self.add(f'<path d="M{cx - rx * .9:.1f} {by:.1f}C{cx - rx * .9:.1f} {by - ry * 1.3:.1f} {cx:.1f} {by - ry * 1.6:.1f} {cx + rx:.1f} {by - ry * 1.7 * height:.1f}'
                 f'C{cx + rx + L * .6:.1f} {by - ry * 1.9 * height:.1f} {cx + rx + L:.1f} {by - ry * 1.4 * height:.1f} {cx + rx + L:.1f} {by - ry * .7:.1f}'
                 f'C{cx + rx + L * .8:.1f} {by + ry * .2:.1f} {cx + rx:.1f} {by + ry * 1.05:.1f} {cx:.1f} {by + ry * 1.02:.1f}'
                 f'C{cx - rx * .6:.1f} {by + ry:.1f} {cx - rx * .9:.1f} {by + ry * .6:.1f} {cx - rx * .9:.1f} {by:.1f}Z" '
                 f'fill="{g}" {self.blur(26)}/>')
        self.add(f'<ellipse cx="{cx + rx * .10:.1f}" cy="{by + ry * .12:.1f}" rx="{rx * 1.08:.1f}" ry="{ry * 1.1:.1f}" fill="{ink}" '
                 f'opacity="{min(1, .42 * s):.2f}" {self.blur(20)}/>',
                 f'<ellipse cx="{cx + rx * .02:.1f}" cy="{by + ry * .06:.1f}" rx="{rx * 1.0:.1f}" ry="{ry * 1.0:.1f}" fill="{ink}" '
                 f'opacity="{min(1, .62 * s):.2f}" {self.blur(6)}/>')

    def drop(self, path, dx=14, dy=18, soft=16, strength=0.5, transform=""):
        """The shadow of a flat thing on what lies right behind it."""
        t = f'transform="{transform}"' if transform else ""
        s = strength * (1.3 if self.dim else 1)
        self.add(f'<g {t}><path d="{path}" transform="translate({dx * 1.8:g} {dy * 1.8:g})" fill="{self.ink}" opacity="{s * .5:.2f}" {self.blur(soft * 2)}/>'
                 f'<path d="{path}" transform="translate({dx * .5:g} {dy * .5:g})" fill="{self.ink}" opacity="{s:.2f}" {self.blur(max(3, soft * .5))}/></g>')

    def closer(self, x, y, size):
        """Steps up to the still life: the square that will be seen."""
        self.view = (x, y, size, size * self.h / self.w)

    def finish(self, grain=0.5):
        """Vignette and paper grain over everything."""
        w, h = self.w, self.h
        self.add(f'<rect width="{w}" height="{h}" fill="' + self.radial(
            .46 * w, .46 * h, .80 * max(w, h), (.55, self.ink, 0), (1, self.ink, .26), squash=max(.75, h / w)) + '"/>')
        if grain:
            f = self.noise(0.55, 0.55, 2, "#2a2018", 1.7, -0.72, seed=8)
            g = self.noise(0.5, 0.5, 2, "#fff8ea", 1.7, -0.72, seed=21)
            self.add(f'<rect width="{w}" height="{h}" {f} opacity="{.15 * grain:.3f}"/>',
                     f'<rect width="{w}" height="{h}" {g} opacity="{.15 * grain:.3f}"/>')

    def svg(self):
        return (f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{self.w}" height="{self.h}" '
                f'viewBox="{" ".join(f"{v:g}" for v in self.view)}">\n<defs>\n' + "\n".join(self.defs) + "\n</defs>\n" + "\n".join(self.body) + "\n</svg>\n")

    def save(self, folder):
        with open(os.path.join(folder, self.name + ".svg"), "w", encoding="utf-8", newline="\n") as out:
            out.write(self.svg())
