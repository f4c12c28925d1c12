"""Pots, boards, cloth, candles: how the shop's best-known goods are drawn, and their pictures."""
from forms import *
from studio import *


def raw(glaze):
    return Material(GLAZE[glaze], gloss=.55, shine=34)


CLAY = Material("#b08a6c")


def mug(p, cx, by, scale, glaze, fill=None, handle="right", k=.25):
    s = scale
    m = raw(glaze)
    prof = [(176 * s, 0), (186 * s, 10 * s), (206 * s, 60 * s), (214 * s, 150 * s), (212 * s, 260 * s), (207 * s, 340 * s), (206 * s, 372 * s)]
    p.shadow(cx, by, 186 * s, 186 * s * k, reach=1.1)
    d = 1 if handle == "right" else -1
    hx = cx + d * 200 * s
    path = (f"M{hx:.0f} {by - 306 * s:.0f}C{hx + d * 96 * s:.0f} {by - 340 * s:.0f} {hx + d * 150 * s:.0f} {by - 268 * s:.0f} {hx + d * 136 * s:.0f} {by - 190 * s:.0f}"
            f"C{hx + d * 126 * s:.0f} {by - 124 * s:.0f} {hx + d * 66 * s:.0f} {by - 84 * s:.0f} {hx - d * 4 * s:.0f} {by - 78 * s:.0f}")
    tube(p, path, 50 * s, m)
    lathe(p, cx, by, prof, CLAY, k, rings=.10)
    # Glaze stops a finger above the foot, never quite level.
    edge = [(cx - 260 * s, by - 44 * s), (cx - 150 * s, by - 14 * s), (cx - 60 * s, by + 2 * s), (cx + 40 * s, by - 4 * s), (cx + 130 * s, by - 12 * s), (cx + 260 * s, by - 52 * s)]
    clip = soft(edge) + f"L{cx + 260 * s:.0f} {by - 520 * s:.0f}L{cx - 260 * s:.0f} {by - 520 * s:.0f}Z"
    p.add(f'<path d="{soft(edge)}" fill="none" stroke="{m.dark}" stroke-width="{7 * s:.1f}" opacity=".35" transform="translate(0 {4 * s:.0f})" {p.clip(silhouette(cx, by, curve(prof), k))} {p.blur(3)}/>')
    lathe(p, cx, by, prof, m, k, clip=clip, rings=.10, speckle=90, speck="#3c2c22" if glaze != "turf" else "#c9a27c")
    gleam(p, cx, by, prof, -.74, -.60, 70 * s, 330 * s, k, .42, 8)
    gleam(p, cx, by, prof, -.54, -.50, 90 * s, 320 * s, k, .20, 5)
    gleam(p, cx, by, prof, .86, .93, 80 * s, 300 * s, k, .14, 8)
    mouth(p, cx, by - 372 * s, 206 * s, k, m, 13 * s, fill=fill, level=.42, inside=raw("oat") if glaze != "oat" else None)


@picture("everyday-mug-oat")
def _(p):
    p.sweep("clay")
    mug(p, 770, 1160, 1.36, "oat", "#6b3f24")
    p.closer(190, 160, 1330)
    p.finish()


@picture("everyday-mug-fret")
def _(p):
    p.sweep("oat")
    mug(p, 770, 1160, 1.36, "fret", "#6b3f24")
    p.closer(190, 160, 1330)
    p.finish()


@picture("everyday-mug-turf")
def _(p):
    p.sweep("moss")
    mug(p, 770, 1160, 1.36, "turf", "#c79a6c")
    p.closer(190, 160, 1330)
    p.finish()



def glazed(p, cx, by, prof, glaze, k, foot=30, speckle=90, rings=.10, clay=CLAY, gloss=None):
    """A thrown pot: raw clay below, glaze above an uneven line `foot` pixels up."""
    m = gloss or raw(glaze)
    R = max(r for r, _ in prof) * 1.2
    r0 = prof[0][0]
    lathe(p, cx, by, prof, clay, k, rings=rings)
    y = by - foot + r0 * k
    edge = [(cx - R, by - foot - 10), (cx - r0 * .8, y - r0 * k * .34), (cx - r0 * .3, y + 3), (cx + r0 * .25, y - 5), (cx + r0 * .75, y - r0 * k * .30), (cx + R, by - foot - 16)]
    clip = soft(edge) + f"L{cx + R:.0f} {by - 1500:.0f}L{cx - R:.0f} {by - 1500:.0f}Z"
    p.add(f'<path d="{soft(edge)}" fill="none" stroke="{clay.dark}" stroke-width="8" opacity=".4" transform="translate(0 5)" {p.clip(silhouette(cx, by, curve(prof), k))} {p.blur(3)}/>')
    return lathe(p, cx, by, prof, m, k, clip=clip, rings=rings, speckle=speckle, speck="#3c2c22" if glaze != "turf" else "#c9a27c")


def bowl(p, cx, by, R, H, glaze, k=.32, fill=None, level=.3, inside=None, foot=24):
    prof = [(R * .42, 0), (R * .43, H * .06), (R * .46, H * .07), (R * .66, H * .20), (R * .86, H * .48), (R * .97, H * .80), (R, H)]
    p.shadow(cx, by, R * .52, R * .52 * k, reach=1.9, height=1.2)
    glazed(p, cx, by, prof, glaze, k, foot=foot + H * .08)
    gleam(p, cx, by, prof, -.76, -.62, H * .3, H * .92, k, .38, 10)
    m = raw(glaze)
    ins = raw(inside) if inside else m
    cy = by - H
    mouth(p, cx, cy, R, k, m, max(10, R * .034), inside=ins, depth=.45)
    # Well of the bowl: light on the far right, shade under the near lip, a soft pool at the bottom.
    ri, ry = R * .955, R * .955 * k * .97
    c = p.clip(ring(cx, cy, ri, ry / ri))
    p.add(f'<g {c}>',
          f'<ellipse cx="{cx - R * .08:.0f}" cy="{cy + ry * .52:.0f}" rx="{R * .62:.0f}" ry="{ry * .46:.0f}" fill="{ins.dark}" opacity=".30" {p.blur(28)}/>',
          f'<ellipse cx="{cx + R * .36:.0f}" cy="{cy - ry * .32:.0f}" rx="{R * .42:.0f}" ry="{ry * .34:.0f}" fill="{ins.light}" opacity=".42" {p.blur(30)}/>')
    for i in range(5):
        r = ri * (.86 - i * .13)
        p.add(f'<ellipse cx="{cx:.0f}" cy="{cy + ry * (.10 + i * .085):.0f}" rx="{r:.0f}" ry="{r * k * .92:.0f}" fill="none" stroke="{ins.light if i % 2 else ins.dark}" stroke-width="3" opacity=".14" {p.blur(2)}/>')
    p.add("</g>")
    return cy, ri, ry


