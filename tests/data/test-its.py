#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""xgettext takes from a routine file what the ITS rules say, with its context."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

DATA = pathlib.Path(sys.argv.pop(1))

SAMPLE = '''<?xml version="1.0" encoding="UTF-8"?>
<routines>
  <step id="X"><name>Name</name><cue>Cue &amp; more</cue>
    <ready>First</ready><ready>Then</ready><rest>Rest</rest><switch>Switch</switch>
    <instruction>
      Over two
      lines.
    </instruction><caution>Caution</caution></step>
  <routine id="y"><name>Name</name><summary>Summary</summary><other>Not this</other></routine>
</routines>
'''

EXPECTED = [
    ('step name', 'Name'), ('step cue', 'Cue & more'), ('step get ready', 'First'),
    ('step get ready', 'Then'), ('step rest', 'Rest'), ('step switch legs', 'Switch'),
    ('step instruction', 'Over two lines.'),
    ('step caution', 'Caution'), ('routine name', 'Name'), ('routine summary', 'Summary'),
]


def extract(name, text):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / name).write_text(text, encoding='utf-8')
        run = subprocess.run(['xgettext', '--from-code=UTF-8', '--no-wrap', '-o', '-', name], cwd=folder,
                             env={**os.environ, 'GETTEXTDATADIRS': str(DATA)},
                             capture_output=True, encoding='utf-8', check=True)
    pairs, context = [], None
    for line in run.stdout.splitlines():
        if line.startswith('msgctxt '):
            context = line[9:-1]
        elif line.startswith('msgid '):
            pairs.append((context, line[7:-1]))
            context = None
    return pairs[1:]  # Without the header.


class Its(unittest.TestCase):
    def test_routines(self):
        self.assertEqual(extract('sample.xml', SAMPLE), EXPECTED)

    def check_file(self, name, contexts):
        """Every text that the program looks up is there, in the context it is looked up in."""
        path = DATA / name
        wanted = set()
        for parent in ElementTree.parse(path).iter():
            for child in parent:
                context = contexts.get((parent.tag, child.tag))
                if context:
                    wanted.add((context, ' '.join(child.text.split())))
        self.assertEqual(set(extract(path.name, path.read_text(encoding='utf-8'))), wanted)

    def test_safety(self):
        self.check_file('safety/list.xml', {
            ('safety', 'intro'): 'safety intro', ('group', 'title'): 'safety group',
            ('group', 'helper'): 'safety helper', ('group', 'row'): 'safety row',
            ('advice', 'title'): 'safety advice', ('advice', 'text'): 'safety advice'})

    def test_articles(self):
        self.check_file('learn/articles.xml', {
            ('article', 'title'): 'article title', ('article', 'text'): 'article text',
            ('chart', 'bar'): 'chart', ('question', 'title'): 'question',
            ('question', 'text'): 'answer'})


if __name__ == '__main__':
    unittest.main(verbosity=2)
