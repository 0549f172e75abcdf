#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where it feels tight, what is at hand, and Learn, in the real program."""
import time
import xml.etree.ElementTree as ElementTree

import e2e


def article_titles():
    path = e2e.SOURCE_ROOT / 'data' / 'learn' / 'articles.xml'
    return [title.text for title in ElementTree.parse(path).findall('article/title')]


class Learn(e2e.ProgramTest):
    def tab_to(self, app, role, name):
        """The focus, by the Tab key alone."""
        for _ in range(30):
            node = app.move_focus('Tab')
            if node and node.role == role and node.name == name:
                return node
        self.fail(f'{name} was not reached by Tab')

    def open_learn(self, app):
        app.click('page tab', 'Learn')
        app.find('button', 'Anatomy explorer')

    def test_area_by_pointer(self):
        app = self.launch()
        app.click('button', 'Lower calf, near the heel')
        app.find('button', 'Start')
        app.find('label', 'Stretch the lower calf')
        self.assert_no_complaints(app)

    def test_area_by_keys(self):
        app = self.launch()
        self.tab_to(app, 'button', 'Upper calf, inner side')
        for name in ('Upper calf, outer side', 'Lower calf, near the heel', 'Heel cord',
                     'One sore spot'):
            self.assertEqual(app.move_focus('Down').name, name)
        app.key('Return')
        app.find('label', 'Massage by hand')
        app.find('button', 'Start')

    def test_tendon_pain_by_keys(self):
        app = self.launch()
        self.tab_to(app, 'button', 'Pain in the tendon itself')
        app.key('Return')
        app.find('label', 'Get help now')
        self.assertFalse(app.has('button', 'Start'))

    def test_area_by_assistive_technology(self):
        app = self.launch()
        spot = app.find('button', 'One sore spot')
        self.assertEqual(spot.description, 'Massage by hand')
        spot.activate()
        app.find('button', 'Start')

    def test_what_is_at_hand(self):
        app = self.launch()
        app.show_routines()
        app.find('button', 'Stretch the whole calf')
        app.click('/button$/', 'Chair')
        app.wait_gone('button', 'Stretch the whole calf')
        app.find('button', 'Massage by hand')
        app.key('alt+F4')
        app.wait_exit()
        again = self.launch()
        again.show_routines()
        again.find('/button$/', 'Chair', state='pressed')
        self.assertFalse(again.has('button', 'Stretch the whole calf'))
        again.find('button', 'Show All Routines').activate()
        again.find('button', 'Stretch the whole calf')
        self.assert_no_complaints(again)

    def test_articles(self):
        app = self.launch()
        self.open_learn(app)
        titles = article_titles()
        self.assertEqual(len(titles), 20)
        for title in titles:
            app.find('button', title).activate()
            app.find('button', 'Back')
            self.assertEqual(app.find('frame').name, title)
            app.key('Escape')
            app.find('button', 'Anatomy explorer')
        self.assert_no_complaints(app)

    def test_sources_open(self):
        """A source is a link, which opens in the browser."""
        opened = e2e.SESSION_DIR / 'opened'
        browser = e2e.SESSION_DIR / 'browser'
        browser.write_text(f'#!/bin/sh\necho "$1" >> {opened}\n', encoding='utf-8')
        browser.chmod(0o755)
        applications = e2e.SESSION_DIR / 'data' / 'applications'
        applications.mkdir(parents=True, exist_ok=True)
        (applications / 'browser.desktop').write_text(
            f'[Desktop Entry]\nType=Application\nName=Browser\nExec={browser} %u\n'
            'MimeType=x-scheme-handler/https;\n', encoding='utf-8')
        (e2e.SESSION_DIR / 'config' / 'mimeapps.list').write_text(
            '[Default Applications]\nx-scheme-handler/https=browser.desktop\n', encoding='utf-8')
        root = ElementTree.parse(e2e.SOURCE_ROOT / 'data' / 'learn' / 'articles.xml').getroot()
        sources = {source.get('id'): source for source in root.iter('source')}
        article = next(each for each in root.iter('article')
                       if sources[each.get('sources').split()[0]].get('url'))
        source = sources[article.get('sources').split()[0]]
        app = self.launch()
        self.open_learn(app)
        app.find('button', article.find('title').text).activate()
        app.find('button', 'Back')
        self.tab_to(app, 'label', source.text)
        app.key('Return')
        for _ in range(100):
            if opened.exists():
                break
            time.sleep(0.1)
        self.assertEqual(opened.read_text(encoding='utf-8').split(), [source.get('url')])
        self.assert_no_complaints(app)

    def test_explorer_by_keys(self):
        app = self.launch()
        self.open_learn(app)
        app.click('button', 'Anatomy explorer')
        app.find('label', '/gastrocnemius stretches most/')
        self.tab_to(app, 'slider', 'Knee: straight')
        app.key('End')
        app.find('label', 'Knee: bent 90°')
        app.find('label', '/only the soleus stretches/')
        self.assert_no_complaints(app)

    def test_explorer_views_by_keys(self):
        app = self.launch()
        self.open_learn(app)
        app.click('button', 'Anatomy explorer')
        app.find('image', 'Close-up of the lower leg, the gastrocnemius marked')
        self.tab_to(app, 'button', 'Side')
        self.assertEqual(app.move_focus('Right').name, 'Behind')
        app.key('space')
        app.find('image', '/^The lower leg from behind, both heads/')
        self.tab_to(app, 'check box', 'Gastrocnemius')
        for part, seen in (('Gastrocnemius, inner head', 'the inner head'),
                           ('Gastrocnemius, outer head', 'the outer head'),
                           ('Soleus', 'the soleus'), ('Achilles tendon', 'the Achilles tendon'),
                           ('Hollow of the knee', 'the hollow of the knee')):
            self.assertEqual(app.move_focus('Down').name, part)
            app.find('image', f'/^The lower leg from behind, {seen}/')
        self.tab_to(app, 'check box', 'Nothing')
        app.key('Down', 'Down')
        # What is not to be pressed gives way to what is.
        app.find('image', '/^The lower leg from behind, both heads/')
        self.tab_to(app, 'slider', '35% of the way from the knee to the ankle')
        app.key('Home')
        app.find('label', '20% of the way from the knee to the ankle')
        app.find('/button$/', 'Section').activate()
        app.find('image', '/^The calf cut across, front up/')
        app.click('check box', 'Fibula')
        app.find('image', '/the fibula marked$/')
        self.assertFalse(app.has('slider', 'Knee: straight'))
        self.assert_no_complaints(app)

    def test_advice(self):
        app = self.launch()
        self.open_learn(app)
        app.click('button', 'When to see someone')
        app.find('label', 'Get help now')
        app.find('label', '/^It has been a few weeks/')
        app.click('button', 'Back')
        app.find('button', 'Anatomy explorer')
        self.assert_no_complaints(app)


if __name__ == '__main__':
    e2e.main()
