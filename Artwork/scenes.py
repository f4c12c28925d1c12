"""Wide pictures: the home page, the collections, the journal, the card for shared links."""
from goods import *
from studio import *


def stack_board(p, x, y, w, h, seed=7):
    board(p, x, y, w, h, "#d8b384", seed=seed)


@picture("hero-table", 2000, 1100)
def _(p):
    # Pages cut this picture to their own shape: what matters stands within the middle two thirds.
    p.sweep("clay", horizon=.60, window=(260, 40, 330, 300, .24))
    board(p, 1070, 190, 370, 610, "#d8b384", seed=7)
    with p.place(575, 850, .84, (770, 1230)):
        jug(p, 770, 1230, 1.0, "fret")
    with p.place(1575, 820, .70, (960, 1140)):
        y = candlestick(p, 960, 1140, .95)
        taper(p, 960, y + 4, 420)
    with p.place(1230, 900, .76, (0, 0)):
        loaf(p, 0, 0, 270)
    with p.place(920, 950, .66, (800, 1150)):
        cy, rx, ry = bowl(p, 800, 1150, 440, 330, "oat", .34)
        oats(p, 800, cy + 8, rx, ry)
    with p.place(1440, 985, .54, (770, 1160)):
        mug(p, 770, 1160, 1.0, "turf", "#c79a6c")
    p.finish()


@picture("collection-table", 1600, 1200)
def _(p):
    p.sweep("moss", horizon=.58)
    with p.place(430, 880, .78, (770, 1230)):
        jug(p, 770, 1230, 1.0, "fret")
    with p.place(1150, 860, .68, (800, 1150)):
        bowl(p, 800, 1150, 560, 330, "turf", .30, inside="oat", foot=20)
    with p.place(760, 1000, .66, (770, 1160)):
        mug(p, 770, 1160, 1.0, "oat", "#6b3f24")
    p.finish()


@picture("collection-kitchen", 1600, 1200)
def _(p):
    p.sweep("fret", horizon=.66)
    board(p, 300, 180, 460, 720, "#d8b384", seed=7)
    with p.place(1120, 930, .72, (800, 1200)):
        prof = [(190, 0), (206, 10), (230, 120), (236, 260), (228, 360), (232, 380)]
        m = raw("rust")
        for x, a, c, kind in ((-90, -14, "#a9683f", "spoon"), (10, -2, "#b87a4b", "spatula"), (100, 12, "#9c5c36", "spoon")):
            with p.place(800 + x, 880, .82, (0, 0)):
                spoon(p, 0, -300, 1.0, 180 + a, c, kind)
        p.shadow(800, 1200, 210, 50, reach=1.5)
        glazed(p, 800, 1200, prof, "rust", .24, foot=50, speckle=120)
        gleam(p, 800, 1200, prof, -.78, -.64, 60, 340, .24, .42, 9)
    with p.place(700, 1010, .8, (0, 0)):
        loaf(p, 0, 0, 240)
    p.finish()


@picture("collection-cloth", 1600, 1200)
def _(p):
    p.sweep("oat", horizon=.56)
    with p.place(700, 950, .74, (800, 1210)):
        blanket(p, 800, 1210, 1000, "#8f9fa4", "#efe6d6", "#3f4f59")
    with p.place(1270, 1010, .46, (800, 1210)):
        folded(p, 800, 1210, 820, 4, "#a9593c", depth=520, lh=62)
        folded(p, 800, 960, 800, 3, "#d9cbb2", depth=500, lh=60)
    p.finish()


@picture("collection-candlelight", 1600, 1200)
def _(p):
    p.sweep("ink", window=(90, 60, 300, 300, .2))
    with p.place(430, 940, .72, (960, 1180)):
        y = candlestick(p, 960, 1180, .95)
        taper(p, 960, y + 4, 420)
    with p.place(1160, 930, .72, (800, 1330)):
        lantern(p, 800, 1330)
    with p.place(780, 1000, .74, (620, 1230)):
        pillar(p, 620, 1230, 172, 460)
    p.finish()


