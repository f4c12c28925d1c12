"""What the tests that break the order intake have in common: a small shop, a server, buyers, and what must hold after.

Everything listens on loopback, lives in one temporary folder that is removed, and is bounded in time. What a test starts
it stops, by its own process number.
"""

import ctypes
import json
import mmap
import os
import random
import resource
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HERE = os.path.dirname(os.path.abspath(__file__))


class Failed(Exception):
    """Something that must hold does not."""


def check(holds, what):
    if not holds:
        raise Failed(what)


def program(name):
    """The program to test: named by ORDER_INTAKE or VITRINE, or built in release mode."""
    given = os.environ.get(name.upper().replace("-", "_"))
    path = given or os.path.join(ROOT, ".build", "release", name)
    if not os.path.exists(path):
        subprocess.run(["swift", "build", "-c", "release", "--product", name], cwd=ROOT, check=True)
    return path


STORE = """name: Test Shop
url: http://shop.example
language: en
currency: EUR
email: hello@shop.example
theme: {name: %s}
orders:
  url: /orders
  from: orders@shop.example
shipping:
  - name: Ireland
    countries: [IE]
    rates:
      - {name: Post, id: post, price: 5.00}
payment:
  - {type: bank_transfer, name: Transfer, id: transfer, instructions: "Pay to IE00 XXXX."}
"""


class Shop:
    """A shop whose products have the SKUs and counts of `stock`; `data` is what the intake is given."""

    def __init__(self, work, stock, data=None):
        self.root = os.path.join(work, "shop")
        self.data = data or os.path.join(self.root, "orders")
        self.stock = dict(stock)
        run([program("vitrine"), "init", self.root])
        store = os.path.join(self.root, "content", "store.yaml")
        theme = os.listdir(os.path.join(self.root, "themes"))[0]
        products = os.path.join(self.root, "content", "products")
        shutil.rmtree(os.path.join(self.root, "content"))
        os.makedirs(products)
        with open(store, "w") as file:
            file.write(STORE % theme)
        for sku, count in self.stock.items():
            with open(os.path.join(products, sku.lower() + ".md"), "w") as file:
                file.write(f"---\ntitle: Thing {sku}\nprice: 10.00\nsku: {sku}\nstock: {count}\n---\nA thing.\n")
        self.build()

    def build(self):
        run([program("vitrine"), "build", "--root", self.root, "--orders", self.data])


def run(command, code=0, timeout=120, **options):
    """Runs a command to its end and gives what it printed."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout, text=True, errors="replace", **options)
    if code is not None and done.returncode != code:
        raise Failed(f"{' '.join(command)}: exit {done.returncode} and not {code}\n{done.stdout}{done.stderr}")
    return done.stdout


def free_port():
    """A port below those that the system gives to connections, so that it stays free while a server restarts."""
    while True:
        port = random.SystemRandom().randrange(20000, 32000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


class Server:
    """`order-intake serve` on the data folder `data`, started again as often as asked."""

    def __init__(self, data, work, arguments=(), trust=True):
        self.data = data
        self.port = free_port()
        self.admin = free_port()
        self.log = os.path.join(work, f"serve-{self.port}.log")
        self.arguments = [
            "serve", "--data", data, "--listen", f"127.0.0.1:{self.port}", "--admin", f"127.0.0.1:{self.admin}",
            "--per-address", "0", "--per-recipient", "0", "--per-sku", "0", "--requests", "0", "--quiet", *arguments,
        ]
        if trust:
            self.arguments += ["--trust-proxy", "127.0.0.1"]
        if not any(argument.startswith("--sendmail") for argument in arguments):
            self.arguments += ["--sendmail", "none"]
        self.process = None
        self.pid = None

    def start(self, prefix=(), env=None, ready=20, limits=None):
        """Starts it and returns when it is ready; with `ready` 0 at once. `prefix` is a command that runs it."""
        # A line of its own a start, so that what a start said can be told from what the one before said.
        with open(self.log, "a") as file:
            self.begin = file.tell()
        environment = dict(os.environ, SWIFT_BACKTRACE="enable=no", **(env or {}))
        # Only the server sees what is preloaded: a tracer in front of it must not.
        preload = environment.pop("LD_PRELOAD_SERVER", None)
        command = [*prefix]
        if preload:
            command += ["env", "LD_PRELOAD=" + preload]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [*command, program("order-intake"), *self.arguments], stdout=log, stderr=log,
                stdin=subprocess.DEVNULL, env=environment,
                preexec_fn=(lambda: [resource.setrlimit(*limit) for limit in limits]) if limits else None)
        self.pid = self.process.pid
        if ready:
            self.wait_ready(ready)
        return self

    def wait_ready(self, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Failed(f"the server ended with {self.process.returncode}:\n{self.said()}")
            try:
                if self.ask("/ready")[0] == 200:
                    self.pid = self.own_pid()
                    return
            except OSError:
                pass
            time.sleep(0.01)
        raise Failed(f"the server is not ready after {seconds} s:\n{self.said()}")

    def own_pid(self):
        """The server itself, where a tracer runs it."""
        pid = self.process.pid
        try:
            for _ in range(3):
                with open(f"/proc/{pid}/comm") as file:
                    if file.read().strip().startswith("order-intake"):
                        return pid
                with open(f"/proc/{pid}/task/{pid}/children") as file:
                    children = file.read().split()
                if not children:
                    return pid
                pid = int(children[0])
        except OSError:
            pass
        return pid

    def ask(self, path, timeout=5):
        """Status and body of an address of the operator's."""
        with Client(self.admin, timeout) as client:
            status, _, body = client.request("GET", path, keep=False)
            return status, body

    def said(self):
        """What it logged since its last start."""
        with open(self.log, errors="replace") as file:
            file.seek(self.begin)
            return file.read()

    def kill(self):
        self.stop()
        return self.process.returncode

    def terminate(self, seconds=12):
        """Asks it to end; gives its exit code and the seconds that took."""
        started = time.monotonic()
        os.kill(self.pid, signal.SIGTERM)
        return self.end(seconds), time.monotonic() - started

    def end(self, seconds):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.stop()
            raise Failed(f"the server has not ended after {seconds} s:\n{self.said()}")

    def stop(self):
        """Ends it, whatever it is doing."""
        if self.process is None:
            return
        # The server before its tracer, which would leave it running.
        for pid in (self.own_pid(), self.pid):
            try:
                if self.process.poll() is None:
                    os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)