def oats(p, cx, cy, rx, ry):
    """Porridge, with honey and blackberries."""
    p.add(f'<g {p.clip(ring(cx, cy, rx, ry / rx))}>')
    y = cy + ry * .26
    p.add(f'<ellipse cx="{cx}" cy="{y:.0f}" rx="{rx * .93:.0f}" ry="{ry * .86:.0f}" fill="#8a6a48" opacity=".6" {p.blur(8)}/>',
          f'<ellipse cx="{cx}" cy="{y:.0f}" rx="{rx * .92:.0f}" ry="{ry * .84:.0f}" fill="' + p.linear(cx - rx, y, cx + rx, y, (0, "#cdb590"), (.5, "#e6d3b1"), (1, "#f3e5c8")) + '"/>')
    path = ring(cx, y, rx * .92, ry * .84 / (rx * .92))
    p.grainy(path, .030, .055, 3, "#a98a60", 4.0, -2.0, .7, 4)
    p.grainy(path, .045, .08, 3, "#fff6e2", 4.0, -2.1, .8, 9, "screen")
    p.add(f'<path d="M{cx - rx * .30:.0f} {y + 10:.0f}C{cx - rx * .1:.0f} {y - ry * .3:.0f} {cx + rx * .2:.0f} {y + ry * .4:.0f} {cx + rx * .44:.0f} {y - ry * .06:.0f}" stroke="#b46a16" stroke-width="24" fill="none" stroke-linecap="round" opacity=".75" {p.blur(3)}/>',
          f'<path d="M{cx - rx * .28:.0f} {y + 5:.0f}C{cx - rx * .1:.0f} {y - ry * .32:.0f} {cx + rx * .2:.0f} {y + ry * .37:.0f} {cx + rx * .42:.0f} {y - ry * .09:.0f}" stroke="#f3b85a" stroke-width="7" fill="none" stroke-linecap="round" opacity=".8" {p.blur(2)}/>')
    for bx, byy, s in ((-.34, -.30, 1), (-.18, -.40, .9), (-.26, -.10, 1.1), (.10, .30, 1), (.22, .42, .92)):
        berry(p, cx + rx * bx, y + ry * byy, 34 * s)
    p.add("</g>")


def berry(p, x, y, r, colour="#3d2740"):
    m = Material(colour, gloss=.8)
    p.add(f'<ellipse cx="{x + r * .3:.0f}" cy="{y + r * .5:.0f}" rx="{r * 1.1:.0f}" ry="{r * .6:.0f}" fill="#2a1a1a" opacity=".5" {p.blur(7)}/>')
    for i in range(19):
        a = i * 2.4
        d = r * .22 * math.sqrt(i)
        bx, by = x + d * math.cos(a) * .95, y + d * math.sin(a) * .9
        q = r * .27
        p.add(f'<circle cx="{bx:.1f}" cy="{by:.1f}" r="{q:.1f}" fill="' + p.radial(bx - q * .3, by - q * .4, q * 1.4, (0, mix(colour, "#b58ab0", .5)), (.45, colour), (1, lift(colour, -.14))) + '"/>'
              f'<circle cx="{bx - q * .3:.1f}" cy="{by - q * .38:.1f}" r="{q * .2:.1f}" fill="#fff" opacity=".55"/>')


@picture("breakfast-bowl-oat")
def _(p):
    p.sweep("moss")
    cy, rx, ry = bowl(p, 800, 1150, 440, 330, "oat", .34)
    oats(p, 800, cy + 8, rx, ry)
    p.closer(140, 190, 1320)
    p.finish()


@picture("breakfast-bowl-fret")
def _(p):
    p.sweep("clay")
    bowl(p, 800, 1150, 440, 330, "fret", .34, inside="oat")
    p.closer(140, 190, 1320)
    p.finish()


@picture("wednesday-bowl")
def _(p):
    p.sweep("gorse")
    cy, rx, ry = bowl(p, 800, 1150, 560, 330, "turf", .30, inside="oat", foot=20)
    p.closer(60, 110, 1480)
    p.finish()


def jug(p, cx, by, s, glaze, k=.22):
    m = raw(glaze)
    prof = [(150, 0), (160, 8), (214, 110), (236, 230), (214, 360), (158, 480), (132, 560), (140, 640), (164, 706)]
    prof = [(r * s, h * s) for r, h in prof]
    p.shadow(cx, by, 170 * s, 170 * s * k, reach=1.6)
    hx = cx + 150 * s
    path = f"M{hx - 8 * s:.0f} {by - 640 * s:.0f}C{hx + 130 * s:.0f} {by - 690 * s:.0f} {hx + 200 * s:.0f} {by - 560 * s:.0f} {hx + 176 * s:.0f} {by - 430 * s:.0f}C{hx + 160 * s:.0f} {by - 340 * s:.0f} {hx + 120 * s:.0f} {by - 290 * s:.0f} {hx + 66 * s:.0f} {by - 270 * s:.0f}"
    tube(p, path, 46 * s, m)
    glazed(p, cx, by, prof, glaze, k, foot=70 * s, speckle=120)
    gleam(p, cx, by, prof, -.72, -.58, 90 * s, 420 * s, k, .42, 9)
    gleam(p, cx, by, prof, -.72, -.56, 500 * s, 680 * s, k, .35, 6)
    gleam(p, cx, by, prof, .84, .93, 100 * s, 360 * s, k, .14, 8)
    # The lip, pulled out to a spout on the left.
    y = by - 706 * s
    r = 164 * s
    lip = f"M{cx + r:.0f} {y:.0f}C{cx + r:.0f} {y - r * k * 1.3:.0f} {cx - r * .2:.0f} {y - r * k * 1.5:.0f} {cx - r * .8:.0f} {y - r * k * .9:.0f}C{cx - r * 1.1:.0f} {y - r * k * .7:.0f} {cx - r * 1.3:.0f} {y - r * k * 1.0:.0f} {cx - r * 1.52:.0f} {y - r * k * .8:.0f}C{cx - r * 1.4:.0f} {y + r * k * .1:.0f} {cx - r * 1.1:.0f} {y + r * k * .7:.0f} {cx - r * .8:.0f} {y + r * k * .85:.0f}C{cx - r * .2:.0f} {y + r * k * 1.4:.0f} {cx + r:.0f} {y + r * k * 1.2:.0f} {cx + r:.0f} {y:.0f}Z"
    throat = f"M{cx - r * 1.50:.0f} {y - r * k * .75:.0f}C{cx - r * 1.36:.0f} {y + r * k * .4:.0f} {cx - r * 1.12:.0f} {y + r * k * 1.6:.0f} {cx - r * .80:.0f} {y + r * k * 3.0:.0f}C{cx - r * .6:.0f} {y + r * k * 3.2:.0f} {cx - r * .3:.0f} {y + r * k * 2.4:.0f} {cx - r * .1:.0f} {y + r * k:.0f}L{cx - r * .6:.0f} {y:.0f}Z"
    p.add(f'<path d="{throat}" fill="' + p.linear(cx - r * 1.5, y, cx - r * .2, y + 40 * s, (0, m.tone(.88)), (.42, m.tone(.74)), (.62, m.tone(.66), .75), (1, m.tone(.6), 0)) + f'" {p.blur(1.2)}/>')
    p.add(f'<path d="{lip}" fill="' + p.linear(cx - r * 1.5, y, cx + r, y, (0, m.tone(.95)), (.4, m.tone(.9)), (.8, m.tone(.6)), (1, m.tone(.7))) + '"/>')
    p.add(f'<g transform="translate({cx - r * .12:.1f} {y:.1f}) scale(.915 .84) translate({-(cx - r * .12):.1f} {-y:.1f})"><path d="{lip}" fill="' + p.linear(cx - r * 1.5, y, cx + r, y, (0, m.tone(.34)), (.25, m.tone(.10)), (.6, m.tone(.30)), (.95, m.tone(.62))) + '"/></g>')


