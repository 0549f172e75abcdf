#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Find where sounds begin in a 16-bit WAV file.

onsets.py FILE.wav [-g GAP] [-d DECIBEL]

A sound begins at the first sample above DECIBEL dBFS (default -40) after at least GAP seconds
(default 0.15) below it. Prints a line for each: onset and length in seconds, peak in dBFS, and,
where FILE.wav.t0 is there, the onset in CLOCK_MONOTONIC microseconds.
"""
import argparse
import array
import math
import os
import sys
import wave
from dataclasses import dataclass


@dataclass
class Onset:
    """One sound: seconds from the beginning of the file, and its peak in dBFS."""
    start: float
    length: float
    peak: float
    monotonic: int | None


def read_anchor(path):
    """The CLOCK_MONOTONIC microseconds of the first sample, or None."""
    if not os.path.exists(path + '.t0'):
        return None
    with open(path + '.t0', encoding='ascii') as anchor:
        return int(anchor.read())


def onsets(path, gap=0.15, decibel=-40.0):
    """All sounds of the file, in order."""
    with wave.open(path) as wav:
        if wav.getsampwidth() != 2:
            raise ValueError(f'{path}: {8 * wav.getsampwidth()}-bit samples; 16 bits are needed')
        rate, channels = wav.getframerate(), wav.getnchannels()
        samples = array.array('h', wav.readframes(wav.getnframes()))[::channels]
    anchor = read_anchor(path)
    threshold = int(32767 * 10 ** (decibel / 20))
    block = rate // 1000
    stretches = []
    for begin in range(0, len(samples), block):
        piece = samples[begin:begin + block]
        if max(piece) <= threshold and min(piece) >= -threshold:
            continue
        if stretches and begin - stretches[-1][1] < gap * rate:
            stretches[-1][1] = begin
        else:
            stretches.append([begin, begin])
    found = []
    for begin, last in stretches:
        sound = samples[begin:last + block]
        lead = next(i for i, value in enumerate(sound) if abs(value) > threshold)
        peak = max(max(sound), -min(sound))
        first = begin + lead
        found.append(Onset(first / rate, (len(sound) - lead) / rate,
                           20 * math.log10(peak / 32767),
                           anchor + first * 1000000 // rate if anchor else None))
    return found


def main():
    parser = argparse.ArgumentParser(description='Find where sounds begin in a WAV file.')
    parser.add_argument('wav')
    parser.add_argument('-g', '--gap', type=float, default=0.15)
    parser.add_argument('-d', '--decibel', type=float, default=-40.0)
    options = parser.parse_args()
    found = onsets(options.wav, options.gap, options.decibel)
    for onset in found:
        print(f'{onset.start:.4f} {onset.length:.3f} {onset.peak:.1f} {onset.monotonic or "-"}')
    return 0 if found else 1


if __name__ == '__main__':
    sys.exit(main())
