#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Record what a source of PulseAudio or PipeWire hears into a WAV file.

record.py OUT.wav [SECONDS] [SOURCE]   (until SIGTERM or SIGINT without SECONDS; SOURCE is
probe.monitor, the null sink of session.sh)

Prints "ready" once sound flows. OUT.wav.t0 then tells when samples were played, so that their
times can be compared with those that a program logged: a line "FRAME MICROSECONDS" for the first
sample, and one wherever samples were lost before FRAME. The time is CLOCK_MONOTONIC, as that of
g_get_monotonic_time().
"""
import os
import select
import signal
import subprocess
import sys
import time
import wave

RATE = 48000
CHANNELS = 1
WIDTH = 2
# The clocks of recording and machine may differ by so many parts of a million.
DRIFT_PPM = 200
# A shorter one is the scatter of the pieces' arrivals.
SHORTEST_LOSS = 2000


def to_microseconds(frames):
    return frames * 1000000 // RATE


def find_anchors(pieces):
    """[(frame, microseconds)] from the pieces of a recording, as (its last frame, its arrival).

    A piece never arrives before it was played, and lost samples only move the origin of what
    follows to a later time. So the origin of a piece is at the latest that of every later one, and
    the one that was least delayed tells best.
    """
    settled, after, origin = [], None, None
    for end, arrival in reversed(pieces):
        own = arrival - to_microseconds(end)
        if origin is not None:
            own = min(own, origin + to_microseconds(after - end) * DRIFT_PPM // 1000000)
        settled.append((end, own))
        after, origin = end, own
    anchors, begin = [], 0
    for end, origin in reversed(settled):
        time_of_begin = origin + to_microseconds(begin)
        if not anchors or abs(time_of_begin - anchors[-1][1] -
                              to_microseconds(begin - anchors[-1][0])) > SHORTEST_LOSS:
            anchors.append((begin, time_of_begin))
        begin = end
    return anchors


def record(out, seconds=None, source='probe.monitor'):
    """Record until the time is up or a signal comes; returns the number of frames."""
    stopped = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.append(True))
    parec = subprocess.Popen(
        ['parec', '-d', source, '--format=s16le', f'--rate={RATE}', f'--channels={CHANNELS}',
         '--latency-msec=5', '--raw'], stdout=subprocess.PIPE)
    frames, pieces, end = 0, [], None
    with wave.open(out, 'wb') as wav:
        wav.setnchannels(CHANNELS)
        wav.setsampwidth(WIDTH)
        wav.setframerate(RATE)
        while not stopped and (end is None or time.monotonic() < end):
            if not select.select([parec.stdout], [], [], 0.2)[0]:
                continue
            data = os.read(parec.stdout.fileno(), 65536)
            now = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
            if not data:
                break
            if not pieces:
                end = time.monotonic() + seconds if seconds else None
                print('ready', flush=True)
            wav.writeframes(data)
            frames += len(data) // (WIDTH * CHANNELS)
            pieces.append((frames, now))
    parec.terminate()
    parec.wait()
    with open(out + '.t0', 'w', encoding='ascii') as anchors:
        anchors.writelines(f'{frame} {at}\n' for frame, at in find_anchors(pieces))
    return frames


if __name__ == '__main__':
    arguments = sys.argv[1:]
    if not arguments:
        sys.exit(__doc__)
    heard = record(arguments[0], float(arguments[1]) if len(arguments) > 1 else None,
                   *arguments[2:3])
    sys.exit(0 if heard else 1)
