#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The metainfo has no fault, and the pictures that it names are in the repository.

test-metainfo.py METAINFO SCREENSHOTS
"""
import pathlib
import re
import struct
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

METAINFO, SCREENSHOTS = sys.argv[1], pathlib.Path(sys.argv[2])
del sys.argv[1:]
# The id is that of the settings and of D-Bus and keeps its capital. What newer validators say of
# developers has no form that those of Debian 12 know.
ACCEPTED = re.compile('cid-contains-uppercase-letter|developer-')
ADDRESS = 'https://raw.githubusercontent.com/soleus-app/soleus/main/docs/screenshots/'


def png_size(path):
    with open(path, 'rb') as png:
        return struct.unpack('>II', png.read(24)[16:])


class Metainfo(unittest.TestCase):
    def test_valid(self):
        validated = subprocess.run(['appstreamcli', 'validate', '--pedantic', '--no-net',
                                    '--format', 'yaml', METAINFO],
                                   capture_output=True, encoding='utf-8', check=False)
        self.assertEqual(validated.returncode, 0, validated.stdout)
        # Newer validators quote keys and values.
        result = validated.stdout.replace('"', '')
        self.assertIn('Passed: yes', result)
        tags = re.findall(r'tag: (\S+)', result)
        self.assertEqual([tag for tag in tags if not ACCEPTED.match(tag)], [], validated.stdout)

    def test_screenshots(self):
        shots = ElementTree.parse(METAINFO).findall('screenshots/screenshot')
        self.assertEqual([shot.get('type') for shot in shots].count('default'), 1)
        for shot in shots:
            image = shot.find('image')
            self.assertTrue(image.text.startswith(ADDRESS), image.text)
            self.assertEqual(png_size(SCREENSHOTS / image.text.removeprefix(ADDRESS)),
                             (int(image.get('width')), int(image.get('height'))))


if __name__ == '__main__':
    unittest.main(verbosity=2)
