"""Part B: faults, attacks and neighbours, each short; `Scripts/test-intake-attacks` has them at length."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time

from cases import case
from intake import Client, Faults, connect, encode, free_port, program
from shop import Failed, Shop, expect, has, lacks

MUG = {"mug": {"price": "10.00", "sku": "MUG", "stock": 500}}


def start_refused(shop, code=None, words=()):
    """A server that must not come up; what it said."""
    shop.server.start(ready=0)
    got = shop.server.end(10)
    if got == 0 or (code is not None and got != code):
        raise Failed(f"the start gives {got} and not {code}: {shop.server.said()}")
    has(shop.server.said().replace("\\u0027", "'"), *words, what="the refusal")
    return got


def said(shop, *arguments, codes=(0,), data=None):
    done = subprocess.run([program("order-intake"), *arguments, "--data", data or shop.data], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, errors="replace", timeout=60)
    if done.returncode not in codes:
        raise Failed(f"order-intake {' '.join(arguments)}: exit {done.returncode} and not {codes}: {done.stdout}")
    return done.stdout


@case("B1", modes=("running",))
def log_that_nobody_reads(bench):
    """Standard error is a FIFO whose reader sleeps: orders, health and the stop go on, dropped lines are counted"""
    shop = bench.shop(MUG)
    fifo = os.path.join(shop.work, "log.fifo")
    os.mkfifo(fifo)
    asleep = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    writing = os.open(fifo, os.O_WRONLY)
    arguments = [part for part in shop.server.arguments if part != "--quiet"]
    process = subprocess.Popen([program("order-intake"), *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=writing)
    os.close(writing)
    shop.server.process, shop.server.pid, shop.server.begin = process, process.pid, 0
    with open(shop.server.log, "a"):
        pass
    try:
        shop.server.wait_ready()
        with Client(shop.server.port, 10) as client:
            for _ in range(9500):
                client.request("GET", "/orders/stock?sku=MUG")
        orders = [shop.order("MUG") for _ in range(5)]
        for path in ("/health", "/ready"):
            expect(shop.server.ask(path)[0], 200, path)
        dropped = re.search(r"^vitrine_log_lines_dropped_total (\d+)", shop.server.ask("/metrics")[1].decode(), re.M)
        if not dropped or int(dropped[1]) < 300:
            raise Failed(f"dropped lines are not counted: {dropped}")
        os.kill(process.pid, signal.SIGTERM)
        began = time.monotonic()
        expect(process.wait(11), 0, "the exit code of the stop")
        if time.monotonic() - began > 10:
            raise Failed("the stop takes more than 10 s")
    finally:
        shop.server.stop()
        os.close(asleep)
    expect(len(shop.json()), len(orders), "the orders after it")


@case("B2", modes=("running",))
def second_writer(bench):
    """The lock file is removed, replaced or linked away: no second writer, and the first stops with 74"""
    shop = bench.shop(MUG)
    lock = os.path.join(shop.data, "lock")

    def replace():
        os.rename(lock, lock + ".old")
        with open(lock, "w"):
            os.chmod(lock, 0o600)

    for change in (lambda: os.remove(lock), replace):
        shop.up()
        count = len(shop.orders)
        shop.order("MUG")
        change()
        second = bench_server(shop)
        second.start(ready=0)
        try:
            expect(second.end(10), 75, "the exit code of the second server")
        finally:
            second.stop()
        fields, wanted = shop.fields("MUG")
        status, _ = shop.post("/orders", fields, wanted)
        expect(status, 503, "an order without the lock")
        expect(shop.server.end(10), 74, "the exit code of the first server")
        shop.up()
        # The same key again: it was not taken before, and is once now.
        status, answer = shop.post("/orders", fields, wanted)
        expect(status, 201, "the same order at the next server")
        shop.orders.append(answer)
        expect(len(shop.json()), count + 2, "the orders")
        shop.down()
    said(shop, "fsck")


def bench_server(shop):
    from intake import Server
    return Server(shop.data, shop.work)


LEFT_OVERS = ["mug.md~", "mug.md.bak", "mug.md.orig", ".mug.md.swp", "#mug.md#", "mug.md.swo", ".#mug.md", "Thumbs.db", ".DS_Store", "~$prices.xlsx", "x.part",
              "node_modules/x/index.js", "__pycache__/x.pyc", ".git/config", ".env", "mug.rej", "mug.md.save"]
SECRETS = ["id_rsa", "server.pem", "key.key", "db.sqlite", "dump.sql", "secret.env", "id_ed25519", "notes-key.txt"]


@case("B3", modes=("running",))
def left_overs(bench):
    """Left-overs of editors, folders of tools, secrets and tables beside content are never published; media is"""
    shop = bench.shop(MUG, build=False)
    for place in ("content/products", "content/media", "content/pages", "content"):
        for name in LEFT_OVERS + SECRETS + (["suppliers.csv", "plan.docx", "unused.png"] if place != "content/media" else []):
            text = "SECRETTEXT\n"
            if name == "notes-key.txt":
                text = "-----BEGIN OPENSSH PRIVATE KEY-----\nSECRETTEXT\n"
            shop.put(f"{place}/{name}", text)
    shop.put("content/media/catalogue.pdf", "%PDF-1.4 PUBLICTEXT")
    told = shop.build()
    found = []
    for folder, _, names in os.walk(os.path.join(shop.root, "output")):
        for name in names:
            with open(os.path.join(folder, name), errors="replace") as file:
                text = file.read()
            if "SECRETTEXT" in text:
                found.append(os.path.relpath(os.path.join(folder, name), shop.root))
    expect(found, [], "what was published")
    if not os.path.exists(os.path.join(shop.root, "output", "media", "catalogue.pdf")):
        raise Failed("a file of media/ is not published")
    has(told, "id_rsa", "suppliers.csv", what="the build")
    lacks(told, "mug.md~", "#mug.md#", "node_modules", "Thumbs.db", what="the build")


@case("B4", modes=("running",))
def rights(bench):
    """A folder or a price book that others can write, or own, is refused with the command that mends it"""
    shop = bench.shop(MUG)
    shop.order("MUG")
    shop.down()
    book = os.path.join(shop.data, "price-book.json")
    for mode in (0o777, 0o755, 0o770, 0o701):
        os.chmod(shop.data, mode)
        start_refused(shop, words=(f"chmod 700 '{shop.data}'",))
        has(said(shop, "stock", "count", "MUG", "9", codes=(1,)), "chmod 700", what="a command")
        os.chmod(shop.data, 0o700)
    for mode in (0o666, 0o620, 0o602):
        os.chmod(book, mode)
        start_refused(shop, words=(f"chmod go-w '{book}'",))
        os.chmod(book, 0o644)
    if os.geteuid() == 0:
        os.chown(book, 65534, 65534)
        start_refused(shop, words=("chown",))
        os.chown(book, 0, 0)
    for name in os.listdir(os.path.join(shop.data, "books")):
        expect(os.stat(os.path.join(shop.data, "books", name)).st_mode & 0o777, 0o600, "the mode of a copy of the book")
    # A book that comes with wrong rights is not taken, and the old one sells on.
    shop.up()
    shop.products["mug"]["price"] = "99.00"
    shop.write()
    shop.build()
    os.chmod(book, 0o666)
    shop.server.begin = os.path.getsize(shop.server.log)
    os.kill(shop.server.pid, signal.SIGHUP)
    # The build may have been seen before the rights were changed; what counts is that others cannot set the price now.
    with open(book) as file:
        text = file.read()
    with open(book, "w") as file:
        file.write(text.replace("9900", "100"))
    time.sleep(1.5)
    total = shop.order("MUG")["total"]
    if total == 100:
        raise Failed("a price book that everybody can write sets the price")


@case("B5", modes=("running",))
def hosts(bench):
    """The preview and the admin address answer to addresses, localhost and named hosts; 403 to every other name"""
    shop = bench.shop(MUG)
    shop.up()
    port = free_port()
    preview = subprocess.Popen([program("vitrine"), "serve", "--drafts", "--root", shop.root, "--listen", f"127.0.0.1:{port}"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                if ask(port, "localhost") == 200:
                    break
            except OSError:
                pass
            time.sleep(0.1)
        for where, path in ((port, "/"), (port, "/products/mug/"), (port, "/orders/stock?sku=MUG"), (shop.server.admin, "/metrics"), (shop.server.admin, "/health"), (shop.server.admin, "/ready")):
            for host in ("evil.example", "evil.example:8080", "127.0.0.1.nip.io", "localhost.evil", "shop.example.evil", "xlocalhost", "0x7f000001", "[::1].evil"):
                got = ask(where, host, path)
                if got not in (400, 403):
                    raise Failed(f"{host}{path} is answered {got}")
            for host in ("127.0.0.1", f"127.0.0.1:{where}", "localhost", f"LocalHost:{where}", "[::1]:1", "192.168.1.9:80", "shop.example"):
                expect(ask(where, host, path), 200, f"{host}{path}")
    finally:
        preview.terminate()
        preview.wait(10)


def ask(port, host, path="/"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


@case("B6", modes=("running",))
def silent_clients(bench):
    """Silent and half-spoken clients of the command socket keep nobody; a command asked twice is done once"""
    shop = bench.shop(MUG)
    order = shop.order({"MUG": 3})
    number = order["number"]
    shop.command("pay", number)
    silent = []
    for text in [b""] * 20 + [b"{", b'{"command":"refund"', b"\x00" * 9, b" " * 100]:
        end = socket.socket(socket.AF_UNIX)
        end.connect(os.path.join(shop.data, "admin.sock"))
        if text:
            end.send(text)
        silent.append(end)
    began = time.monotonic()
    for _ in range(4):
        shop.command("refund", number, "--amount", "1")
    if time.monotonic() - began > 8:
        raise Failed(f"four refunds beside silent clients take {time.monotonic() - began:.1f} s")
    expect(shop.json()[number]["refunded"], 400, "what was refunded")
    # Several at once, each once.
    threads = [threading.Thread(target=said, args=(shop, "refund", number, "--amount", "1")) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    expect(shop.json()[number]["refunded"], 1000, "what was refunded after six at once")
    for end in silent:
        end.close()
    shop.down()
    expect(shop.json()[number]["refunded"], 1000, "what was refunded, after a restart")


@case("B7")
def controls(bench):
    """Control and bidirectional characters are refused at the door, and a journal that holds them is never printed raw"""
    wrong = []
    shop = bench.shop(MUG)
    for text in ["A\u001b[31mB", "A\u009bB", "A\u202eB", "A\u2066B", "A\u2069", "A\u0000B", "A\u007fB", "A\rB", "A\nB", "A\tB", "A\u0085B", "A\u202a", "A\u2067B", "\u0008A"]:
        for field in ("name", "city", "address1", "address2", "email", "phone", "region", "postcode"):
            for form in (False, True):
                status, answer = shop.send("/orders", "MUG", form=form, **{field: text})
                # What no text can hold at all is a broken request.
                if status not in (400, 422) or (status == 422 and field not in [problem["field"] for problem in answer["problems"]]):
                    wrong.append(f"{field} {text!r}: {status} {str(answer)[:120]}")
    for text in ["Zoë O’Brien-Şahin", "नेहा\u200dशर्मा", "שלום כהן", "李 小龍", "Nguyễn Thị Ánh", "e\u0301 combining", "👩‍👩‍👧 family", "\u200fمحمد", "<b>Ada</b> & 'x' \"y\"", "=1+1", "@SUM(A1)"]:
        order = shop.order("MUG", name=text, note=f"line one\nline two\t{text} \u202eabc\u202c")
        kept = shop.json()[order["number"]]["customer"]
        if kept["name"] != text:
            wrong.append(f"the name {text!r} comes back as {kept['name']!r}")
        for line in (shop.command("show", order["number"]), shop.command("list"), shop.command("export", "--format", "csv"), shop.command("export", "--format", "json")):
            for character in line:
                if (ord(character) < 32 and character not in "\n\r\t") or 0x7f <= ord(character) <= 0x9f or 0x202a <= ord(character) <= 0x202e or 0x2066 <= ord(character) <= 0x2069:
                    wrong.append(f"{character!r} is printed raw for {text!r}")
                    break
        page = shop.page_html(order)
        if "<b>Ada" in page:
            wrong.append("markup of a name is on the page")
    if wrong:
        raise Failed("\n".join(wrong[:15]))


@case("B8", modes=("running",))
def odd_files(bench):
    """A FIFO, a folder, a loop, a device or 3 GB of nothing as the price book: refused, the old one sells on, the stop works"""
    shop = bench.shop(MUG)
    book = os.path.join(shop.data, "price-book.json")
    with open(book, "rb") as file:
        good = file.read()

    def sparse(path):
        with open(path, "wb") as file:
            file.truncate(3 << 30)
        os.chmod(path, 0o600)

    shop.up()
    for make in (lambda path: os.mkfifo(path, 0o600), sparse, os.mkdir, lambda path: os.symlink(path, path), lambda path: os.symlink("/dev/zero", path),
                 lambda path: os.symlink("/proc/self/environ", path)):
        os.remove(book)
        make(book)
        shop.server.begin = os.path.getsize(shop.server.log)
        os.kill(shop.server.pid, signal.SIGHUP)
        end = time.monotonic() + 8
        while "price_book_refused" not in shop.server.said():
            if time.monotonic() > end:
                raise Failed(f"nothing is said of the book: {shop.server.said()}")
            time.sleep(0.05)
        shop.order("MUG")
        (os.rmdir if os.path.isdir(book) and not os.path.islink(book) else os.remove)(book)
        with open(book, "wb") as file:
            file.write(good)
    os.remove(book)
    os.mkfifo(book, 0o600)
    os.kill(shop.server.pid, signal.SIGHUP)
    time.sleep(0.3)
    shop.down()
    start_refused(shop, words=("price-book.json",))


@case("B8.1", modes=("running",))
def limited_files(bench):
    """`ulimit -f`: 503 like a full disk, never killed by a signal"""
    import resource
    shop = bench.shop(MUG)
    shop.server.start(limits=[(resource.RLIMIT_FSIZE, (30_000, resource.RLIM_INFINITY))])
    statuses = []
    while 503 not in statuses and len(statuses) < 200:
        statuses.append(shop.send("/orders", "MUG")[0])
    expect((statuses[-1], set(statuses)), (503, {201, 503}), "the answers")
    expect(shop.is_up(), True, "the server lives")
    expect(shop.server.ask("/ready")[0], 503, "/ready")
    resource.prlimit(shop.server.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    shop.server.wait_ready()
    shop.order("MUG")
    shop.down()
    expect(len(shop.json()), len(statuses), "the orders")


@case("B9", modes=("running",))
def proxies(bench):
    """What a proxy says that names nobody is one client; what names somebody is counted by it"""
    shop = bench.shop(MUG, arguments=())
    at = shop.server.arguments.index("--per-address")
    shop.server.arguments[at + 1] = "3"

    def order(header):
        fields, wanted = shop.fields("MUG")
        body = json.dumps({**fields, "lines": [{"sku": "MUG", "quantity": 1}]}).encode()
        return shop.request("POST", "/orders", body, [("Content-Type", "application/json"), ("Accept", "application/json"), ("X-Forwarded-For", header)])[0]

    odd = ["unix:", "UNKNOWN", "unix", "", "-", "_x", "999.1.1.1", "1.2.3", "1.2.3.4.", "::g", "a, b", "203.0.113.1 unix:", "%31", "\"unknown\"", "[]", ":80"]
    expect([order(header) for header in odd], [201] * 3 + [429] * (len(odd) - 3), "odd headers")
    for spellings in (["203.0.113.7", "203.0.113.7:81", "\"203.0.113.7\"", " 203.0.113.7 ", "9.9.9.9, 203.0.113.7"],
                      ["2001:db8::1", "[2001:db8::1]:9", "2001:DB8:0:0::2", "[2001:db8::ffff]", "2001:db8:0:0:1::1"]):
        expect([order(header) for header in spellings], [201] * 3 + [429] * 2, f"{spellings}")


@case("B10", modes=("running",))
def clocks(bench):
    """A clock before 1970 or beyond all records: no order is taken that nobody could read; fsck checks what the start checks"""
    shop = bench.shop(MUG)
    faults = Faults(shop.work)
    shop.server.start(env=faults.env)
    shop.order("MUG")
    for shift in (-2_000_000_000, -int(time.time()) - 5, 400 * 366 * 86400 * 20):
        faults["clock_shift"] = shift
        status, answer = shop.send("/orders", "MUG")
        if status == 201:
            faults["clock_shift"] = 0
            shop.orders.append(answer)
        expect(status in (201, 503), True, f"the status with the clock off by {shift}: {status}")
        faults["clock_shift"] = 0
        time.sleep(0.2)
        shop.server.wait_ready()
        shop.order("MUG")
        taken = len(shop.orders)
        said(shop, "fsck")
        shop.down()
        said(shop, "fsck")
        shop.server.start(env=faults.env)
        expect(len(shop.json()), taken, "the orders after a restart")
    shop.down()
    journal = os.path.join(shop.data, "journal")
    segment = os.path.join(journal, max(name for name in os.listdir(journal) if name.endswith(".jsonl")))
    with open(segment, "rb") as file:
        whole = file.read()
    flips = [len(whole) // 2, 10, len(whole) - 5]
    damage = [whole + b"x", whole + b"\n", whole + b"{}\n", whole + whole[-300:], whole[:-1], whole[: len(whole) // 2]]
    damage += [whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1:] for at in flips]
    for index, text in enumerate(damage):
        with open(segment, "wb") as file:
            file.write(text)
        checked = subprocess.run([program("order-intake"), "fsck", "--data", shop.data], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace").returncode
        shop.server.start(ready=0)
        time.sleep(0.4)
        runs = shop.server.process.poll() is None
        shop.server.stop()
        if (checked == 0) != runs:
            raise Failed(f"damage {index}: fsck gives {checked}, and the server {'starts' if runs else 'does not start'}: {shop.server.said()}")
        if runs:
            raise Failed(f"damage {index} is no finding after a clean stop")
        for name in os.listdir(journal):
            if name.endswith(".jsonl") and os.path.join(journal, name) != segment:
                continue
        with open(segment, "wb") as file:
            file.write(whole)
    shop.up()
    expect(len(shop.json()), taken, "the orders in the end")


@case("B11", modes=("running",))
def script_links(bench):
    """A setting of the type url, a menu, a text and a social link take no javascript:, vbscript: or data:"""
    bad = ["javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "vbscript:x", "data:text/html,<script>alert(1)</script>", "javascript&colon;alert(1)"]
    wrong = []
    for link in bad:
        shop = bench.shop(MUG, build=False)
        theme = shop.store["theme"]["name"]
        path = os.path.join(shop.root, "themes", theme)
        with open(os.path.join(path, "theme.yaml"), "a") as file:
            text = open(os.path.join(path, "theme.yaml")).read()
            if "settings:" in text:
                raise Failed("the starter theme has settings by now; look at this case again")
            file.write("\nsettings:\n  - {id: cta, type: url, label: Link}\n")
        for kind in ("setting", "menu", "social", "text", "raw"):
            store = dict(shop.store)
            shop.products["mug"].pop("body", None)
            if kind == "setting":
                shop.store["theme"] = {"name": theme, "settings": {"cta": link}}
            elif kind == "menu":
                shop.store["menus"] = {"main": [{"title": "X", "url": link}]}
            elif kind == "social":
                shop.store["social"] = {"x": link}
            elif kind == "text":
                shop.products["mug"]["body"] = f"A [link]({link.replace(' ', '')}) here."
            else:
                shop.products["mug"]["body"] = f'<a href="{link}">x</a>'
            shop.write()
            done = subprocess.run([program("vitrine"), "build", "--root", shop.root, "--orders", shop.data], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            shop.store = store
            if done.returncode not in (0, 1):
                wrong.append(f"{kind} {link!r}: exit {done.returncode}")
            if kind in ("setting", "menu", "social") and done.returncode == 0 and not link.startswith("javascript&"):
                wrong.append(f"{kind} {link!r}: no error\n{done.stdout[:300]}")
            if done.returncode == 0:
                for folder, _, names in os.walk(os.path.join(shop.root, "output")):
                    for name in names:
                        if name.endswith(".html"):
                            with open(os.path.join(folder, name)) as file:
                                found = re.search(r'''href=["']?\s*(java\s*script|vbscript|data):''', file.read(), re.I)
                            if found:
                                wrong.append(f"{kind} {link!r}: {name} has {found[0]}")
        shop.close()
    if wrong:
        raise Failed("\n".join(wrong[:12]))


@case("B12", modes=("running",))
def places_of_an_address(bench):
    """64 connections of one address are all answered, with and without a proxy that is named; the 65th is told"""
    shop = bench.shop(MUG)
    want = encode("GET", "/orders/stock?sku=MUG")
    for trusts in (False, True):
        shop.down()
        arguments = [part for part in shop.server.arguments if part not in ("--trust-proxy", "127.0.0.1")]
        shop.server.arguments = arguments + (["--trust-proxy", "127.0.0.1"] if trusts else [])
        shop.up()
        for count in (58, 64):
            ends = [connect(shop.server.port, 10) for _ in range(count)]
            time.sleep(0.7)
            got = []
            for end in ends:
                end.sendall(want)
            for end in ends:
                with Client(shop.server.port) as client:
                    client.socket, client.rest = end, b""
                    try:
                        got.append(client.answer()[0])
                    except OSError as error:
                        got.append(repr(error))
                    client.socket = None
                end.close()
            expect(got.count(200), count, f"how many of {count} connections are answered, proxy named: {trusts}", got)
            time.sleep(0.2)
