/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sound-analysis.h"

#include <complex.h>
#include <math.h>

/* Enough of a cue to find its first sample by. */
#define HEAD_SAMPLES 4800
/* 0.34 s: most of a cue. */
#define FFT_SIZE   16384
#define FULL_SCALE 32767.0
/* Below this a block counts as silence: 12 dB below the softest cue, far above the dither. */
#define SILENCE    (FULL_SCALE * 0.0018)
#define BLOCK      240
#define GAP_BLOCKS 16

static void
fft (double complex *x, gsize n)
{
  for (gsize i = 1, j = 0; i < n; i++)
    {
      gsize bit = n >> 1;

      for (; j & bit; bit >>= 1)
        j ^= bit;
      j ^= bit;
      if (i < j)
        {
          double complex swap = x[i];

          x[i] = x[j];
          x[j] = swap;
        }
    }
  for (gsize length = 2; length <= n; length <<= 1)
    for (gsize i = 0; i < n; i += length)
      for (gsize k = 0; k < length / 2; k++)
        {
          double complex w = cexp (-2 * I * G_PI * k / length);
          double complex a = x[i + k], b = w * x[i + k + length / 2];

          x[i + k] = a + b;
          x[i + k + length / 2] = a - b;
        }
}

static double
get_sample (const SoundRecording *recording, gssize at)
{
  return at >= 0 && (gsize) at < recording->n_samples ? recording->samples[at] / FULL_SCALE : 0;
}

static void
get_spectrum (double complex *x, double *magnitude)
{
  fft (x, FFT_SIZE);
  for (gsize i = 0; i < FFT_SIZE / 2; i++)
    magnitude[i] = cabs (x[i]);
}

static double
compare_spectra (const double *a, const double *b)
{
  double ab = 0, aa = 0, bb = 0;

  for (gsize i = 0; i < FFT_SIZE / 2; i++)
    {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
  return aa > 0 && bb > 0 ? ab / sqrt (aa * bb) : 0;
}

static void
identify (const SoundRecording *recording, SoleusChimeSet *chimes, gssize at, SoundMatch *match)
{
  g_autofree double complex *x = g_new0 (double complex, FFT_SIZE);
  g_autofree double *heard = g_new (double, FFT_SIZE / 2);
  g_autofree double *known = g_new (double, FFT_SIZE / 2);

  for (gssize i = 0; i < FFT_SIZE; i++)
    x[i] = get_sample (recording, at + i);
  get_spectrum (x, heard);

  for (guint kind = 0; kind < SOLEUS_N_CUES; kind++)
    {
      gsize n;
      const float *samples = soleus_chime_set_get_samples (chimes, kind, &n);
      double similarity;

      for (gsize i = 0; i < FFT_SIZE; i++)
        x[i] = i < n ? samples[i] : 0;
      get_spectrum (x, known);
      similarity = compare_spectra (heard, known);
      if (similarity > match->similarity)
        {
          match->similarity = similarity;
          match->kind = kind;
        }
    }
}

/* The place where the head of the cue correlates best; it is exact to a sample. */
static gssize
find_head (const SoundRecording *recording,
           const float *samples,
           gsize n_samples,
           gssize from,
           gssize until)
{
  gsize n = MIN (n_samples, HEAD_SAMPLES);
  g_autofree float *heard = g_new (float, (gsize) (until - from) + n);
  double best = 0;
  gssize at = -1;

  for (gssize i = 0; i < until - from + (gssize) n; i++)
    heard[i] = (float) get_sample (recording, from + i);
  for (gssize i = 0; i < until - from; i++)
    {
      float sum = 0;

      for (gsize j = 0; j < n; j++)
        sum += samples[j] * heard[i + (gssize) j];
      if (sum > best)
        {
          best = sum;
          at = from + i;
        }
    }
  return at;
}

static double
get_block_energy (const float *samples, gsize n)
{
  double energy = 0;

  for (gsize i = 0; i < n; i++)
    energy += samples[i] * samples[i];
  return energy;
}

/* The place with less than half of the sound that there should be, so that a cue that was cut tells
 * where. */
static void
find_gap (const SoundRecording *recording,
          const float *samples,
          gsize n_samples,
          gssize at,
          SoundMatch *match)
{
  const double least = get_block_energy (samples, n_samples) / 1000;

  for (gsize i = 0; i + BLOCK <= n_samples; i += BLOCK)
    {
      double known = get_block_energy (samples + i, BLOCK), heard = 0;

      for (gsize k = 0; k < BLOCK; k++)
        heard += pow (get_sample (recording, at + (gssize) (i + k)), 2);
      if (known < least || heard > known / 2)
        continue;
      if (match->gap_until == 0)
        match->gap_from = (guint) (i * 1000 / SOUND_TIMELINE_RATE);
      match->gap_until = (guint) ((i + BLOCK) * 1000 / SOUND_TIMELINE_RATE);
    }
}

/**
 * sound_analysis_match:
 * @chimes: what may be heard
 * @expected: what should be heard
 * @due: when its first sample should be
 * @tolerance: microseconds to either side that are searched
 *
 * Finds, identifies and measures one cue in a recording.
 */
SoundMatch
sound_analysis_match (const SoundRecording *recording,
                      SoleusChimeSet *chimes,
                      SoleusCueKind expected,
                      gint64 due,
                      gint64 tolerance)
{
  SoundMatch match = { 0 };
  double heard = 0, known = 0;
  gsize n;
  const float *samples = soleus_chime_set_get_samples (chimes, expected, &n);
  gssize at = find_head (recording, samples, n,
                         sound_timeline_get_sample (recording->timeline, due - tolerance),
                         sound_timeline_get_sample (recording->timeline, due + tolerance));

  if (at < 0)
    return match;
  for (gsize i = 0; i < n; i++)
    {
      double sample = get_sample (recording, at + (gssize) i);

      heard += sample * sample;
      known += samples[i] * samples[i];
    }
  match.energy = heard / known;
  match.found = match.energy > 0.01;
  match.onset = sound_timeline_get_time (recording->timeline, at);
  find_gap (recording, samples, n, at, &match);
  identify (recording, chimes, at, &match);
  return match;
}

/**
 * sound_analysis_level:
 *
 * Returns: the largest sample between two moments, from 0 to 1
 */
double
sound_analysis_level (const SoundRecording *recording, gint64 from, gint64 until)
{
  double most = 0;

  for (gssize i = sound_timeline_get_sample (recording->timeline, from);
       i < sound_timeline_get_sample (recording->timeline, until); i++)
    most = MAX (most, fabs (get_sample (recording, i)));
  return most;
}

static gboolean
is_loud (const SoundRecording *recording, gsize block)
{
  for (gsize i = block * BLOCK; i < (block + 1) * BLOCK; i++)
    if (ABS (recording->samples[i]) > SILENCE)
      return TRUE;
  return FALSE;
}

/**
 * sound_analysis_find_onsets:
 *
 * Returns: (transfer full) (element-type gint64): when sounds begin that have 80 ms of silence
 *   before them, to 5 ms
 */
GArray *
sound_analysis_find_onsets (const SoundRecording *recording)
{
  GArray *onsets = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint silent = GAP_BLOCKS;

  for (gsize block = 0; block < recording->n_samples / BLOCK; block++)
    if (!is_loud (recording, block))
      silent++;
    else
      {
        gint64 time = sound_timeline_get_time (recording->timeline, (gssize) (block * BLOCK));

        if (silent >= GAP_BLOCKS)
          g_array_append_val (onsets, time);
        silent = 0;
      }
  return onsets;
}
