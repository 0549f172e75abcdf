/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sound-timeline.h"

/* The clocks of recording and machine may differ by so many parts of a million. */
#define DRIFT_PPM 200

/* A piece of the recording, as it came. */
typedef struct
{
  /* The number of samples up to its end. */
  gssize end;
  /* The time of sample 0, had none been lost before the end of this piece. */
  gint64 origin;
} Piece;

struct _SoundTimeline
{
  GArray *pieces;
};

static gint64
to_us (gssize n_samples)
{
  return n_samples * G_USEC_PER_SEC / SOUND_TIMELINE_RATE;
}

static const Piece *
get_piece (SoundTimeline *self, guint i)
{
  return &g_array_index (self->pieces, Piece, i);
}

SoundTimeline *
sound_timeline_new (void)
{
  SoundTimeline *self = g_new0 (SoundTimeline, 1);

  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  return self;
}

void
sound_timeline_free (SoundTimeline *self)
{
  g_array_unref (self->pieces);
  g_free (self);
}

/**
 * sound_timeline_add:
 * @n_samples: in the piece that has come
 * @arrival: when it came
 */
void
sound_timeline_add (SoundTimeline *self, gssize n_samples, gint64 arrival)
{
  gssize before = self->pieces->len > 0 ? get_piece (self, self->pieces->len - 1)->end : 0;
  Piece piece = { before + n_samples, arrival - to_us (before + n_samples) };

  g_array_append_val (self->pieces, piece);
}

/**
 * sound_timeline_settle:
 *
 * To be called when all has come. A piece never arrives before it was played, and lost samples only
 * move the origin of what follows to a later time. So the origin of a piece is at the latest that
 * of every later one, and the one that was least delayed tells best.
 */
void
sound_timeline_settle (SoundTimeline *self)
{
  for (guint i = self->pieces->len; i-- > 1;)
    {
      const Piece *later = get_piece (self, i);
      Piece *piece = &g_array_index (self->pieces, Piece, i - 1);
      gint64 drift = to_us (later->end - piece->end) * DRIFT_PPM / 1000000;

      piece->origin = MIN (piece->origin, later->origin + drift);
    }
}

/* The first piece that ends after the sample, or the last one. */
static const Piece *
find_piece (SoundTimeline *self, gssize sample)
{
  guint from = 0, until = self->pieces->len - 1;

  while (from < until)
    {
      guint middle = (from + until) / 2;

      if (get_piece (self, middle)->end > sample)
        until = middle;
      else
        from = middle + 1;
    }
  return get_piece (self, from);
}

/**
 * sound_timeline_get_time:
 *
 * Returns: when the sample was played
 */
gint64
sound_timeline_get_time (SoundTimeline *self, gssize sample)
{
  return find_piece (self, sample)->origin + to_us (sample);
}

/**
 * sound_timeline_get_sample:
 *
 * Returns: the sample that was played at that time, or the next one where that is lost; it may lie
 *   before or after the recording
 */
gssize
sound_timeline_get_sample (SoundTimeline *self, gint64 time)
{
  guint from = 0, until = self->pieces->len - 1;
  const Piece *piece;
  gssize sample, first;

  while (from < until)
    {
      guint middle = (from + until) / 2;

      if (get_piece (self, middle)->origin + to_us (get_piece (self, middle)->end) > time)
        until = middle;
      else
        from = middle + 1;
    }
  piece = get_piece (self, from);
  sample = (gssize) ((time - piece->origin) * SOUND_TIMELINE_RATE / G_USEC_PER_SEC);
  first = from > 0 ? get_piece (self, from - 1)->end : G_MINSSIZE;
  return MAX (sample, first);
}

/**
 * sound_timeline_get_lost:
 *
 * Returns: how many microseconds of what was played from @from to @until the recording has lost
 */
gint64
sound_timeline_get_lost (SoundTimeline *self, gint64 from, gint64 until)
{
  gssize n = sound_timeline_get_sample (self, until) - sound_timeline_get_sample (self, from);

  return MAX (0, until - from - to_us (MAX (0, n)));
}