@picture("collection-wash", 1600, 1200)
def _(p):
    p.sweep("fret", horizon=.56)
    with p.place(560, 960, .62, (800, 1200)):
        soap(p, 830, 1200, 620, 210, "#7f8f73", "KELP")
        soap(p, 780, 980, 590, 200, "#d9c39d", None, band="#efe6d4")
    with p.place(1080, 930, .78, (690, 1200)):
        bottle(p, 690, 1200, 1.0, "#7a4a1c", (("Board Oil", 36), ("pressed linseed", 19), ("250 ml", 24)))
    p.closer(180, 230, 1240)
    p.finish()


@picture("collection-house", 1600, 1200)
def _(p):
    p.sweep("clay", horizon=.62)
    with p.place(1010, 930, .70, (790, 1260)):
        cx, by, k = 790, 1260, .26
        p.shadow(cx, by, 350, 84, reach=.9)
        basket(p, cx, by, [(330, 0), (350, 20), (400, 180), (440, 360), (462, 480)], "#a97c4d", k, rows=17, count=40)
        plait(p, cx, by - 480, 458, k, "#a9794a", 26, math.pi, 2 * math.pi, 40)
        p.add(f'<path d="{ring(cx, by - 480, 450, k)}" fill="#2d1f14"/>')
        logs(p, cx, by - 480)
        plait(p, cx, by - 480, 458, k, "#a9794a", 30, 0, math.pi, 40)
    with p.place(440, 980, .74, (800, 1290)):
        vase(p, 800, 1290, 1.0, "turf", STORM)
    p.finish()


@picture("collection-small-presents", 1600, 1200)
def _(p):
    p.flat("gorse", window=(120, 60, 380, 330, .22))
    # A parcel in brown paper, tied with string.
    path = round_rect(420, 260, 760, 660, 10)
    m = Material("#b98f62")
    p.add('<g transform="rotate(-6 800 600)">')
    p.drop(path, 22, 28, 26, .55)
    p.add(f'<path d="{path}" fill="' + p.linear(420, 260, 1180, 920, (0, m.tone(.84)), (.5, m.tone(.62)), (1, m.tone(.42))) + '"/>')
    p.grainy(path, .02, .12, 3, "#5a3c20", 2.6, -1.35, .35, 4)
    for d in ("M420 260L640 420M1180 260L980 420M420 920L640 760M1180 920L980 760",):
        p.add(f'<g {p.clip(path)}><path d="{d}" stroke="{m.dark}" stroke-width="8" opacity=".35" {p.blur(4)}/><path d="{d}" transform="translate(-4 -6)" stroke="{m.light}" stroke-width="6" opacity=".5" {p.blur(3)}/></g>')
    c = Material("#e9dfcb")
    for d in ("M424 596C600 588 1000 600 1176 590", "M806 264C798 440 812 760 804 916"):
        p.add(f'<path d="{d}" transform="translate(5 8)" stroke="#3a2413" stroke-width="12" fill="none" opacity=".5" {p.blur(4)}/>')
        tube(p, d, 12, c, layers=4)
    for d in ("M804 594C720 470 600 480 640 560C660 600 740 600 804 594", "M804 594C880 470 1010 480 970 560C950 600 870 600 804 594", "M804 594C790 660 740 700 700 730", "M804 594C830 660 880 690 930 700"):
        p.add(f'<path d="{d}" transform="translate(7 11)" stroke="#3a2413" stroke-width="12" fill="none" opacity=".45" {p.blur(5)}/>')
        tube(p, d, 12, c, layers=4)
    p.add("</g>")
    with p.place(1010, 640, .9, (0, 0)):
        stem(p, [(-160, 40), (0, 0), (180, -90)], "#6f7a4a", 7)
        for i, (dx, dy, a) in enumerate(((-110, 26, 200), (-60, 14, -40), (0, 0, 190), (50, -22, -60), (100, -46, 170), (150, -72, -50))):
            leaf(p, dx, dy, 96, a - 20, "#76824f", .26)
    p.finish()


@picture("collection-reduced", 1600, 1200)
def _(p):
    p.sweep("brick", horizon=.60)
    with p.place(520, 1000, .84, (800, 1290)):
        vase(p, 800, 1290, 1.0, "turf", STORM)
    with p.place(1080, 940, .60, (800, 1210)):
        blanket(p, 800, 1210, 1000, "#cf9f45", "#efe6d6", "#6b4a26")
    p.finish()