@picture("rain-jug")
def _(p):
    p.sweep("oat")
    jug(p, 770, 1230, 1.22, "fret")
    p.finish()


def vase(p, cx, by, s, glaze, prof, k=.22, lip=10, foot=50, speckle=90):
    m = raw(glaze)
    prof = [(r * s, h * s) for r, h in prof]
    H, rt = prof[-1][1], prof[-1][0]
    p.shadow(cx, by, prof[0][0] * 1.15, prof[0][0] * 1.15 * k, reach=1.9)
    glazed(p, cx, by, prof, glaze, k, foot=foot * s, speckle=speckle)
    gleam(p, cx, by, prof, -.70, -.56, H * .12, H * .62, k, .42, 9)
    gleam(p, cx, by, prof, .86, .93, H * .10, H * .5, k, .13, 8)
    return by - H, rt, m


def stem(p, pts, colour, width=7):
    m = Material(colour)
    tube(p, soft(pts), width, m, layers=3)


def leaf(p, x, y, length, angle, colour, wide=.3):
    d = f"M0 0C{length * .25:.0f} {-length * wide:.0f} {length * .7:.0f} {-length * wide * .9:.0f} {length:.0f} 0C{length * .7:.0f} {length * wide * .6:.0f} {length * .25:.0f} {length * wide * .7:.0f} 0 0Z"
    p.add(f'<g transform="translate({x:.0f} {y:.0f}) rotate({angle:.0f})"><path d="{d}" fill="' + p.linear(0, -length * wide, 0, length * wide, (0, lift(colour, .10)), (.5, colour), (1, lift(colour, -.10))) +
          f'"/><path d="M0 0Q{length * .5:.0f} {-length * .04:.0f} {length * .96:.0f} 0" stroke="{lift(colour, .16)}" stroke-width="2" fill="none" opacity=".6"/></g>')


def umbel(p, x, y, r, colour="#efe6d2", count=60):
    """A dry flower head: many small florets on a dome."""
    rng = p.rng
    for i in range(count):
        a, d = rng.uniform(0, 6.28), r * math.sqrt(rng.random())
        fx, fy = x + d * math.cos(a), y + d * math.sin(a) * .55
        c = mix(lift(colour, -.20), lift(colour, .05), min(1, max(0, .6 - (fy - y) / r * .8 - (fx - x) / r * .3)))
        p.add(f'<circle cx="{fx:.0f}" cy="{fy:.0f}" r="{rng.uniform(.07, .13) * r:.1f}" fill="{c}"/>')


STORM = [(120, 0), (128, 8), (190, 120), (226, 280), (214, 430), (150, 560), (80, 650), (66, 720), (84, 786)]


@picture("storm-vase")
def _(p):
    p.sweep("heather")
    cx, by = 800, 1290
    y = by - 786 * 1.0
    stem(p, [(806, y + 30), (822, y - 120), (880, y - 300)], "#6f6a45")
    stem(p, [(798, y + 30), (770, y - 140), (690, y - 250)], "#6f6a45")
    stem(p, [(800, y + 30), (806, y - 100), (780, y - 380)], "#787149")
    for a in range(7):
        stem(p, [(880, y - 300), (880 + (a - 3) * 22, y - 350 + abs(a - 3) * 7)], "#7d774f", 4)
        stem(p, [(690, y - 250), (690 + (a - 3) * 17, y - 292 + abs(a - 3) * 6)], "#7d774f", 4)
        stem(p, [(780, y - 380), (780 + (a - 3) * 18, y - 424 + abs(a - 3) * 6)], "#7d774f", 4)
    umbel(p, 884, y - 356, 104, "#d9c39a", 150)
    umbel(p, 688, y - 296, 80, "#cfb487", 110)
    umbel(p, 780, y - 428, 84, "#dcc9a4", 120)
    ytop, rt, m = vase(p, cx, by, 1.0, "turf", STORM)
    gleam(p, cx, by, STORM, -.6, -.4, 640, 760, .22, .3, 4)
    p.add(f'<path d="{ring(cx, ytop, rt, .22)}" fill="' + p.linear(cx - rt, 0, cx + rt, 0, (0, m.tone(.9)), (1, m.tone(.5))) + '"/>',
          f'<path d="{ring(cx, ytop, rt - 9, .2)}" fill="#191410"/>')
    for pts in ([(806, ytop + 10), (808, ytop - 14), (822, ytop - 120)], [(796, ytop + 10), (792, ytop - 30), (770, ytop - 140)], [(801, ytop + 12), (803, ytop - 30), (806, ytop - 100)]):
        stem(p, pts, "#6f6a45")
    p.finish()


