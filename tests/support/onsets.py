#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Find where sounds begin in a 16-bit WAV file.

onsets.py FILE.wav [-g GAP] [-d DECIBEL] [-r RISE]

A sound begins where the level passes DECIBEL dBFS (default -40) and stands RISE dB (default 6)
above all of the 50 ms before, at the earliest GAP seconds (default 0.15) after the one before: so a chime
is found in the last ring of another. Prints a line for each: onset in seconds, peak in dBFS, and,
where record.py has left FILE.wav.t0, the onset in CLOCK_MONOTONIC microseconds. Samples that the
recording has lost count as time then.
"""
import argparse
import array
import bisect
import collections
import math
import os
import sys
import wave
from dataclasses import dataclass


BLOCKS_PER_SECOND = 200
MEMORY_BLOCKS = 10
SILENCE = 1e-5


@dataclass
class Onset:
    """One sound: seconds from the beginning of the recording, and its peak in dBFS."""
    start: float
    peak: float
    monotonic: int | None


def read_anchors(path):
    """The frames whose CLOCK_MONOTONIC microseconds are known, or nothing."""
    if not os.path.exists(path + '.t0'):
        return []
    with open(path + '.t0', encoding='ascii') as anchors:
        return [tuple(map(int, line.split())) for line in anchors]


def find_time(anchors, frame, rate):
    """When a frame was played: so much later than the last known one as there are frames between."""
    known, at = anchors[bisect.bisect_right(anchors, (frame, math.inf)) - 1]
    return at + (frame - known) * 1000000 // rate


def decibels(amplitude):
    return 20 * math.log10(max(amplitude / 32767, SILENCE))


def onsets(path, gap=0.15, decibel=-40.0, rise=6.0):
    """All sounds of the file, in order."""
    with wave.open(path) as wav:
        if wav.getsampwidth() != 2:
            raise ValueError(f'{path}: {8 * wav.getsampwidth()}-bit samples; 16 bits are needed')
        rate, channels = wav.getframerate(), wav.getnchannels()
        samples = array.array('h', wav.readframes(wav.getnframes()))[::channels]
    anchors = read_anchors(path) or [(0, 0)]
    threshold = 32767 * 10 ** (decibel / 20)
    size = rate // BLOCKS_PER_SECOND
    before = collections.deque([SILENCE] * MEMORY_BLOCKS, MEMORY_BLOCKS)
    found = []
    for begin in range(0, len(samples), size):
        block = samples[begin:begin + size]
        peak = max(max(block), -min(block))
        if peak > threshold and decibels(peak) > decibels(max(before)) + rise:
            floor = max(threshold, max(before))
            first = begin + next(i for i, value in enumerate(block) if abs(value) > floor)
            at = find_time(anchors, first, rate)
            start = (at - anchors[0][1]) / 1000000
            if not found or start - found[-1].start >= gap:
                found.append(Onset(start, decibels(peak), at if anchors[0][1] else None))
        if found and (find_time(anchors, begin, rate) - anchors[0][1]) / 1000000 - \
                found[-1].start < gap:
            found[-1].peak = max(found[-1].peak, decibels(peak))
        before.append(peak)
    return found


def main():
    parser = argparse.ArgumentParser(description='Find where sounds begin in a WAV file.')
    parser.add_argument('wav')
    parser.add_argument('-g', '--gap', type=float, default=0.15)
    parser.add_argument('-d', '--decibel', type=float, default=-40.0)
    parser.add_argument('-r', '--rise', type=float, default=6.0)
    options = parser.parse_args()
    found = onsets(options.wav, options.gap, options.decibel, options.rise)
    for onset in found:
        print(f'{onset.start:.4f} {onset.peak:.1f} {onset.monotonic or "-"}')
    return 0 if found else 1


if __name__ == '__main__':
    sys.exit(main())
