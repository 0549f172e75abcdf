#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-sounds.py OUTDIR

Synthesises every cue of every chime set as OUTDIR/SET/CUE.wav: 48 kHz, mono, 16 bit.

Nothing is recorded and nothing is random, so the files are the same bytes on every run. The
melody of a cue says what is meant and is the same in each set; the set is the instrument. Every
cue is brought to the same loudness, the pace tick to one well below it.
"""
import array
import math
import os
import sys
import wave

RATE = 48000

# Equal-tempered pitches in Hz. No two cues share a set of pitches, so that they differ in their
# spectrum too and not only in their order of notes.
A4, C5, D5, E5, F5, G5, A5, B5, C6, E6 = (
    440.0 * 2 ** (n / 12) for n in (0, 3, 5, 7, 8, 10, 12, 14, 15, 19))

# Per cue: (start in s, pitch, level) of its notes.
MELODIES = {
    'go': [(0.00, D5, 0.9), (0.16, A5, 1.0)],
    'halfway': [(0.00, E5, 1.0), (0.20, E5, 0.8)],
    'countdown': [(0.00, B5, 1.0)],
    'work-end': [(0.00, C6, 1.0), (0.18, F5, 1.0)],
    'switch-legs': [(0.00, G5, 1.0), (0.15, C6, 1.0), (0.30, G5, 1.0)],
    'done': [(0.00, C5, 0.8), (0.16, E5, 0.85), (0.32, G5, 0.9), (0.48, C6, 1.0)],
    'pace': [(0.00, E6, 1.0)],
}

# Seconds that the last note rings before it is faded out.
TAILS = {
    'bell': {'go': 0.75, 'halfway': 0.60, 'countdown': 0.25, 'work-end': 0.80,
             'switch-legs': 0.65, 'done': 1.05, 'pace': 0.08},
    'wood': {'go': 0.40, 'halfway': 0.35, 'countdown': 0.20, 'work-end': 0.45,
             'switch-legs': 0.35, 'done': 0.55, 'pace': 0.07},
    'bowl': {'go': 0.80, 'halfway': 0.68, 'countdown': 0.28, 'work-end': 0.85,
             'switch-legs': 0.75, 'done': 1.15, 'pace': 0.09},
}

# Per partial: (ratio to the pitch, level, seconds to fall to 1/e). The ratios of a struck bar for
# the bell, of a tuned marimba bar for the wood, of a rim-struck bowl (each partial a slowly beating
# pair) for the bowl.
PARTIALS = {
    'bell': [(1.0, 1.00, 0.42), (2.0, 0.35, 0.26), (2.756, 0.30, 0.16), (5.404, 0.12, 0.07)],
    'wood': [(1.0, 1.00, 0.14), (3.932, 0.30, 0.05), (9.538, 0.10, 0.02)],
    'bowl': [(0.9985, 0.55, 0.60), (1.0015, 0.45, 0.60), (2.703, 0.22, 0.34), (2.711, 0.18, 0.34),
             (5.020, 0.08, 0.15)],
}
ATTACK = {'bell': 0.0015, 'wood': 0.0010, 'bowl': 0.0060}
# A short tick keeps the character of its set but dies away at once.
SHORT = {'countdown': 0.45, 'pace': 0.12}
FADE = 0.03

LOUDNESS = -18.0
PACE_LOUDNESS = -30.0
WINDOW = 0.1
PEAK = 0.89


def strike(out, start, pitch, level, chime, length, damping):
    """Adds one note to the samples in out."""
    first = int(start * RATE)
    count = min(int(length * RATE), len(out) - first)
    attack = ATTACK[chime]
    for ratio, amount, decay in PARTIALS[chime]:
        step = 2 * math.pi * pitch * ratio / RATE
        fall = math.exp(-1 / (decay * damping * RATE))
        amplitude = level * amount
        for i in range(count):
            rise = i / (attack * RATE)
            edge = 1.0 if rise >= 1 else 0.5 - 0.5 * math.cos(math.pi * rise)
            out[first + i] += amplitude * edge * math.sin(step * i)
            amplitude *= fall


def biquad(samples, b0, b1, b2, a1, a2):
    x1 = x2 = y1 = y2 = 0.0
    out = []
    for x in samples:
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x2, x1, y2, y1 = x1, x, y1, y
        out.append(y)
    return out


def loudness(samples):
    """The loudest 100 ms in dB, weighted as ITU-R BS.1770-4 does at 48 kHz."""
    shelf = biquad(samples, 1.53512485958697, -2.69169618940638, 1.19839281085285,
                   -1.69065929318241, 0.73248077421585)
    weighted = biquad(shelf, 1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621)
    window = int(WINDOW * RATE)
    total = [0.0]
    for x in weighted:
        total.append(total[-1] + x * x)
    last = len(weighted)
    most = max(total[min(i + window, last)] - total[i] for i in range(0, last, window // 10))
    return 10 * math.log10(most / window)


def synthesise(chime, cue):
    melody = MELODIES[cue]
    tail = TAILS[chime][cue]
    samples = [0.0] * int((melody[-1][0] + tail) * RATE)
    for start, pitch, level in melody:
        strike(samples, start, pitch, level, chime, 10.0, SHORT.get(cue, 1.0))
    fade = int(FADE * RATE)
    for i in range(fade):
        samples[-1 - i] *= 0.5 - 0.5 * math.cos(math.pi * i / fade)

    wanted = PACE_LOUDNESS if cue == 'pace' else LOUDNESS
    gain = 10 ** ((wanted - loudness(samples)) / 20)
    samples = [x * gain for x in samples]
    peak = max(abs(x) for x in samples)
    if peak > PEAK:
        sys.exit(f'{chime}/{cue}: peak {peak:.2f} is over {PEAK}')
    return samples


def main():
    outdir = sys.argv[1]
    for chime in PARTIALS:
        os.makedirs(os.path.join(outdir, chime), exist_ok=True)
        for cue in MELODIES:
            data = array.array('h', (round(x * 32767) for x in synthesise(chime, cue)))
            if sys.byteorder == 'big':
                data.byteswap()
            with wave.open(os.path.join(outdir, chime, cue + '.wav'), 'wb') as out:
                out.setnchannels(1)
                out.setsampwidth(2)
                out.setframerate(RATE)
                out.writeframes(data.tobytes())


if __name__ == '__main__':
    main()