def board(p, x, y, w, h, colour, seed=4, hole=True, knots=(), r=46, lean=-2):
    """A board leaning on the wall, seen from the front."""
    path = round_rect(x, y, w, h, r)
    t = f"rotate({lean} {x + w / 2:.0f} {y + h:.0f})"
    ink = p.ink
    p.add(f'<ellipse cx="{x + w * .62:.0f}" cy="{y + h + 4:.0f}" rx="{w * .74:.0f}" ry="26" fill="{ink}" opacity=".5" {p.blur(22)}/>',
          f'<path d="M{x + w * .3:.0f} {y + h:.0f}L{x + w * .5:.0f} {y + 90:.0f}Q{x + w + 70:.0f} {y + 60:.0f} {x + w + 110:.0f} {y + 150:.0f}L{x + w + 130:.0f} {y + h - 6:.0f}Z" fill="{ink}" opacity=".42" {p.blur(30)}/>')
    p.add(f'<g transform="{t}">')
    p.drop(path, 8, 6, 10, .5)
    m = Material(colour)
    p.add(f'<path d="{path}" transform="translate(9 7)" fill="{m.tone(.22)}"/>')
    p.add(f'<path d="{path}" fill="' + p.linear(x, y, x + w, y + h, (0, m.tone(.80)), (.45, m.tone(.60)), (1, m.tone(.46))) + '"/>')
    wood_grain(p, path, (x, y, w, h), colour, vertical=True, seed=seed, knots=knots, strength=.55)
    p.add(f'<g {p.clip(path)}><path d="{path}" fill="none" stroke="{m.light}" stroke-width="12" opacity=".75" transform="translate(4 4)" {p.blur(4)}/>'
          f'<path d="{path}" fill="none" stroke="{m.dark}" stroke-width="12" opacity=".45" transform="translate(-4 -4)" {p.blur(5)}/></g>')
    if hole:
        hx, hy, hr = x + w / 2, y + 92, 34
        p.add(f'<circle cx="{hx}" cy="{hy}" r="{hr}" fill="{p.ink}"/><circle cx="{hx + 5}" cy="{hy + 6}" r="{hr - 4}" fill="' + p.linear(hx, hy - hr, hx, hy + hr, (0, lift(p.ink, -.06)), (1, lift(p.ink, .12))) + '"/>'
              f'<circle cx="{hx}" cy="{hy}" r="{hr}" fill="none" stroke="{m.light}" stroke-width="4" opacity=".6"/>')
        tube(p, f"M{hx - 4} {hy + 4}C{hx - 40} {hy - 70} {hx - 34} {hy - 140} {hx + 6} {hy - 150}C{hx + 46} {hy - 140} {hx + 36} {hy - 60} {hx + 6} {hy + 2}", 11, Material("#8a5a3c"), layers=4)
    p.add("</g>")


@picture("ash-bread-board")
def _(p):
    p.sweep("fret", horizon=.76)
    board(p, 450, 330, 560, 880, "#d8b384", seed=7, knots=((860, 940, 13),))
    loaf(p, 1010, 1290, 285)
    p.finish()


def loaf(p, cx, by, w):
    """A round loaf, floured and slashed."""
    prof = [(w * .80, 0), (w * .95, w * .10), (w, w * .26), (w * .95, w * .46), (w * .78, w * .64), (w * .50, w * .77), (w * .22, w * .83), (w * .02, w * .84)]
    p.shadow(cx, by, w * .92, w * .21, reach=.8)
    sil, _ = lathe(p, cx, by, prof, Material("#a8672f", dark="#5a3016", light="#e2ad6c"), .24, blur=9)
    box = (cx - w * 1.1, by - w * 1.2, w * 2.2, w * 1.6)
    p.grainy(sil, .02, .035, 4, "#5a2e12", 2.0, -1.0, .55, 11, box=box)
    p.grainy(sil, .10, .13, 3, "#5a2e12", 2.4, -1.3, .5, 14, box=box)
    # Flour lies where the basket held it: on the crown, thinning towards the side.
    p.add(f'<g {p.clip(sil)}><ellipse cx="{cx - w * .14:.0f}" cy="{by - w * .70:.0f}" rx="{w * .66:.0f}" ry="{w * .26:.0f}" fill="#fff3dc" opacity=".42" {p.blur(24)}/>'
          f'<ellipse cx="{cx:.0f}" cy="{by + w * .12:.0f}" rx="{w:.0f}" ry="{w * .24:.0f}" fill="#2f170a" opacity=".5" {p.blur(22)}/></g>')
    p.grainy(f"M{cx - w * .8:.0f} {by - w * .52:.0f}A{w * .8:.0f} {w * .34:.0f} 0 1 1 {cx + w * .8:.0f} {by - w * .52:.0f}A{w * .8:.0f} {w * .20:.0f} 0 1 1 {cx - w * .8:.0f} {by - w * .52:.0f}Z",
             .16, .2, 2, "#fff4e0", 2.6, -1.45, .7, 15, "screen", box=box)
    for dx, tall in ((-.40, .78), (-.04, 1), (.32, .82)):
        x0, y0 = cx + w * (dx - .05), by - w * (.72 + .08 * tall)
        x1, y1 = cx + w * (dx + .10), by - w * (.70 - .36 * tall)
        d = f"M{x0:.0f} {y0:.0f}C{x0 + w * .13:.0f} {y0 + w * .10:.0f} {x1 + w * .05:.0f} {y1 - w * .14:.0f} {x1:.0f} {y1:.0f}C{x1 - w * .06:.0f} {y1 - w * .12:.0f} {x0 + w * .02:.0f} {y0 + w * .14:.0f} {x0:.0f} {y0:.0f}Z"
        p.add(f'<path d="{d}" fill="#4f2812" opacity=".6" transform="translate(5 4)" {p.blur(4)}/><path d="{d}" fill="' + p.linear(x0, y0, x1, y1, (0, "#f2d9aa"), (1, "#d6a565")) + f'" {p.blur(1.6)}/>')


def peg(p, x, y, colour="#b98a58"):
    p.add(f'<ellipse cx="{x + 26}" cy="{y + 34}" rx="40" ry="30" fill="{p.ink}" opacity=".5" {p.blur(14)}/>')
    m = Material(colour)
    p.add(f'<circle cx="{x}" cy="{y}" r="30" fill="' + p.radial(x - 10, y - 12, 48, (0, m.light), (.5, m.base), (1, m.dark)) + '"/>')


APRON = {"oat": "#d9cbb2", "fret": "#82949b", "rust": "#a9593c"}


