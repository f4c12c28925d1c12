"""Counts the instructions of one build and compares them with the bound that is kept in Benchmarks/instructions.txt."""

import argparse
import collections
import datetime
import os
import platform
import re
import shutil
import subprocess
import sys

import shop

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BOUNDS = os.path.join(ROOT, "Benchmarks", "instructions.txt")
WORK = os.path.join(ROOT, ".build", "instructions")
PRODUCTS = 500
ROOM = 1.05
# What one issue may add; issue after issue would else go unseen.
LARGEST_RAISE = 1.10


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout


def compiler():
    """What the count depends on besides the source: the compiler's version, to the minor one, and the processor's kind."""
    version = re.search(r"Swift version (\d+\.\d+)", output("swift", "--version"))
    return f"swift-{version[1] if version else '?'}-{platform.machine()}"


class Build:
    """A build of the made-up shop, from nothing, in folders that are new."""

    def __init__(self, vitrine):
        shutil.rmtree(WORK, ignore_errors=True)
        os.makedirs(os.path.join(WORK, "no-programs"))
        self.root = os.path.join(WORK, "shop")
        shop.make(self.root, PRODUCTS)
        shutil.copytree(os.path.join(ROOT, "themes"), os.path.join(self.root, "themes"))
        self.command = [vitrine, "build", "--root", self.root, "--as-of", "2026-06-01T12:00:00Z", "--strict"]
        # No picture program is found, so that none changes what there is to do; and no processor but one.
        self.environment = {
            "PATH": os.path.join(WORK, "no-programs"), "HOME": WORK, "LC_ALL": "C", "TZ": "UTC", "SWIFT_DETERMINISTIC_HASHING": "1",
            "LD_PRELOAD": self.one_processor()}

    @staticmethod
    def one_processor():
        library = os.path.join(WORK, "processors.so")
        source = os.path.join(ROOT, "Tests", "Instructions", "processors.c")
        cc = shutil.which("cc") or shutil.which("clang") or sys.exit("test-instructions: needs a C compiler")
        subprocess.run([cc, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
        return library

    def run(self, *counter):
        done = subprocess.run([*counter, *self.command], env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        if done.returncode != 0:
            sys.exit(f"test-instructions: the build fails (exit {done.returncode}):\n{done.stdout[-3000:]}")
        return done.stdout


def by_callgrind(build, valgrind):
    """The count, and the count of each function without those that it calls."""
    file = os.path.join(WORK, "callgrind.out")
    build.run(valgrind, "--quiet", "--tool=callgrind", "--callgrind-out-file=" + file, "--")
    names, own = {}, collections.Counter()
    function, is_call = None, False
    with open(file, errors="replace") as lines:
        for line in lines:
            if named := re.match(r"(c?fn)=\((\d+)\)(?: (.*))?$", line):
                if named[3]:
                    names[named[2]] = named[3]
                if named[1] == "fn":
                    function = named[2]
            elif line.startswith("calls="):
                # The next line is what the call took, and stands in the other function's own lines too.
                is_call = True
            elif function and re.match(r"[0-9+*-]", line):
                if not is_call:
                    own[function] += int(line.split()[1])
                is_call = False
    return sum(own.values()), [(names[function], count) for function, count in own.most_common(15)]


def by_perf(build, perf):
    file = os.path.join(WORK, "perf.csv")
    build.run(perf, "stat", "-x,", "-e", "instructions:u", "-o", file, "--")
    with open(file) as lines:
        found = re.search(r"^(\d+),[^,]*,instructions", lines.read(), re.M)
    return int(found[1]) if found else sys.exit("test-instructions: perf counts no instructions here; install valgrind")


def demangled(names):
    try:
        done = subprocess.run(["swift", "demangle", "--compact"], input="\n".join(names), stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        return names


def bounds(kind):
    """The rows of one compiler, the oldest first: measured and bound, in instructions."""
    with open(BOUNDS) as file:
        rows = [line.split(None, 4) for line in file if line.strip() and not line.startswith("#")]
    return [(int(row[2].replace(",", "")), int(row[3].replace(",", ""))) for row in rows if row[1] == kind]


def record(kind, count, reason):
    known = bounds(kind)
    if known and count > known[-1][0] * LARGEST_RAISE:
        sys.exit(f"not recorded: {count:,} is {count / known[-1][0] - 1:.0%} more than the {known[-1][0]:,} of the last row, and "
                 f"one raise is {LARGEST_RAISE - 1:.0%} at most")
    with open(BOUNDS, "a") as file:
        file.write(f"{datetime.date.today()}  {kind:<18}  {count:>14,}  {int(count * ROOM):>14,}  {reason}\n")
    print(f"recorded {count:,} and {ROOM - 1:.0%} more as the bound in Benchmarks/instructions.txt; run again")
    sys.exit(1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--record", metavar="REASON")
    parser.add_argument("--vitrine", metavar="PATH")
    parser.add_argument("--top", action="store_true")
    options = parser.parse_args()
    vitrine = options.vitrine
    if not vitrine:
        subprocess.run(["swift", "build", "-c", "release", "--package-path", ROOT, "--product", "vitrine"], check=True,
                       stdout=subprocess.DEVNULL)
        vitrine = os.path.join(ROOT, ".build", "release", "vitrine")
    valgrind, perf = shutil.which("valgrind"), shutil.which("perf")
    build = Build(os.path.abspath(vitrine))
    kind, top = compiler(), []
    if valgrind:
        count, top = by_callgrind(build, valgrind)
    elif perf:
        count = by_perf(build, perf)
    else:
        sys.exit("test-instructions: needs valgrind: apt-get install valgrind, or give --install")
    shutil.rmtree(build.root)
    if options.record:
        record(kind, count, options.record)
    rows = bounds(kind)
    passed = not rows or count <= rows[-1][1]
    figure = f"{count:,} instructions to build {PRODUCTS} products" + ("" if valgrind else ", counted by perf")
    if options.top or not passed:
        for name, (_, own) in zip(demangled([name for name, _ in top]), top):
            print(f"{own:>14,}  {own / count:5.1%}  {name[:180]}")
    if not rows:
        print(f"{figure}: not judged, because Benchmarks/instructions.txt has no row for {kind}")
    elif passed:
        print(f"ok: {figure}, {count / rows[-1][1]:.1%} of the bound of {rows[-1][1]:,}")
    else:
        print(f"FAILED: {figure}, {count / rows[-1][1] - 1:.1%} over the bound of {rows[-1][1]:,}.\n"
              "Above are the functions with most of their own. Make what the change adds cheaper; or, when every page really has\n"
              'to do more, raise the bound in the open: Scripts/test-instructions --record "what for", in a commit of its own.')
        sys.exit(1)


main()
