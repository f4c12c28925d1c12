"""Attacks the order intake with what a stranger can send, and measures what honest customers notice of it."""

import json
import os
import random
import resource
import selectors
import statistics
import sys
import threading
import time

import edges
from intake import (
    Acknowledged, Client, Failed, Server, Shop, check, connect, encode, export, intake, main, order_body,
    order_request, verify)

wanted = sys.argv[1:]
cases = []

# Milliseconds that an order may take while the server is attacked. Two cores carry the attack too.
BOUND = float(os.environ.get("BOUND_MS") or 1500)


def case(function):
    cases.append(function)
    return function


def address(number, each):
    """A loopback address for the connection `number`, so that each has only so many: attackers have many hosts."""
    host = number // each
    return f"127.{1 + host // 62500}.{host // 250 % 250}.{1 + host % 250}"


class Honest:
    """A customer of another address who orders all the time, each time on a new connection."""

    count = 0
    at_work = []

    def __init__(self, port, sku, told):
        Honest.count += 1
        self.name = f"honest-{Honest.count}"
        self.times = []
        self.port, self.sku, self.told = port, sku, told
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.faults = []
        Honest.at_work.append(self)
        self.thread.start()

    def run(self):
        number = 0
        while not self.stopping.is_set():
            number += 1
            key = f"{self.name}-{number}"
            started = time.monotonic()
            try:
                with Client(self.port, 15, source="127.99.9.9") as client:
                    lines = [(self.sku, 1)]
                    status, _, body = client.request(
                        "POST", "/orders", order_body(key, lines), [("Idempotency-Key", key)], keep=False)
                if status == 201:
                    self.told.add(key, lines, json.loads(body))
                else:
                    self.faults.append(f"an order was answered {status}")
            except OSError as error:
                self.faults.append(f"an order got no answer: {error}")
            self.times.append((time.monotonic() - started) * 1000)
            time.sleep(0.02)

    def stop(self):
        """What the customer noticed; nothing may have failed or been slow."""
        self.stopping.set()
        self.thread.join(20)
        check(not self.faults, f"{len(self.faults)} of {len(self.times)}: {self.faults[:1]}")
        check(len(self.times) > 10, f"only {len(self.times)} orders were tried")
        slowest = max(self.times)
        check(slowest < BOUND, f"an honest order took {slowest:.0f} ms; the bound is {BOUND:.0f}")
        return f"{len(self.times)} honest orders, median {statistics.median(self.times):.0f} ms, slowest {slowest:.0f} ms"


