#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first session asks once whether a voice should guide, where the machine has one."""
import e2e
import safety
import settings
from screen_reader import SpeechServer, wait_for

QUESTION = 'Should a voice guide you?'
# What a stretch says while it gets ready for the first time.
SAMPLE = 'Face the wall'
SAID_SECONDS = 20


class VoiceQuestion(safety.SafetyTest):
    def setUp(self):
        super().setUp()
        self.reset(get_ready_seconds=60)
        self.said = e2e.SESSION_DIR / 'said'
        self.said.write_text('')

    def speak(self):
        """The machine has a voice from now on."""
        server = SpeechServer(e2e.SESSION_DIR / self.id(), f"echo \\'$DATA\\' >> {self.said}")
        self.addCleanup(server.close)
        return server.address

    def begin(self, address, routine='Stretch the upper calf'):
        """A session, once the program knows whether there is a voice."""
        app = self.launch(env={'SPEECHD_ADDRESS': address, 'G_MESSAGES_DEBUG': 'Soleus'})
        wait_for(lambda: 'A voice for the language is' in app.messages(), SAID_SECONDS,
                 app.messages)
        app.open_routine(routine)
        app.begin()
        return app

    def wait_said(self, times):
        wait_for(lambda: self.said.read_text().count(SAMPLE) == times, SAID_SECONDS,
                 self.said.read_text)

    def test_hear_it_and_yes(self):
        address = self.speak()
        app = self.begin(address)
        app.find('label', QUESTION)
        app.click('button', '/^Hear it/')
        self.wait_said(1)
        self.assertIsNone(settings.read('voice'))
        app.click('button', '/^Yes/')
        self.wait_said(2)
        self.assertEqual(settings.read('voice'), 'true')
        # The button that had the focus is gone; the keys go on.
        app.find('label', 'A voice guides you.')
        app.key('Right')
        app.wait_phase('Hold')
        self.assertFalse(app.has('label', QUESTION))

    def test_no_by_keyboard_and_never_again(self):
        address = self.speak()
        app = self.begin(address)
        app.find('label', QUESTION)
        self.press(app, 'No')
        app.find('label', '/^No voice/')
        app.find('button', 'Pause', state='focused')
        self.assertEqual(settings.read('voice-question-seen'), 'true')
        app.kill()
        again = self.launch('--start', 'gastroc-wall', env={'SPEECHD_ADDRESS': address})
        again.wait_phase('Get ready')
        self.assertFalse(again.has('label', QUESTION))
        self.assertEqual(self.said.read_text(), '')

    def test_after_the_safety_list(self):
        app = self.begin(self.speak(), 'Massage by hand')
        self.find_list(app)
        self.assertFalse(app.has('label', QUESTION))
        self.tick(app, safety.NOTHING)
        self.press(app, 'Start')
        app.wait_phase('Get ready')
        app.find('label', QUESTION)
        app.key('Right')
        app.wait_gone('label', QUESTION)
        self.assertEqual(settings.read('voice-question-seen'), 'true')

    def test_not_without_a_voice(self):
        app = self.begin(f'unix_socket:{e2e.SESSION_DIR}/nobody')
        app.wait_phase('Get ready')
        self.assertFalse(app.has('label', QUESTION))
        self.assertIsNone(settings.read('voice-question-seen'))


if __name__ == '__main__':
    e2e.main()
