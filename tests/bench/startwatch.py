# SPDX-License-Identifier: GPL-3.0-or-later
"""Time a program's start to its complete first picture, from outside and for any X11 program.

To be used inside session.sh without a compositor: pixels are read from the X server's frame
buffer, which costs the program nothing and this process little.
"""
import mmap
import os
import select
import statistics
import struct
import subprocess
import time

from Xlib import X, display, error
from Xlib.ext import damage

# A blinking caret is smaller than this part of a window, a missing figure is much larger.
COMPLETE_FRACTION = 0.002
# Without a change for this long a window is as it will stay.
QUIET_SECONDS = 2
# On a busy machine a start may pause for longer than that: two starts have to end alike.
SETTLE_ATTEMPTS = 6
TIMEOUT_SECONDS = 40
SMALLEST_WIDTH, SMALLEST_HEIGHT = 100, 60


class FrameBuffer:
    """The screen of Xvfb, as the XWD file that it keeps mapped."""

    def __init__(self):
        path = os.path.join(os.environ['SESSION_DIR'], 'Xvfb_screen0')
        with open(path, 'rb') as file:
            self.memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack('>25I', self.memory[:100])
        self.start = header[0] + header[19] * 12
        self.stride = header[12]
        self.width, self.height = header[4], header[5]
        if header[11] != 32:
            raise ValueError(f'{header[11]} bits a pixel; 32 are needed')

    def read(self, x, y, width, height):
        left, right = max(0, x), min(self.width, x + width)
        rows = []
        for row in range(max(0, y), min(self.height, y + height)):
            begin = self.start + row * self.stride
            rows.append(self.memory[begin + left * 4:begin + right * 4])
        return b''.join(rows)


def differing(one, other):
    """The part of the bytes in which two pictures differ, from 0 to 1."""
    if len(one) != len(other):
        return 1.0
    changed = (int.from_bytes(one, 'little') ^ int.from_bytes(other, 'little')) \
        .to_bytes(len(one), 'little')
    return 1 - changed.count(0) / len(one)


def proportional_memory(pid):
    """PSS of a process in kB: its own memory and its share of what it shares."""
    with open(f'/proc/{pid}/smaps_rollup', encoding='ascii') as rollup:
        for line in rollup:
            if line.startswith('Pss:'):
                return int(line.split()[1])
    raise ValueError('smaps_rollup has no Pss')


def processor_seconds(pid):
    """User and system time of a process so far."""
    with open(f'/proc/{pid}/stat', encoding='utf-8') as stat:
        fields = stat.read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


class Watch:
    """Starts programs and watches their first window."""

    def __init__(self):
        self.display = display.Display()
        self.display.damage_query_version()
        self.root = self.display.screen().root
        self.buffer = FrameBuffer()
        self.window = None
        # A pointer over the window would light up what is under it.
        self.root.warp_pointer(0, 0)
        self.display.sync()

    def _begin(self):
        self.root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self.display.sync()
        while self.display.pending_events():
            self.display.next_event()
        self.window = None

    def _picture(self):
        """The pixels of the window as they are now."""
        geometry = self.window.get_geometry()
        corner = self.window.translate_coords(self.root, 0, 0)
        return self.buffer.read(-corner.x, -corner.y, geometry.width, geometry.height)

    def _changes(self, timeout):
        """Waits for events; the time at which the window appeared or changed, or None."""
        if not self.display.pending_events() \
           and not select.select([self.display.fileno()], [], [], timeout)[0]:
            return None
        seen = None
        while self.display.pending_events():
            event = self.display.next_event()
            if event.type == X.MapNotify and self.window is None:
                seen = self._adopt(event.window) or seen
            elif event.type == self.display.extension_event.DamageNotify:
                seen = time.monotonic()
        return seen

    def _adopt(self, window):
        try:
            geometry = window.get_geometry()
            if geometry.width < SMALLEST_WIDTH or geometry.height < SMALLEST_HEIGHT:
                return None
            window.damage_create(damage.DamageReportRawRectangles)
        except (error.BadWindow, error.BadDrawable):
            return None
        self.window = window
        return time.monotonic()

    @staticmethod
    def _start(argv):
        return subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @staticmethod
    def stop(process):
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        time.sleep(0.3)

    def open(self, argv):
        """Start a program and wait until its window is as it will stay."""
        self._begin()
        process = self._start(argv)
        end = time.monotonic() + TIMEOUT_SECONDS
        last = None
        while time.monotonic() < end:
            seen = self._changes(0.1)
            last = seen or last
            if self.window and last and time.monotonic() - last > QUIET_SECONDS:
                return process
        self.stop(process)
        raise TimeoutError(f'{argv[0]}: no window came to rest in {TIMEOUT_SECONDS} s')

    def _final_picture(self, argv):
        process = self.open(argv)
        try:
            return self._picture()
        finally:
            self.stop(process)

    def settled(self, argv):
        """What the window of a program looks like in the end."""
        picture = self._final_picture(argv)
        for _ in range(SETTLE_ATTEMPTS):
            another = self._final_picture(argv)
            if differing(picture, another) < COMPLETE_FRACTION:
                return another
            picture = another
        raise TimeoutError(f'{argv[0]}: no two starts ended alike')

    def once(self, argv, goal):
        """Milliseconds from the start to the goal's picture; PSS in kB and processor time in
        milliseconds at that moment."""
        self._begin()
        start = time.monotonic()
        process = self._start(argv)
        nearest = 1.0
        try:
            while time.monotonic() < start + TIMEOUT_SECONDS:
                seen = self._changes(0.5)
                if self.window and seen:
                    try:
                        nearest = min(nearest, differing(self._picture(), goal))
                        if nearest < COMPLETE_FRACTION:
                            return ((seen - start) * 1000, proportional_memory(process.pid),
                                    processor_seconds(process.pid) * 1000)
                    except (error.BadWindow, error.BadDrawable):
                        continue
        finally:
            self.stop(process)
        raise TimeoutError(f'{argv[0]}: its first picture never came; {nearest:.1%} was missing')

    def alternate(self, programs, runs):
        """Medians of time and memory of each named program over alternating runs."""
        goals = {name: self.settled(argv) for name, argv in programs.items()}
        results = {name: [] for name in programs}
        for _ in range(runs):
            for name, argv in programs.items():
                results[name].append(self.once(argv, goals[name]))
        for name, values in results.items():
            times = sorted(value[0] for value in values)
            memory = statistics.median(value[1] for value in values)
            processor = statistics.median(value[2] for value in values)
            print(f'{name}: {statistics.median(times):.0f} ms (from {times[0]:.0f} to'
                  f' {times[-1]:.0f}), {memory / 1024:.1f} MiB PSS, {processor:.0f} ms of processor'
                  ' time', flush=True)
        return {name: (statistics.median(value[0] for value in values),
                       statistics.median(value[1] for value in values))
                for name, values in results.items()}
