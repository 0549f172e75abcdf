#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Record what a PulseAudio source hears into a WAV file.

record.py OUT.wav [SECONDS] [SOURCE]   (until SIGTERM or SIGINT without SECONDS; SOURCE is
probe.monitor, the null sink of session.sh)

Prints "ready" once sound flows. OUT.wav.t0 then holds the CLOCK_MONOTONIC microseconds of the
first sample, the clock of g_get_monotonic_time(), so that a sample's time can be compared with
the times a program logged.
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


def record(out, seconds=None, source='probe.monitor'):
    """Record until the time is up or a signal comes; returns the number of frames."""
    stopped = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.append(True))
    parec = subprocess.Popen(
        ['parec', '-d', source, '--format=s16le', f'--rate={RATE}', f'--channels={CHANNELS}',
         '--latency-msec=5', '--raw'], stdout=subprocess.PIPE)
    frames, first, end = 0, None, None
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
            if first is None:
                end = time.monotonic() + seconds if seconds else None
                print('ready', flush=True)
            wav.writeframes(data)
            frames += len(data) // (WIDTH * CHANNELS)
            # A chunk is never earlier than its sound, so the least delayed one is the anchor.
            start = now - frames * 1000000 // RATE
            first = start if first is None else min(first, start)
    parec.terminate()
    parec.wait()
    with open(out + '.t0', 'w', encoding='ascii') as anchor:
        anchor.write(f'{first or 0}\n')
    return frames


if __name__ == '__main__':
    arguments = sys.argv[1:]
    if not arguments:
        sys.exit(__doc__)
    heard = record(arguments[0], float(arguments[1]) if len(arguments) > 1 else None,
                   *arguments[2:3])
    sys.exit(0 if heard else 1)
