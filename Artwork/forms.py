"""The things that get made: turned, thrown, woven, sawn and sewn forms, each drawn with the studio's light."""
import math

from studio import GLAZE, Material, mix, lift, unit

SIDES = (-1, -.95, -.82, -.64, -.42, -.15, .15, .42, .66, .85, .96, 1)


def curve(points, steps=9):
    """A smooth line through the points (Catmull-Rom). A point given twice is a corner."""
    out = []
    n = len(points)
    for i in range(n - 1):
        p1, p2 = points[i], points[i + 1]
        if p1 == p2:
            continue
        p0 = points[i - 1] if i > 0 else p1
        p3 = points[i + 2] if i + 2 < n else p2
        for s in range(steps):
            t = s / steps
            out.append(tuple(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3)
                             for a, b, c, d in zip(p0, p1, p2, p3)))
    out.append(points[-1])
    return out


def line(points, close=False):
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if close else "")


def soft(points, close=False):
    """A smooth path through points, as cubic curves."""
    n = len(points)
    d = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for i in range(n if close else n - 1):
        p0 = points[(i - 1) % n] if close or i > 0 else points[0]
        p1, p2 = points[i], points[(i + 1) % n]
        p3 = points[(i + 2) % n] if close or i + 2 < n else p2
        d += (f"C{p1[0] + (p2[0] - p0[0]) / 6:.1f} {p1[1] + (p2[1] - p0[1]) / 6:.1f} "
              f"{p2[0] - (p3[0] - p1[0]) / 6:.1f} {p2[1] - (p3[1] - p1[1]) / 6:.1f} {p2[0]:.1f} {p2[1]:.1f}")
    return d + ("Z" if close else "")


def ring(cx, cy, r, k):
    return f"M{cx - r:.1f} {cy:.1f}A{r:.1f} {r * k:.1f} 0 1 0 {cx + r:.1f} {cy:.1f}A{r:.1f} {r * k:.1f} 0 1 0 {cx - r:.1f} {cy:.1f}Z"


def silhouette(cx, by, prof, k):
    left = [(cx - r, by - h) for r, h in prof]
    right = [(cx + r, by - h) for r, h in reversed(prof)]
    r0, rn = prof[0][0], prof[-1][0]
    d = line(left)
    d += f"A{rn:.1f} {rn * k:.1f} 0 0 1 {right[0][0]:.1f} {right[0][1]:.1f}"
    d += "L" + "L".join(f"{x:.1f} {y:.1f}" for x, y in right[1:])
    return d + f"A{r0:.1f} {r0 * k:.1f} 0 0 1 {left[0][0]:.1f} {left[0][1]:.1f}Z"


def lathe(p, cx, by, points, mat, k=.24, steps=6, clip=None, blur=4, rings=0.0, speckle=0, speck="#4a372b", seed=1):
    """A turned or thrown form. `points` are (radius, height) from the foot up; `k` is how far we look down on it."""
    prof = curve(points, steps)
    # Bands thinner than a few pixels only cost bytes.
    thin = [prof[0]]
    for q in prof[1:-1]:
        if abs(q[0] - thin[-1][0]) + abs(q[1] - thin[-1][1]) > 13:
            thin.append(q)
    prof = thin + [prof[-1]]
    bands = []
    for (r1, h1), (r2, h2) in zip(prof, prof[1:]):
        dr, dh = r2 - r1, h2 - h1
        n = math.hypot(dr, dh) or 1
        nr, nu = dh / n, -dr / n
        r = max(r1, r2)
        stops = []
        for s in SIDES:
            z = math.sqrt(max(0, 1 - s * s))
            stops.append(((s + 1) / 2, mat.shade(unit((nr * s, nu + 1e-6, nr * z if nr > 0 else .02)))))
        fill = p.linear(cx - r, 0, cx + r, 0, *stops)
        y1, y2 = by - h1, by - h2
        bands.append(f'<path d="M{cx - r1:.1f} {y1:.1f}A{r1:.1f} {r1 * k:.1f} 0 0 0 {cx + r1:.1f} {y1:.1f}L{cx + r2:.1f} {y2:.1f}'
                     f'A{r2:.1f} {r2 * k:.1f} 0 0 0 {cx - r2:.1f} {y2:.1f}Z" fill="{fill}"/>')
    sil = silhouette(cx, by, prof, k)
    g = p.id("g")
    outer = f"<g {p.clip(clip)}>" if clip else "<g>"
    p.add(outer, f'<g {p.clip(sil)}>', f'<g id="{g}">', *bands, "</g>",
          f'<use href="#{g}" xlink:href="#{g}" {p.blur(blur)}/>' if blur else "")
    if rings:
        # Throwing rings: the potter's fingers, a hair's breadth apart.
        for i, (r, h) in enumerate(curve(points, 10)):
            if i % 3 == 0:
                y = by - h
                p.add(f'<path d="M{cx - r:.1f} {y:.1f}A{r:.1f} {r * k:.1f} 0 0 0 {cx + r:.1f} {y:.1f}" fill="none" stroke="{mat.dark if i % 2 else mat.light}" '
                      f'stroke-width="{2 + (i * 7 % 5)}" opacity="{rings * (.5 + (i * 13 % 7) / 10):.2f}" {p.blur(2)}/>')
    if speckle:
        dots = []
        rng = p.rng
        top = max(h for _, h in prof)
        rmax = max(r for r, _ in prof)
        for _ in range(speckle):
            s = math.sin(rng.uniform(-1.5, 1.5))
            h = rng.uniform(0, top)
            r = next((q[0] for q in prof if q[1] >= h), rmax)
            size = rng.choice((1.4, 1.8, 2.2, 2.2, 3.0, 4.2)) * (rmax / 300) ** .3
            z = math.sqrt(1 - s * s)
            dots.append(f'<ellipse cx="{cx + r * s:.0f}" cy="{by - h + r * k * z:.0f}" rx="{size * max(.3, z):.1f}" ry="{size:.1f}" opacity="{rng.uniform(.25, .7):.1f}"/>')
        p.add(f'<g fill="{speck}">', *dots, "</g>")
    p.add("</g></g>")
    return sil, prof