def apron(p, colour):
    c = APRON[colour]
    m = Material(c)
    # Neck strap, from the peg.
    peg(p, 800, 190)
    strap = "M690 470C676 360 742 230 800 186C858 230 926 360 910 470"
    p.add(f'<path d="{strap}" transform="translate(20 26)" fill="none" stroke="{p.ink}" stroke-width="40" opacity=".35" {p.blur(14)}/>')
    p.add(f'<path d="{strap}" fill="none" stroke="{m.tone(.36)}" stroke-width="42"/><path d="{strap}" fill="none" stroke="{m.tone(.56)}" stroke-width="36" transform="translate(-2 -1)"/>')
    p.add(f'<path d="{strap}" fill="none" stroke="{m.tone(.78)}" stroke-width="10" transform="translate(-9 0)" opacity=".7" {p.blur(3)}/>')
    # Ties hanging behind.
    for d in ("M470 760C420 900 436 1050 402 1240", "M1130 760C1176 920 1150 1080 1196 1290"):
        p.add(f'<path d="{d}" transform="translate(22 24)" fill="none" stroke="{p.ink}" stroke-width="30" opacity=".3" {p.blur(14)}/><path d="{d}" fill="none" stroke="{m.tone(.34)}" stroke-width="32"/><path d="{d}" fill="none" stroke="{m.tone(.52)}" stroke-width="24" transform="translate(-3 0)"/>')
    body = ("M652 452C700 470 900 472 948 450C962 560 1010 680 1136 752C1150 960 1160 1170 1178 1350C1120 1392 1040 1372 960 1390C880 1404 800 1378 720 1394C630 1408 520 1376 424 1356C444 1150 452 960 464 752C590 680 640 560 652 452Z")
    p.drop(body, 20, 22, 22, .5)
    p.add(f'<path d="{body}" fill="' + p.linear(420, 500, 1180, 1300, (0, m.tone(.74)), (.5, m.tone(.58)), (1, m.tone(.44))) + '"/>')
    g = p.clip(body)
    # Folds: broad soft darks with a light beside each.
    folds = [("M560 700C540 900 560 1100 520 1400", 60, .5), ("M690 640C720 860 676 1120 706 1410", 46, .30), ("M860 560C840 800 900 1100 868 1410", 70, .42), ("M1010 720C1040 900 1010 1140 1056 1400", 56, .5), ("M720 470C740 560 720 640 760 720", 34, .3), ("M900 470C880 560 910 640 890 700", 30, .3)]
    p.add(f"<g {g}>")
    for d, w, o in folds:
        p.add(f'<path d="{d}" fill="none" stroke="{m.tone(.10)}" stroke-width="{w}" opacity="{o * .8:.2f}" {p.blur(20)}/>',
              f'<path d="{d}" transform="translate({-w * 1.0:.0f} 0)" fill="none" stroke="{m.tone(.98)}" stroke-width="{w * .8:.0f}" opacity="{o * .75:.2f}" {p.blur(18)}/>',
              f'<path d="{d}" transform="translate({w * .10:.0f} 0)" fill="none" stroke="{m.tone(.06)}" stroke-width="{w * .16:.0f}" opacity="{o * .5:.2f}" {p.blur(6)}/>')
    p.add("</g>")
    linen(p, body, c, box=(380, 420, 840, 1000), strength=.55)
    p.add(f'<g {g}><path d="{body}" fill="none" stroke="{m.light}" stroke-width="8" opacity=".6" transform="translate(3 3)" {p.blur(2)}/><path d="{body}" fill="none" stroke="{m.dark}" stroke-width="10" opacity=".4" transform="translate(-3 -4)" {p.blur(3)}/></g>')
    hem = ("M672 470C720 486 880 488 930 468C946 578 996 690 1116 768C1130 970 1142 1170 1156 1336C1100 1370 1036 1352 958 1368C880 1382 800 1358 722 1372C636 1384 530 1356 446 1338C464 1150 470 970 484 766C606 690 660 580 672 470Z")
    stitches(p, hem, m.tone(.92), 3.5, "11 9", .7)
    pocket = "M560 900C690 914 900 914 1030 898L1036 1146C1030 1190 1000 1196 970 1198L624 1200C580 1198 556 1190 554 1150Z"
    p.add(f'<path d="{pocket}" transform="translate(7 10)" fill="{m.tone(.04)}" opacity=".55" {p.blur(7)}/>')
    p.add(f'<path d="{pocket}" fill="' + p.linear(550, 880, 1040, 1200, (0, m.tone(.72)), (.6, m.tone(.58)), (1, m.tone(.48))) + '"/>')
    linen(p, pocket, c, box=(540, 880, 510, 340), strength=.6, seed=12)
    p.add(f'<path d="M796 908C800 1000 794 1100 797 1198" stroke="{m.tone(.2)}" stroke-width="4" fill="none" opacity=".6"/>')
    stitches(p, "M786 912C790 1000 784 1100 787 1194", m.tone(.92), 3, "10 8", .7)
    stitches(p, "M562 934C690 948 900 948 1028 932", m.tone(.92), 3.5, "11 9", .75)
    stitches(p, "M570 940L566 1140C568 1174 590 1184 624 1186L968 1184C1000 1182 1020 1176 1024 1140L1020 940", m.tone(.92), 3, "10 8", .6)
    for x, y in ((566, 906), (1026, 904), (672, 474), (928, 474)):
        p.add(f'<circle cx="{x + 2}" cy="{y + 3}" r="10" fill="#2b1a10" opacity=".5" {p.blur(2)}/><circle cx="{x}" cy="{y}" r="9" fill="' + p.radial(x - 3, y - 4, 14, (0, "#f6d9a4"), (.5, "#b9803f"), (1, "#5c3717")) + '"/>')


for _c, _paper in (("oat", "fret"), ("fret", "oat"), ("rust", "cream")):
    def _draw(p, c=_c, paper=_paper):
        p.flat(paper, window=(150, 120, 380, 430, .22))
        apron(p, c)
        p.finish()
    PICTURES[f"linen-apron-{_c}"] = (_draw, 1600, 1600)


