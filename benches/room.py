#!/usr/bin/env python3
"""How long after Enter the point is durable, beside a raw append and sync, and a room screen shows it; and how long opening a
large session takes and what memory.

    benches/room.py TANDEM GENERATE
"""
import fcntl
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time


class Screen:
    """A program in a terminal of 200 by 60."""

    def __init__(self, *command):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 200, 0, 0))
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execv(command[0], command)

    def read(self, seconds):
        """What comes within so many seconds; returns at the first of it."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        try:
            return os.read(self.fd, 1 << 16) if ready else b""
        except OSError:
            # The program has ended and its terminal with it.
            return b""

    def until(self, what, seconds=20):
        """Reads until the bytes hold `what`; the seconds that took."""
        start, seen = time.perf_counter(), b""
        while what not in seen:
            if time.perf_counter() - start > seconds:
                raise SystemExit(f"never saw {what!r}")
            seen += self.read(0.05)
        return time.perf_counter() - start

    def rest(self, seconds=0.3):
        """Reads until nothing comes for so long."""
        while self.read(seconds):
            pass

    def peak(self):
        """Its peak memory in MiB, where the system tells."""
        try:
            with open(f"/proc/{self.pid}/status") as status:
                line = next(line for line in status if line.startswith("VmHWM"))
            return int(line.split()[1]) / 1024
        except OSError:
            return float("nan")

    def end(self):
        for key in (b"\x1b", b"q"):
            try:
                os.write(self.fd, key)
            except OSError:
                break
            self.rest()
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def room(tandem, folder, samples=60):
    facilitator = Screen(tandem, "--sessions", folder, "open", "small")
    facilitator.rest(0.5)
    shown = Screen(tandem, "--sessions", folder, "present", "small")
    shown.rest(0.5)
    taken = []
    for number in range(samples):
        os.write(facilitator.fd, f"+ point {number} of the morning".encode())
        facilitator.rest(0.15)
        shown.rest(0.15)
        start = time.perf_counter()
        os.write(facilitator.fd, b"\r")
        while not shown.read(5):
            pass
        taken.append((time.perf_counter() - start) * 1000)
    shown.end()
    facilitator.end()
    print(f"room screen after Enter: {spread(taken)}")


def spread(taken):
    taken.sort()
    return f"p50 {statistics.median(taken):.2f} ms, p99 {taken[int(len(taken) * 0.99)]:.2f} ms"


def saved(tandem, folder, samples=100):
    """From Enter to "saved": the header's line is written a second time when the entry is durable."""
    screen = Screen(tandem, "--sessions", folder, "open", "big")
    screen.until(b"Points")
    screen.rest(0.5)
    raw = os.open(os.path.join(folder, "raw"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    shown, durable, floor = [], [], []
    for number in range(samples):
        os.write(screen.fd, f"+ point {number} of the morning #heading1 !4".encode())
        screen.rest(0.15)
        start = time.perf_counter()
        os.write(screen.fd, b"\r")
        seen = screen.read(5)
        shown.append((time.perf_counter() - start) * 1000)
        # The header is the first line; before the entry is durable nothing is written there but the time.
        while not re.search(rb"\x1b\[1;1[89]\d[HG]|\x1b\[1;200H", seen):
            more = screen.read(5)
            if not more:
                raise SystemExit("never saved")
            seen += more
        durable.append((time.perf_counter() - start) * 1000)
        screen.rest(0.05)
        start = time.perf_counter()
        os.write(raw, b"x" * 200)
        os.fsync(raw)
        floor.append((time.perf_counter() - start) * 1000)
    os.close(raw)
    screen.end()
    print(f"Enter to the point shown: {spread(shown)}")
    print(f"Enter to saved: {spread(durable)}; a raw append and sync of 200 bytes: {spread(floor)}")


def large(tandem, folder, name, points):
    times, peak = [], 0
    for _ in range(3):
        start = time.perf_counter()
        screen = Screen(tandem, "--sessions", folder, "open", name)
        screen.until(b"Points")
        times.append((time.perf_counter() - start) * 1000)
        screen.rest(0.5)
        peak = max(peak, screen.peak())
        screen.end()
    print(f"{points} commits: open {min(times):.0f} ms (of {', '.join(f'{t:.0f}' for t in times)}), peak {peak:.0f} MiB")


def main():
    tandem, generate = map(os.path.realpath, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        for name, points in [("small", 50), ("big", 10_000), ("huge", 100_000)]:
            out = os.path.join(folder, f"{name}.ron")
            subprocess.run([generate, "--points", str(points), "--out", out], check=True, stdout=subprocess.DEVNULL)
        room(tandem, folder)
        saved(tandem, folder)
        large(tandem, folder, "big", 10_000)
        large(tandem, folder, "huge", 100_000)


if __name__ == "__main__":
    main()
