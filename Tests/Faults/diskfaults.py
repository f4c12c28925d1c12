"""Breaks what the order intake stands on: its disk, its clock, its files, its sendmail. One case after the other."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time

from intake import (
    Acknowledged, Buyers, Client, Failed, Faults, Server, Shop, check, connect, export, intake, main, order_body,
    order_request, run, skip, verify)

wanted = sys.argv[1:]
seed = int(os.environ.get("SEED") or random.SystemRandom().randrange(1 << 32))
cases = []
skipped = []


def case(function):
    cases.append(function)
    return function


class Place:
    """A folder, a shop in it, and a server that is stopped when the case is over."""

    def __init__(self, work, name, data=None, arguments=(), stock=None):
        self.work = os.path.join(work, name)
        os.makedirs(self.work, exist_ok=True)
        self.shop = Shop(self.work, stock or {f"SKU-{n}": 1_000_000 for n in range(4)}, data)
        self.data = self.shop.data
        self.server = Server(self.data, self.work, arguments)
        self.told = Acknowledged()
        self.orders = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.stop()

    def order(self, key=None, timeout=30):
        """The status of a new order, noted when it was acknowledged."""
        self.orders += 1
        key = key or f"one-{self.orders}-{self.server.port}"
        lines = [(sorted(self.shop.stock)[0], 1)]
        with Client(self.server.port, timeout) as client:
            status, _, body = client.request(
                "POST", "/orders", order_body(key, lines), [("Idempotency-Key", key)], keep=False)
        if status in (200, 201):
            self.told.add(key, lines, json.loads(body))
        return status

    def verify(self):
        """Starts the server where it does not run, and checks all that was acknowledged."""
        if self.server.process is None or self.server.process.poll() is not None:
            self.server.start()
        return verify(self.shop, self.told, self.server)


class Impossible(Exception):
    """A case that cannot be made on this machine, with the reason."""


def strace(place, injection, calls):
    """Runs the server under strace; what it traces is in `place.trace`."""
    probe = subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], stderr=subprocess.PIPE, text=True)
    if probe.returncode:
        raise Impossible(f"strace cannot trace here: {probe.stderr.strip()}")
    place.trace = os.path.join(place.work, "trace")
    return ["strace", "-f", "-qq", "-y", "-o", place.trace, "-e", "trace=" + calls, "-e", "inject=" + injection]


def traced(place):
    with open(place.trace) as file:
        return [line for line in file if "/journal/" in line]


@case
def write_error(work, faults):
    """EIO from write: 503, the file is cut back, the service goes on"""
    with Place(work, "write_error") as place:
        # The first write of the writing thread notes the counts; orders 2 to 4 fail.
        place.server.start(strace(place, "pwrite64:error=EIO:when=3..5", "pwrite64,fdatasync,ftruncate"))
        got = [place.order() for _ in range(8)]
        check(got.count(503) == 3, f"three failed writes give {got}")
        check(got.count(201) == 5 and got[-1] == 201, f"the service does not go on: {got}")
        failed = [index for index, line in enumerate(traced(place)) if "EIO" in line]
        lines = traced(place)
        for index in failed:
            check("ftruncate" in lines[index + 1], f"after a failed write comes {lines[index + 1]}")
        check(place.server.ask("/ready")[0] == 200, "not ready after the disk works again")
        intake(place.data, "fsck")
        place.verify()
        return f"{got}"


@case
def sync_error(work, faults):
    """EIO from the Nth fdatasync: 503 to those who wait, exit 74, never tried again; restarted, nothing is missing"""
    with Place(work, "sync_error") as place:
        place.server.start(strace(place, "fdatasync:error=EIO:when=30", "pwrite64,fdatasync,fsync"))
        buyers = Buyers(place.server.port, 8, place.shop.stock, seed, place.told, keeps_at=False).start()
        code = place.server.end(30)
        buyers.stop()
        check(code == 74, f"exit code {code} and not 74:\n{place.server.said()}")
        check(place.told.unavailable > 0, "nobody was answered 503")
        check("journal_failed" in place.server.said(), "the log does not say that the journal failed")
        lines = traced(place)
        at = next(index for index, line in enumerate(lines) if "EIO" in line)
        after = [line for line in lines[at + 1:] if "pwrite64(" in line or "fdatasync(" in line]
        check(not after, f"after the failed sync the journal is written again: {after[:1]}")
        before = len(place.told.orders)
        check(before > 10, f"only {before} orders were acknowledged before the failed sync")
        place.verify()
        check(place.order() == 201, "after the restart no order is taken")
        return f"{before} acknowledged before, {place.told.unavailable} answered 503, exit 74"


@case
def short_writes(work, faults):
    """Short writes and interrupted calls are resumed"""
    with Place(work, "short_writes") as place:
        faults["short"], faults["interrupt"] = 7, 1
        place.server.start(env=faults.env)
        buyers = Buyers(place.server.port, 4, place.shop.stock, seed, place.told).start()
        time.sleep(2)
        buyers.stop()
        check(place.told.orders and not place.told.unavailable, f"{place.told.unavailable} orders were answered 503")
        writes = faults["writes"]
        faults.clear()
        place.verify()
        return f"{len(place.told.orders)} orders in {writes} writes of at most 7 bytes, every other call interrupted"


@case
def interrupted(work, faults):
    """EINTR from the system calls themselves"""
    with Place(work, "interrupted") as place:
        command = strace(place, "pwrite64,fdatasync,fsync,ftruncate:error=EINTR:when=1+2", "pwrite64,fdatasync,fsync")
        place.server.start(command)
        got = [place.order() for _ in range(10)]
        check(got == [201] * 10, f"{got}")
        check(any("EINTR" in line for line in traced(place)), "nothing was interrupted")
        place.verify()


@case
def full_disk(work, faults):
    """A full disk: 503 and not ready; with room again it recovers by itself, and nothing is lost"""
    if os.getuid() != 0:
        raise Impossible(f"a small tmpfs needs root and this is user {os.getuid()}")
    disk = os.path.join(work, "small")
    os.mkdir(disk)
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", disk], stderr=subprocess.PIPE)
    if made.returncode:
        raise Impossible(f"no tmpfs can be mounted: {made.stderr.decode().strip()}")
    try:
        with Place(work, "full_disk", data=os.path.join(disk, "orders")) as place:
            place.server.start()
            check(place.order() == 201, "no order is taken before the disk is full")
            ballast = os.path.join(disk, "ballast")
            with open(ballast, "wb", buffering=0) as file:
                try:
                    while True:
                        file.write(bytes(1024))
                except OSError:
                    pass
            statuses = [place.order() for _ in range(20)]
            # What was left of a page may have taken one or two.
            check(503 in statuses and statuses[-3:] == [503] * 3, f"a full disk answers {statuses}")
            check(place.server.ask("/ready")[0] == 503, "ready with a full disk")
            check(place.server.ask("/health")[0] == 200, "not alive with a full disk")
            with Client(place.server.port) as client:
                number, path, _ = next(iter(place.told.orders.values()))
                check(client.request("GET", path)[0] == 200, "the pages of orders are gone with a full disk")
            pid = place.server.process.pid
            os.remove(ballast)
            # Nobody orders: whoever looks at /ready to send people here again must be told.
            end = time.monotonic() + 5
            while place.server.ask("/ready")[0] != 200:
                check(time.monotonic() < end, "with room again it is not ready before somebody orders")
                time.sleep(0.05)
            check(place.order() == 201, "with room again no order is taken")
            check(place.server.process.pid == pid and place.server.process.poll() is None, "the server was restarted")
            place.verify()
            place.server.stop()
        return f"{statuses.count(201)} fitted, then 503; ready by itself once there was room"
    finally:
        run(["umount", disk])


@case
def slow_sync(work, faults):
    """A sync of 5 s: health answers, the queue is bounded, then 503; what waited is placed"""
    with Place(work, "slow_sync") as place:
        place.server.start(env=faults.env)
        check(place.order() == 201, "no order is taken")
        faults["delay_ms"] = 5000
        first = threading.Thread(target=place.order)
        first.start()
        time.sleep(0.3)
        ends = []
        started = time.monotonic()
        lines = [("SKU-0", 1)]
        # As many as the server takes connections, from a proxy.
        for number in range(900):
            end = connect(place.server.port)
            end.sendall(order_request(f"slow-{number}", lines, keep=False))
            ends.append((f"slow-{number}", end))
        slowest = 0
        while time.monotonic() < started + 3:
            asked = time.monotonic()
            check(place.server.ask("/health")[0] == 200, "not alive while the disk is slow")
            slowest = max(slowest, time.monotonic() - asked)
            time.sleep(0.05)
        metrics = place.server.ask("/metrics")[1].decode()
        waiting = int(re.search(r"^vitrine_queue_waiting (\d+)", metrics, re.M)[1])
        faults["delay_ms"] = 0
        statuses = []
        for key, end in ends:
            with Client(place.server.port) as client:
                client.socket, client.rest = end, b""
                status, _, body = client.answer()
            statuses.append(status)
            if status == 201:
                place.told.add(key, lines, json.loads(body))
        first.join()
        check(set(statuses) == {201, 503}, f"answers were {sorted(set(statuses))}: the queue has no end, or nothing came of it")
        check(slowest < 1, f"/health took {slowest:.2f} s")
        check(place.order() == 201, "after the disk was slow no order is taken")
        place.verify()
        return (f"/health within {slowest * 1000:.0f} ms, {waiting} waited, {statuses.count(503)} of {len(statuses)} "
                f"answered 503 and {statuses.count(201)} placed")


@case
def stop_under_load(work, faults):
    """SIGTERM under load: done within 10 s, nothing acknowledged is lost"""
    with Place(work, "stop_under_load") as place:
        longest = 0
        for round in range(3):
            faults["delay_ms"] = 700 if round == 2 else 0
            place.server.start(env=faults.env)
            buyers = Buyers(place.server.port, 32, place.shop.stock, f"{seed}-{round}", place.told, keeps_at=False).start()
            time.sleep(1.5)
            code, seconds = place.server.terminate()
            buyers.stop()
            longest = max(longest, seconds)
            check(code == 0, f"exit code {code}:\n{place.server.said()}")
            check(seconds < 10, f"the stop took {seconds:.1f} s")
        faults.clear()
        place.verify()
        return f"{len(place.told.orders)} orders, longest stop {longest:.1f} s"


@case
def second_server(work, faults):
    """A second server on the same orders: exit 75"""
    with Place(work, "second_server") as place:
        place.server.start()
        second = Server(place.data, place.work).start(ready=0)
        try:
            code = second.end(10)
        finally:
            second.stop()
        check(code == 75, f"exit code {code} and not 75:\n{second.said()}")
        check(place.order() == 201, "the first server is disturbed")
        place.verify()


@case
def exposed_journal(work, faults):
    """A journal that is a link or that others can read is refused, and the message says what to do"""
    with Place(work, "exposed") as place:
        place.server.start()
        check(place.order() == 201, "no order is taken")
        place.server.terminate()
        journal = os.path.join(place.data, "journal")
        segment = os.path.join(journal, sorted(name for name in os.listdir(journal) if name.endswith(".jsonl"))[0])

        def refused(*words):
            place.server.start(ready=0)
            code = place.server.end(10)
            said = place.server.said()
            check(code not in (0, None) and code > 0, f"exit code {code}")
            for word in words:
                check(word in said, f"the message does not say '{word}':\n{said}")

        os.chmod(segment, 0o644)
        refused(segment, f"chmod 600 '{segment}'")
        os.chmod(segment, 0o600)
        os.chmod(journal, 0o755)
        refused(f"chmod 700 '{journal}'")
        os.chmod(journal, 0o700)
        os.rename(journal, journal + "-elsewhere")
        os.symlink(journal + "-elsewhere", journal)
        refused(journal, "symbolic link")
        os.remove(journal)
        os.rename(journal + "-elsewhere", journal)
        os.rename(segment, segment + "-elsewhere")
        os.symlink(segment + "-elsewhere", segment)
        refused(segment, "symbolic link")
        os.remove(segment)
        os.rename(segment + "-elsewhere", segment)
        place.verify()


@case
def flipped_bit(work, faults):
    """A flipped bit in an older batch: no start, and the offset is named; nothing is changed"""
    with Place(work, "flipped") as place:
        place.server.start()
        for _ in range(6):
            check(place.order() == 201, "no order is taken")
        place.server.kill()
        journal = os.path.join(place.data, "journal")
        segment = os.path.join(journal, sorted(os.listdir(journal))[0])
        with open(segment, "rb") as file:
            whole = file.read()
        damaged = bytearray(whole)
        damaged[len(whole) // 2] ^= 4
        with open(segment, "wb") as file:
            file.write(damaged)
        place.server.start(ready=0)
        code = place.server.end(10)
        check(code == 1, f"exit code {code}")
        check(segment in place.server.said() and "at byte" in place.server.said(), place.server.said())
        with open(segment, "rb") as file:
            check(file.read() == bytes(damaged), "the damaged journal was changed")
        intake(place.data, "fsck", code=1)
        with open(segment, "wb") as file:
            file.write(whole)
        place.verify()


@case
def bad_price_book(work, faults):
    """A bad price book on SIGHUP: the old one stays"""
    with Place(work, "book") as place:
        place.server.start()
        path = os.path.join(place.data, "price-book.json")
        with open(path) as file:
            good = file.read()
        for bad in ("", "{", good[: len(good) // 2], '{"format": 999}', "[]"):
            place.server.begin = os.path.getsize(place.server.log)
            with open(path, "w") as file:
                file.write(bad)
            os.kill(place.server.pid, signal.SIGHUP)
            end = time.monotonic() + 5
            while "price_book_refused" not in place.server.said():
                check(time.monotonic() < end, f"the log does not say that '{bad[:20]}' is refused:\n{place.server.said()}")
                time.sleep(0.05)
            check(place.order() == 201, "with a bad price book no order is taken")
        place.server.begin = os.path.getsize(place.server.log)
        with open(path, "w") as file:
            file.write(good.replace("Thing SKU-0", "Other SKU-0"))
        os.kill(place.server.pid, signal.SIGHUP)
        end = time.monotonic() + 5
        while '"event":"price_book"' not in place.server.said():
            check(time.monotonic() < end, f"a good price book is not taken:\n{place.server.said()}")
            time.sleep(0.05)
        check(place.order() == 201, "with the new price book no order is taken")
        place.verify()


@case
def clock_off(work, faults):
    """The clock a day back, a day ahead, and back again: orders and their order are right"""
    with Place(work, "clock") as place:
        numbers = []
        for shift in (0, -86400, 86400, 0):
            faults["clock_shift"] = shift
            if place.server.process is None:
                place.server.start(env=faults.env)
            check(place.order() == 201, f"with the clock {shift} s off no order is taken")
            numbers.append(list(place.told.orders.values())[-1][0])
            if shift:
                code, _ = place.server.terminate()
                check(code == 0, f"exit code {code}")
                place.server.start(env=faults.env)
                check(place.order() == 201, f"started with the clock {shift} s off no order is taken")
                numbers.append(list(place.told.orders.values())[-1][0])
        check([order["number"] for order in export(place.data)] == numbers, "the orders are not in their order")
        place.verify()


@case
def clock_impossible(work, faults):
    """The clock before 1970 or past all reason: 503 and the reason in the log, nothing is written; once it is right, orders"""
    with Place(work, "clock_impossible") as place:
        now = int(time.time())
        for shift in (-now - 86400, -now * 30, 4_200_000_000_000, 1 << 53, -(1 << 53)):
            faults.clear()
            place.server.start(env=faults.env)
            check(place.order() == 201, "no order is taken")
            before = len(export(place.data))
            faults["clock_shift"] = shift
            check([place.order() for _ in range(3)] == [503] * 3, f"with the clock {shift} s off orders are taken")
            time.sleep(1.2)
            check(place.server.ask("/ready")[0] == 503, "it says that it is ready")
            check("the clock shows" in place.server.said(), f"the log does not say why:\n{place.server.said()}")
            check(len(export(place.data)) == before, "a refused order is there")
            faults["clock_shift"] = 0
            place.server.wait_ready()
            check(place.order() == 201, "with the clock right again no order is taken")
            faults["clock_shift"] = shift
            code, _ = place.server.terminate()
            check(code == 0, f"the stop gives {code}")
            intake(place.data, "fsck")
            place.server.start(ready=0, env=faults.env)
            code = place.server.end(10)
            check(code == 74 and "the clock shows" in place.server.said(), f"the start gives {code}:\n{place.server.said()}")
            intake(place.data, "fsck")
        faults.clear()
        place.verify()


MAIL = r"""#!/usr/bin/env python3
# Stands for sendmail: does what the file `mode` says, and keeps what it was given.
import os, sys, time
here = os.path.dirname(os.path.abspath(__file__))
mode = open(os.path.join(here, "mode")).read().strip()
text = sys.stdin.buffer.read()
if mode == "fail":
    sys.exit(75)