def folded(p, cx, by, w, layers, mat_colour, stripe=None, k=.30, depth=520, fringe=True, lh=74, check=False):
    """A cloth folded into a pile, its rounded edges towards us."""
    m = Material(mat_colour)
    rng = p.rng
    block_shadow(p, cx, by, w, depth * k)
    y = by
    for i in range(layers):
        ww = w - i * 5 + rng.uniform(-9, 9)
        ox = rng.uniform(-7, 7)
        x0, x1 = cx + ox - ww / 2, cx + ox + ww / 2
        h = lh + rng.uniform(-5, 6)
        sag = rng.uniform(3, 9)
        path = (f"M{x0 + 18:.0f} {y - h:.0f}C{cx - ww * .2:.0f} {y - h + sag:.0f} {cx + ww * .2:.0f} {y - h - sag * .4:.0f} {x1 - 18:.0f} {y - h:.0f}"
                f"C{x1 + 22:.0f} {y - h + 4:.0f} {x1 + 22:.0f} {y - 3:.0f} {x1 - 14:.0f} {y:.0f}C{cx + ww * .2:.0f} {y + sag * .5:.0f} {cx - ww * .2:.0f} {y - 2:.0f} {x0 + 14:.0f} {y:.0f}C{x0 - 22:.0f} {y - 3:.0f} {x0 - 22:.0f} {y - h + 4:.0f} {x0 + 18:.0f} {y - h:.0f}Z")
        p.add(f'<path d="{path}" fill="{m.tone(.5)}"/><path d="{path}" fill="' + p.linear(0, y - h, 0, y, (0, m.tone(.74)), (.3, m.tone(.66)), (.62, m.tone(.46)), (.88, m.tone(.16)), (1, m.tone(.04))) + '"/>')
        if stripe:
            p.add(f"<g {p.clip(path)}>")
            for sx, sw, sc in stripe:
                xx = cx + ox + sx * ww
                sm = Material(sc)
                p.add(f'<rect x="{xx:.0f}" y="{y - h - 4:.0f}" width="{sw}" height="{h + 8:.0f}" fill="' + p.linear(0, y - h, 0, y, (0, sm.tone(.76)), (.5, sm.tone(.52)), (.88, sm.tone(.16)), (1, sm.tone(.04))) + '"/>')
            p.add("</g>")
        p.add(f'<path d="{path}" fill="' + p.linear(x0, 0, x1, 0, (0, "#fff6e6", .20), (.3, "#fff6e6", .05), (.6, m.dark, 0), (1, m.dark, .5)) + '"/>')
        y -= h - 3
        last = (x0, x1, y)
    x0, x1, y0 = last
    dy, ins = depth * k, depth * .11
    top = (f"M{x0 + 8:.0f} {y0 + 8:.0f}C{x0 - 4:.0f} {y0 - 8:.0f} {x0 + ins * .4:.0f} {y0 - dy * .5:.0f} {x0 + ins:.0f} {y0 - dy:.0f}C{cx - w * .2:.0f} {y0 - dy - 12:.0f} {cx + w * .2:.0f} {y0 - dy + 6:.0f} {x1 - ins:.0f} {y0 - dy:.0f}"
           f"C{x1 - ins * .4:.0f} {y0 - dy * .5:.0f} {x1 + 4:.0f} {y0 - 8:.0f} {x1 - 8:.0f} {y0 + 8:.0f}C{cx + w * .2:.0f} {y0 + 2:.0f} {cx - w * .2:.0f} {y0 + 13:.0f} {x0 + 8:.0f} {y0 + 8:.0f}Z")
    p.add(f'<path d="{top}" fill="' + p.linear(x0, y0 - dy, x1, y0, (0, m.tone(.92)), (.5, m.tone(.78)), (1, m.tone(.62))) + '"/>')
    if stripe:
        p.add(f"<g {p.clip(top)}>")
        for sx, sw, sc in stripe:
            sm = Material(sc)
            a, b = cx + sx * w, cx + sx * w + sw
            q = (w - 2 * ins) / w
            p.add(f'<path d="M{a:.0f} {y0 + 14:.0f}L{cx + (a - cx) * q:.0f} {y0 - dy - 10:.0f}L{cx + (b - cx) * q:.0f} {y0 - dy - 10:.0f}L{b:.0f} {y0 + 14:.0f}Z" fill="{sm.tone(.74)}" opacity=".92"/>')
        if check:
            for f in (.22, .30, .72, .80):
                yy = y0 - dy * f
                sm = Material(stripe[0][2])
                p.add(f'<path d="M{x0 - 20:.0f} {yy:.0f}H{x1 + 20:.0f}" stroke="{sm.tone(.72)}" stroke-width="11" opacity=".8"/>')
        p.add("</g>")
    whole = f"M{x0 - 30:.0f} {by + 6:.0f}V{y0 - dy - 20:.0f}H{x1 + 30:.0f}V{by + 6:.0f}Z"
    return m, last, top, (x0 - 40, y0 - dy - 30, w + 90, by - y0 + dy + 60), layers


@picture("headland-blanket-fret")
def _(p):
    p.sweep("clay", horizon=.58)
    blanket(p, 800, 1210, 1000, "#8f9fa4", "#efe6d6", "#3f4f59")
    p.closer(100, 180, 1400)
    p.finish()


@picture("headland-blanket-gorse")
def _(p):
    p.sweep("slate", horizon=.58)
    blanket(p, 800, 1210, 1000, "#cf9f45", "#efe6d6", "#6b4a26")
    p.closer(100, 180, 1400)
    p.finish()


def blanket(p, cx, by, w, colour, light, dark):
    stripe = [(-.36, 26, light), (-.325, 9, dark), (.06, 26, light), (.095, 9, dark), (.33, 26, light), (.365, 9, dark)]
    m, (x0, x1, y0), top, box, n = folded(p, cx, by, w, 5, colour, stripe, depth=560, lh=82, check=True)
    x, y, bw, bh = box
    hull = f"{top}M{x0:.0f} {y0:.0f}H{x1:.0f}V{by:.0f}H{x0:.0f}Z"
    wool(p, hull, colour, box=box, strength=.5)
    # The twisted fringe of the topmost fold.
    rng = p.rng
    i = x0 + 26
    while i < x1 - 20:
        L = rng.uniform(92, 122)
        bend = rng.uniform(-9, 9)
        d = f"M{i:.0f} {y0 + 4:.0f}C{i - 4:.0f} {y0 + L * .3:.0f} {i + bend:.0f} {y0 + L * .7:.0f} {i + bend * 1.4:.0f} {y0 + L:.0f}"
        t = .72 - .28 * (i - x0) / (x1 - x0)
        p.add(f'<path d="{d}" transform="translate(5 6)" stroke="{m.dark}" stroke-width="12" fill="none" stroke-linecap="round" opacity=".5" {p.blur(3)}/>'
              f'<path d="{d}" stroke="{m.tone(t - .2)}" stroke-width="12" fill="none" stroke-linecap="round"/><path d="{d}" transform="translate(-2 0)" stroke="{m.tone(t + .16)}" stroke-width="5" fill="none" stroke-dasharray="8 5" stroke-linecap="round"/>')
        i += rng.uniform(24, 30)


