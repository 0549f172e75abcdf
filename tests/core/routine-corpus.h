/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CorpusFile:
 * @name: of the file in tests/data/routine-files
 * @word: "ok", or the error in small letters
 * @place: line and column of the error, as "4:3"
 * @finder: "both" where the schema finds it too, "reader" where it can't
 * @message: what the error says after the place
 *
 * A row of expected.tsv.
 */
typedef struct
{
  char *name;
  char *word;
  char *place;
  char *finder;
  char *message;
} CorpusFile;

GPtrArray *routine_corpus_read (void);
char *routine_corpus_get_path (const char *name);

G_END_DECLS
