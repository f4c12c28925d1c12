"""The rest of the shop's goods, and the second views of the first."""
from forms import *
from pictures import *
from studio import *


# ---------------------------------------------------------------- pottery

@picture("everyday-mug-trio")
def _(p):
    p.sweep("fret")
    with p.place(430, 1060, .80, (770, 1160)):
        mug(p, 770, 1160, 1.0, "turf")
    with p.place(1080, 1080, .84, (770, 1160)):
        mug(p, 770, 1160, 1.0, "fret", "#6b3f24")
    with p.place(720, 1250, 1.0, (770, 1160)):
        mug(p, 770, 1160, 1.0, "oat", "#c79a6c")
    p.closer(60, 130, 1400)
    p.finish()


def pear(p, x, y, s, lean, colour="#b9a548", blush="#b5602f"):
    m = Material(colour, gloss=.2, shine=20)
    with p.place(x, y, s, (0, 0)):
        p.add(f'<g transform="rotate({lean})">')
        prof = [(30, 0), (84, 20), (116, 80), (110, 150), (72, 214), (50, 268), (36, 310), (8, 326)]
        sil, _ = lathe(p, 0, 0, prof, m, .26)
        p.add(f'<g {p.clip(sil)}><ellipse cx="66" cy="-110" rx="70" ry="120" fill="{blush}" opacity=".55" {p.blur(26)}/></g>')
        p.grainy(sil, .09, .09, 2, "#6b5a20", 3, -1.9, .6, 4, box=(-140, -360, 280, 420))
        tube(p, "M0 -318C4 -350 14 -366 30 -386", 11, Material("#5b4028"), layers=3)
        p.add("</g>")


@picture("wednesday-bowl-pears")
def _(p):
    p.sweep("brick")
    cx, by, R, k = 800, 1180, 560, .30
    cy = by - 330
    bowl(p, cx, by, R, 330, "turf", k, inside="oat", foot=20)
    p.add(f'<g {p.clip(f"M{cx - 532} {cy}A532 {532 * k * .97:.0f} 0 0 0 {cx + 532} {cy}V0H{cx - 532}Z")}>')
    p.add(f'<ellipse cx="{cx + 40}" cy="{cy + 40}" rx="400" ry="100" fill="#2a2018" opacity=".5" {p.blur(30)}/>')
    pear(p, 610, cy + 60, 1.0, -14)
    pear(p, 980, cy + 56, .98, 16, "#a8a04a")
    pear(p, 790, cy + 30, 1.05, 3, "#c2ad55")
    pear(p, 700, cy + 130, .95, -34, "#bba94b")
    pear(p, 930, cy + 140, .95, 30, "#b3a148")
    p.add("</g>")
    p.closer(60, 110, 1480)
    p.finish()


@picture("rain-jug-flowers")
def _(p):
    p.sweep("clay")
    y = 1300 - 706 * 1.05
    rng = p.rng
    for x, h, bend in ((-70, 420, -190), (-30, 520, -80), (10, 560, 40), (50, 470, 150), (90, 360, 240)):
        pts = [(760 + x * .6, y + 60), (760 + x, y - h * .4), (760 + x + bend, y - h)]
        stem(p, pts, "#6d5236", 8)
        for j in range(9):
            t = .25 + j * .085
            px = (1 - t) ** 2 * pts[0][0] + 2 * t * (1 - t) * pts[1][0] + t * t * pts[2][0]
            py = (1 - t) ** 2 * pts[0][1] + 2 * t * (1 - t) * pts[1][1] + t * t * pts[2][1]
            d = 1 if j % 2 else -1
            m = Material("#cfc3ae")
            p.add(f'<g transform="translate({px + d * 13:.0f} {py:.0f}) rotate({d * 32 + bend * .06:.0f})"><ellipse rx="13" ry="22" fill="' + p.radial(-4, -8, 26, (0, m.light), (.5, m.base), (1, m.dark)) + '"/>'
                  f'<path d="M-10 10Q0 26 10 10L4 24H-4Z" fill="#5d4229"/></g>')
    jug(p, 770, 1300, 1.05, "fret")
    p.closer(-90, -180, 1680)
    p.finish()


@picture("long-rain-teapot")
def _(p):
    p.sweep("gorse")
    cx, by, k = 770, 1170, .26
    m = raw("oat")
    prof = [(170, 0), (182, 8), (280, 90), (318, 200), (290, 310), (206, 390), (150, 410)]
    p.shadow(cx, by, 200, 200 * k, reach=1.7)
    # Cane handle, over the top.
    tube(p, f"M{cx - 190} {by - 370}C{cx - 220} {by - 720} {cx + 220} {by - 720} {cx + 190} {by - 370}", 30, Material("#a2743f"), layers=5)
    for i in range(15):
        t = (i + .5) / 15
        a = math.pi * (1 - t)
        x, y = cx + 205 * math.cos(a) * 1.0, by - 372 - 262 * math.sin(a) ** .8
        p.add(f'<path d="M{x - 12:.0f} {y - 13:.0f}l22 24" stroke="#5f3f1e" stroke-width="5" opacity=".5" stroke-linecap="round"/>')
    tube(p, f"M{cx + 250} {by - 170}C{cx + 380} {by - 190} {cx + 380} {by - 330} {cx + 470} {by - 400}", 84, m, layers=7)
    p.add(f'<ellipse cx="{cx + 474}" cy="{by - 406}" rx="40" ry="20" transform="rotate(36 {cx + 474} {by - 406})" fill="{m.tone(.85)}"/><ellipse cx="{cx + 476}" cy="{by - 407}" rx="28" ry="12" transform="rotate(36 {cx + 476} {by - 407})" fill="#4a3a2c"/>')
    glazed(p, cx, by, prof, "oat", k, foot=30, speckle=150)
    gleam(p, cx, by, prof, -.72, -.56, 110, 330, k, .45, 10)
    for x in (-190, 190):
        p.add(f'<circle cx="{cx + x}" cy="{by - 366}" r="24" fill="{m.tone(.45)}"/><circle cx="{cx + x - 4}" cy="{by - 370}" r="18" fill="{m.tone(.7)}"/>')
    lid = [(150, 0), (152, 10), (110, 44), (40, 62), (26, 72), (40, 96), (26, 118), (6, 122)]
    p.add(f'<path d="{ring(cx, by - 408, 160, k)}" fill="{m.tone(.2)}" opacity=".8" {p.blur(4)}/>')
    lathe(p, cx, by - 412, lid, m, k, speckle=24)
    gleam(p, cx, by - 412, lid, -.6, -.3, 12, 54, k, .35, 6)
    p.closer(110, 150, 1400)
    p.finish()


@picture("salt-pig")
def _(p):
    p.sweep("moss")
    cx, by, k = 800, 1200, .24
    m = raw("rust")
    prof = [(190, 0), (206, 10), (256, 120), (266, 240), (232, 370), (160, 470), (70, 520), (10, 530)]
    p.shadow(cx, by, 210, 210 * k, reach=1.5)
    glazed(p, cx, by, prof, "rust", k, foot=60, speckle=110)
    gleam(p, cx, by, prof, -.78, -.64, 160, 380, k, .4, 9)
    # The snout: an opening that looks at the cook.
    ox, oy, rx, ry = cx - 40, by - 300, 176, 148
    e = lambda a, b, dx=0, dy=0: f"M{ox - a + dx} {oy + dy}A{a} {b} 0 1 0 {ox + a + dx} {oy + dy}A{a} {b} 0 1 0 {ox - a + dx} {oy + dy}Z"
    p.add(f'<g transform="rotate(-8 {ox} {oy})"><path d="{e(rx + 8, ry + 8, 10, 12)}" fill="{m.dark}" opacity=".6" {p.blur(9)}/>'
          f'<path d="{e(rx, ry)}" fill="' + p.linear(ox - rx, oy - ry, ox + rx, oy + ry, (0, m.tone(.9)), (.5, m.tone(.66)), (1, m.tone(.86))) + '"/>'
          f'<path d="{e(rx - 20, ry - 18)}" fill="' + p.linear(ox - rx, oy - ry, ox + rx * .8, oy + ry, (0, "#1f110b"), (.55, "#4a2617"), (1, "#8d4a30")) + '"/>')
    hole = e(rx - 20, ry - 18)
    p.add(f'<g {p.clip(hole)}>')
    salt = f"M{ox - rx} {oy + 60}C{ox - 90} {oy + 16} {ox - 20} {oy + 44} {ox + 50} {oy + 20}C{ox + 90} {oy + 10} {ox + 130} {oy + 40} {ox + rx} {oy + 66}V{oy + ry}H{ox - rx}Z"
    p.add(f'<path d="{salt}" fill="' + p.linear(ox - rx, oy, ox + rx, oy + 60, (0, "#b9b2a8"), (.6, "#f3eee4"), (1, "#fffaf0")) + '"/>')
    p.grainy(salt, .16, .16, 2, "#8d8478", 3.2, -1.6, .7, 4)
    p.add("</g></g>")
    p.closer(140, 180, 1320)
    p.finish()


