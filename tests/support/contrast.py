# SPDX-License-Identifier: GPL-3.0-or-later
"""Contrast as WCAG 2.1 defines it, measured in pictures of the screen.

A region's ground is its most frequent colour; what stands on it is the colour that contrasts most
with the ground among those that are no accident of smoothed edges.
"""
import collections
import functools

TEXT = 4.5
LARGE_TEXT = 3.0
GRAPHICS = 3.0
# Fewer pixels than this may be where two strokes cross.
FEW_PIXELS = 4


@functools.cache
def luminance(colour):
    """Relative luminance, 0 to 1, of a colour 0xRRGGBB."""
    total = 0
    for shift, weight in ((16, 0.2126), (8, 0.7152), (0, 0.0722)):
        part = (colour >> shift & 255) / 255
        total += weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    return total


def ratio(one, other):
    """Contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def name(colour):
    return f'#{colour:06x}'


class Region:
    """The colours of a rectangle: how often each occurs."""

    def __init__(self, counts):
        self.counts = counts
        self.ground = counts.most_common(1)[0][0]

    def contrasting(self, few=FEW_PIXELS):
        """The colour that stands out most, and its contrast with the ground."""
        seen = 0
        for colour in sorted(self.counts, key=lambda colour: -ratio(colour, self.ground)):
            seen += self.counts[colour]
            if seen >= few:
                break
        return colour, ratio(colour, self.ground)


class Picture:
    """A picture of the screen."""

    def __init__(self, width, height, data):
        self.width, self.height = width, height
        self.pixels = memoryview(bytes(data)).cast('I')

    def at(self, x, y):
        return self.pixels[y * self.width + x] & 0xffffff

    def row(self, y, left, right):
        return self.pixels[y * self.width + left:y * self.width + right]

    def region(self, left, top, right, bottom):
        """What is seen in the rectangle, or None where nothing of it is on the picture."""
        left, top = max(0, left), max(0, top)
        right, bottom = min(self.width, right), min(self.height, bottom)
        if right <= left or bottom <= top:
            return None
        counts = collections.Counter()
        for y in range(top, bottom):
            counts.update(self.row(y, left, right))
        merged = collections.Counter()
        for colour, count in counts.items():
            merged[colour & 0xffffff] += count
        return Region(merged)