if mode == "hang":
    open(os.path.join(here, "hanging"), "w").write(str(os.getpid()))
    time.sleep(600)
name = os.path.join(here, "%s-%d" % (time.time_ns(), os.getpid()))
open(name + ".tmp", "wb").write(text)
os.rename(name + ".tmp", name + ".eml")
if mode == "dawdle":
    time.sleep(600)
"""


class Mailbox:
    def __init__(self, work):
        self.folder = os.path.join(work, "mail")
        os.mkdir(self.folder)
        self.program = os.path.join(self.folder, "sendmail")
        with open(self.program, "w") as file:
            file.write(MAIL)
        os.chmod(self.program, 0o755)

    def does(self, mode):
        path = os.path.join(self.folder, "mode")
        with open(path + ".new", "w") as file:
            file.write(mode)
        os.rename(path + ".new", path)

    def ids(self):
        """The Message-ID of each mail that went out, in their order."""
        found = []
        for name in sorted(os.listdir(self.folder)):
            if name.endswith(".eml"):
                with open(os.path.join(self.folder, name), "rb") as file:
                    found += re.findall(rb"(?im)^message-id:\s*(\S+)", file.read())
        return [name.decode() for name in found]

    def wait(self, count, seconds):
        end = time.monotonic() + seconds
        while len(self.ids()) < count:
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True


@case
def mail_fails(work, faults):
    """A sendmail that fails, then is missing: orders are taken; once it works the mail goes out, each once"""
    box_place = os.path.join(work, "mail_fails")
    os.makedirs(box_place)
    box = Mailbox(box_place)
    box.does("fail")
    with Place(work, "mail_fails", arguments=("--sendmail", box.program)) as place:
        place.server.start()
        check([place.order() for _ in range(3)] == [201] * 3, "with a failing sendmail no order is taken")
        time.sleep(0.5)
        check(place.server.process.poll() is None, "a failing sendmail ends the server")
        place.server.kill()
        os.rename(box.program, box.program + "-gone")
        place.server.start()
        check(place.order() == 201, "without a sendmail no order is taken")
        time.sleep(0.5)
        place.server.kill()
        check(not box.ids(), "mail went out of a sendmail that fails")
        os.rename(box.program + "-gone", box.program)
        box.does("work")
        place.server.start()
        if not box.wait(4, 15):
            raise Failed(f"{len(box.ids())} of 4 mails went out:\n{place.server.said()}")
        time.sleep(0.5)
        ids = box.ids()
        check(len(set(ids)) == len(ids) == 4, f"mails went out as {ids}")
        place.verify()


@case
def mail_hangs(work, faults):
    """A sendmail that hangs: orders are taken, the stop is in time; killed between send and mark, the same id goes out again"""
    box_place = os.path.join(work, "mail_hangs")
    os.makedirs(box_place)
    box = Mailbox(box_place)
    box.does("hang")
    with Place(work, "mail_hangs", arguments=("--sendmail", box.program)) as place:
        place.server.start()
        check(place.order() == 201, "no order is taken")
        end = time.monotonic() + 10
        while not os.path.exists(os.path.join(box.folder, "hanging")):
            check(time.monotonic() < end, f"sendmail is not called:\n{place.server.said()}")
            time.sleep(0.05)
        check([place.order() for _ in range(5)] == [201] * 5, "while sendmail hangs no order is taken")
        code, seconds = place.server.terminate()
        check(code == 0 and seconds < 10, f"while sendmail hangs the stop takes {seconds:.1f} s, exit code {code}")
        with open(os.path.join(box.folder, "hanging")) as file:
            child = int(file.read())
        # Accepted by sendmail, and the server is killed before it is told so.
        box.does("dawdle")
        place.server.start()
        check(box.wait(1, 15), f"no mail went out:\n{place.server.said()}")
        place.server.kill()
        box.does("work")
        place.server.start()
        check(box.wait(7, 20), f"{len(box.ids())} of 7 mails went out:\n{place.server.said()}")
        ids = box.ids()
        check(len(set(ids)) == 6 and ids.count(ids[0]) == 2, f"the mail did not go out again with its id: {ids}")
        place.verify()
        for pid in [child] + children_of(box.program):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass


def children_of(script):
    """Processes that run our own sendmail."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                if script.encode() in file.read().split(b"\0")[:3]:
                    found.append(int(pid))
        except OSError:
            continue
    return found


def test(work):
    print(f"seed {seed}", flush=True)
    faults = Faults(work)
    names = [function.__name__ for function in cases]
    for name in wanted:
        check(name in names, f"there is no case '{name}'; there are {', '.join(names)}")
    done = 0
    failed = []
    for function in cases:
        if wanted and function.__name__ not in wanted:
            continue
        faults.clear()
        started = time.monotonic()
        try:
            said = function(work, faults)
        except Failed as failure:
            failed.append(function.__name__)
            print(f"FAILED: {function.__name__}: {failure}", flush=True)
            continue
        except Impossible as reason:
            skipped.append(function.__name__)
            skip(f"{function.__name__}: {reason}")
            continue
        done += 1
        told = f"\n      {said}" if said else ""
        print(f"ok    {function.__doc__} [{function.__name__}, {time.monotonic() - started:.1f} s]{told}", flush=True)
    check(not failed, f"{len(failed)} of {len(failed) + done} cases: {', '.join(failed)}")
    return f"ok: {done} cases" + (f", {len(skipped)} skipped: {', '.join(skipped)}" if skipped else "")


main(test, 480)