@picture("butter-dish")
def _(p):
    p.sweep("clay", horizon=.58)
    m, o = raw("fret"), raw("oat")
    cx, by = 800, 1160
    p.shadow(cx, by - 26, 420, 96, reach=.8)
    plate = [(330, 0), (350, 8), (430, 36), (446, 46)]
    lathe(p, cx, by, plate, o, .26, speckle=30)
    p.add(f'<path d="{ring(cx, by - 46, 446, .26)}" fill="' + p.linear(cx - 446, 0, cx + 446, 0, (0, o.tone(.86)), (.5, o.tone(.8)), (1, o.tone(.55))) + '"/>'
          f'<path d="{ring(cx, by - 40, 420, .25)}" fill="' + p.linear(cx - 420, 0, cx + 420, 0, (0, o.tone(.5)), (.5, o.tone(.68)), (1, o.tone(.8))) + '"/>'
          f'<ellipse cx="{cx + 50}" cy="{by - 34}" rx="380" ry="84" fill="{o.dark}" opacity=".55" {p.blur(16)}/>')
    dome = [(346, 0), (350, 14), (344, 120), (310, 210), (230, 268), (110, 294), (36, 300)]
    lathe(p, cx, by - 44, dome, m, .25, speckle=110, rings=.08)
    gleam(p, cx, by - 44, dome, -.76, -.6, 40, 220, .25, .45, 10)
    gleam(p, cx, by - 44, dome, -.5, -.1, 262, 290, .25, .35, 8)
    knob = [(30, 0), (26, 16), (48, 42), (52, 64), (36, 84), (8, 90)]
    lathe(p, cx, by - 340, knob, m, .26)
    p.closer(140, 180, 1320)
    p.finish()


@picture("bud-vase")
def _(p):
    p.sweep("oat")
    shapes = [("gorse", 470, 1090, [(90, 0), (100, 8), (140, 80), (134, 170), (70, 230), (34, 280), (36, 350), (44, 370)]),
              ("moss", 1060, 1110, [(96, 0), (104, 8), (124, 70), (150, 150), (110, 220), (42, 262), (38, 292), (46, 310)]),
              ("rust", 770, 1250, [(80, 0), (90, 8), (126, 120), (130, 250), (84, 350), (38, 410), (34, 500), (42, 524)])]
    for g, x, by, prof in shapes:
        top = by - prof[-1][1]
        if g == "rust":
            stem(p, [(x, top + 30), (x - 10, top - 120), (x + 40, top - 300)], "#6f7a4a", 8)
            for j, (dx, dy, a) in enumerate(((-4, -90, 200), (0, -130, -30), (8, -180, 190), (18, -220, -40), (30, -260, 180))):
                leaf(p, x + dx, top + dy, 110 - j * 8, a, "#76824f", .26)
            leaf(p, x + 40, top - 296, 90, -70, "#7f8b57", .28)
        if g == "gorse":
            stem(p, [(x, top + 20), (x + 6, top - 80), (x - 40, top - 190)], "#7c7446", 6)
            umbel(p, x - 42, top - 206, 70, "#efe6d2", 90)
        m = raw(g)
        p.shadow(x, by, prof[0][0] * 1.2, prof[0][0] * .28, reach=1.7)
        glazed(p, x, by, prof, g, .24, foot=26, speckle=50)
        gleam(p, x, by, prof, -.72, -.56, 40, prof[-1][1] * .55, .24, .45, 7)
        r = prof[-1][0]
        p.add(f'<path d="{ring(x, top, r, .26)}" fill="{m.tone(.82)}"/><path d="{ring(x, top, r - 8, .24)}" fill="{m.tone(.04)}"/>')
        if g == "rust":
            stem(p, [(x, top + 6), (x - 3, top - 60)], "#6f7a4a", 8)
        if g == "gorse":
            stem(p, [(x, top + 4), (x + 3, top - 40)], "#7c7446", 6)
    p.closer(70, 90, 1400)
    p.finish()


def plate_top(p, cx, cy, R, glaze):
    """A plate from straight above."""
    m = raw(glaze)
    c = lambda r: f"M{cx - r:.0f} {cy}A{r:.0f} {r:.0f} 0 1 0 {cx + r:.0f} {cy}A{r:.0f} {r:.0f} 0 1 0 {cx - r:.0f} {cy}Z"
    p.drop(c(R), 22, 26, 26, .5)
    p.add(f'<path d="{c(R)}" fill="' + p.linear(cx - R * .7, cy - R * .7, cx + R * .7, cy + R * .7, (0, m.tone(.9)), (.5, m.tone(.72)), (1, m.tone(.46))) + '"/>'
          f'<path d="{c(R * .95)}" fill="' + p.linear(cx - R * .7, cy - R * .7, cx + R * .7, cy + R * .7, (0, m.tone(.46)), (.5, m.tone(.64)), (1, m.tone(.86))) + '"/>'
          f'<path d="{c(R * .86)}" fill="' + p.linear(cx - R * .6, cy - R * .6, cx + R * .6, cy + R * .6, (0, m.tone(.6)), (.5, m.tone(.7)), (1, m.tone(.74))) + f'" {p.blur(8)}/>'
          f'<circle cx="{cx}" cy="{cy}" r="{R * .72:.0f}" fill="none" stroke="{m.dark}" stroke-width="9" opacity=".18" {p.blur(5)}/>')
    for i in range(6):
        p.add(f'<circle cx="{cx + i % 3 - 1}" cy="{cy + i % 2}" r="{R * (.62 - i * .1):.0f}" fill="none" stroke="{m.light if i % 2 else m.dark}" stroke-width="4" opacity=".14" {p.blur(2)}/>')
    dots = "".join(f'<circle cx="{cx + R * .93 * math.sqrt(d) * math.cos(a):.0f}" cy="{cy + R * .93 * math.sqrt(d) * math.sin(a):.0f}" r="{s:.1f}" opacity="{o:.1f}"/>'
                   for a, d, s, o in ((p.rng.uniform(0, 6.3), p.rng.random(), p.rng.choice((1.6, 2, 2.6, 3.6)), p.rng.uniform(.2, .6)) for _ in range(120)))
    p.add(f'<g fill="#3c2c22">{dots}</g>')
    p.add(f'<path d="M{cx - R * .80:.0f} {cy + R * .16:.0f}A{R * .82:.0f} {R * .82:.0f} 0 0 1 {cx - R * .06:.0f} {cy - R * .81:.0f}" fill="none" stroke="#fffaf0" stroke-width="{R * .045:.0f}" stroke-linecap="round" opacity=".42" {p.blur(7)}/>')


@picture("supper-plate")
def _(p):
    p.flat("heather", window=(120, 100, 360, 420, .22))
    plate_top(p, 740, 760, 520, "fret")
    plate_top(p, 880, 900, 400, "oat")
    p.finish()


# ---------------------------------------------------------------- wood

def spoon(p, x, y, s, angle, colour, kind):
    m = Material(colour)
    if kind == "spoon":
        d = "M-17 -560C-22 -400 -16 -200 -24 -40C-30 10 -92 40 -96 150C-98 250 -50 300 0 300C50 300 98 250 96 150C92 40 30 10 24 -40C16 -200 22 -400 17 -560C14 -590 -14 -590 -17 -560Z"
    elif kind == "spatula":
        d = "M-17 -560C-22 -400 -16 -200 -26 -40C-34 20 -80 60 -82 140L-74 270C-70 296 60 312 82 262L84 140C80 60 34 20 26 -40C16 -200 22 -400 17 -560C14 -590 -14 -590 -17 -560Z"
    else:
        d = "M-15 -560C-20 -400 -13 -260 -18 -130C-22 -60 -50 -20 -52 50C-54 120 -24 150 0 150C24 150 54 120 52 50C50 -20 22 -60 18 -130C13 -260 20 -400 15 -560C12 -586 -12 -586 -15 -560Z"
    t = f"translate({x} {y}) rotate({angle}) scale({s})"
    p.drop(d, 10, 14, 12, .55, t)
    p.add(f'<g transform="{t}"><path d="{d}" fill="' + p.linear(-90, 0, 90, 0, (0, m.tone(.86)), (.5, m.tone(.6)), (1, m.tone(.36))) + '"/>')
    wood_grain(p, d, (-110, -600, 220, 920), colour, vertical=True, seed=int(abs(angle)) + 3, strength=.5)
    if kind != "spatula":
        b = (0, 150, 70, 112) if kind == "spoon" else (0, 50, 36, 74)
        p.add(f'<ellipse cx="{b[0]}" cy="{b[1]}" rx="{b[2]}" ry="{b[3]}" fill="' + p.linear(-b[2], b[1] - b[3], b[2], b[1] + b[3], (0, m.tone(.12)), (.5, m.tone(.44)), (1, m.tone(.84))) + f'" opacity=".85" {p.blur(3)}/>')
    p.add(f'<path d="{d}" {p.clip(d)} fill="none" stroke="{m.light}" stroke-width="9" opacity=".7" transform="translate(3 2)" {p.blur(3)}/></g>')


