#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The listener of the tests hears each sound once, at its time."""
import array
import math
import pathlib
import sys
import tempfile
import unittest
import wave

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))
import onsets  # noqa: E402
import record  # noqa: E402

RATE = 48000


def ring(seconds, starts, amplitude=0.5, decay=1.2):
    """Struck tones with a second partial that beats, each at its start."""
    samples = array.array('h', bytes(2 * int(seconds * RATE)))
    for start in starts:
        first = int(start * RATE)
        for i in range(first, min(len(samples), first + 2 * RATE)):
            t = (i - first) / RATE
            tone = math.sin(math.tau * 660 * t) + 0.4 * math.sin(math.tau * 663 * t)
            value = samples[i] + 32767 * amplitude / 1.4 * tone * math.exp(-t / decay)
            samples[i] = max(-32768, min(32767, int(value)))
    return samples


class Onsets(unittest.TestCase):
    def hear(self, samples, anchors=()):
        with tempfile.TemporaryDirectory() as folder:
            path = folder + '/sound.wav'
            with wave.open(path, 'wb') as wav:
                wav.setnchannels(1)
                wav.setsampwidth(2)
                wav.setframerate(RATE)
                wav.writeframes(samples)
            if anchors:
                pathlib.Path(path + '.t0').write_text(
                    ''.join(f'{frame} {at}\n' for frame, at in anchors), encoding='ascii')
            return onsets.onsets(path)

    def test_silence(self):
        self.assertEqual(self.hear(ring(1, [])), [])

    def test_apart(self):
        found = self.hear(ring(6, [1, 3.5]), anchors=[(0, 5000000)])
        self.assertEqual(len(found), 2)
        self.assertAlmostEqual(found[0].start, 1, delta=0.002)
        self.assertAlmostEqual(found[1].start, 3.5, delta=0.002)
        self.assertAlmostEqual(found[1].monotonic, 8500000, delta=2000)
        self.assertAlmostEqual(found[0].peak, -6, delta=1)

    def test_lost_samples(self):
        """Half a second is lost after two, and what follows is as much later."""
        pieces = [(end, 5000000 + end * 1000000 // RATE + (500000 if end > 2 * RATE else 0) +
                   (500 if end % 1920 == 0 else 9000)) for end in range(240, 6 * RATE, 240)]
        found = self.hear(ring(6, [1, 3]), anchors=record.find_anchors(pieces))
        self.assertEqual(len(found), 2)
        self.assertAlmostEqual(found[0].monotonic, 6000000, delta=3000)
        self.assertAlmostEqual(found[1].monotonic, 8500000, delta=3000)
        self.assertAlmostEqual(found[1].start - found[0].start, 2.5, delta=0.003)

    def test_in_the_ring_of_another(self):
        found = self.hear(ring(6, [1, 2, 3], decay=0.5))
        self.assertEqual([round(each.start, 1) for each in found], [1, 2, 3])

    def test_too_quiet(self):
        self.assertEqual(self.hear(ring(2, [1], amplitude=0.005)), [])


if __name__ == '__main__':
    unittest.main(verbosity=2)