class Lost(OSError):
    """The connection ended before the answer was whole."""


class Client:
    """One connection, made when it is needed and again when it was lost."""

    def __init__(self, port, timeout=30, source=None):
        self.port = port
        self.timeout = timeout
        self.source = source
        self.socket = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def connect(self):
        self.socket = connect(self.port, self.timeout, self.source)
        self.rest = b""

    def request(self, method, path, body=b"", fields=(), keep=True):
        """Status, header fields (lower case) and body of the answer; `OSError` when there is none."""
        try:
            if self.socket is None:
                self.connect()
            self.socket.sendall(encode(method, path, body, fields, keep))
            return self.answer(keep)
        except OSError:
            self.close()
            raise

    def answer(self, keep=True):
        while b"\r\n\r\n" not in self.rest:
            self.receive()
        head, _, rest = self.rest.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        status = int(lines[0].split(" ")[1])
        fields = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            fields[name.strip().lower()] = value.strip()
        self.rest = rest
        length = int(fields.get("content-length", 0))
        while len(self.rest) < length:
            self.receive()
        body, self.rest = self.rest[:length], self.rest[length:]
        if not keep or fields.get("connection", "").lower() == "close":
            self.close()
        return status, fields, body

    def receive(self):
        bytes = self.socket.recv(65536)
        if not bytes:
            raise Lost("the connection ended")
        self.rest += bytes


def connect(port, timeout=30, source=None, buffer=None):
    """A connection to a port of this machine; from the loopback address `source` where one is given, and with room for
    `buffer` bytes that were not read."""
    end = socket.socket()
    end.settimeout(timeout)
    try:
        if buffer:
            end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        if source:
            end.setsockopt(socket.IPPROTO_IP, 24, 1)  # IP_BIND_ADDRESS_NO_PORT
            end.bind((source, 0))
        end.connect(("127.0.0.1", port))
        end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError:
        end.close()
        raise
    return end


def encode(method, path, body=b"", fields=(), keep=True):
    head = f"{method} {path} HTTP/1.1\r\nHost: shop.example\r\nAccept: application/json\r\n"
    if body:
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    if not keep:
        head += "Connection: close\r\n"
    for name, value in fields:
        head += f"{name}: {value}\r\n"
    return head.encode() + b"\r\n" + body


def order_body(key, lines):
    """An order of `lines`, a list of SKU and quantity; its note is its key, by which the export tells of it."""
    return json.dumps({
        "lines": [{"sku": sku, "quantity": quantity} for sku, quantity in lines],
        "name": "Ada Byrne", "email": f"ada-{key[:8]}@example.com", "address1": "1 Strand", "city": "Sligo",
        "postcode": "F91 0000", "country": "IE", "shipping": "post", "payment": "transfer", "note": key,
    }).encode()