@picture("cherry-spoons")
def _(p):
    p.flat("fret", window=(120, 90, 380, 430, .22))
    spoon(p, 560, 880, 1.12, -13, "#a9683f", "spoon")
    spoon(p, 820, 860, 1.1, 2, "#b87a4b", "spatula")
    spoon(p, 1060, 930, 1.12, 15, "#9c5c36", "small")
    p.finish()


@picture("three-leg-stool")
def _(p):
    p.sweep("moss", horizon=.66)
    cx, top, R, k = 800, 640, 380, .27
    m = Material("#c9965f")
    floor = 1270
    p.add(f'<ellipse cx="{cx + 120}" cy="{floor - 20}" rx="470" ry="90" fill="{p.ink}" opacity=".38" {p.blur(40)}/>')
    legs = [((cx + 60, top + 30), (cx + 96, floor - 140), 44), ((cx - 200, top + 60), (cx - 300, floor), 50), ((cx + 220, top + 60), (cx + 330, floor - 16), 50)]
    for (x1, y1), (x2, y2), w in legs:
        p.add(f'<ellipse cx="{x2 + 60}" cy="{y2}" rx="120" ry="16" fill="{p.ink}" opacity=".5" {p.blur(12)}/><ellipse cx="{x2 + 8}" cy="{y2}" rx="34" ry="10" fill="{p.ink}" opacity=".8" {p.blur(4)}/>')
        d = f"M{x1 - w * .62:.0f} {y1}L{x2 - w * .5:.0f} {y2 - 4}A{w * .5:.0f} {w * .16:.0f} 0 0 0 {x2 + w * .5:.0f} {y2 - 4}L{x1 + w * .62:.0f} {y1}Z"
        p.add(f'<path d="{d}" fill="' + p.linear((x1 + x2) / 2 - w, 0, (x1 + x2) / 2 + w, 0, (.1, m.tone(.6)), (.35, m.tone(.82)), (.6, m.tone(.5)), (.85, m.tone(.16)), (1, m.tone(.3))) + '"/>')
        wood_grain(p, d, (min(x1, x2) - 70, y1, abs(x2 - x1) + 140, y2 - y1 + 20), "#c9965f", vertical=True, seed=9, strength=.35)
        p.add(f'<g {p.clip(d)}><rect x="{x1 - 120}" y="{y1}" width="240" height="90" fill="#2b1a10" opacity=".5" {p.blur(24)}/></g>')
    prof = [(R * .94, 0), (R * .99, 22), (R, 48), (R * .985, 70), (R * .96, 80)]
    lathe(p, cx, top + 80, prof, m, k)
    seat = ring(cx, top, R * .965, k)
    p.add(f'<path d="{seat}" fill="' + p.linear(cx - R, top - 80, cx + R, top + 80, (0, m.tone(.92)), (.5, m.tone(.78)), (1, m.tone(.58))) + '"/>')
    wood_grain(p, seat, (cx - R, top - R * k - 4, 2 * R, 2 * R * k + 8), "#c9965f", seed=5, strength=.45)
    p.add(f'<g {p.clip(seat)}><ellipse cx="{cx + 10}" cy="{top + 26}" rx="{R * .7:.0f}" ry="{R * k * .6:.0f}" fill="{m.light}" opacity=".28" {p.blur(26)}/><ellipse cx="{cx - 30}" cy="{top - 34}" rx="{R * .7:.0f}" ry="34" fill="{m.dark}" opacity=".22" {p.blur(22)}/></g>')
    for x, y in ((-180, 30), (190, 26), (50, -50)):
        p.add(f'<ellipse cx="{cx + x}" cy="{top + y}" rx="36" ry="11" fill="{m.tone(.52)}"/><path d="M{cx + x - 30} {top + y - 2}L{cx + x + 30} {top + y + 2}" stroke="#6b4526" stroke-width="5"/>')
    p.closer(90, 130, 1420)
    p.finish()


@picture("beech-rolling-pin")
def _(p):
    p.flat("gorse", window=(120, 100, 380, 430, .22))
    m = Material("#d3a878")
    p.add('<g transform="rotate(-32 800 800)">')
    d = "M130 800C130 776 150 764 176 764C220 764 246 776 270 778L300 742C320 724 350 722 380 722H1220C1250 722 1280 724 1300 742L1330 778C1354 776 1380 764 1424 764C1450 764 1470 776 1470 800C1470 824 1450 836 1424 836C1380 836 1354 824 1330 822L1300 858C1280 876 1250 878 1220 878H380C350 878 320 876 300 858L270 822C246 824 220 836 176 836C150 836 130 824 130 800Z"
    p.add(f'<g transform="translate(52 12)"><path d="{d}" fill="{p.ink}" opacity=".42" {p.blur(26)} transform="translate(0 54)"/><path d="{d}" fill="{p.ink}" opacity=".7" {p.blur(10)} transform="translate(-30 12)"/></g>')
    p.add(f'<path d="{d}" fill="' + p.linear(0, 722, 0, 878, (0, m.tone(.62)), (.22, m.tone(.96)), (.5, m.tone(.66)), (.82, m.tone(.18)), (1, m.tone(.34))) + '"/>')
    wood_grain(p, d, (120, 716, 1360, 170), "#d3a878", seed=3, strength=.45)
    p.add(f'<g {p.clip(d)}><path d="M330 752H1270" stroke="#fff6e4" stroke-width="16" opacity=".5" stroke-linecap="round" {p.blur(7)}/></g></g>')
    rng = p.rng
    flour = "".join(f'<circle cx="{rng.gauss(1080, 190):.0f}" cy="{rng.gauss(1140, 130):.0f}" r="{rng.choice((1.5, 2, 3, 5)):.1f}" opacity="{rng.uniform(.3, .9):.1f}"/>' for _ in range(330))
    p.add(f'<ellipse cx="1090" cy="1150" rx="240" ry="150" fill="#fffaf0" opacity=".5" {p.blur(50)}/><g fill="#fffaf0">{flour}</g>')
    p.finish()


@picture("peg-rail")
def _(p):
    p.flat("cream", window=(180, 80, 420, 480, .22))
    m = Material("#cfa06c")
    x, y, w, h = 130, 520, 1340, 124
    path = round_rect(x, y, w, h, 14)
    p.drop(path, 16, 26, 20, .5)
    p.add(f'<path d="{path}" fill="' + p.linear(x, y, x, y + h, (0, m.tone(.86)), (.2, m.tone(.7)), (1, m.tone(.46))) + '"/>')
    wood_grain(p, path, (x, y, w, h), "#cfa06c", seed=8, strength=.5)
    p.add(f'<g {p.clip(path)}><path d="M{x} {y + 5}H{x + w}" stroke="{m.light}" stroke-width="9" opacity=".8" {p.blur(3)}/></g>')
    hang = {1: "towel", 3: "bag"}
    for i in range(5):
        px, py = x + 150 + i * 260, y + 66
        p.add(f'<path d="M{px - 20} {py + 8}L{px + 60} {py + 130}L{px + 110} {py + 110}L{px + 24} {py - 10}Z" fill="{p.ink}" opacity=".4" {p.blur(12)}/>')
    for i, kind in hang.items():
        px, py = x + 150 + i * 260, y + 72
        if kind == "towel":
            t = Material("#8f9fa4")
            d = f"M{px - 8} {py - 30}C{px - 60} {py + 60} {px - 116} {py + 300} {px - 128} {py + 700}C{px - 70} {py + 724} {px - 20} {py + 690} {px + 30} {py + 716}C{px + 70} {py + 732} {px + 110} {py + 706} {px + 122} {py + 700}C{px + 112} {py + 300} {px + 60} {py + 60} {px + 10} {py - 30}Z"
            p.drop(d, 20, 20, 20, .5)
            p.add(f'<path d="{d}" fill="' + p.linear(px - 130, 0, px + 130, 0, (0, t.tone(.5)), (.2, t.tone(.84)), (.4, t.tone(.5)), (.55, t.tone(.76)), (.75, t.tone(.40)), (.9, t.tone(.6)), (1, t.tone(.36))) + '"/>')
            p.add(f'<g {p.clip(d)} opacity=".9">' + "".join(f'<path d="M{px - 160} {py + o}C{px - 60} {py + o + 20} {px + 60} {py + o - 14} {px + 160} {py + o + 6}" stroke="#efe6d6" stroke-width="{ww}" fill="none"/>' for o, ww in ((560, 24), (600, 8), (622, 8))) + "</g>")
            linen(p, d, "#8f9fa4", box=(px - 160, py - 40, 320, 800), strength=.5)
        else:
            t = Material("#c39a6a")
            tube(p, f"M{px - 90} {py + 330}C{px - 70} {py + 120} {px - 30} {py + 10} {px} {py - 14}C{px + 30} {py + 10} {px + 70} {py + 120} {px + 90} {py + 330}", 16, Material("#8a5a3c"), layers=4)
            d = f"M{px - 130} {py + 320}C{px - 60} {py + 336} {px + 60} {py + 334} {px + 130} {py + 318}C{px + 150} {py + 440} {px + 152} {py + 560} {px + 140} {py + 640}C{px + 60} {py + 668} {px - 60} {py + 668} {px - 140} {py + 640}C{px - 152} {py + 560} {px - 150} {py + 440} {px - 130} {py + 320}Z"
            p.drop(d, 20, 20, 20, .5)
            p.add(f'<path d="{d}" fill="' + p.linear(px - 150, py + 320, px + 150, py + 660, (0, t.tone(.84)), (.5, t.tone(.62)), (1, t.tone(.36))) + '"/>')
            linen(p, d, "#c39a6a", box=(px - 160, py + 300, 320, 380), strength=.6, coarse=1.5)
            stitches(p, f"M{px - 122} {py + 350}C{px - 60} {py + 364} {px + 60} {py + 362} {px + 122} {py + 348}", "#f4e6cc", 4, "12 9", .8)
    for i in range(5):
        px, py = x + 150 + i * 260, y + 62
        pm = Material("#b98a58")
        p.add(f'<circle cx="{px + 6}" cy="{py + 8}" r="40" fill="#3a2413" opacity=".45" {p.blur(8)}/><circle cx="{px}" cy="{py}" r="34" fill="' + p.radial(px - 12, py - 14, 56, (0, pm.light), (.45, pm.base), (1, pm.dark)) + f'"/><circle cx="{px - 2}" cy="{py - 2}" r="24" fill="none" stroke="{pm.light}" stroke-width="3" opacity=".5"/>')
    p.finish()