@picture("journal-kiln", 1600, 1000)
def _(p):
    p.sweep("bog", horizon=.9, window=None)
    # The mouth of the kiln: brick, and what is behind it, white with heat.
    rng = p.rng
    for row in range(15):
        for col in range(-1, 13):
            x, y = col * 140 + (70 if row % 2 else 0), row * 70 - 10
            c = lift("#8f5a42", rng.uniform(-.06, .05))
            d = round_rect(x + 4, y + 4, 132, 62, 8)
            p.add(f'<path d="{d}" fill="' + p.linear(x, y, x, y + 66, (0, lift(c, .05)), (.3, c), (1, lift(c, -.08))) + '"/>')
    wall = "M0 0H1600V1000H0Z"
    p.grainy(wall, .03, .04, 4, "#2b140c", 3, -1.5, .6, 5)
    arch = "M430 1010V520C430 300 600 170 800 170C1000 170 1170 300 1170 520V1010Z"
    p.add(f'<path d="{arch}" fill="#2a120a" stroke="#3a1d12" stroke-width="70"/><path d="{arch}" fill="' + p.radial(800, 700, 520, (0, "#fff3c4"), (.35, "#ffc766"), (.7, "#e8702a"), (1, "#8a2f12")) + '"/>')
    p.add(f'<g {p.clip(arch)}>')
    hot = Material("#f0a04a", glow=.6, dark="#a8431a", light="#fff3c4")
    for y in (480, 760, 1000):
        p.add(f'<rect x="420" y="{y}" width="760" height="26" fill="#c9591f"/><rect x="420" y="{y}" width="760" height="7" fill="#ffd98a"/>')
    for x, by, prof in ((560, 480, [(60, 0), (78, 20), (80, 130), (78, 150)]), (760, 480, [(40, 0), (110, 80), (120, 96)]), (960, 480, [(52, 0), (86, 60), (60, 150), (24, 190), (30, 220)]),
                        (560, 760, [(50, 0), (86, 70), (60, 150), (40, 190), (50, 210)]), (780, 760, [(62, 0), (80, 20), (82, 140), (80, 156)]), (1000, 760, [(50, 0), (130, 90), (140, 110)]),
                        (600, 1000, [(60, 0), (140, 100), (150, 120)]), (960, 1000, [(70, 0), (110, 90), (60, 190), (40, 210)])):
        lathe(p, x, by, prof, hot, .12)
    p.add(f'<path d="{arch}" fill="' + p.radial(800, 640, 460, (0, "#fff3c4", .35), (1, "#ff9a3c", .12)) + '"/></g>')
    p.add(f'<rect width="1600" height="1000" fill="' + p.radial(800, 640, 1000, (0, "#ffb34d", .50), (.45, "#ff8a2a", .22), (1, "#1a0c06", .55), squash=.8) + '"/>')
    p.finish()


@picture("journal-ash", 1600, 1000)
def _(p):
    p.flat("oat", window=(120, 60, 380, 300, .22))
    # The end of an ash trunk, every ring counted.
    cx, cy = 760, 520
    rng = p.rng
    def blob(r, wob):
        return soft([(cx + r * (1 + wob * math.sin(a * 3 + 1) + wob * .6 * math.sin(a * 5)) * math.cos(a), cy + r * (1 + wob * math.sin(a * 3 + 1) + wob * .6 * math.sin(a * 5)) * math.sin(a))
                     for a in (i / 28 * 2 * math.pi for i in range(28))], True)
    p.drop(blob(400, .03), 26, 30, 30, .6)
    p.add(f'<path d="{blob(402, .03)}" fill="#5d4b3a"/>')
    p.grainy(blob(402, .03), .05, .05, 4, "#241a12", 4, -1.9, .8, 4)
    m = Material("#dcb98b")
    face = blob(372, .03)
    p.add(f'<path d="{face}" fill="' + p.linear(400, 150, 1120, 900, (0, m.tone(.9)), (.5, m.tone(.68)), (1, m.tone(.5))) + '"/>')
    p.add(f'<path d="{blob(190, .05)}" fill="#b98a58" opacity=".5" {p.blur(30)}/>')
    r = 366
    while r > 8:
        p.add(f'<path d="{blob(r, .03 + .02 * (1 - r / 366))}" fill="none" stroke="{rng.choice(("#9a6f42", "#8a5f36", "#b08552"))}" stroke-width="{rng.uniform(1.4, 4.5):.1f}" opacity="{rng.uniform(.3, .65):.2f}"/>')
        r -= rng.uniform(7, 15)
    for a, l in ((.4, 350), (2.1, 240), (3.6, 300), (5.2, 200)):
        p.add(f'<path d="M{cx + 14 * math.cos(a):.0f} {cy + 14 * math.sin(a):.0f}L{cx + l * math.cos(a):.0f} {cy + l * math.sin(a):.0f}L{cx + 18 * math.cos(a + .3):.0f} {cy + 18 * math.sin(a + .3):.0f}Z" fill="#6b4526" opacity=".75"/>')
    p.grainy(face, .4, .4, 2, "#6b4526", 2.4, -1.2, .4, 7)
    for x, y, L, a in ((1230, 330, 150, 20), (1290, 380, 150, 60), (1200, 420, 140, -30), (1330, 300, 130, 100), (1270, 700, 150, 200), (1340, 730, 140, 250)):
        p.add(f'<ellipse cx="{x + 20}" cy="{y + 30}" rx="50" ry="26" fill="{p.ink}" opacity=".3" {p.blur(10)}/>')
        leaf(p, x, y, L, a, "#8a8a4a", .24)
    pencil(p, 1120, 880, 300, -14)
    p.finish()