def gleam(p, cx, by, points, a, b, h1, h2, k=.24, opacity=.5, blur=7, colour="#fffaf0"):
    """The window seen in a glaze: a strip between two angles (sines) that follows the form."""
    prof = [q for q in curve(points, 8) if h1 <= q[1] <= h2]
    if len(prof) < 3:
        return
    za, zb = math.sqrt(1 - a * a), math.sqrt(1 - b * b)
    left = [(cx + r * a, by - h + r * k * za) for r, h in prof]
    right = [(cx + r * b, by - h + r * k * zb) for r, h in reversed(prof)]
    p.add(f'<path d="{line(left + right, True)}" fill="{colour}" opacity="{opacity}" {p.blur(blur)}/>')


def mouth(p, cx, cy, r, k, mat, lip=12, depth=1.0, fill=None, level=.5, inside=None):
    """The opening of a pot: a rounded lip, the far wall in the light, the near wall in shadow, perhaps something in it."""
    ins = inside or mat
    lipfill = p.linear(cx - r, cy, cx + r, cy, (0, mat.tone(.80)), (.22, mat.tone(.98)), (.5, mat.tone(.78)), (.8, mat.tone(.56)), (1, mat.tone(.70)))
    p.add(f'<path d="{ring(cx, cy, r, k)}" fill="{lipfill}"/>')
    ri = r - lip
    ki = (r * k - lip * .62) / ri
    inner = ring(cx, cy + lip * .04, ri, ki)
    c = p.clip(inner)
    wall = p.linear(cx - ri, cy, cx + ri, cy, (0, ins.tone(.06)), (.18, ins.tone(.16)), (.5, ins.tone(.46)), (.82, ins.tone(.78)), (.95, ins.tone(.72)), (1, ins.tone(.60)))
    p.add(f'<g {c}><path d="{inner}" fill="{wall}"/>')
    down = p.linear(0, cy - ri * ki, 0, cy + ri * ki, (0, ins.dark, 0), (.35, ins.dark, .05), (1, ins.dark, .75 * depth))
    p.add(f'<path d="{inner}" fill="{down}"/>')
    if fill:
        y = cy + ri * ki * level
        rf = ri * (1 - level * .10)
        drink = Material(fill)
        top = p.linear(cx - rf, y, cx + rf, y, (0, lift(fill, -.10)), (.5, fill), (1, lift(fill, .09)))
        p.add(f'<ellipse cx="{cx}" cy="{y + 3:.1f}" rx="{rf:.1f}" ry="{rf * ki:.1f}" fill="{ins.dark}" opacity=".5" {p.blur(5)}/>',
              f'<ellipse cx="{cx}" cy="{y:.1f}" rx="{rf:.1f}" ry="{rf * ki * .98:.1f}" fill="{top}"/>',
              f'<path d="M{cx - rf * .72:.1f} {y - rf * ki * .30:.1f}Q{cx - rf * .35:.1f} {y - rf * ki * .85:.1f} {cx + rf * .15:.1f} {y - rf * ki * .80:.1f}" '
              f'fill="none" stroke="{drink.light}" stroke-width="{max(5, rf * .05):.0f}" stroke-linecap="round" opacity=".55" {p.blur(5)}/>')
    p.add("</g>")
    # A thread of light on the far lip and a soft shadow under the near one.
    p.add(f'<path d="M{cx - ri:.1f} {cy:.1f}A{ri:.1f} {ri * ki:.1f} 0 0 0 {cx + ri:.1f} {cy:.1f}" fill="none" stroke="{mat.light}" stroke-width="{max(2.5, lip * .28):.1f}" opacity=".55" {p.blur(1.5)}/>')


