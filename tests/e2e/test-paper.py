#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A routine is printed from its page, by a key and by the menu of the page; an own one is exported."""
import subprocess
import xml.etree.ElementTree as ElementTree

import e2e
import files

NAME = 'soleus-gastroc-wall.pdf'


class Paper(files.FilesTest):
    def print_and_read(self, ask, name=NAME):
        path = files.SUMMARY.with_name(name)
        path.unlink(missing_ok=True)
        ask()
        self.app.click('label', 'Print to File', timeout=20)
        self.app.click('button', '/Print$/')
        return subprocess.run(['pdftotext', '-raw', self.wait_file(path), '-'], check=True,
                              capture_output=True, encoding='utf-8').stdout

    @staticmethod
    def read(path):
        """What stands in the file of a routine, whether it is said or goes without saying."""
        unsaid = {'step': {'pose': 'stand'}}
        return [(element.tag, {**unsaid.get(element.tag, {}), **element.attrib},
                 ' '.join((element.text or '').split()))
                for element in ElementTree.parse(path).iter()]

    def choose_item(self, name):
        """An item of the menu of the page."""
        button = self.app.find('*', 'More About This Routine')
        next(node for _, node in button.walk() if node.actions()).activate()
        self.app.find('menu item', name).activate()

    def test_own_routine(self):
        """A therapist hands out a sheet of paper and the file."""
        given = e2e.ROUTINE_FILES / 'good-prescription.soleus'
        exported = files.SUMMARY.with_name('exported.soleus')
        self.keep_own('good-prescription')
        self.app = self.launch()
        self.app.open_routine('After the sprain')
        paper = self.print_and_read(lambda: self.app.key('ctrl+p'), 'After the sprain.pdf')
        self.assertIn('After the sprain', paper)
        self.assertIn('This step isn’t from Soleus: stop if it hurts.', paper)
        self.choose_item('Export…')
        self.choose(self.app, 'Export the Routine', exported)
        self.wait_file(exported)
        self.assertEqual(self.read(exported), self.read(given))
        self.assert_no_complaints(self.app)

    def test_routine(self):
        self.app = self.launch()
        self.app.open_routine('Stretch the upper calf')
        by_key = self.print_and_read(lambda: self.app.key('ctrl+p'))
        self.assertIn('Stretch the upper calf', by_key)
        self.assertIn('3 times on each leg', by_key)

        self.assertEqual(self.print_and_read(lambda: self.choose_item('Print…')), by_key)
        self.assert_no_complaints(self.app)


if __name__ == '__main__':
    e2e.main()