def bottle(p, cx, by, s, glass, label, stopper="#b98a58", k=.22):
    m = Material(glass, gloss=.9, shine=60)
    prof = [(120, 0), (128, 12), (130, 160), (128, 330), (104, 404), (52, 450), (44, 480), (44, 540), (52, 546), (52, 566)]
    prof = [(r * s, h * s) for r, h in prof]
    p.shadow(cx, by, 130 * s, 130 * s * k, reach=1.6)
    p.add(f'<ellipse cx="{cx + 190 * s:.0f}" cy="{by - 14 * s:.0f}" rx="{90 * s:.0f}" ry="{18 * s:.0f}" fill="{m.light}" opacity=".5" {p.blur(14)}/>')
    sil, _ = lathe(p, cx, by, prof, m, k)
    p.add(f'<g {p.clip(sil)}><ellipse cx="{cx + 50 * s:.0f}" cy="{by - 110 * s:.0f}" rx="{60 * s:.0f}" ry="{120 * s:.0f}" fill="{m.light}" opacity=".38" {p.blur(24)}/></g>')
    lathe(p, cx, by - 562 * s, [(40 * s, 0), (44 * s, 4 * s), (44 * s, 54 * s), (40 * s, 60 * s)], Material(stopper), k)
    p.add(f'<path d="{ring(cx, by - 622 * s, 40 * s, k)}" fill="{Material(stopper).tone(.86)}"/>')
    gleam(p, cx, by, prof, -.80, -.66, 30 * s, 380 * s, k, .55, 5)
    gleam(p, cx, by, prof, .78, .88, 40 * s, 340 * s, k, .30, 5)
    r = 131 * s
    y1, y2 = by - 300 * s, by - 90 * s
    z = .82
    x1, x2 = cx - r * z, cx + r * z
    dip = r * k * .6
    lab = f"M{x1:.0f} {y1:.0f}Q{cx} {y1 + dip * 1.6:.0f} {x2:.0f} {y1:.0f}V{y2:.0f}Q{cx} {y2 + dip * 1.6:.0f} {x1:.0f} {y2:.0f}Z"
    b = Material("#efe6d4")
    p.add(f'<path d="{lab}" fill="' + p.linear(x1, 0, x2, 0, (0, b.tone(.54)), (.25, b.tone(.8)), (.6, b.tone(.6)), (1, b.tone(.26))) + '"/>')
    f = 'font-family="Georgia, DejaVu Serif, serif" text-anchor="middle" fill="#4b4336"'
    for i, (t, size) in enumerate(label):
        p.add(f'<text x="{cx}" y="{y1 + (74 + i * 62) * s:.0f}" {f} font-size="{size * s:.0f}" letter-spacing="2">{t}</text>')


@picture("board-oil")
def _(p):
    p.sweep("oat")
    bottle(p, 690, 1200, 1.2, "#7a4a1c", (("Board Oil", 36), ("pressed linseed", 19), ("250 ml", 24)))
    p.add(f'<ellipse cx="1110" cy="1216" rx="190" ry="34" fill="{p.ink}" opacity=".5" {p.blur(18)}/>')
    c = Material("#d9cbb2")
    d = "M930 1206C940 1150 990 1120 1040 1128C1070 1090 1140 1090 1170 1126C1230 1120 1290 1160 1290 1204C1240 1232 980 1234 930 1206Z"
    p.add(f'<path d="{d}" fill="' + p.linear(930, 1100, 1290, 1230, (0, c.tone(.9)), (.5, c.tone(.6)), (1, c.tone(.3))) + '"/>')
    for q in ("M960 1196C1000 1150 1060 1170 1090 1130", "M1060 1214C1080 1170 1150 1180 1190 1140", "M1150 1216C1180 1190 1230 1196 1256 1168"):
        p.add(f'<path d="{q}" stroke="{c.tone(.1)}" stroke-width="12" fill="none" opacity=".45" {p.blur(5)}/><path d="{q}" transform="translate(-6 -8)" stroke="{c.tone(1)}" stroke-width="9" fill="none" opacity=".6" {p.blur(4)}/>')
    linen(p, d, "#d9cbb2", box=(920, 1080, 380, 160), strength=.5)
    p.closer(170, 170, 1320)
    p.finish()


@picture("ash-bread-board-grain")
def _(p):
    p.flat("oat", window=(160, 60, 420, 480, .22))
    c = "#d8b384"
    m = Material(c)
    path = round_rect(-80, 250, 1500, 1500, 70)
    p.drop(path, 22, -10, 26, .5)
    p.add(f'<path d="{path}" fill="' + p.linear(0, 200, 1400, 1600, (0, m.tone(.86)), (.5, m.tone(.66)), (1, m.tone(.5))) + '"/>')
    wood_grain(p, path, (-80, 250, 1500, 1360), c, seed=11, strength=.6, knots=((330, 1280, 22),))
    p.add(f'<g {p.clip(path)}><path d="{path}" fill="none" stroke="{m.light}" stroke-width="26" opacity=".8" transform="translate(-8 12)" {p.blur(7)}/></g>')
    rng = p.rng
    for _ in range(70):
        x, y, r = rng.gauss(980, 190), rng.gauss(1080, 160), rng.choice((3, 4, 6, 9, 13))
        p.add(f'<ellipse cx="{x + r * .6:.0f}" cy="{y + r * .7:.0f}" rx="{r * 1.1:.0f}" ry="{r * .8:.0f}" fill="#4a2f18" opacity=".5" {p.blur(3)}/><ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{r}" ry="{r * .75:.0f}" transform="rotate({rng.randrange(180)} {x:.0f} {y:.0f})" fill="{rng.choice(("#e9cfa0", "#c98f50", "#f3e0bd"))}"/>')
    # The bread knife.
    p.add('<g transform="rotate(24 800 700)">')
    blade = "M150 636H960C1000 640 1010 660 1004 690C980 716 930 726 900 726" + "".join(f"q-13 -18 -26 0" for _ in range(29)) + "H150Z"
    p.drop(blade, 16, 22, 14, .6)
    p.add(f'<path d="{blade}" fill="' + p.linear(0, 636, 0, 730, (0, "#8d9296"), (.2, "#dfe3e4"), (.5, "#b4babd"), (.75, "#eef0ef"), (1, "#9aa0a3")) + '"/>')
    h = "M-190 620C-120 600 60 606 160 632V732C60 740 -100 752 -190 720C-226 706 -226 634 -190 620Z"
    hm = Material("#6b3f26")
    p.drop(h, 14, 18, 12, .6)
    p.add(f'<path d="{h}" fill="' + p.linear(0, 610, 0, 740, (0, hm.tone(.7)), (.25, hm.tone(.95)), (.6, hm.tone(.5)), (1, hm.tone(.1))) + '"/>')
    wood_grain(p, h, (-230, 596, 400, 160), "#6b3f26", seed=3, strength=.5)
    for x in (-120, 20, 120):
        p.add(f'<circle cx="{x}" cy="678" r="12" fill="#5c3717"/><circle cx="{x - 1}" cy="676" r="10" fill="#d6a560"/>')
    p.add("</g>")
    p.finish()


# ---------------------------------------------------------------- cloth and paper