def tube(p, path, width, mat, dx=-.16, dy=-.20, layers=6, cap="round"):
    """A handle or a cord: strokes from shadow to light, each narrower and nearer the window."""
    p.add('<g fill="none" stroke-linejoin="round" stroke-linecap="%s">' % cap)
    for i in range(layers):
        t = i / (layers - 1)
        w = width * (1 - .80 * t)
        s = .10 + .78 * t ** .9
        p.add(f'<path d="{path}" transform="translate({dx * width * t * .9:.1f} {dy * width * t * .9:.1f})" stroke="{mat.tone(s)}" stroke-width="{w:.1f}"'
              + (f' {p.blur(max(1.5, width * .05))}' if i else "") + "/>")
    if mat.gloss:
        p.add(f'<path d="{path}" transform="translate({dx * width * .95:.1f} {dy * width * .95:.1f})" stroke="#fffaf0" stroke-width="{width * .10:.1f}" opacity="{min(.7, mat.gloss * .6):.2f}" {p.blur(2.5)}/>')
    p.add("</g>")


def wood_grain(p, path, box, colour, vertical=False, strength=.5, seed=4, knots=()):
    """Year rings and pores over a sawn surface."""
    x, y, w, h = box
    fx, fy = (.055, .0016) if vertical else (.0016, .055)
    p.grainy(path, fx, fy, 3, lift(colour, -.22), 3.2, -1.55, strength, seed, box=box)
    fx, fy = (.32, .006) if vertical else (.006, .32)
    p.grainy(path, fx, fy, 2, lift(colour, -.30), 2.8, -1.40, strength * .55, seed + 5, box=box)
    rng = p.rng
    lines = []
    span, length = (w, h) if vertical else (h, w)
    for i in range(int(span / 26)):
        o = (i + rng.uniform(.1, .9)) * 26
        a, b, c = (rng.uniform(-14, 14) for _ in range(3))
        if vertical:
            d = f"M{x + o:.0f} {y:.0f}C{x + o + a:.0f} {y + length * .3:.0f} {x + o + b:.0f} {y + length * .7:.0f} {x + o + c:.0f} {y + length:.0f}"
        else:
            d = f"M{x:.0f} {y + o:.0f}C{x + length * .3:.0f} {y + o + a:.0f} {x + length * .7:.0f} {y + o + b:.0f} {x + length:.0f} {y + o + c:.0f}"
        lines.append(f'<path d="{d}" stroke-width="{rng.uniform(1.2, 3.6):.1f}" opacity="{rng.uniform(.08, .34):.2f}"/>')
    for kx, ky, kr in knots:
        for j in range(5):
            r = kr * (1 + j * .55)
            lines.append(f'<ellipse cx="{kx}" cy="{ky}" rx="{r * (.7 if vertical else 1.7):.0f}" ry="{r * (1.7 if vertical else .7):.0f}" stroke-width="{3 - j * .4:.1f}" opacity="{.5 - j * .08:.2f}"/>')
        lines.append(f'<ellipse cx="{kx}" cy="{ky}" rx="{kr * .6:.0f}" ry="{kr * .6:.0f}" fill="{lift(colour, -.25)}" stroke="none" opacity=".6"/>')
    p.add(f'<g {p.clip(path)} fill="none" stroke="{lift(colour, -.24)}" {p.blur(.8)}>', *lines, "</g>")


def linen(p, path, colour, box=None, strength=.5, seed=5, coarse=1.0):
    """The weave of a cloth: threads one way, threads the other, slubs here and there."""
    dark, light = lift(colour, -.20), lift(colour, .16)
    p.grainy(path, .012 / coarse, .42 / coarse, 2, dark, 2.6, -1.25, strength * .7, seed, box=box)
    p.grainy(path, .42 / coarse, .012 / coarse, 2, dark, 2.6, -1.25, strength * .6, seed + 1, box=box)
    p.grainy(path, .02 / coarse, .36 / coarse, 2, light, 2.6, -1.35, strength * .6, seed + 2, "screen", box=box)


