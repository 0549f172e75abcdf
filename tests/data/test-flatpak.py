#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest lets in what is needed and no more, and every source can be checked."""
import copy
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

APPLICATION_ID = 'io.github.soleus_app.Soleus'
FOLDER = pathlib.Path(sys.argv.pop(1))
FILE = FOLDER / f'{APPLICATION_ID}.json'
# What the sandbox may let in: no network, nothing of the home, no name of the desktop.
ALLOWED = {'--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--socket=pulseaudio',
           '--device=dri', '--filesystem=xdg-run/speech-dispatcher:ro'}
CHECKSUM = re.compile(r'[0-9a-f]{64}')


def modules(manifest):
    """Each module, those within others too."""
    for module in manifest.get('modules', []):
        yield module
        yield from modules(module)


def source_faults(source):
    if source['type'] == 'dir':
        return [] if source['path'] == '../..' else [f'a folder of this machine: {source}']
    if source['type'] != 'archive':
        return [f'a source that has no checksum: {source}']
    faults = []
    if not source.get('url', '').startswith('https://'):
        faults.append(f'no address: {source}')
    if not CHECKSUM.fullmatch(source.get('sha256', '')):
        faults.append(f'no checksum: {source}')
    return faults


def faults_of(manifest):
    """What is wrong with it, in words."""
    faults = [f'let in: {word}' for word in manifest['finish-args'] if word not in ALLOWED]
    for module in modules(manifest):
        if not module.get('sources'):
            faults.append(f'no source: {module["name"]}')
        for source in module.get('sources', []):
            faults += source_faults(source)
        if 'share=network' in json.dumps(module):
            faults.append(f'built with the network: {module["name"]}')
    return faults


class Manifest(unittest.TestCase):
    def setUp(self):
        self.manifest = json.loads(FILE.read_text(encoding='utf-8'))

    def test_it_has_no_faults(self):
        self.assertEqual(faults_of(self.manifest), [])

    def test_what_it_builds(self):
        self.assertEqual(self.manifest['id'], APPLICATION_ID)
        self.assertEqual(self.manifest['command'], 'soleus')
        own = self.manifest['modules'][-1]
        self.assertEqual(own['name'], 'soleus')
        self.assertEqual(own['sources'][0]['type'], 'dir')
        self.assertTrue((FOLDER / own['sources'][0]['path'] / 'meson.build').exists())

    def test_it_has_a_voice(self):
        """The library is built before Soleus, whose build stops without it."""
        self.assertEqual([module['name'] for module in self.manifest['modules']],
                         ['libspeechd', 'soleus'])
        self.assertIn('-Dspeech=enabled', self.manifest['modules'][-1]['config-opts'])

    def assert_found(self, fault, change):
        broken = copy.deepcopy(self.manifest)
        change(broken)
        self.assertEqual([found.split(':')[0] for found in faults_of(broken)], [fault])

    def test_faults_are_found(self):
        for word in ('--share=network', '--filesystem=home', '--filesystem=host', '--device=all',
                     '--socket=session-bus', '--talk-name=org.freedesktop.Notifications'):
            self.assert_found('let in', lambda broken, word=word:
                              broken['finish-args'].append(word))
        self.assert_found('no checksum', lambda broken:
                          broken['modules'][0]['sources'][0].pop('sha256'))
        self.assert_found('no address', lambda broken:
                          broken['modules'][0]['sources'][0].pop('url'))
        self.assert_found('a source that has no checksum', lambda broken:
                          broken['modules'][0]['sources'][0].update(type='git'))
        self.assert_found('a folder of this machine', lambda broken:
                          broken['modules'][1]['sources'][0].update(path='/srv'))
        self.assert_found('no source', lambda broken: broken['modules'][0].pop('sources'))
        self.assert_found('built with the network', lambda broken:
                          broken['modules'][0].update({'build-options':
                                                       {'build-args': ['--share=network']}}))

    @unittest.skipUnless(shutil.which('flatpak-builder'), 'no flatpak-builder here')
    def test_flatpak_builder_reads_it(self):
        shown = subprocess.run(['flatpak-builder', '--show-manifest', FILE], check=True,
                               capture_output=True, text=True).stdout
        self.assertEqual(json.loads(shown)['id'], APPLICATION_ID)


if __name__ == '__main__':
    unittest.main(verbosity=2)