@picture("linen-apron-pocket")
def _(p):
    c = APRON["oat"]
    m = Material(c)
    p.flat("oat", window=None)
    whole = "M-10 -10H1610V1610H-10Z"
    p.add(f'<path d="{whole}" fill="' + p.linear(0, 0, 1600, 1600, (0, m.tone(.78)), (.5, m.tone(.62)), (1, m.tone(.46))) + '"/>')
    for d, w in (("M260 -20C300 500 180 900 260 1620", 120), ("M1360 -20C1300 500 1420 1000 1350 1620", 130), ("M830 -20C860 150 800 300 840 460", 90)):
        p.add(f'<path d="{d}" stroke="{m.tone(.1)}" stroke-width="{w}" fill="none" opacity=".35" {p.blur(40)}/><path d="{d}" transform="translate({-w} 0)" stroke="{m.tone(1)}" stroke-width="{w * .8}" fill="none" opacity=".4" {p.blur(36)}/>')
    linen(p, whole, c, strength=.6, coarse=2.4)
    p.dim, p.ink = False, "#5b4a38"
    p.light((160, 60, 420, 480, .22), None)
    spoon(p, 640, 430, 1.0, 176, "#b87a4b", "spoon")
    spoon(p, 800, 500, .95, 184, "#9c5c36", "spatula")
    pencil(p, 1090, 980, 560, -86)
    pocket = "M240 620C560 652 1040 650 1360 612L1376 1420C1372 1500 1300 1516 1240 1518L380 1522C290 1516 228 1500 226 1420Z"
    p.add(f'<path d="{pocket}" transform="translate(16 22)" fill="{m.tone(.0)}" opacity=".55" {p.blur(16)}/><path d="{pocket}" fill="' + p.linear(240, 600, 1380, 1520, (0, m.tone(.76)), (.6, m.tone(.6)), (1, m.tone(.48))) + '"/>')
    p.add(f'<g {p.clip(pocket)}><ellipse cx="720" cy="700" rx="170" ry="220" fill="{m.tone(1)}" opacity=".3" {p.blur(60)}/><path d="M880 640C900 900 850 1200 880 1520" stroke="{m.tone(.1)}" stroke-width="60" opacity=".3" fill="none" {p.blur(26)}/></g>')
    linen(p, pocket, c, strength=.65, seed=14, coarse=2.4)
    p.add(f'<path d="M880 640C886 900 876 1200 882 1518" stroke="{m.tone(.16)}" stroke-width="6" fill="none" opacity=".6"/>')
    for d in ("M246 704C560 738 1040 736 1358 698", "M862 656C868 900 858 1200 864 1512", "M266 720L252 1420C254 1476 300 1494 380 1498L1240 1494C1310 1490 1346 1476 1350 1420L1336 716"):
        stitches(p, d, m.tone(.98), 7, "26 18", .85)
    for x, y in ((250, 652), (1344, 644)):
        p.add(f'<circle cx="{x + 4}" cy="{y + 7}" r="28" fill="#2b1a10" opacity=".5" {p.blur(5)}/><circle cx="{x}" cy="{y}" r="26" fill="' + p.radial(x - 8, y - 10, 40, (0, "#fbe3b4"), (.5, "#b9803f"), (1, "#5c3717")) + f'"/><circle cx="{x}" cy="{y}" r="15" fill="none" stroke="#7a4f22" stroke-width="3" opacity=".6"/>')
    p.add('<rect width="1600" height="1600" fill="' + p.radial(400, 300, 1300, (0, "#fff3dc", .22), (1, "#fff3dc", 0)) + '"/>')
    p.finish()


def flat_cloth(p, x, y, w, h, colour, angle, stripes=(), fold=True, seed=5):
    m = Material(colour)
    j = lambda: p.rng.uniform(-5, 5)
    d = f"M{x + j():.0f} {y + j():.0f}C{x + w * .3:.0f} {y + j():.0f} {x + w * .7:.0f} {y + j():.0f} {x + w + j():.0f} {y + j():.0f}C{x + w + j():.0f} {y + h * .3:.0f} {x + w + j():.0f} {y + h * .7:.0f} {x + w + j():.0f} {y + h + j():.0f}C{x + w * .7:.0f} {y + h + j():.0f} {x + w * .3:.0f} {y + h + j():.0f} {x + j():.0f} {y + h + j():.0f}C{x + j():.0f} {y + h * .7:.0f} {x + j():.0f} {y + h * .3:.0f} {x + j():.0f} {y:.0f}Z"
    t = f"rotate({angle} {x + w / 2:.0f} {y + h / 2:.0f})"
    p.drop(d, 12, 15, 16, .5, t)
    p.add(f'<g transform="{t}">')
    for i in (14, 9, 4):
        p.add(f'<path d="{d}" transform="translate({i * .5:.0f} {i:.0f})" fill="{m.tone(.22 + (14 - i) * .02)}"/>')
    p.add(f'<path d="{d}" fill="' + p.linear(x, y, x + w, y + h, (0, m.tone(.82)), (.5, m.tone(.64)), (1, m.tone(.5))) + f'"/><g {p.clip(d)}>')
    for sx, sw, sc in stripes:
        p.add(f'<rect x="{x + sx * w:.0f}" y="{y - 20}" width="{sw}" height="{h + 40}" fill="{Material(sc).tone(.6)}" opacity=".92"/>')
    if fold:
        p.add(f'<path d="M{x - 20} {y + h * .5:.0f}C{x + w * .4:.0f} {y + h * .5 + 8:.0f} {x + w * .6:.0f} {y + h * .5 - 6:.0f} {x + w + 20} {y + h * .5:.0f}" stroke="{m.dark}" stroke-width="16" fill="none" opacity=".35" {p.blur(7)}/>'
              f'<path d="M{x - 20} {y + h * .5 - 14:.0f}C{x + w * .4:.0f} {y + h * .5 - 6:.0f} {x + w * .6:.0f} {y + h * .5 - 20:.0f} {x + w + 20} {y + h * .5 - 14:.0f}" stroke="{m.light}" stroke-width="14" fill="none" opacity=".5" {p.blur(7)}/>')
    p.add("</g>")
    linen(p, d, colour, box=(x - 20, y - 20, w + 40, h + 40), strength=.55, seed=seed)
    stitches(p, f"M{x + 20} {y + h - 26}H{x + w - 20}", m.tone(.96), 3, "10 8", .6)
    p.add("</g>")


@picture("tea-towels")
def _(p):
    p.flat("clay", window=(120, 80, 380, 430, .22))
    flat_cloth(p, 560, 330, 660, 900, "#e6dcc8", 8, ((.10, 26, "#8f9fa4"), (.16, 8, "#8f9fa4"), (.82, 8, "#8f9fa4"), (.86, 26, "#8f9fa4")))
    flat_cloth(p, 350, 380, 660, 900, "#e9dfcb", -5, ((.10, 26, "#a9593c"), (.16, 8, "#a9593c"), (.82, 8, "#a9593c"), (.86, 26, "#a9593c")), seed=9)
    p.finish()


@picture("linen-napkins")
def _(p):
    p.flat("moss", window=(120, 80, 380, 430, .22))
    for i, (c, a) in enumerate((("#6f7d62", 11), ("#d9cbb2", 4), ("#a9593c", -3), ("#82949b", -10))):
        flat_cloth(p, 430 + i * 18, 440 + i * 14, 680, 680, c, a, fold=False, seed=5 + i * 3)
    m = Material("#82949b")
    p.add('<g transform="rotate(-10 824 822)">')
    p.drop("M484 482H1164L484 1162Z", 10, 10, 14, .35)
    d = "M484 482H1164L484 1162Z"
    p.add(f'<path d="{d}" fill="' + p.linear(484, 482, 900, 900, (0, m.tone(.86)), (1, m.tone(.6))) + '"/>')
    linen(p, d, "#82949b", strength=.55, seed=40)
    p.add("</g>")
    p.closer(90, 90, 1440)
    p.finish()


@picture("felt-coasters")
def _(p):
    p.flat("oat", window=(120, 80, 380, 430, .22))
    for c, x, y in (("#46525a", 560, 560), ("#a9593c", 1050, 620), ("#cf9f45", 540, 1050), ("#7d8a6c", 1010, 1090)):
        m = Material(c)
        r = 225
        d = f"M{x - r} {y}A{r} {r} 0 1 0 {x + r} {y}A{r} {r} 0 1 0 {x - r} {y}Z"
        p.drop(d, 14, 16, 18, .5)
        p.add(f'<path d="{d}" transform="translate(5 9)" fill="{m.tone(.2)}"/><path d="{d}" fill="' + p.linear(x - r, y - r, x + r, y + r, (0, m.tone(.8)), (.5, m.tone(.6)), (1, m.tone(.46))) + '"/>')
        wool(p, d, c, box=(x - r, y - r, 2 * r, 2 * r), strength=.55)
        stitches(p, f"M{x - r + 26} {y}A{r - 26} {r - 26} 0 1 0 {x + r - 26} {y}A{r - 26} {r - 26} 0 1 0 {x - r + 26} {y}", m.tone(1), 6, "22 14", .8)
    p.finish()