def order_request(key, lines, keep=True):
    return encode("POST", "/orders", order_body(key, lines), [("Idempotency-Key", key)], keep)


class Acknowledged:
    """What buyers were told, from any thread."""

    def __init__(self):
        self.lock = threading.Lock()
        self.orders = {}  # key -> (number, path, lines)
        self.times = {}  # key -> when the first answer came
        self.refused = 0
        self.unavailable = 0
        self.retries = 0
        self.repeats = 0
        self.faults = []

    def add(self, key, lines, answer):
        number, path = answer["number"], "/" + answer["status_url"].split("/", 3)[3]
        with self.lock:
            before = self.orders.get(key)
            if before and before[:2] != (number, path):
                self.faults.append(f"key {key} gave {before[0]} and then {number}")
            self.orders[key] = (number, path, lines)
            self.times.setdefault(key, time.monotonic())

    def forget_since(self, moment):
        """Takes out what was answered since a moment; how many that were."""
        late = [key for key, at in self.times.items() if at >= moment]
        for key in late:
            del self.orders[key], self.times[key]
        return len(late)

    def fault(self, text):
        with self.lock:
            self.faults.append(text)


class Buyers:
    """Threads that order until they are stopped, each with a seeded taste of its own.

    Each order has a key of its own and is sent again with it until there is an answer that settles it: placed, or sold
    out. Now and then one that was placed is sent once more.
    """

    def __init__(self, port, count, skus, seed, told=None, keeps_at=True, pause=0.0):
        self.port = port
        self.skus = list(skus)
        self.told = told or Acknowledged()
        self.stopping = threading.Event()
        self.keeps_at = keeps_at
        self.pause = pause
        self.threads = [
            threading.Thread(target=self.buy, args=(random.Random(f"{seed}/{index}"), index), daemon=True)
            for index in range(count)]
        self.seed = seed

    def start(self):
        for thread in self.threads:
            thread.start()
        return self

    def stop(self, seconds=60):
        self.stopping.set()
        for thread in self.threads:
            thread.join(seconds)
        check(not any(thread.is_alive() for thread in self.threads), "a buyer still waits for an answer")
        return self.told

    def buy(self, random, index):
        client = Client(self.port, timeout=40)
        done = []
        number = 0
        try:
            while not self.stopping.is_set():
                if done and random.random() < 0.1:
                    key, lines = random.choice(done)
                    with self.told.lock:
                        self.told.repeats += 1
                else:
                    number += 1
                    key = f"k{index}-{number}-{self.seed}"
                    lines = [(sku, random.randint(1, 3)) for sku in random.sample(self.skus, random.randint(1, 3))]
                if self.order(client, key, lines, random):
                    done.append((key, lines))
                if self.pause:
                    time.sleep(self.pause)
        except Exception as error:  # A buyer that ends early would make the test prove less.
            self.told.fault(f"a buyer ended: {error!r}")
        finally:
            client.close()

    def order(self, client, key, lines, random):
        """Whether it was placed."""
        body = order_body(key, lines)
        while True:
            try:
                status, _, answer = client.request("POST", "/orders", body, [("Idempotency-Key", key)])
            except OSError:
                # Nobody answers: it may have been placed or not, which is just what the key is for.
                with self.told.lock:
                    self.told.retries += 1
                if self.stopping.is_set() and not self.keeps_at:
                    return False
                time.sleep(random.uniform(0.002, 0.03))
                continue
            if status in (200, 201):
                self.told.add(key, lines, json.loads(answer))
                return True
            if status == 409:
                with self.told.lock:
                    self.told.refused += 1
                if key in self.told.orders:
                    self.told.fault(f"the placed order of key {key} was refused when it came again")
                return False
            if status == 503:
                with self.told.lock:
                    self.told.unavailable += 1
                if self.stopping.is_set() and not self.keeps_at:
                    return False
                time.sleep(random.uniform(0.01, 0.05))
                continue
            self.told.fault(f"an order was answered {status}: {answer[:300]!r}")
            return False


