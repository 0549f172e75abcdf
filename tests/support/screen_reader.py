# SPDX-License-Identifier: GPL-3.0-or-later
"""Orca in a private session, with a speech server of its own, and what it has spoken."""
import os
import pathlib
import re
import subprocess
import time

# Orca's debug output: a line for each thing it hands to the speech server, then the voice.
SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*)'(?: voice=\w+)? ?\{")
POLL_SECONDS = 0.2
START_SECONDS = 60

SPEECHD_CONF = '''LogLevel 0
DisableAutoSpawn
AddModule "mute" "sd_generic" "mute.conf"
DefaultModule mute
'''
# A voice that is done at once.
MUTE_CONF = '''GenericExecuteSynth "{command}"
GenericLanguage "en" "en" "utf-8"
AddVoice "en" "male1" "en"
'''
# Orca runs this file of its user: without it a line stands in the file only when 8 KB are full.
CUSTOMIZATIONS = '''from orca import debug
debug.debugFile.reconfigure(line_buffering=True)
'''


def wait_for(condition, seconds, what):
    """Wait until the condition holds; what () tells why it should have."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(what())
        time.sleep(POLL_SECONDS)


class SpeechServer:
    """speech-dispatcher: Orca is silent without one, and none may be started by itself here.

    Its voice runs a command, where what it says is $DATA.
    """

    def __init__(self, folder, command='true'):
        folder = pathlib.Path(folder)
        (folder / 'modules').mkdir(parents=True)
        (folder / 'speechd.conf').write_text(SPEECHD_CONF, encoding='utf-8')
        (folder / 'modules' / 'mute.conf').write_text(MUTE_CONF.format(command=command),
                                                      encoding='utf-8')
        socket = folder / 'socket'
        self.address = f'unix_socket:{socket}'
        self.process = subprocess.Popen(
            ['speech-dispatcher', '--run-single', '--timeout', '0',
             '--communication-method', 'unix_socket', '--socket-path', socket,
             '--config-dir', folder, '--log-dir', folder, '--pid-file', folder / 'pid'],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(socket.exists, START_SECONDS, lambda: 'speech-dispatcher did not start')

    def close(self):
        self.process.terminate()
        self.process.wait(10)


class Orca:
    """The screen reader. It is there once it has said so."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.server = SpeechServer(folder / 'speech-dispatcher')
        self.debug = folder / 'orca.debug'
        preferences = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'orca'
        preferences.mkdir(exist_ok=True)
        (preferences / 'orca-customizations.py').write_text(CUSTOMIZATIONS, encoding='utf-8')
        self.output = folder / 'orca.log'
        with open(self.output, 'w', encoding='utf-8') as output:
            self.process = subprocess.Popen(
                ['orca', f'--debug-file={self.debug}'], stdout=output, stderr=subprocess.STDOUT,
                env={**os.environ, 'SPEECHD_ADDRESS': self.server.address})
        try:
            self.wait_spoken('Screen reader on.', seconds=START_SECONDS)
        except BaseException:
            self.close()
            raise

    def close(self):
        # Asked to end, it says so first, and may wait for its speech server.
        self.process.kill()
        self.process.wait()
        self.server.close()

    def spoken(self):
        """All that it has spoken, in order."""
        if not self.debug.exists():
            return []
        return SPOKEN.findall(self.debug.read_text(encoding='utf-8', errors='replace'))

    def wait_spoken(self, text, *others, seconds):
        """Wait until it has spoken this or one of the others, at any time since it started."""
        def ended():
            return self.process.poll() is not None

        wait_for(lambda: ended() or not {text, *others}.isdisjoint(self.spoken()), seconds,
                 lambda: f'Orca did not speak {text!r}, but {self.spoken()}')
        if ended():
            raise AssertionError(f'Orca ended: {self.output.read_text(encoding="utf-8")}')
