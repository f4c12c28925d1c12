"""Every case of orders, addresses, money and edges, on whole shops and the release binaries; one line a case."""

import argparse
import concurrent.futures
import os
import re
import shutil
import signal
import sys
import tempfile
import threading
import time

from shop import Failed, Shop, expect, program

table = []


class Case:
    def __init__(self, name, function, modes):
        self.name, self.function, self.modes = name, function, modes
        self.says = (function.__doc__ or "").strip()


def case(name, modes=("running", "stopped")):
    """A case by its name; it is given a `Bench`, once for each mode, and what it returns must be the same in all."""

    def add(function):
        table.append(Case(name, function, modes))
        return function

    return add


class Bench:
    """Where a case makes its shops; they end with it."""

    def __init__(self, work, mode):
        self.work, self.mode, self.shops = work, mode, []

    def shop(self, products, store=None, discounts=None, **more):
        made = Shop(self.work, products, store, discounts, mode=self.mode, **more)
        self.shops.append(made)
        return made

    def rest(self):
        """Whatever a case was about: with the server stopped every command tells what it told while it ran."""
        for made in self.shops:
            if made.is_up():
                running = made.told()
                made.down()
                made.mode = "stopped"
                found = difference(running, made.told())
                if found:
                    raise Failed(f"the same commands tell something else once the server has stopped: {found}")

    def close(self):
        for made in self.shops:
            made.close()


def alike(value, numbers):
    """A text without what differs from run to run: numbers of orders, addresses of pages, times, ids."""
    if isinstance(value, dict):
        return {alike(key, numbers): alike(part, numbers) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [alike(part, numbers) for part in value]
    if isinstance(value, int) and 1_700_000_000 < value < 2_000_000_000:
        return "<time>"
    if not isinstance(value, str):
        return value
    for index, number in enumerate(numbers):
        value = value.replace(number, f"<order {index + 1}>")
    value = re.sub(r"(<order \d+>)/[\w-]{20,}", r"\1/<token>", value)
    value = re.sub(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(\.\d+)?( ?[+-]\d\d:?\d\d|Z)?)?", "<time>", value)
    value = re.sub(r"\b\d{1,2} [A-Z][a-z]+ \d{4}(,? \d\d:\d\d)?", "<time>", value)
    return re.sub(r"\b1[78]\d{8,11}\b", "<time>", value)


def first(mail, numbers):
    """Which order a mail is about, as a text that sorts."""
    found = [index for index, number in enumerate(numbers) if number in mail.subject + mail.text]
    return f" {found[0]:04}" if found else ""


def world(shop, mails=None, page=True):
    """All that the doors of a shop tell, to be compared between two runs."""
    numbers = [order["number"] for order in shop.orders]
    shop.settle()
    told = {
        "list": shop.command("list"), "stock": shop.stock(), "lines": shop.rows("lines"), "orders": shop.rows("orders"),
        "show": [shop.command("show", number) for number in numbers], "json": list(shop.json().values()),
        # Different readers are written to at once; each hears in the order of the events.
        "mails": [
            f"{mail.to}\n{mail.subject}\n{mail.text}"
            for mail in sorted(shop.mails(mails), key=lambda mail: mail.to + first(mail, numbers))],
        "outbox": shop.command("outbox"),
    }
    shop.command("fsck")
    if page:
        told["pages"] = [shop.page(order) for order in shop.orders]
        told["answers"] = [shop.page_json(order) for order in shop.orders]
    return alike(told, numbers)


def difference(one, other, where=""):
    """Where two worlds differ first."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            found = difference(one[key], other[key], f"{where}.{key}")
            if found:
                return found
        return None
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)) and len(one) == len(other):
        for index, pair in enumerate(zip(one, other)):
            found = difference(*pair, f"{where}[{index}]")
            if found:
                return found
        return None
    return None if one == other else f"{where}:\n  {one}\nand\n  {other}"


def perform(wanted, folder):
    """One line that says how a case went, and whether it went well."""
    started = time.monotonic()
    worlds = []
    try:
        for mode in wanted.modes:
            work = tempfile.mkdtemp(dir=folder)
            bench = Bench(work, mode)
            try:
                worlds.append(wanted.function(bench))
                if wanted.name.startswith("A"):
                    bench.rest()
            except Failed as failure:
                raise Failed(f"[server {mode}] {failure}")
            finally:
                bench.close()
                shutil.rmtree(work, ignore_errors=True)
        for mode, other in zip(wanted.modes[1:], worlds[1:]):
            found = difference(worlds[0], other)
            if found:
                raise Failed(f"with the server {wanted.modes[0]} and {mode} it ends otherwise: {found}")
    except Failed as failure:
        return False, f"{wanted.name} FAILED {wanted.says}\n    " + str(failure).replace("\n", "\n    ")
    except Exception as error:  # A case that cannot be made has failed as well.
        import traceback
        return False, f"{wanted.name} FAILED {wanted.says}\n    {error!r}\n{traceback.format_exc()}"
    modes = " and ".join(wanted.modes) if len(wanted.modes) > 1 else ""
    return True, f"{wanted.name} ok  {wanted.says} ({modes + ', ' if modes else ''}{time.monotonic() - started:.1f} s)"


def main():
    import faults, lives, places, prices, rules  # noqa: F401  (each adds its cases)

    parser = argparse.ArgumentParser(prog="Scripts/test-cases")
    parser.add_argument("--only", default="", metavar="A5,B3", help="only these; A means all of part A")
    parser.add_argument("--jobs", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=600)
    chosen = parser.parse_args()
    names = [name.strip().upper() for name in chosen.only.split(",") if name.strip()]

    def is_wanted(each):
        base = each.name.split(".")[0]
        return (not names or any(name in (each.name.upper(), base, base[0]) for name in names))

    cases = sorted(filter(is_wanted, table), key=lambda each: (each.name[0], float(re.sub(r"[^\d.]", "", each.name[1:]))))
    if not cases:
        sys.exit(f"there is no case {chosen.only}")
    for ended in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(ended, lambda *_: sys.exit(130))
    program("vitrine")
    program("order-intake")
    folder = tempfile.mkdtemp(prefix="cases-")
    started = time.monotonic()
    failed = []

    def late():
        print(f"the cases are not done after {chosen.seconds} s", file=sys.stderr, flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)

    watch = threading.Timer(chosen.seconds, late)
    watch.daemon = True
    watch.start()
    try:
        with concurrent.futures.ThreadPoolExecutor(chosen.jobs) as pool:
            for each, (well, line) in zip(cases, pool.map(lambda each: perform(each, folder), cases)):
                print(line, flush=True)
                if not well:
                    failed.append(each.name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if failed:
        print(f"{len(failed)} of {len(cases)} cases failed: {', '.join(failed)}")
        sys.exit(1)
    print(f"{len(cases)} cases are as they must be ({time.monotonic() - started:.0f} s)")


if __name__ == "__main__":
    # The modules of cases import this one by its name, and must find the same table.
    sys.modules["cases"] = sys.modules["__main__"]
    main()
