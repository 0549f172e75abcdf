#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A routine is printed from its page, by a key and by the menu of the page."""
import subprocess

import e2e
import files

NAME = 'soleus-gastroc-wall.pdf'


class Paper(files.FilesTest):
    def print_and_read(self, ask):
        path = files.SUMMARY.with_name(NAME)
        path.unlink(missing_ok=True)
        ask()
        self.app.click('label', 'Print to File', timeout=20)
        self.app.click('button', '/Print$/')
        return subprocess.run(['pdftotext', '-raw', self.wait_file(path), '-'], check=True,
                              capture_output=True, encoding='utf-8').stdout

    def test_routine(self):
        self.app = self.launch()
        self.app.open_routine('Stretch the upper calf')
        by_key = self.print_and_read(lambda: self.app.key('ctrl+p'))
        self.assertIn('Stretch the upper calf', by_key)
        self.assertIn('3 times on each leg', by_key)

        def choose():
            button = self.app.find('*', 'More About This Routine')
            next(node for _, node in button.walk() if node.actions()).activate()
            self.app.find('menu item', 'Print…').activate()

        self.assertEqual(self.print_and_read(choose), by_key)
        self.assert_no_complaints(self.app)


if __name__ == '__main__':
    e2e.main()
