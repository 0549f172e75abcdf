#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""In a language 80 % longer than English every page keeps to the narrowest window."""
import time

import e2e
import long_language
import past
import settings

WIDTH, HEIGHT = 360, 640
# The most that the position of a control may differ by where GTK rounds.
SLACK = 2


class LongLanguage(e2e.ProgramTest):
    @classmethod
    def setUpClass(cls):
        folder = e2e.SESSION_DIR / 'languages'
        catalogue = e2e.BUILD_ROOT / 'po' / 'de' / 'LC_MESSAGES' / 'soleus.mo'
        cls.texts = long_language.build(catalogue, folder)
        cls.language = {'LANGUAGE': long_language.LANGUAGE, 'SOLEUS_LOCALEDIR': str(folder)}

    def setUp(self):
        settings.write(first_run_notice_seen=True, get_ready_seconds=20, window_width=WIDTH,
                       window_height=HEIGHT)

    def launch(self, *arguments):
        return super().launch(*arguments, env=self.language)

    def find(self, app, role, english):
        """By the English text; as a name may hold more, such as a routine's length."""
        return app.find(role, self.texts[english])

    def assert_fits(self, app, english):
        """The page with this text is there, and nothing of it reaches past the sides."""
        window = self.find(app, '*', english).toplevel()
        self.assertLessEqual(window.extents.width, WIDTH, app.tree())
        for node, said in window.look():
            place = said.extents
            if place is None:
                continue
            self.assertGreaterEqual(place.x, -SLACK, node)
            self.assertLessEqual(place.x + place.width, WIDTH + SLACK, node)

    @staticmethod
    def wait_width(window, seconds=10):
        """The window has taken the width that it was asked to take."""
        end = time.monotonic() + seconds
        while window.extents.width > WIDTH:
            if time.monotonic() > end:
                raise AssertionError(f'“{window.name}” stays {window.extents.width} wide')
            time.sleep(0.1)

    def open_page(self, app, english):
        tabs = [node for node, said in app.root.look_everywhere()
                if said.role == 'page tab' and said.name == self.texts[english]
                and said.extents.width > 0]
        app.click_node(tabs[-1])

    def open_routine(self, app, english):
        self.open_page(app, 'Routines')
        self.find(app, 'button', english).activate()
        self.find(app, 'button', 'Start')

    def test_routines_and_session(self):
        app = self.launch()
        self.assert_fits(app, 'Where does it feel tight?')
        self.open_page(app, 'Routines')
        self.assert_fits(app, 'Shortest first')
        self.open_routine(app, 'Stretch the whole calf')
        self.assert_fits(app, 'Start')
        self.find(app, 'button', 'Start').activate()
        self.assert_fits(app, 'Get ready')
        app.key('space')
        self.assert_fits(app, 'Paused')
        app.key('s')
        self.assert_fits(app, 'Stopped')
        self.assert_no_complaints(app)

    def test_safety_list(self):
        app = self.launch()
        self.open_routine(app, 'Roll out both calves')
        self.find(app, 'button', 'Start').activate()
        self.assert_fits(app, 'Safety list')

    def test_progress(self):
        app = self.launch()
        self.open_page(app, 'Progress')
        self.assert_fits(app, 'Nothing here yet')
        app.kill()
        past.fill(60)
        app = self.launch()
        self.open_page(app, 'Progress')
        self.assert_fits(app, 'Time for each muscle, week by week')

    def test_learn(self):
        app = self.launch()
        self.open_page(app, 'Learn')
        self.assert_fits(app, 'Articles')
        self.find(app, 'button', 'Meet your calf').activate()
        self.assert_fits(app, 'Meet your calf')
        app.key('Escape')
        self.find(app, 'button', 'When to see someone').activate()
        self.assert_fits(app, 'When to see someone')

    def test_preferences(self):
        app = self.launch()
        app.key('ctrl+comma')
        dialog = self.find(app, '*', 'Time to get ready').toplevel()
        app.resize(WIDTH, HEIGHT, dialog.name)
        self.wait_width(dialog)
        self.assert_fits(app, 'Time to get ready')


if __name__ == '__main__':
    e2e.main()