@picture("stitched-notebook-open")
def _(p):
    p.flat("moss", window=(120, 80, 380, 430, .22))
    x, y, w, h = 250, 400, 540, 790
    p.add('<g transform="rotate(-4 800 800)">')
    cover = round_rect(x - 18, y - 16, 2 * w + 36, h + 34, 14)
    p.drop(cover, 18, 22, 20, .55)
    p.add(f'<path d="{cover}" fill="{NOTE["ink"]}"/>')
    for i in range(5, -1, -1):
        p.add(f'<path d="{round_rect(x - i * 2, y + i, 2 * w + i * 4, h, 8)}" fill="{"#d9cdb6" if i % 2 else "#f6eede"}"/>')
    left = f"M{x} {y}C{x + w * .5:.0f} {y - 8} {x + w * .9:.0f} {y - 4} {x + w} {y + 10}V{y + h + 8}C{x + w * .9:.0f} {y + h - 6} {x + w * .5:.0f} {y + h - 8} {x} {y + h}Z"
    right = f"M{x + 2 * w} {y}C{x + w * 1.5:.0f} {y - 8} {x + w * 1.1:.0f} {y - 4} {x + w} {y + 10}V{y + h + 8}C{x + w * 1.1:.0f} {y + h - 6} {x + w * 1.5:.0f} {y + h - 8} {x + 2 * w} {y + h}Z"
    p.add(f'<path d="{left}" fill="' + p.linear(x, 0, x + w, 0, (0, "#f7efdf"), (.7, "#f4ebd9"), (.93, "#dccfb6"), (1, "#b9aa8f")) + '"/>'
          f'<path d="{right}" fill="' + p.linear(x + w, 0, x + 2 * w, 0, (0, "#c4b59a"), (.08, "#e9dec8"), (.3, "#f9f2e4"), (1, "#efe5d1")) + '"/>')
    p.grainy(left, .5, .5, 2, "#8a7a60", 2.2, -1.2, .25, 3)
    rng = p.rng
    hand = 'font-family="Georgia, DejaVu Serif, serif" font-style="italic" fill="#3d4a56"'
    notes = [("Monday", "Calm. Frost till nine. Kiln lit."), ("Tuesday", "Wind W, strong. Rain from ten."), ("Wednesday", "Rain. Eleven for dinner."), ("Thursday", "Showers. Glaze day."), ("Friday", "Bright, cold. Wool came.")]
    for i, (d, t) in enumerate(notes):
        yy = y + 120 + i * 138
        p.add(f'<text x="{x + 56}" y="{yy}" {hand} font-size="32" font-weight="bold">{d}</text><text x="{x + 56}" y="{yy + 48}" {hand} font-size="29">{t}</text>'
              f'<path d="M{x + 50} {yy + 66}H{x + w - 60}" stroke="#9a9486" stroke-width="1.5" opacity=".6"/>')
    # A week of wind and rain, drawn.
    bx, byy = x + w + 80, y + 330
    pts = [(bx + i * 62, byy - v) for i, v in enumerate((10, 40, 150, 190, 120, 60, 84))]
    p.add(f'<path d="M{bx} {byy + 30}H{bx + 400}M{bx} {byy + 30}V{byy - 230}" stroke="#4b4336" stroke-width="3" fill="none"/><path d="{soft(pts)}" stroke="#a9593c" stroke-width="5" fill="none" stroke-linecap="round"/>')
    for i, v in enumerate((6, 20, 110, 150, 70, 30, 0)):
        p.add(f'<rect x="{bx + 8 + i * 56}" y="{byy + 330 - v}" width="30" height="{v + 3}" fill="#82949b" opacity=".85"/>')
    p.add(f'<path d="M{bx} {byy + 333}H{bx + 400}" stroke="#4b4336" stroke-width="3"/><text x="{bx + 280}" y="{byy - 180}" {hand} font-size="28">wind</text><text x="{bx + 290}" y="{byy + 210}" {hand} font-size="28">rain</text></g>')
    pencil(p, 900, 1330, 480, -18)
    p.finish()


# ---------------------------------------------------------------- light

def taper(p, cx, by, h, colour="#d9a441", r=26, lit=True):
    m = Material(colour, glow=.4, dark="#7a4a17", light="#fbe3a6")
    sil, _ = lathe(p, cx, by, [(r, 0), (r, h * .3), (r * .86, h * .9), (r * .62, h - 6), (r * .3, h)], m, .24)
    if lit:
        p.add(f'<path d="{sil}" fill="' + p.linear(0, by - h, 0, by - h * .55, (0, "#fff0bf", .9), (.4, "#ffd88c", .35), (1, "#ffcf7a", 0)) + '"/>')
    p.add(f'<path d="M{cx} {by - h + 4}C{cx - 1} {by - h - 8} {cx + 2} {by - h - 14} {cx + 1} {by - h - 22}" stroke="#3a2a1c" stroke-width="5" fill="none" stroke-linecap="round"/>')
    if lit:
        flame(p, cx + 1, by - h - 12, 100, 420)


BRASS = Material("#b98a3c", gloss=1.0, shine=26, dark="#3f2a10", light="#ffe9b0")


def candlestick(p, cx, by, s=1.0):
    prof = [(170, 0), (176, 10), (160, 26), (60, 44), (34, 70), (28, 120), (44, 150), (44, 166), (26, 190), (24, 270), (36, 296), (62, 306), (62, 320), (34, 328), (34, 380), (44, 388), (44, 398)]
    prof = [(r * s, h * s) for r, h in prof]
    p.shadow(cx, by, 176 * s, 176 * s * .25, reach=1.3)
    lathe(p, cx, by, prof, BRASS, .25, steps=4, blur=2)
    gleam(p, cx, by, prof, -.6, -.35, 30 * s, 390 * s, .25, .5, 4)
    gleam(p, cx, by, prof, .5, .62, 30 * s, 390 * s, .25, .25, 4)
    p.add(f'<path d="{ring(cx, by - 398 * s, 44 * s, .25)}" fill="{BRASS.tone(.7)}"/><path d="{ring(cx, by - 398 * s, 32 * s, .25)}" fill="{BRASS.tone(.05)}"/>')
    return by - 394 * s


@picture("brass-candlestick")
def _(p):
    p.sweep("bog", window=(90, 60, 300, 380, .2))
    y = candlestick(p, 960, 1180, .95)
    taper(p, 960, y + 4, 420)
    y = candlestick(p, 640, 1300, 1.15)
    taper(p, 640, y + 4, 470, r=30)
    p.finish()


@picture("dinner-candles")
def _(p):
    p.flat("slate", window=(120, 80, 380, 430, .22))
    m = Material("#d9a441", dark="#7a4a17", light="#fbe3a6")
    p.add('<g transform="rotate(-58 800 800)">')
    for i in range(6):
        y = 590 + i * 76
        o = (i * 37) % 60 - 30
        d = f"M{260 + o} {y - 30}L{1180 + o} {y - 26}C{1240 + o} {y - 22} {1290 + o} {y - 8} {1296 + o} {y}C{1290 + o} {y + 8} {1240 + o} {y + 22} {1180 + o} {y + 26}L{260 + o} {y + 30}Q{250 + o} {y} {260 + o} {y - 30}Z"
        p.add(f'<path d="{d}" transform="translate(20 26)" fill="{p.ink}" opacity=".6" {p.blur(14)}/>')
        p.add(f'<path d="M{1290 + o} {y}C{1320 + o} {y - 10} {1340 + o} {y + 14} {1372 + o} {y - 6}" stroke="#e9e0cc" stroke-width="7" fill="none" stroke-linecap="round"/>')
        p.add(f'<path d="{d}" fill="' + p.linear(0, y - 32, 0, y + 32, (0, m.tone(.5)), (.22, m.tone(.98)), (.5, m.tone(.64)), (.85, m.tone(.12)), (1, m.tone(.3))) + '"/>')
        p.grainy(d, .004, .06, 2, "#fff0c4", 3, -1.6, .35, 5 + i, "screen", box=(220, y - 40, 1120, 80))
    b = Material("#efe6d4")
    band = "M560 540L760 536V1018L560 1022Z"
    p.add(f'<path d="{band}" transform="translate(8 12)" fill="{p.ink}" opacity=".55" {p.blur(10)}/><path d="{band}" fill="{b.tone(.7)}"/>')
    for i in range(6):
        y = 590 + i * 76
        p.add(f'<rect x="560" y="{y - 38}" width="200" height="76" fill="' + p.linear(0, y - 38, 0, y + 38, (0, b.tone(.5), .6), (.3, b.tone(.95), .8), (.8, b.tone(.5), .7), (1, b.tone(.2), .6)) + f'" {p.clip(band)}/>')
    f = 'font-family="Georgia, DejaVu Serif, serif" text-anchor="middle" fill="#4b4336" letter-spacing="4"'
    p.add(f'<g transform="translate(660 778) rotate(90)"><text y="-6" {f} font-size="50">Plain Weather</text><text y="46" {f} font-size="26">six beeswax candles</text></g></g>')
    p.finish()


