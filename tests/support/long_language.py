# SPDX-License-Identifier: GPL-3.0-or-later
"""A language of which every text is 80 % longer than the English, to see what it does to a layout."""
import pathlib
import re
import struct

LANGUAGE = 'qlg'
MORE = 0.8
MAGIC = 0x950412de
# Texts that must stay whole for the program, and patterns for dates, which have no words to lengthen.
KEPT = re.compile(r'%(?:\d+\$)?[-_0-9.]*(?:l|z)?[a-zA-Z%]|<[^>]*>')


def lengthen(text):
    """The text, followed by its own words again until it is 80 % longer, before its punctuation."""
    plain = KEPT.sub(' ', text).replace('_', '')
    words = re.findall(r'[^\W\d_]{2,}', plain)
    if not words:
        return text
    more, size, at = [], 0, 0
    while size < MORE * len(plain.strip()):
        more.append(words[at % len(words)])
        size += len(more[-1]) + 1
        at += 1
    body, end = re.fullmatch(r'(.*?)([\s.…:;,!?)]*)', text, re.DOTALL).groups()
    return ' '.join([body, *more]) + end


def _read(catalogue):
    data = pathlib.Path(catalogue).read_bytes()
    magic, _, count, originals, translations = struct.unpack_from('<5I', data)
    if magic != MAGIC:
        raise ValueError(f'{catalogue} is not a compiled catalogue')
    for i in range(count):
        pairs = [struct.unpack_from('<2I', data, table + 8 * i)
                 for table in (originals, translations)]
        yield [data[offset:offset + length].decode() for length, offset in pairs]


def _write(path, entries):
    entries = sorted((key.encode(), value.encode()) for key, value in entries)
    tables, strings = [b'', b''], b''
    begin = 28 + 16 * len(entries)
    for column in range(2):
        for entry in entries:
            tables[column] += struct.pack('<2I', len(entry[column]), begin + len(strings))
            strings += entry[column] + b'\0'
    header = struct.pack('<7I', MAGIC, 0, len(entries), 28, 28 + 8 * len(entries), 0, 0)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(header + tables[0] + tables[1] + strings)


def build(catalogue, folder):
    """Make the language from the English in any compiled catalogue; its texts by their English.

    `folder` is then a folder of languages like that of installed ones.
    """
    entries, texts = [], {}
    for key, translation in _read(catalogue):
        if not key:
            entries.append((key, re.sub(r'(?m)^Plural-Forms:.*$',
                                        'Plural-Forms: nplurals=2; plural=(n != 1);', translation)))
            continue
        english = key.rpartition('\4')[2].split('\0')
        longer = [lengthen(text) for text in english]
        texts.update(zip(english, longer))
        entries.append((key, '\0'.join(longer)))
    _write(pathlib.Path(folder) / LANGUAGE / 'LC_MESSAGES' / 'soleus.mo', entries)
    return texts
