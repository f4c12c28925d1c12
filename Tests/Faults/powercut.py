"""Cuts the power of the disk under the order intake, and looks whether all that was acknowledged is on it.

The disk is an ext4 file system in an image, mounted through a loop device. The cut is the file system's own shutdown
(ioctl EXT4_IOC_SHUTDOWN without a log flush, as `xfs_io -x -c shutdown` makes it): from that moment nothing that was
not synced reaches the image, however much of it stands in the page cache.

Unlike a real cut this one leaves the processes running, and a sync that is under way at that moment may return 0 though
its data is gone: seen with Linux 6.18 in 2 of 30 cuts under a loop of pwrite and fdatasync alone. So what was answered
before the cut counts, to the moment; whoever would have told the customer afterwards had no power.
"""

import fcntl
import os
import random
import shutil
import subprocess
import sys
import time

from intake import Buyers, Failed, Faults, Server, Shop, check, export, main, run, skip, verify

rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
seed = int(os.environ.get("SEED") or random.SystemRandom().randrange(1 << 32))
SHUTDOWN = 0x8004587D  # _IOR('X', 125, __u32)
NO_LOG_FLUSH = (2).to_bytes(4, sys.byteorder)


class Disk:
    """An image with a file system whose power can be cut."""

    def __init__(self, work, name):
        self.image = os.path.join(work, name + ".img")
        self.folder = os.path.join(work, name)
        os.mkdir(self.folder)
        with open(self.image, "wb") as file:
            # Sparse: twelve cuts leave more than 256 MB of orders.
            file.truncate(2 << 30)
        run(["mkfs.ext4", "-q", "-F", self.image])
        self.is_mounted = False

    def mount(self):
        done = subprocess.run(["mount", "-o", "loop", self.image, self.folder], stderr=subprocess.PIPE, text=True)
        self.is_mounted = done.returncode == 0
        return done.stderr.strip()

    def cut(self):
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, SHUTDOWN, NO_LOG_FLUSH)
        finally:
            os.close(folder)

    def unmount(self):
        if self.is_mounted:
            run(["umount", self.folder])
            self.is_mounted = False


def forbidden(work):
    """Why no disk can be made here; None when one can."""
    if sys.platform != "linux":
        return "this needs Linux"
    if os.getuid() != 0:
        return f"mounting needs root and this is user {os.getuid()}"
    for tool in ("mkfs.ext4", "mount", "umount", "losetup"):
        if not shutil.which(tool):
            return f"there is no {tool}"
    disk = Disk(work, "try")
    error = disk.mount()
    if error:
        return f"no loop device can be mounted: {error}"
    try:
        disk.cut()
    except OSError as error:
        return f"the file system knows no shutdown: {error}"
    finally:
        disk.unmount()
    return None


def cuts(work, name, rounds, faults, dice):
    """Orders, cuts and mounts again so many times; the buyers' acknowledgements and what to check them with."""
    disk = Disk(work, name)
    check(not disk.mount(), "the image cannot be mounted")
    try:
        data = os.path.join(disk.folder, "orders")
        shop = Shop(os.path.join(work, name + "-shop"), {f"SKU-{n}": 1_000_000 for n in range(8)}, data)
        os.sync()
        server = Server(data, work)
        told = None
        codes = []
        for number in range(rounds):
            server.start(env=faults.env)
            buyers = Buyers(server.port, 16, shop.stock, f"{seed}-{name}-{number}", told, keeps_at=False).start()
            time.sleep(dice.uniform(0.5, 2.5))
            moment = time.monotonic()
            disk.cut()
            # A moment more, for the server to see what has become of its disk.
            time.sleep(0.3)
            buyers.stopping.set()
            codes.append(server.process.poll())
            server.kill()
            told = buyers.stop()
            told.forget_since(moment)
            disk.unmount()
            check(not disk.mount(), "the image cannot be mounted after the cut")
            yield disk, data, shop, server, told, codes
    finally:
        server.stop()
        disk.unmount()


def test(work):
    reason = forbidden(work)
    if reason:
        skip(reason)
        return "nothing was tested"
    print(f"seed {seed}: {rounds} cuts, 16 buyers", flush=True)
    faults = Faults(work)
    dice = random.Random(seed)
    total = 0
    for disk, data, shop, server, told, codes in cuts(work, "disk", rounds, faults, dice):
        server.start()
        total = verify(shop, told, server, data)
        server.kill()
    acknowledged = len(told.orders)
    check(acknowledged > 20 * rounds, f"only {acknowledged} orders were acknowledged: the test proves little")
    check(set(codes) <= {74, None}, f"after a cut the server ended with {codes} and not with 74")

    # The same with a disk that is never told to keep anything: if nothing is lost now, no cut was one.
    faults["deaf"] = 1
    for disk, data, shop, server, told, _ in cuts(work, "control", 1, faults, dice):
        try:
            kept = {order["number"] for order in export(data)}
        except Failed:
            kept = set()
        lost = sum(number not in kept for number, _, _ in told.orders.values())
        of = len(told.orders)
    check(lost > 0, f"the control without syncing lost none of {of} orders: the test proves nothing")
    ended = sum(code == 74 for code in codes)
    return (
        f"ok: {rounds} power cuts, {acknowledged} orders acknowledged and all there afterwards, {total - acknowledged} "
        f"more that nobody was told of; the server ended by itself (74) {ended} times before it was killed; "
        f"control without syncing: {lost} of {of} acknowledged orders lost")


main(test, 120 + rounds * 30)