@picture("turf-smoke-candle")
def _(p):
    p.sweep("ink", window=(90, 60, 300, 380, .2))
    cx, by, k = 800, 1180, .26
    tin = Material("#5b5d5c", gloss=.9, shine=18, dark="#17191b", light="#dfe2df")
    r, h = 290, 300
    prof = [(r - 4, 0), (r, 8), (r, h - 8), (r + 5, h - 4), (r + 5, h)]
    p.shadow(cx, by, r, r * k, reach=1.2)
    sil, _ = lathe(p, cx, by, prof, tin, k)
    gleam(p, cx, by, prof, -.78, -.68, 10, h - 10, k, .5, 6)
    gleam(p, cx, by, prof, .80, .86, 10, h - 10, k, .35, 5)
    b = Material("#e9dfcb")
    z = .80
    lab = f"M{cx - r * z:.0f} {by - 232 + 45:.0f}Q{cx} {by - 232 + 104:.0f} {cx + r * z:.0f} {by - 232 + 45:.0f}V{by - 20:.0f}Q{cx} {by + 39:.0f} {cx - r * z:.0f} {by - 20:.0f}Z"
    p.add(f'<path d="{lab}" fill="' + p.linear(cx - r * z, 0, cx + r * z, 0, (0, b.tone(.5)), (.25, b.tone(.84)), (.6, b.tone(.56)), (1, b.tone(.16))) + '"/>')
    f = 'font-family="Georgia, DejaVu Serif, serif" text-anchor="middle" fill="#3d372d"'
    p.add(f'<text x="{cx}" y="{by - 66}" {f} font-size="54" letter-spacing="3">Turf Smoke</text><text x="{cx}" y="{by - 20}" {f} font-size="27" letter-spacing="5">plain weather</text>')
    y = by - h
    wax = Material("#efe3c8", glow=.4)
    p.add(f'<path d="{ring(cx, y, r + 5, k)}" fill="' + p.linear(cx - r, 0, cx + r, 0, (0, tin.tone(.6)), (.3, tin.tone(1)), (.7, tin.tone(.4)), (1, tin.tone(.8))) + '"/>'
          f'<path d="{ring(cx, y + 2, r - 6, k)}" fill="{tin.tone(.06)}"/><path d="{ring(cx, y + 16, r - 10, k * .97)}" fill="' + p.radial(cx, y + 10, r, (0, "#fff4cf"), (.4, "#f3d9a0"), (1, "#b98f58"), squash=k) + '"/>')
    p.add(f'<ellipse cx="{cx}" cy="{y + 14}" rx="150" ry="36" fill="#fff9e6" opacity=".75" {p.blur(8)}/><path d="M{cx} {y + 18}V{y - 22}" stroke="#2f2218" stroke-width="9" stroke-linecap="round"/>')
    flame(p, cx + 1, y - 8, 150, 560)
    p.closer(120, 150, 1360)
    p.finish()


def lantern(p, cx, by, paper_light=True, lit=True):
    """A storm lantern: a brass base, a glass, a hood, a wire to carry it by."""
    k = .25
    p.shadow(cx, by, 220, 56, reach=1.5)
    tube(p, f"M{cx - 176} {by - 560}C{cx - 260} {by - 960} {cx + 260} {by - 960} {cx + 176} {by - 560}", 12, Material("#5d5a54", gloss=.8), layers=4)
    base = [(210, 0), (220, 12), (214, 70), (150, 100), (120, 130), (124, 150)]
    lathe(p, cx, by, base, BRASS, k, steps=5, blur=2)
    gleam(p, cx, by, base, -.7, -.5, 14, 80, k, .5, 5)
    gy = by - 150
    y2 = gy - 16
    lathe(p, cx, gy + 4, [(66, 0), (60, 22), (30, 40)], BRASS, k, steps=4)
    if lit:
        flame(p, cx, gy - 34, 130, 560)
    gp = [(120, 0), (150, 40), (176, 130), (166, 230), (128, 310), (116, 350)]
    prof = curve(gp, 8)
    sil = silhouette(cx, gy, prof, k)
    p.add(f'<path d="{sil}" fill="' + p.linear(cx - 180, 0, cx + 180, 0, (0, "#eef6f2", .50), (.1, "#ffffff", .16), (.3, "#ffffff", .03), (.7, "#ffffff", .03), (.9, "#ffffff", .16), (1, "#dfeee8", .42)) + '"/>')
    gleam(p, cx, gy, gp, -.82, -.66, 60, 280, k, .75, 4)
    gleam(p, cx, gy, gp, -.56, -.52, 70, 260, k, .35, 3)
    gleam(p, cx, gy, gp, .74, .84, 50, 260, k, .4, 4)
    hood = [(150, 0), (154, 10), (120, 60), (118, 100), (70, 130), (66, 156), (14, 168)]
    lathe(p, cx, gy - 344, hood, BRASS, k, steps=5, blur=2)
    gleam(p, cx, gy - 344, hood, -.6, -.4, 14, 120, k, .5, 5)
    for x in (-1, 1):
        tube(p, f"M{cx + x * 196} {by - 60}C{cx + x * 236} {by - 260} {cx + x * 210} {by - 430} {cx + x * 150} {by - 500}", 16, BRASS, layers=4)


@picture("storm-lantern")
def _(p):
    p.sweep("ink", window=(90, 60, 300, 380, .2))
    lantern(p, 800, 1330)
    p.finish()


@picture("midsummer-lantern")
def _(p):
    p.sweep("moss")
    for x, by, c, s in ((560, 1160, "#e9dfcb", 1.0), (1040, 1180, "#e3c382", .92), (800, 1300, "#dfa98a", 1.1)):
        r, h = 150 * s, 420 * s
        m = Material(c, glow=.8)
        p.shadow(x, by, r, r * .25, reach=1.1)
        prof = [(r * .8, 0), (r * .86, 6), (r, h * .3), (r, h * .7), (r * .84, h - 6), (r * .8, h)]
        sil, _ = lathe(p, x, by, prof, m, .25)
        p.add(f'<g {p.clip(sil)}><ellipse cx="{x}" cy="{by - h * .4:.0f}" rx="{r * .9:.0f}" ry="{h * .46:.0f}" fill="#fff3c4" opacity=".75" {p.blur(30)}/></g>')
        for i in range(9):
            q = by - h * (i + .5) / 9
            rr = r * (1 - .2 * abs((i - 4) / 4) ** 3)
            p.add(f'<path d="M{x - rr:.0f} {q:.0f}A{rr:.0f} {rr * .25:.0f} 0 0 0 {x + rr:.0f} {q:.0f}" stroke="{m.dark}" stroke-width="3" fill="none" opacity=".35"/>')
        p.grainy(sil, .03, .2, 2, "#8a6a3a", 2.4, -1.2, .35, 4, box=(x - r, by - h - 60, 2 * r, h + 120))
        p.add(f'<path d="{ring(x, by - h, r * .8, .25)}" fill="{m.tone(.3)}"/><path d="{ring(x, by - h + 4, r * .74, .25)}" fill="#fbe9b4"/>')
        p.add(f'<path d="M{x - r * .78:.0f} {by - h:.0f}C{x - r * .8:.0f} {by - h - 210 * s:.0f} {x + r * .8:.0f} {by - h - 210 * s:.0f} {x + r * .78:.0f} {by - h:.0f}" fill="none" stroke="#4b4336" stroke-width="5"/>')
    p.closer(120, 180, 1360)
    p.finish()


# ---------------------------------------------------------------- wash, house

@picture("oat-soap")
def _(p):
    p.sweep("gorse", horizon=.56)
    soap(p, 800, 1180, 640, 220, "#d9c39d", "OATS")
    rng = p.rng
    for _ in range(46):
        x, y = rng.uniform(330, 1340), rng.uniform(1200, 1290)
        a = rng.randrange(180)
        p.add(f'<g transform="translate({x:.0f} {y:.0f}) rotate({a}) scale(1 .7)"><ellipse cx="4" cy="6" rx="17" ry="11" fill="#5b4020" opacity=".35" {p.blur(4)}/><ellipse rx="16" ry="10" fill="#e9d6ae"/><ellipse cx="-3" cy="-2" rx="10" ry="6" fill="#f8ebcd"/><path d="M-13 0H13" stroke="#b4935c" stroke-width="2"/></g>')
    p.closer(180, 260, 1240)
    p.finish()


@picture("dish-brush")
def _(p):
    p.flat("fret", window=(120, 80, 380, 430, .22))
    m = Material("#c9965f")
    p.add('<g transform="rotate(-38 800 800)">')
    rng = p.rng
    hx, hy, hr = 1180, 800, 150
    p.add(f'<ellipse cx="{hx + 40}" cy="{hy + 60}" rx="220" ry="200" fill="{p.ink}" opacity=".5" {p.blur(34)}/>')
    br = []
    for i in range(520):
        a = rng.uniform(0, 6.283)
        r0, r1 = rng.uniform(60, 140), rng.uniform(178, 226)
        a2 = a + rng.uniform(-.12, .12)
        lit = .5 - .5 * math.sin(a2 - .9)
        br.append(f'<path d="M{hx + r0 * math.cos(a):.0f} {hy + r0 * math.sin(a):.0f}L{hx + r1 * math.cos(a2):.0f} {hy + r1 * math.sin(a2):.0f}" stroke="{mix("#6b4f2c", "#e6cf9d", max(0, min(1, lit + rng.uniform(-.2, .2))))}"/>')
    p.add('<g stroke-width="5" stroke-linecap="round">', *br, "</g>")
    neck = f"M230 800C226 770 250 760 280 766C480 786 800 778 1010 768C1050 764 1060 740 1080 720L1100 880C1060 860 1050 836 1010 832C800 822 480 814 280 834C250 840 226 830 230 800Z"
    p.drop(neck, 14, 22, 14, .5)
    p.add(f'<path d="{neck}" fill="' + p.linear(0, 740, 0, 860, (0, m.tone(.7)), (.3, m.tone(.96)), (.6, m.tone(.5)), (1, m.tone(.14))) + '"/>')
    wood_grain(p, neck, (220, 700, 900, 200), "#c9965f", seed=7, strength=.45)
    head = f"M{hx - hr} {hy}A{hr} {hr} 0 1 0 {hx + hr} {hy}A{hr} {hr} 0 1 0 {hx - hr} {hy}Z"
    p.add(f'<path d="{head}" transform="translate(10 14)" fill="#3b2412" opacity=".55" {p.blur(8)}/><path d="{head}" fill="' + p.linear(hx - hr, hy - hr, hx + hr, hy + hr, (0, m.tone(.76)), (.5, m.tone(.66)), (1, m.tone(.44))) + '"/>')
    wood_grain(p, head, (hx - hr, hy - hr, 2 * hr, 2 * hr), "#c9965f", seed=12, strength=.45)
    p.add(f'<circle cx="{hx}" cy="{hy}" r="{hr - 30}" fill="none" stroke="{m.dark}" stroke-width="4" opacity=".4"/><circle cx="{hx}" cy="{hy}" r="15" fill="#8d9296"/><circle cx="{hx - 3}" cy="{hy - 4}" r="10" fill="#d6dadb"/>')
    p.add(f'<circle cx="290" cy="800" r="13" fill="{p.ink}"/>')
    tube(p, "M290 800C210 760 120 780 126 840C132 900 230 860 290 804", 9, Material("#8a5a3c"), layers=3)
    p.add("</g>")
    p.finish()