@picture("journal-supper", 1600, 1000)
def _(p):
    p.flat("slate", window=(160, 60, 380, 300, .22))
    plate_top(p, 560, 560, 300, "oat")
    plate_top(p, 1060, 420, 210, "fret")
    m = Material("#b9803f")
    p.add('<g transform="translate(1080 700) rotate(14)">')
    sl = "M-150 -90C-60 -130 60 -130 150 -90C180 -60 170 90 140 110C60 130 -60 130 -140 110C-170 90 -180 -60 -150 -90Z"
    p.drop(sl, 14, 18, 16, .6)
    p.add(f'<path d="{sl}" fill="#9a5f2c"/><path d="{sl}" transform="scale(.93)" fill="' + p.linear(-150, -120, 150, 120, (0, "#f3ddb4"), (1, "#d3ad75")) + '"/></g>')
    p.add('<g transform="translate(1080 700) rotate(14)">')
    p.grainy(sl, .06, .06, 3, "#8a5f2c", 4, -2.1, .7, 4, box=(-190, -140, 380, 290))
    p.add("</g>")
    for i, (c, x, a) in enumerate((("#c9cdd0", 960, 8), ("#c9cdd0", 180, -6))):
        sm = Material(c, gloss=.6)
        kd = "M-14 -260C-24 -120 -20 0 -12 60L-9 280C-8 300 8 300 9 280L12 60C16 0 14 -200 -14 -260Z" if i == 0 else "M-9 20V280C-8 300 8 300 9 280V20C26 -4 40 -40 38 -90V-230H30V-110H16V-230H8V-110H-8V-230H-16V-110H-30V-230H-38V-90C-40 -40 -26 -4 -9 20Z"
        t = f"translate({x} 560) rotate({a})"
        p.drop(kd, 8, 12, 9, .7, t)
        p.add(f'<g transform="{t}"><path d="{kd}" fill="' + p.linear(-30, 0, 30, 0, (0, sm.tone(.9)), (.4, sm.tone(.5)), (.6, "#ffffff"), (1, sm.tone(.2))) + '"/></g>')
    for i in range(9):
        a = i / 9 * 6.283
        leaf(p, 560 + 70 * math.cos(a), 560 + 70 * math.sin(a), 120, math.degrees(a) + 20, ("#61754a", "#748259", "#8a8a4a")[i % 3], .3)
    for x, y, s in ((520, 520, 34), (610, 590, 30), (560, 630, 26), (640, 520, 24)):
        berry(p, x, y, s)
    p.finish()


@picture("share", 1200, 630)
def _(p):
    p.sweep("clay", horizon=.62, window=(60, 20, 200, 170, .24))
    with p.place(860, 520, .50, (770, 1230)):
        jug(p, 770, 1230, 1.0, "fret")
    with p.place(1040, 560, .42, (770, 1160)):
        mug(p, 770, 1160, 1.0, "oat", "#6b3f24")
    f = 'font-family="Georgia, DejaVu Serif, serif" fill="#3b322a"'
    p.add(f'<text x="84" y="310" {f} font-size="76">Plain Weather</text><text x="88" y="372" {f} font-size="31" fill-opacity=".8">Good things for ordinary days</text>')
    p.finish()