def wool(p, path, colour, box=None, strength=.6, seed=6):
    """Felted nap: soft, short, in every direction."""
    p.grainy(path, .16, .16, 3, lift(colour, -.18), 3.0, -1.5, strength, seed, box=box)
    p.grainy(path, .20, .20, 2, lift(colour, .14), 3.0, -1.55, strength * .8, seed + 1, "screen", box=box)


def round_rect(x, y, w, h, r):
    r = min(r, w / 2, h / 2)
    return (f"M{x + r:.1f} {y:.1f}h{w - 2 * r:.1f}a{r:.1f} {r:.1f} 0 0 1 {r:.1f} {r:.1f}v{h - 2 * r:.1f}a{r:.1f} {r:.1f} 0 0 1 {-r:.1f} {r:.1f}"
            f"h{-(w - 2 * r):.1f}a{r:.1f} {r:.1f} 0 0 1 {-r:.1f} {-r:.1f}v{-(h - 2 * r):.1f}a{r:.1f} {r:.1f} 0 0 1 {r:.1f} {-r:.1f}Z")


def stitches(p, path, colour, width=4, dash="13 9", opacity=.8):
    p.add(f'<path d="{path}" transform="translate(1.5 3)" fill="none" stroke="{lift(colour, -.4)}" stroke-width="{width}" stroke-dasharray="{dash}" stroke-linecap="round" opacity="{opacity * .35:.2f}"/>',
          f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dash}" stroke-linecap="round" opacity="{opacity}"/>')


def flame(p, x, y, h=120, glow=420):
    """A candle flame, its foot at (x, y), and the warmth around it."""
    p.add(f'<circle cx="{x}" cy="{y - h * .5:.0f}" r="{glow}" fill="' + p.radial(x, y - h * .5, glow, (0, "#ffd58a", .62), (.3, "#ffca74", .24), (1, "#ffca74", 0)) + '"/>')
    w = h * .26
    d = f"M{x} {y + 4}C{x - w * 1.1:.1f} {y - h * .05:.1f} {x - w:.1f} {y - h * .42:.1f} {x + w * .05:.1f} {y - h:.1f}C{x + w * .5:.1f} {y - h * .6:.1f} {x + w * 1.2:.1f} {y - h * .08:.1f} {x} {y + 4}Z"
    p.add(f'<path d="{d}" fill="#ffb648" opacity=".75" {p.blur(9)}/>',
          f'<path d="{d}" fill="' + p.linear(x, y - h, x, y, (0, "#ffd778"), (.45, "#fff1bf"), (.8, "#fffbe9"), (.93, "#ffd68a"), (1, "#7f8fc0")) + f'" {p.blur(1.5)}/>')


def slab(p, cx, by, w, h, d, mat, top=None, k=.26, r=26, side=None):
    """A block seen from the front and a little above: its face, its top, its softened edges. `d` is how deep it goes back."""
    t = top or mat
    inset = d * .10
    dy = d * k
    x0, x1, y0 = cx - w / 2, cx + w / 2, by - h
    lid = (f"M{x0 + 2:.1f} {y0 + r * .8:.1f}Q{x0:.1f} {y0:.1f} {x0 + r * .5:.1f} {y0 - r * .5:.1f}L{x0 + inset:.1f} {y0 - dy + r * .3:.1f}Q{x0 + inset + r * .4:.1f} {y0 - dy:.1f} {x0 + inset + r:.1f} {y0 - dy:.1f}"
           f"L{x1 - inset - r:.1f} {y0 - dy:.1f}Q{x1 - inset - r * .4:.1f} {y0 - dy:.1f} {x1 - inset:.1f} {y0 - dy + r * .3:.1f}L{x1 - r * .5:.1f} {y0 - r * .5:.1f}Q{x1:.1f} {y0:.1f} {x1 - 2:.1f} {y0 + r * .8:.1f}Z")
    face = round_rect(x0, y0 - r * .12, w, h + r * .12, r)
    whole = lid + face
    p.add(f'<path d="{lid}" fill="' + p.linear(x0, y0 - dy, x1, y0, (0, t.tone(.96)), (.5, t.tone(.84)), (1, t.tone(.70))) + '"/>')
    p.add(f'<path d="{face}" fill="' + p.linear(x0, 0, x1, 0, (0, mat.tone(.56)), (.04, mat.tone(.66)), (.4, mat.tone(.56)), (.92, mat.tone(.40)), (1, mat.tone(.32))) + '"/>')
    p.add(f'<g {p.clip(face)}><path d="{face}" fill="' + p.linear(0, y0, 0, by, (0, mat.dark, 0), (.7, mat.dark, .08), (1, mat.dark, .40)) + '"/>'
          f'<path d="M{x0 + r * .4:.1f} {y0 + 5:.1f}H{x1 - r * .4:.1f}" stroke="{mat.light}" stroke-width="{max(7, r * .5):.0f}" opacity=".75" {p.blur(4)}/></g>')
    return lid, face, whole


