#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A button of a template with a name of its own has its text as a child, which names nothing.

From GTK 4.18 on the text that is a property counts more than the name.

test-button-names.py FOLDER
"""
import pathlib
import sys
import unittest
import xml.etree.ElementTree as ElementTree

FOLDER = pathlib.Path(sys.argv.pop())


class ButtonNames(unittest.TestCase):
    def test_one_name(self):
        checked = 0
        for path in sorted(FOLDER.glob('*.ui')):
            for node in ElementTree.parse(path).iter('object'):
                named = any(one.get('name') == 'label'
                            for one in node.findall('accessibility/property'))
                if node.get('class').endswith('Button') and named:
                    checked += 1
                    given = {one.get('name') for one in node.findall('property')}
                    self.assertNotIn('label', given, f'{path.name}: {node.get("id")}')
        self.assertGreater(checked, 10)


if __name__ == '__main__':
    unittest.main(verbosity=2)