def verify(shop, told, server, data=None, again=200, seed=0):
    """Everything that must hold of orders that were acknowledged; the server runs on the data again."""
    data = data or shop.data
    check(not told.faults, f"{len(told.faults)} faults, the first: {told.faults[:1]}")
    exported = export(data)
    numbers = {}
    sold = {}
    keys = {}
    for order in exported:
        check(order["number"] not in numbers, f"{order['number']} is exported twice")
        numbers[order["number"]] = order
        key = order["customer"].get("note")
        check(key not in keys, f"key {key} has two orders: {keys.get(key)} and {order['number']}")
        keys[key] = order["number"]
        if not order.get("cancelled"):
            for line in order["lines"]:
                sold[line["sku"]] = sold.get(line["sku"], 0) + line["quantity"]
    for key, (number, path, lines) in told.orders.items():
        check(number in numbers, f"the acknowledged order {number} is not in the export: lost")
        check(keys.get(key) == number, f"key {key} was told {number} and the journal has {keys.get(key)}")
        got = {line["sku"]: line["quantity"] for line in numbers[number]["lines"]}
        check(got == dict(lines), f"{number} holds {got} and {dict(lines)} was ordered")
    rows = [json.loads(line) for line in intake(data, "stock", "list", "--format", "json").splitlines()]
    left = {row["sku"]: row["available"] for row in rows}
    for sku, count in shop.stock.items():
        check(sold.get(sku, 0) <= count, f"{sku}: {sold.get(sku)} sold of {count}: oversold")
        check(left[sku] + sold.get(sku, 0) == count, f"{sku}: {left[sku]} left and {sold.get(sku, 0)} sold of {count}")
    with Client(server.port) as client:
        for key, (number, path, lines) in told.orders.items():
            status, _, body = client.request("GET", path)
            check(status == 200 and json.loads(body)["number"] == number, f"{number}: its page answers {status}")
        some = random.Random(seed).sample(sorted(told.orders), min(again, len(told.orders)))
        for key in some:
            number, path, lines = told.orders[key]
            status, _, body = client.request("POST", "/orders", order_body(key, lines), [("Idempotency-Key", key)])
            is_same = status in (200, 201) and json.loads(body)["number"] == number
            check(is_same, f"key {key} gave {number}, and sent again {status} {body[:200]}")
    check(len(export(data)) == len(exported), "keys that were sent again made new orders")
    intake(data, "fsck")
    return len(exported)


def intake(data, *arguments, code=0):
    return run([program("order-intake"), *arguments, "--data", data], code=code)


def export(data):
    return [json.loads(line) for line in intake(data, "export", "--format", "json").splitlines()]


class Faults:
    """The switches of `faults.c`, which is preloaded into a server: they can be thrown while it runs."""

    FIELDS = [
        "short", "interrupt", "deaf", "delay_ms", "write_errno", "sync_errno", "clock_shift", "writes", "syncs",
        "write_us"]

    def __init__(self, work):
        self.library = os.path.join(work, "faults.so")
        source = os.path.join(HERE, "faults.c")
        compiler = next((name for name in ("cc", "gcc", "clang") if shutil.which(name)), None)
        check(compiler, "there is no C compiler for the preloaded faults")
        run([compiler, "-shared", "-fPIC", "-O1", "-Wall", "-o", self.library, source, "-ldl"])
        self.path = os.path.join(work, "faults.map")
        with open(self.path, "wb") as file:
            file.write(bytes(4096))
        self.file = open(self.path, "r+b")
        self.map = mmap.mmap(self.file.fileno(), 4096)
        self.env = {"LD_PRELOAD_SERVER": self.library, "FAULTS": self.path}

    def __getitem__(self, name):
        return struct.unpack_from("<q", self.map, self.FIELDS.index(name) * 8)[0]

    def __setitem__(self, name, value):
        struct.pack_into("<q", self.map, self.FIELDS.index(name) * 8, value)

    def clear(self):
        for name in self.FIELDS:
            self[name] = 0


def skip(reason):
    """Says why a test, or a part of it, could not be made here."""
    print(f"skipped: {reason}", flush=True)


def watchdog(seconds):
    """Nothing here may hang: past its time the test fails."""

    def late(*_):
        raise Failed(f"the test is not done after {seconds} s")

    signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)


def main(test, seconds):
    """Runs a test in a temporary folder, and says one verdict; exit code 1 when something does not hold."""
    for ended in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(ended, lambda *_: sys.exit(130))
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    watchdog(seconds)
    work = tempfile.mkdtemp(prefix="intake-")
    started = time.monotonic()
    try:
        verdict = test(work)
    except Failed as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        sys.exit(1)
    finally:
        signal.alarm(0)
        shutil.rmtree(work, ignore_errors=True)
    print(f"{verdict} ({time.monotonic() - started:.0f} s)")
