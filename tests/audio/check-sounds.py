#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-sounds.py SOUNDSDIR: the sounds are byte for byte what make-sounds.py makes."""
import filecmp
import os
import subprocess
import sys
import tempfile

# The sounds are a part of the program. There is room for one more chime in each of three sets.
MAX_BYTES = 1_800_000


def list_files(top):
    return sorted(os.path.relpath(os.path.join(where, name), top)
                  for where, _, names in os.walk(top) for name in names if name.endswith('.wav'))


def main():
    kept = sys.argv[1]
    failed = False
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, os.path.join(kept, 'make-sounds.py'), made], check=True)
        if list_files(kept) != list_files(made) or not list_files(made):
            sys.exit(f'kept {list_files(kept)}, made {list_files(made)}')
        for name in list_files(made):
            if not filecmp.cmp(os.path.join(kept, name), os.path.join(made, name), shallow=False):
                print(f'{name} differs from what make-sounds.py makes')
                failed = True
    total = sum(os.path.getsize(os.path.join(kept, name)) for name in list_files(kept))
    if total > MAX_BYTES:
        print(f'the sounds take {total} bytes, more than {MAX_BYTES}')
        failed = True
    sys.exit(failed)


if __name__ == '__main__':
    main()
