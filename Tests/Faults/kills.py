"""Kills the order intake again and again while people order, and looks at what is left of their orders."""

import os
import random
import sys
import time

from intake import Buyers, Failed, Faults, Server, Shop, check, main, verify

cycles = int(sys.argv[1]) if len(sys.argv) > 1 else 300
clients = int(sys.argv[2]) if len(sys.argv) > 2 else 32
seed = int(os.environ.get("SEED") or random.SystemRandom().randrange(1 << 32))


def test(work):
    print(f"seed {seed}: {cycles} kills, {clients} buyers", flush=True)
    # Some goods run out early, some late, some never.
    stock = {f"FEW-{n}": 40 * n for n in range(1, 7)} | {f"SOME-{n}": 4_000 for n in range(1, 4)}
    stock |= {f"MANY-{n}": 1_000_000 for n in range(1, 4)}
    shop = Shop(work, stock)
    server = Server(shop.data, work)
    dice = random.Random(seed)
    try:
        # A kill between two writes of one batch leaves a torn tail, which a batch written at once hardly ever does.
        faults = Faults(work)
    except Failed as failure:
        print(f"without torn batches: {failure}", flush=True)
        faults = None
    buyers = Buyers(server.port, clients, stock, seed).start()
    counts = {"starting": 0, "serving": 0, "asked to end": 0}
    slowest = 0
    try:
        for _ in range(cycles):
            started = time.monotonic()
            if faults:
                faults["short"], faults["write_us"] = dice.choice(((0, 0), (300, 100)))
            if dice.random() < 0.2:
                # While it reads and repairs what the kill before left.
                server.start(ready=0, env=faults and faults.env)
                time.sleep(dice.uniform(0, 0.05))
                server.kill()
                counts["starting"] += 1
                continue
            server.start(env=faults and faults.env)
            slowest = max(slowest, time.monotonic() - started)
            time.sleep(dice.uniform(0.005, 0.3))
            if dice.random() < 0.05:
                code, _ = server.terminate()
                check(code == 0, f"asked to end, the server ends with {code}:\n{server.said()}")
                counts["asked to end"] += 1
            else:
                server.kill()
                counts["serving"] += 1
        server.start()
        told = buyers.stop()
        total = verify(shop, told, server, seed=seed)
        folder = os.path.join(shop.data, "journal", "torn")
        torn = len(os.listdir(folder)) if os.path.isdir(folder) else 0
        server.terminate()
    finally:
        buyers.stopping.set()
        server.stop()
    check(len(told.orders) > cycles, f"only {len(told.orders)} orders were acknowledged: the test proves little")
    check(told.refused > 0, "nothing sold out: the test proves little about overselling")
    return (
        f"ok: {sum(counts.values())} ends ({', '.join(f'{n} while {k}' for k, n in counts.items())}), "
        f"{len(told.orders)} orders acknowledged and all there, {total - len(told.orders)} more that nobody was told of, "
        f"{told.repeats} keys sent again, {told.retries} lost connections, {told.refused} sold out, none sold twice; "
        f"{torn} torn tails were cut off, slowest start {slowest * 1000:.0f} ms; fsck sound")


main(test, 60 + cycles * 4)