def pillar(p, cx, by, r, h, colour="#d9a441", k=.24, lit=True, melt=True):
    m = Material(colour, glow=.4, gloss=.12, dark="#7a4a17", light="#fbe3a6")
    prof = [(r * .985, 0), (r, 8), (r, h * .5), (r, h - 14), (r, h - 14), (r * .985, h - 4), (r * .955, h)]
    p.shadow(cx, by, r, r * k, reach=1.5, strength=.95)
    sil, _ = lathe(p, cx, by, prof, m, k)
    if lit:
        p.add(f'<path d="{sil}" fill="' + p.linear(0, by - h, 0, by - h * .35, (0, "#ffe6a6", .85), (.4, "#ffcf7a", .4), (1, "#ffcf7a", 0)) + '"/>')
    p.grainy(sil, .02, .05, 3, "#fff0c4", 3, -1.6, .35, 5, "screen", box=(cx - r - 10, by - h - r, 2 * r + 20, h + 2 * r))
    y = by - h
    p.add(f'<path d="{ring(cx, y, r * .955, k)}" fill="' + p.linear(cx - r, y, cx + r, y, (0, "#fbe6b4"), (.5, "#f4d48c"), (1, "#d9a752")) + '"/>',
          f'<path d="{ring(cx, y + 3, r * .80, k * .92)}" fill="' + p.radial(cx, y, r * .8, (0, "#fff7d6"), (.35, "#fbdc92"), (1, "#d7a04a"), squash=k) + '"/>')
    p.add(f'<path d="M{cx} {y + 4}C{cx - 2} {y - 14} {cx + 3} {y - 24} {cx + 1} {y - 36}" stroke="#3a2a1c" stroke-width="7" fill="none" stroke-linecap="round"/>')
    if lit:
        flame(p, cx + 1, y - 22, 130, 520)
    return sil


@picture("beeswax-pillar")
def _(p):
    p.sweep("slate", window=(90, 60, 300, 380, .2))
    pillar(p, 960, 1140, 150, 400)
    pillar(p, 620, 1230, 172, 640)
    pillar(p, 850, 1310, 132, 230, lit=False)
    p.finish()


@picture("kelp-soap")
def _(p):
    p.sweep("fret", horizon=.56)
    soap(p, 830, 1200, 620, 210, "#7f8f73", "KELP")
    soap(p, 770, 980, 600, 200, "#8d9b80", None, band="#efe6d4")
    p.closer(180, 240, 1260)
    p.finish()


def block_shadow(p, cx, by, w, back):
    """The shadow of a thing with a flat front."""
    x0, x1 = cx - w / 2, cx + w / 2
    s = 1.25 if p.dim else 1
    p.add(f'<path d="M{x0 + 10:.0f} {by - 14:.0f}L{x1:.0f} {by + 4:.0f}L{x1 + w * .34:.0f} {by - back * .5:.0f}L{x1 + w * .18:.0f} {by - back * 1.1:.0f}L{x0:.0f} {by - back:.0f}Z" fill="{p.ink}" opacity="{.42 * s:.2f}" {p.blur(26)}/>'
          f'<path d="M{x0 - 2:.0f} {by - 20:.0f}H{x1 + 8:.0f}V{by + 12:.0f}H{x0 + 6:.0f}Z" fill="{p.ink}" opacity="{.6 * s:.2f}" {p.blur(9)}/>')


def soap(p, cx, by, w, h, colour, word=None, band=None):
    m = Material(colour, gloss=.1)
    block_shadow(p, cx, by, w, 400 * .34)
    lid, face, whole = slab(p, cx, by, w, h, 400, m, k=.34, r=38)
    box = (cx - w / 2 - 20, by - h - 200, w + 40, h + 220)
    p.grainy(whole, .02, .03, 4, lift(colour, -.12), 2.6, -1.3, .5, 3, box=box)
    p.grainy(whole, .05, .07, 3, lift(colour, .10), 2.6, -1.35, .5, 9, "screen", box=box)
    rng = p.rng
    flecks = "".join(f'<ellipse cx="{rng.uniform(cx - w / 2, cx + w / 2):.0f}" cy="{rng.uniform(by - h - 130, by):.0f}" rx="{rng.uniform(2, 7):.1f}" ry="{rng.uniform(1, 3):.1f}" transform="rotate(0)" opacity="{rng.uniform(.3, .8):.1f}"/>' for _ in range(110))
    p.add(f'<g {p.clip(whole)} fill="{lift(colour, -.28)}">{flecks}</g>')
    if word:
        ty = by - h * .36
        f = f'font-family="Georgia, DejaVu Serif, serif" font-size="{h * .40:.0f}" letter-spacing="{h * .13:.0f}" text-anchor="middle" font-weight="bold"'
        p.add(f'<text x="{cx + 3}" y="{ty + 4:.0f}" {f} fill="{m.light}" opacity=".8">{word}</text><text x="{cx}" y="{ty:.0f}" {f} fill="{m.dark}" opacity=".75">{word}</text>')
    if band:
        b = Material(band)
        bw = w * .36
        x = cx - bw / 2
        y0 = by - h
        dy, q = 400 * .34, (w - 80) / w
        p.add(f'<path d="M{x - 5:.0f} {by + 1:.0f}V{y0:.0f}L{cx - bw / 2 * q - 4:.0f} {y0 - dy:.0f}H{cx + bw / 2 * q + 9:.0f}L{x + bw + 9:.0f} {y0:.0f}V{by + 1:.0f}Z" fill="{m.dark}" opacity=".5" {p.blur(6)}/>')
        p.add(f'<path d="M{x:.0f} {y0:.0f}L{cx - bw / 2 * q:.0f} {y0 - dy + 1:.0f}H{cx + bw / 2 * q:.0f}L{x + bw:.0f} {y0:.0f}Z" fill="{b.tone(.82)}"/>')
        p.add(f'<path d="M{x:.0f} {y0:.0f}H{x + bw:.0f}V{by + 2:.0f}H{x:.0f}Z" fill="' + p.linear(0, y0 - 10, 0, by, (0, b.tone(.85)), (.12, b.tone(.64)), (1, b.tone(.40))) + '"/>')
        f = 'font-family="Georgia, DejaVu Serif, serif" text-anchor="middle"'
        p.add(f'<text x="{cx}" y="{by - h * .48:.0f}" {f} font-size="{h * .20:.0f}" letter-spacing="5" fill="#4b4336">Plain</text>'
              f'<text x="{cx}" y="{by - h * .24:.0f}" {f} font-size="{h * .20:.0f}" letter-spacing="5" fill="#4b4336">Weather</text>')