@picture("winter-wreath")
def _(p):
    p.flat("cream", window=(150, 60, 420, 480, .22))
    cx, cy, R = 800, 820, 430
    peg(p, 800, 250)
    p.add(f'<path d="M800 262V{cy - R + 20}" stroke="#a9593c" stroke-width="16"/><path d="M803 262V{cy - R + 20}" stroke="#c77a5a" stroke-width="4"/>')
    p.add(f'<circle cx="{cx + 34}" cy="{cy + 44}" r="{R}" fill="none" stroke="{p.ink}" stroke-width="150" opacity=".42" {p.blur(34)}/>')
    for j in range(4):
        p.add(f'<circle cx="{cx + (j % 2) * 6}" cy="{cy - j * 4}" r="{R - 16 + j * 10}" fill="none" stroke="{lift("#6d4a2c", j * .03 - .04)}" stroke-width="16"/>')
    rng = p.rng
    leaves = []
    for i in range(230):
        a = i / 230 * 6.283 + rng.uniform(-.03, .03)
        r = R + rng.uniform(-54, 54)
        x, y = cx + r * math.cos(a), cy + r * math.sin(a)
        tang = math.degrees(a) + 90 + rng.uniform(-62, 62)
        lit = -.05 * math.sin(a) - .05 * math.cos(a)
        c = lift(rng.choice(("#55683f", "#61754a", "#49593a", "#748259", "#7d8a6c")), lit + rng.uniform(-.03, .03))
        leaves.append((i % 3, x, y, rng.uniform(80, 130), tang, c))
    for layer in range(3):
        if layer == 1:
            for _ in range(30):
                a = rng.uniform(0, 6.283)
                r = R + rng.uniform(-80, 80)
                leaf(p, cx + r * math.cos(a), cy + r * math.sin(a), 90, math.degrees(a) + rng.uniform(-40, 40), "#a9a98a", .2)
        for l, x, y, L, t, c in leaves:
            if l == layer:
                p.add(f'<ellipse cx="{x + 12:.0f}" cy="{y + 16:.0f}" rx="34" ry="20" fill="#1f2418" opacity=".20" {p.blur(6)}/>') if l else None
                leaf(p, x, y, L, t, c, .22)
    for a0 in (.5, 1.9, 2.7, 3.9, 5.1, 5.8):
        for _ in range(6):
            a, r = a0 + rng.uniform(-.12, .12), R + rng.uniform(-44, 44)
            x, y, q = cx + r * math.cos(a), cy + r * math.sin(a), rng.uniform(13, 19)
            p.add(f'<circle cx="{x + 4:.0f}" cy="{y + 6:.0f}" r="{q:.0f}" fill="#1f1410" opacity=".4" {p.blur(4)}/><circle cx="{x:.0f}" cy="{y:.0f}" r="{q:.0f}" fill="' + p.radial(x - q * .35, y - q * .4, q * 1.5, (0, "#e58a6a"), (.4, "#b5402a"), (1, "#5e1810")) + f'"/><circle cx="{x - q * .35:.0f}" cy="{y - q * .4:.0f}" r="{q * .2:.1f}" fill="#fff" opacity=".7"/>')
    p.finish()


@picture("rush-cross")
def _(p):
    p.flat("heather", window=(120, 60, 400, 460, .22))
    cx, cy = 800, 800
    rng = p.rng
    for turn in range(4):
        p.add(f'<g transform="rotate({turn * 90} {cx} {cy})">')
        arm = f"M{cx - 110} {cy - 110}L{cx - 110} {cy - 520}H{cx + 40}L{cx + 110} {cy - 110}Z"
        p.add(f'<path d="{arm}" transform="rotate({-turn * 90} {cx} {cy}) translate(20 26) rotate({turn * 90} {cx} {cy})" fill="{p.ink}" opacity=".4" {p.blur(16)}/>')
        for i in range(13):
            x = cx - 104 + i * 17.2
            top = cy - 520 + rng.uniform(-14, 14)
            gather = cx - 40 + i * 6
            c = lift(rng.choice(("#8d9152", "#9a9c5e", "#7f8549", "#a7a468")), [-.02, .03, .05, .0][turn] + rng.uniform(-.03, .03))
            d = f"M{x:.0f} {cy - 96:.0f}C{x:.0f} {cy - 260} {gather:.0f} {cy - 330} {gather:.0f} {cy - 410}S{gather + (i - 6) * 5:.0f} {cy - 470} {gather + (i - 6) * 6:.0f} {top:.0f}"
            tube(p, d, 16, Material(c), layers=3)
        p.add(f'<path d="M{cx - 48} {cy - 404}C{cx - 10} {cy - 392} {cx + 20} {cy - 394} {cx + 42} {cy - 406}" stroke="#c9b98f" stroke-width="20" fill="none"/><path d="M{cx - 48} {cy - 398}C{cx - 10} {cy - 386} {cx + 20} {cy - 388} {cx + 42} {cy - 400}" stroke="#7d6d45" stroke-width="4" fill="none" opacity=".6"/></g>')
    for ringno in range(7):
        r = 110 - ringno * 15
        for turn in range(4):
            c = Material(lift("#969a5c", [.05, -.01, -.05, .02][turn]))
            p.add(f'<g transform="rotate({turn * 90} {cx} {cy})"><path d="M{cx - r} {cy - r}H{cx + r - 8}" stroke="{c.tone(.25)}" stroke-width="16" stroke-linecap="round"/><path d="M{cx - r} {cy - r - 2}H{cx + r - 8}" stroke="{c.tone(.6)}" stroke-width="11" stroke-linecap="round"/><path d="M{cx - r} {cy - r - 4}H{cx + r - 10}" stroke="{c.tone(.9)}" stroke-width="3" stroke-linecap="round"/></g>')
    p.finish()


@picture("felt-slippers")
def _(p):
    p.flat("oat", window=(120, 80, 380, 430, .22))
    c = "#6d7580"
    m = Material(c)
    for x, flip, a in ((580, 1, -8), (1020, -1, 10)):
        d = "M-20 -470C120 -470 190 -330 180 -170C174 -60 140 40 150 180C160 330 120 460 0 462C-120 460 -150 330 -140 190C-132 60 -190 -40 -196 -170C-200 -330 -130 -470 -20 -470Z"
        t = f"translate({x} 810) rotate({a}) scale({flip} 1)"
        p.drop(d, 18, 22, 22, .5, t)
        p.add(f'<g transform="{t}"><path d="{d}" fill="#8a5a3c" transform="translate(5 8)"/><path d="{d}" fill="' + p.linear(-200 * flip, -470, 200 * flip, 460, (0, m.tone(.8)), (.5, m.tone(.6)), (1, m.tone(.42))) + '"/>')
        hole = "M-10 -60C90 -60 118 20 112 180C110 310 90 400 0 402C-90 400 -104 310 -102 190C-98 20 -110 -60 -10 -60Z"
        wool(p, d, c, box=(-220, -490, 440, 980), strength=.55)
        p.add(f'<path d="{hole}" fill="' + p.linear(-110 * flip, -60, 110 * flip, 400, (0, "#3a3026"), (.5, "#b79b76"), (1, "#dcc6a2")) + f'"/><path d="{hole}" fill="none" stroke="{m.light}" stroke-width="16" opacity=".8"/><path d="{hole}" fill="none" stroke="{m.dark}" stroke-width="5" opacity=".5"/>')
        stitches(p, "M-10 -84C110 -84 142 10 136 180C134 330 110 426 0 428C-110 426 -128 330 -126 190C-122 10 -136 -84 -10 -84", "#e9dfcb", 5, "18 13", .8)
        p.add("</g>")
    p.finish()
