/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-lasting-tightness.h"

#include <stdlib.h>

#define BLOCKS             3
#define DAYS_A_BLOCK       (SOLEUS_LASTING_TIGHTNESS_DAYS / BLOCKS)
#define SESSIONS_A_BLOCK   3
#define RATED_SESSIONS     6
#define DAYS_BETWEEN_CARDS 30

/* 0 for the oldest seven days, 2 for those that end today, -1 for any other day. */
static int
get_block (int day, int today)
{
  int age = today - day;

  if (age < 0 || age >= SOLEUS_LASTING_TIGHTNESS_DAYS)
    return -1;
  return BLOCKS - 1 - age / DAYS_A_BLOCK;
}

static gboolean
is_rated (const SoleusRatedSession *session)
{
  return session->before[0] != SOLEUS_RATING_NONE || session->before[1] != SOLEUS_RATING_NONE ||
         session->after[0] != SOLEUS_RATING_NONE || session->after[1] != SOLEUS_RATING_NONE;
}

static gboolean
is_steady (const SoleusRatedSession *sessions, gsize n_sessions, int today)
{
  guint per_block[BLOCKS] = { 0 };
  guint rated = 0;

  for (gsize i = 0; i < n_sessions; i++)
    {
      int block = get_block (sessions[i].day, today);

      if (block < 0)
        continue;
      per_block[block]++;
      rated += is_rated (&sessions[i]) ? 1 : 0;
    }
  for (guint i = 0; i < BLOCKS; i++)
    if (per_block[i] < SESSIONS_A_BLOCK)
      return FALSE;
  return rated >= RATED_SESSIONS;
}

/* Twice the median, so that the mean of two middle values stays whole; -1 without ratings. */
static int
get_median_twice (
    const SoleusRatedSession *sessions, gsize n_sessions, int today, int block, gboolean after)
{
  guint counts[SOLEUS_RATING_MAX + 1] = { 0 };
  guint n = 0, seen = 0;
  int lower = -1;

  for (gsize i = 0; i < n_sessions; i++)
    for (guint leg = 0; leg < 2; leg++)
      {
        int value = after ? sessions[i].after[leg] : sessions[i].before[leg];

        if (get_block (sessions[i].day, today) != block || value == SOLEUS_RATING_NONE)
          continue;
        counts[CLAMP (value, 0, SOLEUS_RATING_MAX)]++;
        n++;
      }
  for (int value = 0; n > 0 && value <= SOLEUS_RATING_MAX; value++)
    {
      seen += counts[value];
      if (lower < 0 && seen > (n - 1) / 2)
        lower = value;
      if (seen > n / 2)
        return lower + value;
    }
  return -1;
}

/**
 * soleus_lasting_tightness_is_due:
 * @sessions: (array length=n_sessions): sessions in which something was worked, in any order
 * @today: the local day, in days since 1970-01-01
 * @shown_day: the local day that the advice was last shown on, or %SOLEUS_LASTING_TIGHTNESS_NEVER
 *
 * It is due if in the last 21 days there were at least three sessions in each seven, at least six
 * of all of them were rated, and the median of "after" in the last seven days is no lower than the
 * median of "before" in the first. The ratings of both legs are taken together. It comes once in 30
 * days. No study gives these figures: they are estimates of ours.
 *
 * Returns: whether to advise seeing a doctor or physiotherapist
 */
gboolean
soleus_lasting_tightness_is_due (const SoleusRatedSession *sessions,
                                 gsize n_sessions,
                                 int today,
                                 int shown_day)
{
  int before, after;

  /* A day in the future means that the clock was wrong, and must not silence the advice for good.
   */
  if (shown_day != SOLEUS_LASTING_TIGHTNESS_NEVER && abs (today - shown_day) < DAYS_BETWEEN_CARDS)
    return FALSE;
  if (!is_steady (sessions, n_sessions, today))
    return FALSE;
  before = get_median_twice (sessions, n_sessions, today, 0, FALSE);
  after = get_median_twice (sessions, n_sessions, today, BLOCKS - 1, TRUE);
  /* Without tightness in the last seven days there is nothing to advise on. */
  return before >= 0 && after > 0 && after >= before;
}