@picture("log-basket")
def _(p):
    p.sweep("oat", horizon=.58)
    cx, by = 790, 1260
    prof = [(330, 0), (350, 20), (400, 180), (440, 360), (462, 480)]
    p.shadow(cx, by, 350, 84, reach=.9)
    k = .26
    rim_y = by - 480
    basket(p, cx, by, prof, "#a97c4d", k, rows=17, count=40)
    plait(p, cx, rim_y, 458, k, "#a9794a", 26, math.pi, 2 * math.pi, 40)
    p.add(f'<path d="{ring(cx, rim_y, 450, k)}" fill="#2d1f14"/>')
    logs(p, cx, rim_y)
    plait(p, cx, rim_y, 458, k, "#a9794a", 30, 0, math.pi, 40)
    p.closer(60, 160, 1440)
    p.finish()


def logs(p, cx, y):
    p.add(f'<g {p.clip(f"M{cx - 452} {y}A452 {452 * .26:.0f} 0 0 0 {cx + 452} {y}L{cx + 452} {y - 700}H{cx - 452}Z")}>')
    for lx, ly, r, ang in ((-190, -60, 92, -8), (60, -96, 104, 5), (260, -50, 84, 10), (-60, 10, 96, -4), (170, 26, 90, 6), (-280, 20, 80, -12)):
        x, yy = cx + lx, y + ly
        p.add(f'<g transform="rotate({ang} {x} {yy})"><path d="M{x - r} {yy}L{x - r + 8} {yy + 300}H{x + r - 8}L{x + r} {yy}Z" fill="' + p.linear(x - r, 0, x + r, 0, (0, "#6b5240"), (.3, "#8a6c52"), (.7, "#4d3829"), (1, "#33241a")) + '"/>')
        bark = f"M{x - r} {yy}L{x - r + 8} {yy + 300}H{x + r - 8}L{x + r} {yy}Z"
        p.grainy(bark, .06, .008, 3, "#20140c", 4, -1.9, .7, 6, box=(x - r, yy, 2 * r, 300))
        end = ring(x, yy, r, .52)
        p.add(f'<path d="{end}" fill="#5b4330"/><path d="{ring(x, yy, r - 8, .52)}" fill="' + p.linear(x - r, yy, x + r, yy, (0, "#f0d6a8"), (1, "#c99a63")) + '"/>')
        for j in range(6):
            p.add(f'<path d="{ring(x + 3, yy - 1, (r - 12) * (1 - j * .16), .5)}" fill="none" stroke="#9a6a3a" stroke-width="2" opacity=".5"/>')
        p.add(f'<path d="M{x} {yy}L{x + r * .5:.0f} {yy - r * .18:.0f}M{x} {yy}L{x - r * .4:.0f} {yy + r * .2:.0f}" stroke="#7a4f28" stroke-width="3" opacity=".6"/></g>')
    p.add("</g>")


NOTE = {"ink": "#3b4753", "rust": "#a9593c", "moss": "#6f7d62"}


def notebook(p, x, y, w, h, colour, angle, thick=16, label=True):
    m = Material(colour)
    path = round_rect(x, y, w, h, 12)
    t = f"rotate({angle} {x + w / 2:.0f} {y + h / 2:.0f})"
    p.drop(path, 16, 20, 18, .55, t)
    p.add(f'<g transform="{t}">')
    for i in range(thick, 0, -4):
        p.add(f'<path d="{path}" transform="translate({i * .7:.1f} {i * .8:.1f})" fill="{"#d9cdb6" if i % 8 else "#f4ecdc"}"/>')
    p.add(f'<path d="{path}" fill="' + p.linear(x, y, x + w, y + h, (0, m.tone(.74)), (.5, m.tone(.58)), (1, m.tone(.48))) + '"/>')
    linen(p, path, colour, box=(x, y, w, h), strength=.5, coarse=.8)
    sp = f"M{x + 64} {y}V{y + h}"
    p.add(f'<rect x="{x}" y="{y}" width="64" height="{h}" fill="{m.dark}" opacity=".18"/>')
    p.add(f'<path d="{sp}" stroke="{m.dark}" stroke-width="4" opacity=".6"/><path d="{sp}" transform="translate(4 0)" stroke="{m.light}" stroke-width="3" opacity=".5"/>')
    for j in range(5):
        yy = y + h * (.12 + .19 * j)
        p.add(f'<path d="M{x + 26} {yy:.0f}v{h * .09:.0f}" stroke="#2a2018" stroke-width="6" opacity=".4" transform="translate(2 3)" stroke-linecap="round"/><path d="M{x + 26} {yy:.0f}v{h * .09:.0f}" stroke="#f0e4cc" stroke-width="5" stroke-linecap="round"/>')
    if label:
        lx, ly, lw, lh = x + w * .30, y + h * .18, w * .52, h * .17
        p.add(f'<path d="{round_rect(lx + 2, ly + 3, lw, lh, 5)}" fill="#1d1712" opacity=".35" {p.blur(3)}/><path d="{round_rect(lx, ly, lw, lh, 5)}" fill="#f1e8d7"/>')
        p.add(f'<path d="{round_rect(lx + 10, ly + 10, lw - 20, lh - 20, 2)}" fill="none" stroke="{colour}" stroke-width="2.5" opacity=".8"/>')
        p.add(f'<text x="{lx + lw / 2:.0f}" y="{ly + lh * .60:.0f}" text-anchor="middle" font-family="Georgia, DejaVu Serif, serif" font-style="italic" font-size="{lh * .28:.0f}" fill="#4b4336">Weather notes</text>')
    p.add("</g>")


def pencil(p, x, y, length, angle, colour="#c0863a"):
    m = Material(colour, gloss=.4)
    p.add(f'<g transform="translate({x} {y}) rotate({angle})"><path d="M0 4H{length}" transform="translate(8 20)" stroke="{p.ink}" stroke-width="22" opacity=".5" {p.blur(8)}/>'
          f'<path d="M{length - 4} -12L{length + 62} 0L{length - 4} 12Z" fill="#e6c79a"/><path d="M{length + 40} -4.2L{length + 64} 0L{length + 40} 4.2Z" fill="#2a2420"/>'
          f'<rect x="0" y="-13" width="{length}" height="26" rx="3" fill="' + p.linear(0, -13, 0, 13, (0, m.tone(.7)), (.3, m.tone(1)), (.36, m.tone(.66)), (.66, m.tone(.5)), (.7, m.tone(.3)), (1, m.tone(.2))) + f'"/></g>')


@picture("stitched-notebook")
def _(p):
    p.flat("clay", window=(110, 100, 360, 420, .22))
    notebook(p, 610, 330, 600, 830, NOTE["moss"], 9, label=False)
    notebook(p, 500, 340, 600, 830, NOTE["rust"], 1.5, label=False)
    notebook(p, 400, 370, 600, 830, NOTE["ink"], -7)
    pencil(p, 620, 1400, 460, -12)
    p.finish()
