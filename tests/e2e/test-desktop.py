#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person chooses about the desktop, and what the desktop keeps from the program."""
import subprocess
import time

import e2e
import past
import safety
import settings
import situation
from guide import APPLICATION_ID

UNKEPT = '/^Settings can’t be saved here/'
SILENT_SERVER = 'The sound settings of your desktop keep Soleus silent.'
SILENT_VOLUME = 'The volume of the chimes is at zero. It is set in Preferences.'
WAIT_SECONDS = 20


class DesktopTest(safety.SafetyTest):
    def wait_until(self, is_so, what):
        end = time.monotonic() + WAIT_SECONDS
        while not is_so():
            self.assertLess(time.monotonic(), end, what)
            time.sleep(0.05)


class Silence(DesktopTest):
    """The sound button shows what keeps the sound away, and says it."""

    def begin(self, **values):
        self.reset(get_ready_seconds=60, **values)
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        return app

    def wait_said(self, app, sentence):
        button = app.find('button', 'Mute')
        self.wait_until(lambda: button.description == sentence, button.description)

    @staticmethod
    def streams():
        listed = subprocess.run(['pactl', 'list', 'short', 'sink-inputs'], check=True,
                                capture_output=True, text=True).stdout
        return [line.split()[0] for line in listed.splitlines()]

    def test_stream_muted_in_the_sound_server(self):
        app = self.begin()
        self.wait_until(self.streams, 'no stream')
        stream = self.streams()[0]
        self.wait_said(app, 'Mute')
        subprocess.run(['pactl', 'set-sink-input-mute', stream, '1'], check=True)
        self.wait_said(app, SILENT_SERVER)
        subprocess.run(['pactl', 'set-sink-input-mute', stream, '0'], check=True)
        self.wait_said(app, 'Mute')
        self.assert_no_complaints(app)

    def test_volume_at_zero(self):
        app = self.begin(sound_volume=0.0)
        self.wait_said(app, SILENT_VOLUME)


class Unkept(DesktopTest):
    """Settings that last until the end of the program are said to."""

    def test_memory_only(self):
        past.fill(3)
        app = self.launch(env={'GSETTINGS_BACKEND': 'memory'})
        app.read_notice()
        app.find('label', UNKEPT)
        # It stays until it is closed, and is there once.
        self.assertEqual(len(list(app.root.find_all('label', UNKEPT))), 1)
        # Messages come while it stands, and go in the middle of their entrance.
        bus = situation.Bus()
        bus.activate('start', 'nonsense')
        app.find('label', '/nonsense/')
        for number in range(4):
            bus.activate('start', f'nonsense {number}')
        app.key('--delay', 60, 'Escape', 'Escape', 'Escape')
        app.wait_gone('label', '/nonsense/')
        app.resize(1280, 1450)
        self.wait_until(lambda: app.root.children()[0].extents.height > 1200, 'did not grow')
        app.click('*', 'Progress')
        app.click('label', past.ENTRY)
        app.click('button', 'Delete')
        app.find('button', '/^Undo/')
        app.find('label', UNKEPT)
        app.click('button', 'Close')
        app.wait_gone('label', UNKEPT)
        self.assert_no_complaints(app)

    def test_without_a_file(self):
        app = self.launch(env={'XDG_CONFIG_HOME': '/dev/null'})
        app.read_notice()
        app.find('label', UNKEPT)

    def test_kept(self):
        app = self.launch()
        app.find('page tab', 'Routines')
        self.assertFalse(app.has('label', UNKEPT))


class Chosen(DesktopTest):
    """The two choices about the desktop in Preferences."""

    def open_preferences(self):
        app = self.launch()
        app.key('ctrl+comma')
        app.find('label', 'Media keys')
        app.resize(560, 1900, name='Preferences')
        self.wait_until(lambda: app.find('label', 'Media keys').toplevel().extents.height > 1700,
                        'Preferences did not grow')
        return app

    def brightness(self, app):
        """Of a place in the corner of the main window, where nothing is drawn."""
        window = max(app.desktop.windows(app.pid), key=lambda each: each['width'])
        _, _, data = app.desktop.pixels(window['x'] + 20, window['y'] + window['height'] - 20, 4, 4)
        return sum(data[:3]) / 3

    def test_media_keys_off(self):
        self.reset(get_ready_seconds=60)
        app = self.open_preferences()
        app.click('label', 'Media keys')
        self.wait_until(lambda: settings.read('media_keys') == 'false', 'not stored')
        app.key('Escape')
        app.terminate()
        app.wait_exit(WAIT_SECONDS)
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        player = APPLICATION_ID.split('.', maxsplit=1)[0]
        status = subprocess.run(['playerctl', f'--player={player}', 'status'], capture_output=True,
                                text=True, check=False)
        self.assertNotEqual(status.returncode, 0, status.stdout)

    def test_style(self):
        app = self.open_preferences()
        app.click('label', 'Style')
        app.key('Down', 'Down', 'Return')
        self.wait_until(lambda: settings.read('style') == "'dark'", settings.read('style'))
        app.key('Escape')
        self.wait_until(lambda: self.brightness(app) < 80, 'not dark')
        app.terminate()
        app.wait_exit(WAIT_SECONDS)
        settings.write_desktop('prefer-dark', False)
        text = settings.keyfile().read_text(encoding='utf-8')
        settings.keyfile().write_text(text.replace("style='dark'", "style='light'"),
                                      encoding='utf-8')
        app = self.launch()
        self.wait_until(lambda: self.brightness(app) > 180, 'not light')


if __name__ == '__main__':
    e2e.main()
