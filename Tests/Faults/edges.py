"""The edges of the intake: its log, its locks, its rights, its files, its command socket, its neighbours on the machine.

Each case has a shop of its own. `attacks.py` runs them after the attacks over the network.
"""

import http.client
import json
import os
import re
import resource
import signal
import socket
import subprocess
import threading
import time

from intake import (
    Acknowledged, Client, Failed, Server, Shop, check, connect, encode, export, free_port, intake, order_body,
    order_request, program, run, verify)

cases = []


def case(function):
    cases.append(function)
    return function


class Edge:
    """A shop with a server of its own, which ends with it."""

    def __init__(self, work, name, arguments=(), trust=True, stock=None):
        self.work = os.path.join(work, name)
        os.makedirs(self.work)
        self.shop = Shop(self.work, stock or {"LOTS": 1_000_000})
        self.data = self.shop.data
        self.server = Server(self.data, self.work, arguments, trust)
        self.told = Acknowledged()
        self.count = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.stop()

    def path(self, name):
        return os.path.join(self.data, name)

    def order(self, fields=(), timeout=15):
        """The status of a new order; kept where it was acknowledged."""
        self.count += 1
        key = f"edge-{self.count}"
        lines = [("LOTS", 1)]
        with Client(self.server.port, timeout) as client:
            status, _, body = client.request(
                "POST", "/orders", order_body(key, lines), [("Idempotency-Key", key), *fields], keep=False)
        if status == 201:
            self.told.add(key, lines, json.loads(body))
        return status

    def verify(self):
        """All that was acknowledged is there; the server is started where it does not run."""
        if self.server.process is None or self.server.process.poll() is not None:
            self.server.start()
        verify(self.shop, self.told, self.server)

    def stopped(self, *arguments):
        """A command that may fail: its exit code and what it said."""
        done = subprocess.run(
            [program("order-intake"), *arguments, "--data", self.data], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", timeout=60)
        return done.returncode, done.stdout

    def start_refused(self, seconds=10):
        """Starts a server that must not come up: its exit code and what it said."""
        started = time.monotonic()
        self.server.start(ready=0)
        code = self.server.end(seconds)
        check(code > 0, f"the start gives {code}:\n{self.server.said()}")
        check(time.monotonic() - started < seconds, "the start took too long")
        return code, self.server.said()

    def wait_said(self, text, seconds=8):
        end = time.monotonic() + seconds
        while text not in self.server.said():
            check(time.monotonic() < end, f"the log does not say '{text}':\n{self.server.said()}")
            time.sleep(0.05)

    def hang_up(self):
        """SIGHUP; what was said before is not looked at any more."""
        self.server.begin = os.path.getsize(self.server.log)
        os.kill(self.server.pid, signal.SIGHUP)


def metric(server, name):
    found = re.search(rf"^vitrine_{name} (\d+)", server.ask("/metrics")[1].decode(), re.M)
    check(found, f"there is no metric {name}")
    return int(found[1])


@case
def unread_log(work):
    """Nobody reads standard error, then it is gone: orders are answered, lines are counted, the stop is in time"""
    with Edge(work, "log") as edge:
        server = edge.server
        server.arguments.remove("--quiet")
        said = []
        for reading in ("asleep", "gone"):
            ours, theirs = os.pipe()
            # No room: the first line already finds nobody.
            os.set_blocking(theirs, False)
            try:
                while True:
                    os.write(theirs, b"x" * 65536)
            except BlockingIOError:
                pass
            os.set_blocking(theirs, True)
            server.begin = 0
            server.process = subprocess.Popen(
                [program("order-intake"), *server.arguments], stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs)
            server.pid = server.process.pid
            os.close(theirs)
            try:
                server.wait_ready()
                if reading == "gone":
                    os.close(ours)
                with Client(server.port, 10) as client:
                    for _ in range(9000):
                        status, _, _ = client.request("GET", "/orders/stock?sku=LOTS")
                        check(status == 200, f"answered {status}")
                check([edge.order() for _ in range(20)] == [201] * 20, "an order is not taken")
                check(server.ask("/health")[0] == 200 and server.ask("/ready")[0] == 200, "not ready")
                dropped = metric(server, "log_lines_dropped_total")
                check(dropped > 500, f"{dropped} lines are said to be dropped")
                if reading == "asleep":
                    # Once somebody reads, the log says what is missing.
                    kept = b""
                    end = time.monotonic() + 10
                    os.set_blocking(ours, False)
                    while b"log_lines_dropped" not in kept and time.monotonic() < end:
                        try:
                            kept += os.read(ours, 65536)
                        except BlockingIOError:
                            time.sleep(0.02)
                    check(b'"event":"log_lines_dropped","count":"' in kept, "the log does not tell of the gap")
                    check(all(line.startswith(b"{") for line in kept.lstrip(b"x").splitlines()[:-1]), "a line is cut")
                code, seconds = server.terminate()
                check(code == 0 and seconds < 9, f"the stop: exit code {code} after {seconds:.1f} s")
                said.append(f"{reading}: {dropped} lines dropped, stopped after {seconds:.1f} s")
            finally:
                server.stop()
                if reading == "asleep":
                    os.close(ours)
        edge.verify()
        return "; ".join(said)


@case
def removed_lock(work):
    """The lock file is removed: no second writer, and the first one stops with 74 before it writes again"""
    with Edge(work, "lock") as edge:
        for what in ("removed", "replaced"):
            edge.server.start()
            check(edge.order() == 201, "no order is taken")
            os.remove(edge.path("lock"))
            if what == "replaced":
                with open(edge.path("lock"), "w"):
                    os.chmod(edge.path("lock"), 0o600)
            second = Server(edge.data, edge.work).start(ready=0)
            try:
                code = second.end(10)
            finally:
                second.stop()
            check(code == 75, f"the second server gives {code} and not 75:\n{second.said()}")
            # Without the socket a command is a second writer as well.
            os.rename(edge.path("admin.sock"), edge.path("admin.away"))
            code, text = edge.stopped("stock", "count", "LOTS", "5")
            check(code == 75, f"a command gives {code} and not 75: {text}")
            os.rename(edge.path("admin.away"), edge.path("admin.sock"))
            check(edge.order() == 503, "an order is taken without the lock")
            check(edge.server.end(10) == 74, "the first server does not end with 74")
            check("is gone, or is another file" in edge.server.said(), edge.server.said())
        edge.verify()


@case
def rights(work):
    """Whoever else could set prices: refused at the start, at a reload and by commands, with the command that mends it"""
    with Edge(work, "rights") as edge:
        edge.server.start()
        check(edge.order() == 201, "no order is taken")
        edge.server.terminate()
        book = edge.path("price-book.json")
        with open(edge.path("webhook.json"), "w") as file:
            json.dump({"url": "https://hooks.example/x", "secret": "0" * 64}, file)
        os.chmod(edge.path("webhook.json"), 0o600)
        copies = os.listdir(edge.path("books"))
        check(copies, "no copy of the book is kept")
        for name in copies:
            mode = os.stat(os.path.join(edge.path("books"), name)).st_mode & 0o777
            check(mode == 0o600, f"the copy of the book has mode {mode:o}")

        def mends(words, seen=0):
            for refused in (edge.start_refused()[1], edge.stopped("stock", "count", "LOTS", "1000000")[1]):
                check(words in refused, f"the refusal does not say '{words}':\n{refused}")
            run(["sh", "-c", words])

        for mode in (0o777, 0o755, 0o750, 0o711, 0o1777):
            os.chmod(edge.data, mode)
            mends(f"chmod 700 '{edge.data}'")
        for mode in (0o666, 0o664, 0o606, 0o622):
            os.chmod(book, mode)
            mends(f"chmod go-w '{book}'")
        for name in ("secret", "webhook.json"):
            os.chmod(edge.path(name), 0o644)
            mends(f"chmod 600 '{edge.path(name)}'")
        os.chmod(edge.path("books"), 0o777)
        mends(f"chmod 700 '{edge.path('books')}'")
        if os.geteuid() == 0:
            os.chown(book, 65534, 65534)
            mends(f"chown 0 '{book}'")
            os.chown(edge.data, 65534, 65534)
            code, said = edge.start_refused()
            check(f"chown -R 0 '{edge.data}'" in said, said)
            run(["chown", "-R", "0", edge.data])
        # Rights that only let others read the prices are nobody's danger.
        os.chmod(book, 0o644)
        edge.server.start()
        check(edge.order() == 201, "after the mends no order is taken")
        os.chmod(book, 0o666)
        edge.hang_up()
        edge.wait_said("price_book_refused")
        check(f"chmod go-w '{book}'" in edge.server.said().replace("\\u0027", "'"), edge.server.said())
        check(edge.order() == 201, "with a refused book no order is taken")
        # Once it is mended it is taken without another word.
        with open(book) as file:
            text = file.read()
        with open(book, "w") as file:
            file.write(text.replace("Thing LOTS", "Other LOTS"))
        time.sleep(1.2)
        check('"event":"price_book",' not in edge.server.said(), "a book that others can write is taken")
        os.chmod(book, 0o644)
        edge.wait_said('"event":"price_book",')
        os.remove(edge.path("webhook.json"))
        mask = os.umask(0)
        try:
            with open(os.path.join(edge.shop.root, "content", "products", "lots.md"), "a") as file:
                file.write("More.\n")
            edge.shop.build()
        finally:
            os.umask(mask)
        check(os.stat(book).st_mode & 0o022 == 0, "a build with umask 0 makes a book that others may write")
        edge.verify()


def ask(port, host, path="/"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    finally:
        connection.close()


@case
def hosts(work):
    """A name that somebody else may own (DNS rebinding): 403 of the preview and of the admin address"""
    good = ["127.0.0.1", "127.0.0.1:8080", "localhost", "LOCALHOST:1", "localhost.", "shop.localhost", "[::1]:99", "10.1.2.3"]
    bad = ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evillocalhost", "2130706433", "rebind.test:80"]
    with Edge(work, "hosts", ["--host", "intake,ops.example:8082"]) as edge:
        edge.server.start()
        for host in good + ["intake:8082", "ops.example", "OPS.example."]:
            check(ask(edge.server.admin, host, "/health")[0] == 200, f"the admin address does not answer {host}")
        for host in bad:
            status, text = ask(edge.server.admin, host, "/metrics")
            check(status == 403 and "--host" in text, f"the admin address answers {host}: {status} {text}")
        # The public one is asked by the proxy's name.
        check(ask(edge.server.port, "evil.example", "/orders/stock?sku=LOTS")[0] == 200, "the proxy's Host is refused")
        port = free_port()
        preview = subprocess.Popen(
            [program("vitrine"), "serve", "--drafts", "--root", edge.shop.root, "--listen", f"127.0.0.1:{port}", "--host",
             "laptop.example"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        try:
            end = time.monotonic() + 20
            while True:
                try:
                    if ask(port, "localhost")[0] == 200:
                        break
                except OSError:
                    pass
                check(time.monotonic() < end, "the preview does not come up")
                time.sleep(0.1)
            for host in good + ["laptop.example", "shop.example"]:
                check(ask(port, host)[0] == 200, f"the preview does not answer {host}")
            for host in bad:
                for path in ("/", "/products/lots/", "/orders/stock?sku=LOTS"):
                    status, text = ask(port, host, path)
                    check(status == 403 and "Thing" not in text, f"the preview answers {host}{path}: {status}")
        finally:
            preview.terminate()
            preview.wait(10)
        return f"{len(bad)} names refused"


def tell(path, line, wait=20):
    """Sends one line to the command socket and gives the line in answer."""
    with socket.socket(socket.AF_UNIX) as end:
        end.settimeout(wait)
        end.connect(path)
        end.sendall(line)
        text = b""
        while not text.endswith(b"\n"):
            got = end.recv(4096)
            if not got:
                break
            text += got
        return text.decode()


@case
def command_clients(work):
    """Clients that are silent, slow or gone at the command socket keep nobody; a command that comes twice is done once"""
    with Edge(work, "commands") as edge:
        edge.server.start()
        check(edge.order() == 201, "no order is taken")
        number = next(iter(edge.told.orders.values()))[0]
        intake(edge.data, "pay", number)
        path = edge.path("admin.sock")
        silent = []
        for index in range(100):
            end = socket.socket(socket.AF_UNIX)
            end.connect(path)
            if index % 3 == 1:
                end.send(b'{"command":"pay"')
            silent.append(end)
        slow = socket.socket(socket.AF_UNIX)
        slow.connect(path)
        stopping = threading.Event()

        def drip():
            try:
                while not stopping.wait(0.2):
                    slow.send(b" ")
            except OSError:
                pass

        dripping = threading.Thread(target=drip, daemon=True)
        dripping.start()
        started = time.monotonic()
        intake(edge.data, "refund", number, "--amount", "1.00")
        seconds = time.monotonic() - started
        check(seconds < 3, f"beside silent clients a refund takes {seconds:.1f} s")
        # Several at once, the same id: done once, one answer.
        command = f'"command":"refund","number":"{number}","amount":100,"restocks":false}}\n'
        id = "0123456789abcdef0123456789abcdef"
        answers = []
        threads = [
            threading.Thread(target=lambda: answers.append(tell(path, f'{{"id":"{id}",{command}'.encode())))
            for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        check(len(answers) == 12 and len(set(answers)) == 1 and '"done"' in answers[0], f"answers were {set(answers)}")
        other = tell(path, f'{{"id":"{id}","command":"deliver","number":"{number}"}}\n'.encode())
        check('"objection"' in other, f"another command under the id is answered {other}")
        for wrong in (b"\n", b"{}\n", b'{"id":"x"}\n', b'{"id":"%s"}\n' % id.encode(), b"\xff\n"):
            check('"objection"' in tell(path, wrong), f"{wrong} is answered")
        # The one who asks and goes away is served like any other, and its refund is there once.
        with socket.socket(socket.AF_UNIX) as end:
            end.connect(path)
            end.sendall(f'{{"id":"{id[::-1]}",{command}'.encode())
        time.sleep(1)
        check('"done"' in tell(path, f'{{"id":"{id[::-1]}",{command}'.encode()), "asked again it is not answered")
        refunded = export(edge.data)[0]["refunded"]
        check(refunded == 300, f"{refunded} is refunded and not 300")
        end = time.monotonic() + 12
        for client in silent + [slow]:
            client.settimeout(max(0.1, end - time.monotonic()))
            try:
                check(client.recv(1) == b"", "a silent client is answered")
            except ConnectionError:
                pass
            except TimeoutError:
                raise Failed("a silent client is kept for more than 12 s")
            client.close()
        stopping.set()
        code, taken = edge.server.terminate()
        check(code == 0 and taken < 9, f"the stop: {code}, {taken:.1f} s")
        # The server ends before it answers: nobody says that it was done, or that it was not.
        edge.server.start()
        listener = socket.socket(socket.AF_UNIX)
        os.remove(path)
        listener.bind(path)
        listener.listen()
        mute = threading.Thread(target=lambda: listener.accept()[0].recv(4096), daemon=True)
        mute.start()
        code, text = edge.stopped("note", number, "x")
        check(code == 74 and "not known whether this was done" in text, f"without an answer: {code}, {text}")
        listener.close()
        edge.server.terminate()
        edge.told.orders.clear()
        return f"a refund beside 101 silent clients took {seconds * 1000:.0f} ms"


@case
def special_files(work):
    """Pipes, devices, folders, loops and 3 GB of nothing in the place of files: refused at once, and the shop goes on"""
    with Edge(work, "special") as edge:
        book = edge.path("price-book.json")
        with open(book, "rb") as file:
            good = file.read()

        def sparse(path):
            with open(path, "wb") as file:
                file.truncate(3 << 30)
            os.chmod(path, 0o600)

        def looped(path):
            os.symlink(path, path)

        def piped(path):
            os.mkfifo(path, 0o600)

        def device(path):
            os.symlink("/dev/zero", path)

        def bound(path):
            with socket.socket(socket.AF_UNIX) as end:
                end.bind(path)

        kinds = [piped, sparse, os.mkdir, looped, device, bound]

        def clear(path):
            if os.path.isdir(path) and not os.path.islink(path):
                os.rmdir(path)
            elif os.path.lexists(path):
                os.remove(path)

        edge.server.start()
        check(edge.order() == 201, "no order is taken")
        for number, make in enumerate(kinds):
            clear(book)
            make(book)
            edge.hang_up()
            edge.wait_said("price_book_refused")
            check(edge.order() == 201, f"with a {make.__name__} price book no order is taken")
            clear(book)
            with open(book + ".new", "wb") as file:
                file.write(good.replace(b"Thing LOTS", b"Thing %d" % number))
            os.rename(book + ".new", book)
            edge.wait_said('"event":"price_book"')
        clear(book)
        piped(book)
        edge.hang_up()
        edge.wait_said("price_book_refused")
        code, seconds = edge.server.terminate()
        check(code == 0 and seconds < 9, f"the stop: {code}, {seconds:.1f} s")
        clear(book)
        with open(book, "wb") as file:
            file.write(good)
        segment = edge.path("journal/" + min(name for name in os.listdir(edge.path("journal")) if name.endswith(".jsonl")))
        for path in (book, edge.path("secret"), edge.path("webhook.json"), edge.path("journal/stopped"), segment,
                     edge.path("lock")):
            aside = None
            if os.path.lexists(path):
                aside = path + "-aside"
                os.rename(path, aside)
            for make in kinds:
                # Nothing is read of a lock: it may have any size.
                if make is sparse and path.endswith("/lock"):
                    continue
                make(path)
                code, said = edge.start_refused()
                check(path in said, f"{make.__name__} as {path}: the reason does not name it:\n{said}")
                clear(path)
            if aside:
                os.rename(aside, path)
        edge.verify()


@case
def largest_file(work):
    """A limit on the size of files (ulimit -f): 503 like a full disk, and orders are taken again when it is gone"""
    with Edge(work, "fsize") as edge:
        edge.server.start(limits=[(resource.RLIMIT_FSIZE, (40_000, resource.RLIM_INFINITY))])
        statuses = []
        while 503 not in statuses and len(statuses) < 300:
            statuses.append(edge.order())
        check(statuses[-1] == 503 and set(statuses) == {201, 503}, f"answers were {statuses[-5:]}")
        check(edge.server.process.poll() is None, "the server was killed")
        check(edge.server.ask("/ready")[0] == 503, "it says that it is ready")
        edge.wait_said("orders_not_taken")
        resource.prlimit(edge.server.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        edge.server.wait_ready()
        edge.wait_said("orders_taken_again")
        check(edge.order() == 201, "without the limit no order is taken")
        code, _ = edge.server.terminate()
        check(code == 0, f"the stop gives {code}")
        # A command without a server, too.
        done = subprocess.run(
            [program("order-intake"), "stock", "count", "LOTS", "7", "--data", edge.data], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)))
        check(done.returncode == 74, f"a command gives {done.returncode}: {done.stdout}")
        edge.verify()
        return f"{len(statuses) - 1} orders fitted"


@case
def unnamed_clients(work):
    """What a proxy says that names nobody counts as one: the limit holds for every spelling"""
    headers = ["unix:", "unknown", "", " ", ",", "_hidden", "garbage", "\"\"", "[::1", "1.2.3.4.5", "1.2.3.4:x", "::ffff:1.2.3.4:80:x",
               "203.0.113.9, unix:", "203.0.113.9,", "for=\"_x\"", "0x7f.1", "localhost"]
    with Edge(work, "unnamed", ["--per-address", "5"], trust=True) as edge:
        edge.server.start()
        statuses = [edge.order([("X-Forwarded-For", header)]) for header in headers]
        check(statuses == [201] * 5 + [429] * (len(headers) - 5), f"answers were {statuses}")
        named = {"198.51.100.1": "198.51.100.1:4711", "2001:db8::1": "[2001:db8::2]:1", "198.51.100.2": "\"198.51.100.2:_p\"",
                 "2001:db8:1::1": "\"[2001:db8:1::9]\"", "::ffff:198.51.100.3": "198.51.100.3"}
        for one, other in named.items():
            statuses = [edge.order([("X-Forwarded-For", one if index % 2 else other)]) for index in range(6)]
            check(statuses == [201] * 5 + [429], f"{one} and {other} are answered {statuses}")
        # The machine itself is not limited; what a proxy says of it is.
        check([edge.order() for _ in range(7)] == [201] * 7, "the machine itself is limited")
        statuses = [edge.order([("X-Forwarded-For", "127.0.0.1")]) for _ in range(6)]
        check(statuses == [201] * 5 + [429], f"a proxy's 127.0.0.1 is answered {statuses}")
        edge.server.arguments[edge.server.arguments.index("--per-address") + 1] = "0"
        edge.verify()


@case
def bytes_behind_a_clean_stop(work):
    """Bytes behind the end at which the journal was closed: a finding of the start and of fsck; after a crash a torn tail"""
    with Edge(work, "behind") as edge:
        edge.server.start()
        check(edge.order() == 201, "no order is taken")
        edge.server.terminate()
        segment = edge.path("journal/" + max(name for name in os.listdir(edge.path("journal")) if name.endswith(".jsonl")))
        with open(segment, "rb") as file:
            whole = file.read()
        for tail in (b"x", b"\n", b"1 99 99", whole[-200:-100], b"\0" * 64):
            with open(segment, "ab") as file:
                file.write(tail)
            code, said = edge.start_refused()
            check("behind the end at which the journal was closed" in said, said)
            check(code == 1, f"the start gives {code}")
            code, text = edge.stopped("fsck")
            check(code == 1 and "behind the end at which the journal was closed" in text, f"fsck gives {code}: {text}")
            with open(segment, "wb") as file:
                file.write(whole)
        # Blanks are what the intake itself leaves where a power cut undid its last cut.
        with open(segment, "ab") as file:
            file.write(b" " * 5000)
        check(edge.stopped("fsck")[0] == 0, "blanks are a finding")
        edge.server.start()
        check(edge.order() == 201, "no order is taken after blanks")
        edge.server.kill()
        with open(segment, "ab") as file:
            file.write(b"1 99 99")
        code, text = edge.stopped("fsck")
        check(code == 0, f"after a crash fsck gives {code}: {text}")
        edge.verify()


@case
def places_of_one_address(work):
    """64 connections of one address are served, also while they come and go; the next is told that there are too many"""
    with Edge(work, "places", trust=False) as edge:
        edge.server.start()
        port = edge.server.port
        want = encode("GET", "/orders/stock?sku=LOTS")

        def answers(ends):
            got = []
            for end in ends:
                with Client(port) as client:
                    client.socket, client.rest = end, b""
                    try:
                        status, fields, _ = client.answer()
                        got.append((status, fields.get("connection", "")))
                    except OSError:
                        got.append((None, ""))
                    client.socket = None
            return got

        # All are idle for longer than the grace, and all are served.
        ends = [connect(port, 10) for _ in range(64)]
        time.sleep(0.8)
        for end in ends:
            end.sendall(want)
        check([status for status, _ in answers(ends)] == [200] * 64, "one of 64 is not served")
        for end in ends:
            end.close()
        time.sleep(0.2)
        # None has asked anything: the one that is too many is told so.
        ends = [connect(port, 10) for _ in range(65)]
        time.sleep(1.5)
        for end in ends:
            try:
                end.sendall(want)
            except OSError:
                pass
        got = answers(ends)
        check(sorted(got, key=str)[-1] == (503, "close") and [s for s, _ in got].count(200) == 64, f"answers were {got}")
        for end in ends:
            end.close()
        time.sleep(0.2)
        # 60 customers behind one address, each of whom makes a new connection after every hundredth request.
        lost = []

        def shop_around():
            client = Client(port, 20)
            for _ in range(320):
                try:
                    status, _, _ = client.request("GET", "/orders/stock?sku=LOTS")
                    if status != 200:
                        lost.append(status)
                except OSError as error:
                    lost.append(repr(error))
            client.close()

        threads = [threading.Thread(target=shop_around, daemon=True) for _ in range(60)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        check(not lost, f"{len(lost)} of {60 * 320} requests had no answer, the first: {lost[:1]}")


@case
def streams_and_rights_of_the_process(work):
    """Closed or full standard streams, umask 0, no HOME, a data folder that is a link: nothing gets into the orders"""
    with Edge(work, "streams") as edge:
        binary = program("order-intake")

        def shell(line, code, **options):
            done = subprocess.run(
                ["sh", "-c", line], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60, **options)
            check(done.returncode == code, f"{line}: exit {done.returncode} and not {code}: {done.stdout}{done.stderr}")
            return done.stdout + done.stderr

        data = f"--data '{edge.data}'"
        for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
            shell(f"{binary} stock count LOTS 1000000 {data} {closed}", 0)
            shell(f"{binary} stock adjust NONE 1 {data} {closed}", 1)
            intake(edge.data, "fsck")
        shell(f"exec {binary} export {data} >/dev/full", 74)
        shell(f"{binary} list {data} >/dev/full", 74)
        check(shell(f"{binary} --help | head -1; {binary} export {data} | head -1", 0), "nothing is printed")
        log = open(edge.server.log, "wb")
        edge.server.begin = 0
        edge.server.process = subprocess.Popen(
            ["sh", "-c", f"umask 000; unset HOME; exec {binary} {' '.join(edge.server.arguments)} <&- >&- 2>&-"], stdout=log)
        edge.server.pid = edge.server.process.pid
        edge.server.wait_ready()
        check([edge.order() for _ in range(5)] == [201] * 5, "no order is taken without standard streams")
        code, _ = edge.server.terminate()
        check(code == 0, f"the stop gives {code}")
        for folder, _, names in os.walk(edge.data):
            for name in names + ["."]:
                mode = os.stat(os.path.join(folder, name)).st_mode & 0o777
                check(mode & 0o077 == 0 or name == "price-book.json", f"{folder}/{name} has mode {mode:o}")
        log.close()
        os.symlink(edge.data, edge.data + "-link")
        edge.server.arguments[edge.server.arguments.index("--data") + 1] = edge.data + "-link"
        edge.server.start()
        check(edge.order() == 201, "through a link to the data folder no order is taken")
        check("another process" in edge.stopped("serve", "--listen", "127.0.0.1:0", "--admin", "none")[1], "two writers")
        edge.verify()


@case
def taken_address(work):
    """An address that is taken: said once, by the intake and by the preview"""
    with Edge(work, "taken") as edge:
        with socket.socket() as held:
            held.bind(("127.0.0.1", 0))
            held.listen()
            address = f"127.0.0.1:{held.getsockname()[1]}"
            said = [edge.stopped("serve", "--listen", address, "--admin", "none")]
            said.append(edge.stopped("serve", "--listen", "127.0.0.1:0", "--admin", address))
            done = subprocess.run(
                [program("vitrine"), "serve", "--root", edge.shop.root, "--listen", address], stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True, timeout=60)
            said.append((done.returncode, done.stdout))
        for code, text in said:
            check(code == 74, f"exit {code}: {text}")
            check(text.count("cannot listen") == 1 and address in text, f"it is said: {text}")