def processor_seconds(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def descriptors(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def resident(pid):
    """MiB of memory."""
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS:")) / 1024


def is_closed(end):
    try:
        end.setblocking(False)
        return end.recv(4096) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def open_many(port, count, each):
    ends = []
    for number in range(count):
        try:
            ends.append(connect(port, 10, source=address(number, each)))
        except OSError as error:
            raise Failed(f"connection {number + 1} of {count}: {error}")
    return ends


@case
def slowloris(shop, server, told):
    """1,000 connections that send a byte every 5 s: cut off with 408 at 10 s, orders go on"""
    honest = Honest(server.port, "LOTS", told)
    ends = open_many(server.port, 1000, 50)
    started = time.monotonic()
    answered = 0
    cut = 0
    head = encode("POST", "/orders", b"x" * 10)
    watched = selectors.DefaultSelector()
    for end in ends:
        end.setblocking(False)
        watched.register(end, selectors.EVENT_READ)
    position = 0
    while time.monotonic() - started < 21 and len(watched.get_map()) > 0:
        for key in list(watched.get_map().values()):
            try:
                key.fileobj.send(head[position:position + 1])
            except OSError:
                pass
        position += 1
        next_byte = started + position * 5
        while time.monotonic() < min(next_byte, started + 21):
            for key, _ in watched.select(max(0, min(next_byte - time.monotonic(), 0.5))):
                try:
                    got = key.fileobj.recv(4096)
                except OSError:
                    got = b""
                answered += got.startswith(b"HTTP/1.1 408")
                if not got:
                    cut += 1
                    watched.unregister(key.fileobj)
    left = len(watched.get_map())
    watched.close()
    for end in ends:
        end.close()
    said = honest.stop()
    check(left == 0, f"{left} slow connections are still open after 21 s")
    check(answered > 500, f"only {answered} slow connections were answered 408")
    return f"{said}; {answered} answered 408, {cut} closed"


@case
def idle_connections(shop, server, told):
    """10,000 idle connections: the oldest are dropped, orders are taken"""
    count = min(10_000, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - 500)
    honest = Honest(server.port, "LOTS", told)
    ends = open_many(server.port, count, 50)
    time.sleep(1)
    held = descriptors(server.pid)
    memory = resident(server.pid)
    said = honest.stop()
    closed = [is_closed(end) for end in ends]
    for end in ends:
        end.close()
    check(held < 1100, f"the server holds {held} descriptors")
    check(closed[:100].count(True) == 100, "the oldest were not dropped first")
    return f"{said}; of {count} connections {closed.count(False)} were kept, {held} descriptors, {memory:.0f} MiB"


def at_once(server, requests, each=50):
    """Sends all requests before it reads an answer; their statuses and bodies."""
    ends = open_many(server.port, len(requests), each)
    for end, request in zip(ends, requests):
        end.sendall(request)
    answers = []
    for end in ends:
        with Client(server.port) as client:
            client.socket, client.rest = end, b""
            end.settimeout(30)
            status, _, body = client.answer()
            answers.append((status, json.loads(body)))
    return answers


@case
def last_unit(shop, server, told):
    """500 buyers for the last unit: exactly one gets it"""
    for round in range(3):
        sku = f"LAST-{round}"
        keys = [f"last-{round}-{number}" for number in range(500)]
        answers = at_once(server, [order_request(key, [(sku, 1)], keep=False) for key in keys])
        placed = [(key, body) for key, (status, body) in zip(keys, answers) if status == 201]
        refused = sum(status == 409 for status, _ in answers)
        check(len(placed) == 1 and refused == 499, f"{len(placed)} placed, {refused} refused with 409 of {len(answers)}")
        told.add(placed[0][0], [(sku, 1)], placed[0][1])
    return "three times one 201 and 499 x 409"


@case
def one_key(shop, server, told):
    """The same key 100 times at once: one order, the same answer; another body with it: 422"""
    request = order_request("one-key", [("LOTS", 2)], keep=False)
    answers = at_once(server, [request] * 100)
    check({status for status, _ in answers} <= {200, 201}, f"{sorted({status for status, _ in answers})}")
    placed = [order for order in export(shop.data) if order["customer"]["note"] == "one-key"]
    check(len(placed) == 1, f"{len(placed)} were placed")
    check(len({(body["number"], body["status_url"]) for _, body in answers}) == 1, "there are several answers")
    told.add("one-key", [("LOTS", 2)], answers[0][1])
    status, body = at_once(server, [order_request("one-key", [("LOTS", 3)], keep=False)])[0]
    check(status == 422, f"the key with another body is answered {status}: {body}")


@case
def slow_readers(shop, server, told):
    """200 clients that ask for a lot and do not read: closed at about 10 s, orders go on"""
    before = descriptors(server.pid)
    honest = Honest(server.port, "LOTS", told)
    # Far more than the network's buffers hold, asked for at once.
    lines = [{"sku": sku, "quantity": 1} for sku in shop.stock if sku.startswith("WIDE")]
    quote = encode("POST", "/orders/quote", json.dumps({"lines": lines, "country": "IE"}).encode())
    with Client(server.port) as client:
        client.connect()
        client.socket.sendall(quote)
        size = len(client.answer()[2])
    ends = []
    for index in range(200):
        end = connect(server.port, 10, source=address(index, 50), buffer=2048)
        end.setblocking(False)
        try:
            end.send(quote * 90)
        except OSError:
            pass
        ends.append(end)
    started = time.monotonic()
    time.sleep(5)
    check(descriptors(server.pid) > before + 190, "the clients were not kept waiting: the test proves nothing")
    memory = resident(server.pid)
    while descriptors(server.pid) > before + 5 and time.monotonic() - started < 30:
        time.sleep(0.2)
    seconds = time.monotonic() - started
    held = descriptors(server.pid) - before
    said = honest.stop()
    for end in ends:
        end.close()
    check(held <= 5, f"{held} slow readers are still connected after {seconds:.0f} s")
    check(seconds < 14, f"the slow readers were closed after {seconds:.1f} s")
    return f"{said}; each asked for 90 x {size} bytes; gone after {seconds:.1f} s, {memory:.0f} MiB"


@case
def large_bodies(shop, server, told):
    """Bodies that claim 10 GB: 413 before anything is read"""
    head = b"POST /orders HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/json\r\nContent-Length: 10000000000\r\n\r\n"
    for _ in range(50):
        with Client(server.port, 5) as client:
            client.connect()
            client.socket.sendall(head)
            status, _, _ = client.answer()
            check(status == 413, f"answered {status}")


@case
def lost_connections(shop, server, told):
    """Connections that are reset before their answer: the order is kept and its key gives it"""
    keys = [f"reset-{number}" for number in range(50)]
    for key in keys:
        end = connect(server.port)
        end.sendall(order_request(key, [("LOTS", 1)]))
        end.setsockopt(1, 13, b"\1\0\0\0\0\0\0\0")  # SO_LINGER 0: a reset
        end.close()
    time.sleep(1)
    kept = sum(order["customer"]["note"] in keys for order in export(shop.data))
    with Client(server.port) as client:
        for key in keys:
            status, _, body = client.request(
                "POST", "/orders", order_body(key, [("LOTS", 1)]), [("Idempotency-Key", key)])
            check(status in (200, 201), f"sent again it is answered {status}")
            told.add(key, [("LOTS", 1)], json.loads(body))
    placed = sum(order["customer"]["note"] in keys for order in export(shop.data))
    check(placed == len(keys), f"{len(keys)} keys have {placed} orders")
    return f"{kept} of {len(keys)} were in before the reset"


def out_of_descriptors(work):
    """64 descriptors and 200 connections: accepting pauses, nothing spins, orders are taken again after"""
    shop = Shop(os.path.join(work, "few"), {"LOTS": 1_000_000})
    server = Server(shop.data, work, trust=False)
    told = Acknowledged()
    try:
        server.start(limits=[(resource.RLIMIT_NOFILE, (64, 64))])
        ends = open_many(server.port, 200, 10)
        for end in ends:
            end.send(b"GET /orders/stock HTTP/1.1\r\nHost: x")
        time.sleep(1)
        used = processor_seconds(server.pid)
        time.sleep(4)
        used = (processor_seconds(server.pid) - used) / 4
        held = descriptors(server.pid)
        for end in ends:
            end.close()
        check(held > 50, f"only {held} descriptors are in use: the test proves nothing")
        check(used < 0.25, f"out of descriptors it uses {used * 100:.0f} % of a core")
        time.sleep(1)
        check(server.process.poll() is None, f"the server ended:\n{server.said()}")
        with Client(server.port, 10) as client:
            body = order_body("after", [("LOTS", 1)])
            status, _, answer = client.request("POST", "/orders", body, [("Idempotency-Key", "after")])
        check(status == 201, f"afterwards an order is answered {status}")
        told.add("after", [("LOTS", 1)], json.loads(answer))
        verify(shop, told, server)
    finally:
        server.stop()
    return f"{used * 100:.0f} % of a core while out of descriptors"


def say(function, said, started):
    print(f"ok    {function.__doc__} [{function.__name__}, {time.monotonic() - started:.1f} s]", flush=True)
    if said:
        print(f"      {said}", flush=True)


def test(work):
    alone = [out_of_descriptors, *edges.cases]
    names = [function.__name__ for function in cases + alone]
    for name in wanted:
        check(name in names, f"there is no case '{name}'; there are {', '.join(names)}")
    stock = {"LOTS": 1_000_000} | {f"LAST-{round}": 1 for round in range(3)}
    stock |= {f"WIDE-{number}": 1_000 for number in range(60)}
    shop = Shop(work, stock)
    # Addresses are limited here as they are in a shop: nobody is a trusted proxy.
    server = Server(shop.data, work, trust=False)
    told = Acknowledged()
    failed = []
    done = 0

    def attempt(function, *arguments):
        nonlocal done
        started = time.monotonic()
        try:
            say(function, function(*arguments), started)
            done += 1
        except (Failed, OSError) as failure:
            failed.append(function.__name__)
            print(f"FAILED: {function.__name__}: {failure}", flush=True)
        finally:
            for customer in Honest.at_work:
                customer.stopping.set()
                customer.thread.join(20)
            Honest.at_work.clear()

    attacked = [function for function in cases if not wanted or function.__name__ in wanted]
    try:
        server.start()
        with Client(server.port) as client:
            body = order_body("first", [("LOTS", 1)])
            status, _, answer = client.request("POST", "/orders", body, [("Idempotency-Key", "first")])
            check(status == 201, f"an order is answered {status}: {answer}")
            told.add("first", [("LOTS", 1)], json.loads(answer))
        for function in attacked:
            attempt(function, shop, server, told)
            check(server.process.poll() is None, f"the server ended:\n{server.said()}")
        verify(shop, told, server)
        code, seconds = server.terminate()
        check(code == 0 and seconds < 10, f"the stop: exit code {code}, {seconds:.1f} s")
    finally:
        server.stop()
    for function in alone:
        if not wanted or function.__name__ in wanted:
            attempt(function, work)
    check(not failed, f"{len(failed)} of {len(failed) + done} attacks: {', '.join(failed)}")
    return f"ok: {done} attacks and edges; {len(told.orders)} orders acknowledged, all there, none twice, none oversold"


main(test, 600)
