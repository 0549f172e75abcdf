#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The content that is compiled in is right, and the checks of the build find what is wrong in it."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv.pop(1))
ARTICLES, LIST = 'data/learn/articles.xml', 'data/safety/list.xml'
POSES, RIG = 'data/diagrams/poses.xml', 'data/diagrams/rig.svg'
LEGS = 'data/diagrams/leg-posterior.svg', 'data/diagrams/leg-section.svg'
GOLDEN = 'tests/figure/golden-poses.xml'
STEPS = 'data/routines/steps.xml'  # Without a grammar: the program's own reader is strict.
PLANS = [f'data/plans/{name}.xml' for name in ('looser-calves', 'desk', 'quiet-nights', 'runner')]
GRAMMARS = {ARTICLES: 'articles', LIST: 'safety-list', POSES: 'poses', GOLDEN: 'poses', RIG: 'rig',
            **{plan: 'plans' for plan in PLANS}}


class Content(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        routines = [str(path.relative_to(ROOT)) for path in (ROOT / STEPS).parent.glob('*.xml')]
        for name in (*GRAMMARS, *LEGS, *routines, 'data/plans/plans.gresource.xml'):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.root / name)

    def check_grammar(self, name):
        grammar = ROOT / 'data' / 'schemas' / f'{GRAMMARS[name]}.rng'
        return subprocess.run(['xmllint', '--noout', '--nonet', '--relaxng', grammar,
                               self.root / name], capture_output=True, text=True, check=False)

    def check_content(self):
        return subprocess.run([ROOT / 'build-aux' / 'check-content', self.root],
                              capture_output=True, text=True, check=False)

    def edit(self, name, old, new):
        text = (ROOT / name).read_text(encoding='utf-8')
        changed, count = re.subn(old, new, text, count=1, flags=re.DOTALL)
        self.assertEqual(count, 1, f'{old} is not in {name}')
        (self.root / name).write_text(changed, encoding='utf-8')

    def bad(self, name, cases):
        """Each edit of the file is against its grammar, for the reason that it stands under."""
        for reason, edits in cases.items():
            for old, new in edits:
                with self.subTest(f'{old} → {new}'):
                    self.edit(name, old, new)
                    run = self.check_grammar(name)
                    self.assertNotEqual(run.returncode, 0)
                    self.assertIn(reason, run.stderr)

    def wrong(self, name, cases):
        """Each edit of the file is right by its grammar, and check-content says what is wrong."""
        for old, new, reason in cases:
            with self.subTest(f'{old} → {new}'):
                self.edit(name, old, new)
                if name in GRAMMARS:
                    self.assertEqual(self.check_grammar(name).returncode, 0)
                run = self.check_content()
                self.assertEqual((run.returncode, run.stderr.replace(f'{name}: ', '')),
                                 (1, f'{reason}\n'))

    def test_right(self):
        for name in GRAMMARS:
            self.assertEqual(self.check_grammar(name).returncode, 0, name)
        self.assertEqual(self.check_content().returncode, 0)

    def test_articles_grammar(self):
        words, letters = 'x ' * 240 + 'x', 'x' * 61
        self.bad(ARTICLES, {
            'Expecting element articles, got learn': [
                ('<articles version.*', '<learn/>'),
            ],
            'Element articles failed to validate attributes': [
                ('version="1"', 'version="2"'),
                ('<articles version="1"', '<articles'),
            ],
            'Expecting an element , got nothing': [
                ('<article id.*</articles>', '</articles>'),
                ('(<title>Meet your calf</title>).*?</article>', r'\1</article>'),
            ],
            'Element source failed to validate attributes': [
                ('<source id="P2"', '<source id="2"'),
                ('<source id="P2"', '<source'),
            ],
            'Invalid attribute colour for element source': [
                ('<source id="P2"', '<source id="P2" colour="red"'),
            ],
            'element source: Relax-NG validity error : Error validating datatype': [
                ('(<source id="P2"[^>]*>).*?<', r'\1<'),
                ('(<source id="P2"[^>]*>).*?<', rf'\1{"x" * 161}<'),
            ],
            'Invalid attribute url for element source': [
                ('url="https://www.cdc.gov', 'url="http://www.cdc.gov'),
                ('url="https://www.cdc.gov', 'url="javascript:x'),
            ],
            'Invalid attribute routine for element article': [
                ('routine="roller"', 'routine="-roller"'),
            ],
            'Did not expect element row there': [
                ('<source id="P2"', '<row/><source id="P2"'),
            ],
            'Invalid attribute id for element article': [
                ('<article id="tools"', '<article id="-tools"'),
                ('<article id="tools"', f'<article id="t{"o" * 32}"'),
            ],
            'Element article failed to validate attributes': [
                ('<article id="tools"', '<article'),
                ('diagram="tools"', ''),
            ],
            'Invalid attribute author for element article': [
                ('diagram="tools"', 'diagram="tools" author="x"'),
            ],
            'Invalid attribute claims for element article': [
                ('claims="S1.35', 'claims="X'),
                ('claims="S1.35', 'claims="S3.1'),
                ('claims="S1.35', 'claims="S1.39'),
                ('claims="S1.35', 'claims="S2.40'),
                ('claims="S1.35', 'claims="S2.08'),
                ('claims="S1.35', 'claims="S1.8,S1.9'),
                ('claims="S1.35', 'claims="S1.8 '),
            ],
            'Invalid attribute sources for element article': [
                ('sources="P2 P3', 'sources="P2  P3'),
            ],
            'Did not expect element text there': [
                ('<title>Meet your calf</title>', ''),
            ],
            'element title: Relax-NG validity error : Error validating datatype': [
                ('<title>Meet your calf</title>', '<title></title>'),
                ('<title>Meet your calf</title>', f'<title>{letters}</title>'),
            ],
            'Did not expect element title there': [
                ('<title>Meet your calf</title>', '<title>A</title><title>B</title>'),
            ],
            'Did not expect text in element article content': [
                ('<title>Meet your calf</title>', 'stray<title>T</title>'),
            ],
            'Datatype element title has child elements': [
                ('<title>Meet your calf</title>', '<title>Meet <b>your</b> calf</title>'),
            ],
            'element text: Relax-NG validity error : Error validating datatype': [
                ('<text>.*?</text>', f'<text>{words}</text>'),
            ],
            'Invalid attribute lang for element text': [
                ('<text>', '<text lang="en">'),
            ],
            'Premature end of data in tag articles': [
                ('</articles>', ''),
            ],
            'Extra content at the end of the document': [
                ('</articles>', '</articles><articles/>'),
            ],
            'Attribute version redefined': [
                ('version="1"', 'version="1" version="1"'),
            ],
        })

    def test_articles_content(self):
        self.wrong(ARTICLES, [
            ('sources="P2 P3', 'sources="P1 P3',
             'Article “blood-clots” names source “P1”, which isn’t there'),
            ('<source id="P3"', '<source id="P2"',
             'There is a second source “P2”\n'
             'Article “blood-clots” names source “P3”, which isn’t there'),
            ('routine="roller"', 'routine="rowing"',
             'Article “tools” names routine “rowing”, which isn’t there'),
            ('id="blood-clots"', 'id="tools"', 'There is a second article “tools”'),
            ('<title>Meet', '<title> Meet',
             'Spaces at the ends of a text, or two together: “ Meet your calf”'),
            ('<title>Meet', '<title>Meet ',
             'Spaces at the ends of a text, or two together: “Meet  your calf”'),
            ('<title>Meet', '<title>Meet\n',
             'Spaces at the ends of a text, or two together: “Meet\n your calf”'),
            ('<title>Meet', '<title><!-- Now --> Meet',
             'A comment or an element in a text: “Meet your calf”'),
        ])

    def test_size_and_encoding(self):
        path = self.root / ARTICLES
        text = path.read_text(encoding='utf-8')
        path.write_text(text + ' ' * 256 * 1024, encoding='utf-8')
        self.assertIn('more than 262144 bytes', self.check_content().stderr)
        path.write_text(text.replace('’', '\'').replace('UTF-8', 'ISO-8859-1')
                        .replace('calf', 'cälf'), encoding='iso-8859-1', errors='replace')
        self.assertIn('UnicodeDecodeError', self.check_content().stderr)

    def test_list_grammar(self):
        row = '<row id="pop" verdict="red"'
        self.bad(LIST, {
            'Expecting element safety, got safe': [
                ('<safety>.*', '<safe/>'),
            ],
            'Invalid attribute version for element safety': [
                ('<safety>', '<safety version="1">'),
            ],
            'Did not expect element row there': [
                ('<safety>', '<safety><row id="a" verdict="red">R</row>'),
            ],
            'Did not expect element group there': [
                ('<intro>.*?</intro>', ''),
            ],
            'element intro: Relax-NG validity error : Error validating datatype': [
                ('<intro>.*?</intro>', '<intro></intro>'),
                ('<intro>', '<intro>' + 'x' * 100),
            ],
            'Did not expect element intro there': [
                ('<intro>', '<intro>I</intro><intro>'),
            ],
            'Element group failed to validate attributes': [
                ('<group id="lower-leg">', '<group>'),
            ],
            'Did not expect element advice there': [
                ('<group.*</group>', ''),
            ],
            'Expecting an element , got nothing': [
                ('<group id="emergency">.*?</group>', '<group id="g"><title>T</title></group>'),
            ],
            'Did not expect element helper there': [
                ('<title>One or both lower legs</title>', ''),
                ('<helper>', '<helper>H</helper><helper>'),
            ],
            'Did not expect element title there': [
                ('<title>One or both lower legs</title>', '<title>A</title><title>B</title>'),
                ('<title>Get this checked today.</title>', '<title>A</title><title>B</title>'),
            ],
            'element title: Relax-NG validity error : Error validating datatype': [
                ('<title>One or both lower legs</title>', f'<title>{"x" * 101}</title>'),
            ],
            'element helper: Relax-NG validity error : Error validating datatype': [
                ('<helper>', '<helper>' + 'x' * 361),
            ],
            'Element row failed to validate attributes': [
                (row, '<row verdict="red"'),
                (row, '<row id="pop"'),
                (row, '<row id="pop" verdict="green"'),
                (row, '<row id="pop" verdict="clear"'),
                (row, '<row id="pop" verdict="orange"'),
                ('blocks="pressure"', 'blocks="none"'),
            ],
            'Invalid attribute colour for element row': [
                (row, row + ' colour="b"'),
            ],
            'Invalid attribute blocks for element row': [
                (row, row + ' blocks="all"'),
            ],
            'Invalid attribute hands-only for element row': [
                (row, row + ' hands-only="yes"'),
                ('hands-only="yes"', 'hands-only="1"'),
            ],
            'Invalid attribute clot for element row': [
                ('verdict="red" advice="red" clot="yes"',
                 'verdict="amber" advice="red" clot="yes"'),
                ('clot="yes"', 'clot="maybe"'),
            ],
            'Invalid attribute claims for element row': [
                ('claims="S2.36"', 'claims="S3.1"'),
            ],
            'element row: Relax-NG validity error : Error validating datatype': [
                ('>A pop or snap in', f'>{"x" * 120}'),
                ('A pop or snap in my calf or heel, not yet checked', ''),
            ],
            'Did not expect text in element group content': [
                ('</row>', '</row>stray'),
            ],
            'Element advice failed to validate attributes': [
                ('<advice id="red"', '<advice'),
            ],
            'Invalid attribute phone-script for element advice': [
                ('phone-script="yes"', 'phone-script="perhaps"'),
            ],
            'Did not expect element text there': [
                ('<title>Get this checked today.</title>', ''),
            ],
            'element text: Relax-NG validity error : Error validating datatype': [
                ('(<advice id="red".*?<text>).*?<', rf'\1{"x" * 361}<'),
            ],
            'Premature end of data in tag safety': [
                ('</safety>', ''),
            ],
        })

    def test_list_content(self):
        self.wrong(LIST, [
            ('advice="checked-today"', 'advice="gone"',
             'Row “pop” names advice “gone”, which isn’t there'),
            ('<row id="pop"', '<row id="pain"', 'There is a second row “pain”'),
            ('<row id="wound"', '<row id="pain"', 'There is a second row “pain”'),
            ('<group id="one-leg"', '<group id="lower-leg"',
             'There is a second group “lower-leg”'),
            ('<advice id="overlap"', '<advice id="injury"',
             'There is a second advice “injury”\n'
             'Row “inflamed” names advice “overlap”, which isn’t there'),
            ('<advice id="leave-left"', '<advice id="left"',
             'There is no advice “leave-left”, and the rules show it'),
            ('<advice id="hour-unknown"', '<advice id="hour"',
             'There is no advice “hour-unknown”, and the rules show it'),
            ('<advice id="lock-unreadable"', '<advice id="lock"',
             'There is no advice “lock-unreadable”, and the rules show it'),
            ('>Open cut', '> Open cut', 'Spaces at the ends of a text, or two together: '
             '“ Open cut, sore, burn or blister”'),
        ])

    def test_poses_grammar(self):
        scene, pose = '<scene name="x" view="0 0 1 1" layers="head"', '<pose name="stand-wall"'
        self.bad(POSES, {
            'Element diagrams failed to validate attributes': [
                ('version="1"', 'version="2"'),
            ],
            'Did not expect element scene there': [
                ('<skeleton.*?/>', ''),
            ],
            'Element skeleton failed to validate attributes': [
                ('thigh="245"', ''),
            ],
            "Type decimal doesn't allow value 'long'": [
                ('thigh="245"', 'thigh="long"'),
            ],
            'failed to validate type decimal': [
                ('waist="0 -100"', 'waist="0"'),
                ('<scene', '<scene name="x" view="0 0 1" layers="head"/><scene'),
            ],
            'Did not expect element bone there': [
                ('<scene', '<bone/><scene'),
            ],
            'Invalid attribute colour for element scene': [
                ('<scene', f'{scene} colour="red"/><scene'),
            ],
            'Element scene failed to validate attributes': [
                ('<scene', '<scene name="x" layers="head"/><scene'),
                ('<scene', '<scene name="x" view="0 0 1 1" layers="hat"/><scene'),
                ('<scene', f'<scene name="x" view="0 0 1 1" layers="head{" head" * 7}"/><scene'),
                ('<scene', '<scene name="x" view="0 0 1 5001" layers="head"/><scene'),
            ],
            "Type decimal doesn't allow value 'inf'": [
                ('<scene', '<scene name="x" view="0 0 1 inf" layers="head"/><scene'),
            ],
            'Element scene has extra content: arrow': [
                ('<arrow name="press"',
                 '<arrow name="press" at="1 1" angle="0"/>' * 2 + '<arrow name="press"'),
                ('<arrow name="press"', '<arrow'),
            ],
            'Element pose failed to validate attributes': [
                (pose, '<pose'),
            ],
            'Invalid attribute hip for element pose': [
                ('hip="486 470.7"', 'hip="486"'),
                ('hip="486 470.7"', 'hip="486 470,7"'),
            ],
            'Invalid attribute pelvis for element pose': [
                ('pelvis="0"', 'pelvis="0 0"'),
            ],
            'Expecting element near-leg, got far-leg': [
                (f'({pose}.*?)<near-leg.*?/>', r'\1'),
            ],
            'Expecting element far-leg, got near-leg': [
                (f'({pose}.*?)(<near-leg.*?/>)', r'\1\2\2'),
            ],
            'Expecting element far-arm, got prop': [
                (f'({pose}.*?)<far-arm.*?/>', r'\1'),
            ],
            'Element pose has extra content: prop': [
                (f'({pose}.*?)(<prop.*?/>)', r'\1\2\2'),
                ('<prop name="wall"', '<prop name="tree"'),
                ('radius="84"', 'radius="large"'),
            ],
            'Element pose has extra content: shadow': [
                (f'({pose}.*?)(<shadow.*?/>)', r'\1\2\2\2\2'),
            ],
            'Element near-leg failed to validate attributes': [
                ('<near-leg ankle="482 961"', '<near-leg'),
            ],
            'Invalid attribute planted for element near-leg': [
                ('planted="true"', 'planted="yes"'),
            ],
            'Invalid attribute locked for element near-leg': [
                ('locked="true"', 'locked="maybe"'),
            ],
            'Element near-arm failed to validate attributes': [
                ('shape="flat"', 'shape="fist"'),
                ('shape="flat"', ''),
            ],
            'Did not expect element in there': [
                ('(<motion name="march".*?)(<in.*?/>)(.*?)</motion>', r'\1\3\2</motion>'),
            ],
            'Element cycle failed to validate attributes': [
                ('seconds="1"', 'seconds="0"'),
                ('seconds="1"', 'seconds="-1"'),
                ('seconds="1"', ''),
            ],
            'Invalid attribute ease for element in': [
                ('(<in .*?)ease="smooth"', r'\1ease="quick"'),
            ],
            'Did not expect text in element diagrams content': [
                ('<motion', 'hello<motion'),
            ],
            "Couldn't find end of Start Tag scene": [
                ('</diagrams>', '<scene'),
            ],
        })

    def test_poses_content(self):
        gone = 'which isn’t there'
        self.wrong(POSES, [
            ('<pose name="wall-bent"', '<pose name="wall-straight"',
             'There is a second pose “wall-straight”\n'
             f'Motion “wall-bent” moves to pose “wall-bent”, {gone}'),
            ('<scene name="floor-pump"', '<scene name="floor"',
             'There is a second scene “floor”\n'
             f'Pose “floor-pump-mid” is of scene “floor-pump”, {gone}'),
            ('<motion name="march"', '<motion name="stand"', 'There is a second motion “stand”'),
            ('name="stand-wall" scene="wall"', 'name="stand-wall" scene="attic"',
             f'Pose “stand-wall” is of scene “attic”, {gone}'),
            ('rest="stand-wall"', 'rest="stand"',
             'Scene “wall” rests in “stand”, which is no pose of it'),
            ('rest="stand-wall"', 'rest="sit"',
             'Scene “wall” rests in “sit”, which is no pose of it'),
            ('name="stand" ready="stand"', 'name="stand" ready="sit"',
             f'Motion “stand” names pose “sit”, {gone}'),
            ('still="floor-pump-flex"', 'still="sit"',
             f'Motion “floor-pump” names pose “sit”, {gone}'),
            ('name="march" ready="stand"', 'name="march" ready="stand" arrow="down"',
             'Motion “march” names arrow “down”, which scene “stand” lacks'),
            ('<in to="march-near" ', '<in to="march-near" arrow="up" ',
             'Motion “march” names arrow “up”, which scene “stand” lacks'),
            ('<cycle to="march-far"', '<cycle to="stand-wall"',
             'Motion “march” moves to pose “stand-wall”, which isn’t of scene “stand”'),
            ('<cycle to="march-far"', '<cycle to="march-away"',
             f'Motion “march” moves to pose “march-away”, {gone}'),
            ('(<in to="march-near".*?<cycle to="march-)near"', r'\1far"',
             'The cycle of motion “march” doesn’t end at “march-near”, where it begins'),
        ])

    def test_rig_grammar(self):
        places = ('', 'rotate(3)', 'translate(1)', 'translate(1,2)', 'translate',
                  'translate(1 2) x', 'translate(a 2)', 'translate(1 2')
        paths = ('', 'M 1 1', 'M 1 1 L 2', 'm 1 1 L 2 2', 'M 1 1 H 2', 'L 1 1', 'M 1 1 Z L 1 1',
                 'M 1 1 C 1 1 2 2', 'M 1 1 L 1 1e9')
        self.bad(RIG, {
            'Element g failed to validate attributes': [
                *[('transform=".*?"', f'transform="{place}"') for place in places],
                (' transform=".*?"', ''),
                ('<g id="near-thigh"', '<g'),
                ('<g id="near-thigh"', '<g id="near thigh"'),
            ],
            'Element path failed to validate attributes': [
                *[(' d=".*?"', f' d="{path}"') for path in paths],
                (' d=".*?"', ''),
                (' class="skin"', ''),
                ('class="skin"', 'class="fur"'),
            ],
            'Invalid attribute fill for element path': [
                ('<path ', '<path fill="red" '),
            ],
            'Did not expect element path there': [
                ('</title>', '</title><path class="skin" d="M 0 0 L 1 1 Z"/>'),
            ],
            'Did not expect element circle there': [
                ('</title>', '</title><circle r="1"/>'),
            ],
            'Premature end of data in tag svg': [
                ('</svg>', ''),
            ],
        })

    def test_rig_content(self):
        self.wrong(RIG, [
            ('id="near-knee"', 'id="near-thigh"', 'There is a second g “near-thigh”'),
        ])

    def test_leg_content(self):
        """A key that can't be mixed with its layer would tear the muscle."""
        self.wrong(LEGS[0], [
            ('id="fossa"', 'id="bones"', 'There is a second g “bones”'),
            ('id="point-soleus"', 'id="put-soleus"',
             'Layer “soleus” has the key “stretch-” and not the other'),
            ('(id="stretch-soleus".*?<path class="[^"]*)"', r'\1-dark"',
             'Group “stretch-soleus” doesn’t have the structure of “soleus”'),
        ])

    def test_plans_grammar(self):
        session = '<session routine="wall-full" weeks="1"'
        self.bad(PLANS[0], {
            'Expecting an element , got nothing': [
                ('<plan .*</plan>', ''),
                ('<session.*</plan>', '</plan>'),
                ('<source.*</plan>', '</plan>'),
            ],
            'Did not expect element plan there': [
                ('</plan>', '</plan><plan/>'),
            ],
            'Element plan failed to validate attributes': [
                ('weeks="6"', ''),
                ('weeks="6"', 'weeks="13"'),
                ('weekdays="mon', 'weekdays="monday'),
                ('review="yes"', 'review="maybe"'),
            ],
            'Invalid attribute measure for element plan': [
                ('measure="0', 'measure="start'),
            ],
            'Did not expect element summary there': [
                ('<name>.*?</name>', ''),
            ],
            'Did not expect element expectation there': [
                ('<for>.*?</for>', ''),
            ],
            'element for: Relax-NG validity error : Error validating datatype': [
                ('<for>', f'<for>{"x" * 240}'),
            ],
            'element expectation: Relax-NG validity error : Error validating datatype': [
                ('<expectation>', f'<expectation>{"x" * 480}'),
            ],
            'Element session failed to validate attributes': [
                ('time="18:00"', ''),
                ('time="18:00"', 'time="24:00"'),
                (session, '<session'),
            ],
            'Invalid attribute weeks for element session': [
                (session, '<session routine="wall-full" weeks="0"'),
            ],
            'Invalid attribute repetitions for element session': [
                ('repetitions="2"', 'repetitions="4"'),
                ('repetitions="2" seconds="30"', 'repetitions="2"'),
                ('seconds="30"', 'seconds="29"'),
                ('seconds="30"', 'seconds="61"'),
            ],
            'Invalid attribute at-least for element session': [
                (session, f'{session} at-least="2"'),
            ],
            'Element source failed to validate attributes': [
                ('<source url="[^"]*"', '<source'),
                ('<source url="https', '<source url="http'),
            ],
        })

    def test_plans_content(self):
        self.wrong(PLANS[0], [
            ('id="looser-calves"', 'id="looser"', 'The file has another name than the plan’s id'),
            ('"wall-full" weeks="1"', '"wall" weeks="1"', 'There is no routine “wall”'),
            ('"wall-full" weeks="1"', '"roller" weeks="1"',
             'Routine “roller” has a dose and holds no stretch'),
            ('time="18:00"', 'at-least="3" at-most="2" time="18:00"',
             'Routine “wall-full” is done at least more often than at most'),
            ('weeks="2-6"', 'weeks="2-7"', 'Routine “wall-full” has weeks “2-7”'),
            ('weeks="2-6"', 'weeks="3-6" days="mon tue wed thu fri"', '\n'.join(
                f'There is nothing to do in week 2 on {day}'
                for day in ('mon', 'tue', 'wed', 'thu', 'fri'))),
            ('weeks="2-6"', 'weeks="1-6"', '\n'.join(
                f'Routine “wall-full” stands twice in week 1 on {day}'
                for day in ('fri', 'mon', 'thu', 'tue', 'wed'))),
            ('weeks="1"', 'weeks="1" days="mon tue wed thu fri sat"',
             'Routine “wall-full” is for days that aren’t among the plan’s'),
            ('mon tue wed', 'tue mon wed',
             'The days “tue mon wed thu fri” aren’t in their order, or one stands there twice'),
            ('measure="0 2 4 6"', 'measure="0 2 4 7"',
             'The ankle test is due after “0 2 4 7” of 6 weeks'),
            ('<for>', '<for> ', 'Spaces at the ends of a text, or two together: '
             '“ For people whose calves feel tight most days. Not while the ankle, the knee or the '
             'Achilles tendon hurts, and not within six weeks of an injury there.”'),
        ])

    def test_every_plan_is_compiled_in(self):
        listed = 'data/plans/plans.gresource.xml'
        self.edit(listed, '<file>desk.xml</file>', '')
        self.assertEqual(self.check_content().stderr,
                         f'{PLANS[1]}: The file isn’t named in plans.gresource.xml\n')

    def test_steps_content(self):
        self.wrong(STEPS, [
            ('<ready>Sit tall, lift one foot a little</ready>', '',
             'Step “CP” needs two or three <ready>'),
            ('<ready>Sit tall', '<ready>One</ready><ready>Two</ready><ready>Sit tall',
             'Step “CP” needs two or three <ready>'),
            ('<rest>[^<]*</rest>', '', 'Stretch “G” needs a <rest>'),
            ('<switch>Other foot back</switch>', '', 'Stretch “G” needs a <switch>'),
            ('<switch>Roller under the other calf</switch>', '',
             'Step “RS” needs a <switch>, since it is done for each leg'),
            ('<rest>Step', '<rest> Step',
             'Spaces at the ends of a text, or two together: “ Step in and shake the leg”'),
        ])


if __name__ == '__main__':
    unittest.main()