def basket(p, cx, by, points, colour, k=.24, rows=16, count=44, stake=None):
    """Weaving: short rods over and under, row on row, following a turned form."""
    prof = curve(points, 10)
    top = prof[-1][1]
    base = Material(lift(colour, -.20))
    sil, _ = lathe(p, cx, by, points, base, k)
    mats = [Material(lift(colour, v)) for v in (-.05, 0, .035, .06)]
    p.add(f'<g {p.clip(sil)}>')
    for row in range(rows):
        h = top * (row + .5) / rows
        r = next((q[0] for q in prof if q[1] >= h), prof[-1][0])
        rh = top / rows
        off = .5 if row % 2 else 0
        for j in range(count):
            a = -math.pi / 2 + math.pi * (j + off) / count
            s, z = math.sin(a), math.cos(a)
            if z < .05:
                continue
            x, y = cx + r * s, by - h + r * k * z
            m = mats[(j * 5 + row * 3 + int(p.rng.random() * 2)) % 4]
            n = unit((s, .15, z))
            c = m.shade(n)
            wx = math.pi * r / count * z * 1.02
            tilt = -s * k * 46
            p.add(f'<g transform="translate({x:.1f} {y:.1f}) rotate({tilt:.1f})"><rect x="{-wx * .98:.1f}" y="{-rh * .54:.1f}" width="{wx * 1.96:.1f}" height="{rh * 1.04:.1f}" rx="{min(wx * .9, rh * .5):.1f}" fill="{mix(c, m.dark, .55)}"/>'
                  f'<rect x="{-wx * .92:.1f}" y="{-rh * .48:.1f}" width="{wx * 1.78:.1f}" height="{rh * .78:.1f}" rx="{min(wx * .8, rh * .38):.1f}" fill="{c}"/>'
                  f'<rect x="{-wx * .6:.1f}" y="{-rh * .36:.1f}" width="{wx * 1.0:.1f}" height="{rh * .22:.1f}" rx="{rh * .11:.1f}" fill="{mix(c, m.light, .55)}" opacity=".8"/></g>')
    shade = p.linear(cx - prof[-1][0], 0, cx + prof[-1][0], 0, (0, "#2b2018", .25), (.2, "#2b2018", 0), (.55, "#2b2018", .06), (.9, "#2b2018", .42), (1, "#2b2018", .34))
    p.add(f'<path d="{sil}" fill="{shade}"/>')
    p.add(f'<path d="{sil}" fill="' + p.linear(0, by - top, 0, by + 40, (0, "#2b2018", 0), (.65, "#2b2018", .05), (1, "#2b2018", .42)) + '"/></g>')
    return sil, prof


def plait(p, cx, cy, r, k, colour, thick, start=0.0, end=2 * math.pi, count=46):
    """A twisted rod border laid round a ring."""
    m = Material(colour)
    order = sorted((start + (end - start) * i / count for i in range(count)), key=lambda a: math.sin(a))
    for a in order:
        x, y = cx + r * math.cos(a), cy + r * k * math.sin(a)
        tx, ty = -math.sin(a), k * math.cos(a)
        ang = math.degrees(math.atan2(ty, tx)) + 24
        ln = math.hypot(tx, ty) * r * (end - start) / count * 1.5
        c = m.shade(unit((math.cos(a) * .6, .7, math.sin(a) * .6 + .3)))
        v = lift(c, p.rng.uniform(-.03, .03))
        p.add(f'<g transform="translate({x:.1f} {y:.1f}) rotate({ang:.0f})"><ellipse rx="{ln * .62 + thick * .2:.1f}" ry="{thick * .56:.1f}" fill="{mix(v, m.dark, .6)}"/>'
              f'<ellipse cy="{-thick * .08:.1f}" rx="{ln * .56 + thick * .14:.1f}" ry="{thick * .42:.1f}" fill="{v}"/>'
              f'<ellipse cx="{-ln * .08:.1f}" cy="{-thick * .2:.1f}" rx="{ln * .34:.1f}" ry="{thick * .12:.1f}" fill="{mix(v, m.light, .6)}"/></g>')
