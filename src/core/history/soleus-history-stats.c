/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-stats.h"

#include "soleus-day.h"
#include "soleus-lasting-tightness.h"

/* The local day that a session counts for. The parameters of each question are the first day, the
 * last day and the hour at which a day starts. */
#define DAY "local_day (start_us, offset_s, ?3)"
/* The column is the day by midnight, which is that day or the next one. It has an index. */
#define IN_RANGE "day BETWEEN ?1 AND ?2 + 1 AND " DAY " BETWEEN ?1 AND ?2"

static gboolean
read_range (SoleusDatabase *database,
            const char *sql,
            gint64 from,
            gint64 to,
            int start,
            SoleusRowFunc func,
            gpointer data,
            GError **error)
{
  g_autoptr (SoleusStatement) rows = soleus_statement_new (database, sql, error);

  if (rows == NULL)
    return FALSE;
  soleus_statement_bind_int (rows, 1, from);
  soleus_statement_bind_int (rows, 2, to);
  soleus_statement_bind_int (rows, 3, start);
  return soleus_statement_for_each (rows, func, data, error);
}

static int
get_int_or (SoleusStatement *row, int column, int otherwise)
{
  if (soleus_statement_is_null (row, column))
    return otherwise;
  return (int) soleus_statement_get_int (row, column);
}

static int
get_rating (SoleusStatement *row, int column)
{
  return get_int_or (row, column, SOLEUS_RATING_NONE);
}

/* Sums up phases that come in the order of their days, those of one session together. */
typedef struct
{
  SoleusSummary *summary;
  gint64 session;
} PhaseFold;

static SoleusDayTotal *
get_day (GArray *days, int day)
{
  SoleusDayTotal fresh = { .day = day };

  if (days->len == 0 || g_array_index (days, SoleusDayTotal, days->len - 1).day != day)
    g_array_append_val (days, fresh);
  return &g_array_index (days, SoleusDayTotal, days->len - 1);
}

static SoleusWeekTotal *
get_week (GArray *weeks, int first_day)
{
  SoleusWeekTotal fresh = { .first_day = first_day };

  if (weeks->len == 0 ||
      g_array_index (weeks, SoleusWeekTotal, weeks->len - 1).first_day != first_day)
    g_array_append_val (weeks, fresh);
  return &g_array_index (weeks, SoleusWeekTotal, weeks->len - 1);
}

static gboolean
add_worked (SoleusStatement *row, gpointer data, GError **error)
{
  SoleusTotals *totals = data;
  gint64 worked = soleus_statement_get_int (row, 3);
  int muscle, leg, kind;

  if (!soleus_statement_get_name (row, 0, SOLEUS_NAMES_MUSCLE, &muscle, error) ||
      !soleus_statement_get_name (row, 1, SOLEUS_NAMES_LEG, &leg, error) ||
      !soleus_statement_get_name (row, 2, SOLEUS_NAMES_KIND, &kind, error))
    return FALSE;
  totals->worked_ms[muscle][leg] += worked;
  totals->stretch_ms += kind == SOLEUS_STEP_STRETCH ? worked : 0;
  totals->pressure_ms += kind == SOLEUS_STEP_PRESSURE ? worked : 0;
  return TRUE;
}

static gboolean
add_phase (SoleusStatement *row, gpointer data, GError **error)
{
  PhaseFold *fold = data;
  SoleusTotals *totals = &fold->summary->totals;
  const gint64 stretch_ms = totals->stretch_ms, pressure_ms = totals->pressure_ms;
  gint64 session = soleus_statement_get_int (row, 4);
  int day = (int) soleus_statement_get_int (row, 5);
  SoleusDayTotal *total;
  int muscle;

  if (!add_worked (row, totals, error) ||
      !soleus_statement_get_name (row, 0, SOLEUS_NAMES_MUSCLE, &muscle, error))
    return FALSE;
  total = get_day (fold->summary->days, day);
  total->stretch_ms += totals->stretch_ms - stretch_ms;
  total->pressure_ms += totals->pressure_ms - pressure_ms;
  total->sessions += session != fold->session ? 1 : 0;
  fold->session = session;
  get_week (fold->summary->weeks, soleus_day_get_week_start (day))->worked_ms[muscle] +=
      soleus_statement_get_int (row, 3);
  return TRUE;
}

static gboolean
add_rating (SoleusStatement *row, gpointer data, GError **error)
{
  SoleusRatingPoint point = {
    .day = (int) soleus_statement_get_int (row, 0),
    .start_us = soleus_statement_get_int (row, 1),
    .before = get_rating (row, 3),
    .after = get_rating (row, 4),
  };
  int leg;

  if (!soleus_statement_get_name (row, 2, SOLEUS_NAMES_LEG, &leg, error))
    return FALSE;
  point.leg = (SoleusLeg) leg;
  g_array_append_val ((GArray *) data, point);
  return TRUE;
}

static gboolean
add_pain (SoleusStatement *row, gpointer data, GError **error)
{
  SoleusPainPoint point = { .day = (int) soleus_statement_get_int (row, 0),
                            .seconds = (guint) soleus_statement_get_int (row, 3) };
  int leg, answer;

  if (!soleus_statement_get_name (row, 1, SOLEUS_NAMES_LEG, &leg, error) ||
      !soleus_statement_get_name (row, 4, SOLEUS_NAMES_ANSWER, &answer, error) ||
      !soleus_statement_dup_text (row, 2, &point.step, error))
    return FALSE;
  point.leg = (SoleusLeg) leg;
  point.answer = (SoleusPainAnswer) answer;
  g_array_append_val ((GArray *) data, point);
  return TRUE;
}

static gboolean
set_counts (SoleusStatement *row, gpointer data, GError **error)
{
  SoleusTotals *totals = data;

  totals->sessions = (guint) soleus_statement_get_int (row, 0);
  totals->days = (guint) soleus_statement_get_int (row, 1);
  totals->pain_stops = (guint) soleus_statement_get_int (row, 2);
  totals->by_hand = (guint) soleus_statement_get_int (row, 3);
  return TRUE;
}

static gboolean
load_counts (SoleusDatabase *database,
             gint64 from,
             gint64 to,
             int start,
             SoleusTotals *totals,
             GError **error)
{
  return read_range (database,
                     "SELECT COUNT (*), COUNT (DISTINCT " DAY "),"
                     " (SELECT COUNT (*) FROM pain_stop JOIN session ON session.id = session"
                     "  WHERE " IN_RANGE "), TOTAL (by_hand)"
                     " FROM session WHERE " IN_RANGE " AND worked = 1",
                     from, to, start, set_counts, totals, error);
}

static gboolean
load_all (SoleusDatabase *database, int start, SoleusTotals *totals, GError **error)
{
  g_autoptr (SoleusStatement) rows =
      soleus_statement_new (database, "SELECT muscle, leg, kind, worked_ms FROM total", error);

  return rows != NULL && soleus_statement_for_each (rows, add_worked, totals, error) &&
         load_counts (database, G_MININT, G_MAXINT, start, totals, error);
}

static gboolean
set_ends (SoleusStatement *row, gpointer data, GError **error)
{
  SoleusSummary *summary = data;

  summary->first_day = get_int_or (row, 0, SOLEUS_SUMMARY_NO_DAY);
  summary->last_day = get_int_or (row, 1, SOLEUS_SUMMARY_NO_DAY);
  return TRUE;
}

static gboolean
load_lists (SoleusDatabase *database, SoleusSummary *summary, int start, GError **error)
{
  gint64 from = summary->from_day, to = summary->to_day;
  PhaseFold fold = { summary, -1 };

  return read_range (database,
                     "SELECT muscle, leg, kind, worked_ms, id, " DAY " AS counted"
                     " FROM session JOIN phase ON phase.session = session.id"
                     " WHERE " IN_RANGE " AND worked_ms > 0 ORDER BY counted, id",
                     from, to, start, add_phase, &fold, error) &&
         read_range (database,
                     "SELECT " DAY ", start_us, leg,"
                     " MAX (CASE moment WHEN 'before' THEN value END),"
                     " MAX (CASE moment WHEN 'after' THEN value END)"
                     " FROM session JOIN rating ON rating.session = session.id"
                     " WHERE " IN_RANGE
                     " GROUP BY session.id, leg ORDER BY start_us, session.id, leg",
                     from, to, start, add_rating, summary->ratings, error) &&
         read_range (database,
                     "SELECT " DAY ", leg, step, seconds, answer"
                     " FROM session JOIN pain_stop ON pain_stop.session = session.id"
                     " WHERE " IN_RANGE " ORDER BY at_us",
                     from, to, start, add_pain, summary->pain_stops, error);
}

static void
pain_point_clear (SoleusPainPoint *point)
{
  g_clear_pointer (&point->step, g_free);
}

static SoleusSummary *
summary_new (int from_day, int to_day)
{
  SoleusSummary *summary = g_new0 (SoleusSummary, 1);

  summary->from_day = from_day;
  summary->to_day = to_day;
  summary->days = g_array_new (FALSE, TRUE, sizeof (SoleusDayTotal));
  summary->weeks = g_array_new (FALSE, TRUE, sizeof (SoleusWeekTotal));
  summary->ratings = g_array_new (FALSE, TRUE, sizeof (SoleusRatingPoint));
  summary->pain_stops = g_array_new (FALSE, TRUE, sizeof (SoleusPainPoint));
  g_array_set_clear_func (summary->pain_stops, (GDestroyNotify) pain_point_clear);
  return summary;
}

/**
 * soleus_history_stats_load_summary:
 *
 * A session that a wrong clock put more than a day after today, or before 1970, is neither the
 * first nor the last one, even where there is no other.
 *
 * Returns: (transfer full): what the history amounts to, or %NULL with @error set
 */
SoleusSummary *
soleus_history_stats_load_summary (SoleusDatabase *database,
                                   const SoleusHistoryDays *days,
                                   GError **error)
{
  g_autoptr (SoleusSummary) summary = summary_new (days->from, days->to);

  if (!load_lists (database, summary, days->start, error) ||
      !load_counts (database, days->from, days->to, days->start, &summary->totals, error) ||
      !load_all (database, days->start, &summary->all, error) ||
      !read_range (database,
                   "SELECT (SELECT MIN (" DAY ") FROM session WHERE " IN_RANGE "),"
                   " (SELECT " DAY " FROM session WHERE " IN_RANGE " AND worked = 1"
                   "  ORDER BY start_us DESC LIMIT 1)",
                   0, (gint64) days->today + 1, days->start, set_ends, summary, error))
    return NULL;
  return g_steal_pointer (&summary);
}

static gboolean
add_rated (SoleusStatement *row, gpointer data, GError **error)
{
  SoleusRatedSession session = {
    .day = (int) soleus_statement_get_int (row, 0),
    .before = { get_rating (row, 1), get_rating (row, 2) },
    .after = { get_rating (row, 3), get_rating (row, 4) },
  };

  g_array_append_val ((GArray *) data, session);
  return TRUE;
}

static gboolean
set_shown (SoleusStatement *row, gpointer data, GError **error)
{
  *(int *) data = (int) soleus_statement_get_int (row, 0);
  return TRUE;
}

static gboolean
load_shown (SoleusDatabase *database, int *shown_day, GError **error)
{
  g_autoptr (SoleusStatement) rows =
      soleus_statement_new (database, "SELECT shown_day FROM advice WHERE id = ?1", error);

  *shown_day = SOLEUS_LASTING_TIGHTNESS_NEVER;
  if (rows == NULL)
    return FALSE;
  soleus_statement_bind_text (rows, 1, SOLEUS_LASTING_TIGHTNESS_ID);
  return soleus_statement_for_each (rows, set_shown, shown_day, error);
}

static const char recent_sql[] =
    "SELECT " DAY ","
    " (SELECT value FROM rating WHERE session = id AND moment = 'before' AND leg = 'left'),"
    " (SELECT value FROM rating WHERE session = id AND moment = 'before' AND leg = 'right'),"
    " (SELECT value FROM rating WHERE session = id AND moment = 'after' AND leg = 'left'),"
    " (SELECT value FROM rating WHERE session = id AND moment = 'after' AND leg = 'right')"
    " FROM session WHERE " IN_RANGE " AND worked = 1";

/* Tells whether the advice on lasting tightness is due. */
gboolean
soleus_history_stats_load_advice (SoleusDatabase *database,
                                  const SoleusHistoryDays *days,
                                  gboolean *due,
                                  GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (SoleusRatedSession));
  int shown_day;

  if (!read_range (database, recent_sql, days->today - SOLEUS_LASTING_TIGHTNESS_DAYS + 1,
                   days->today, days->start, add_rated, sessions, error) ||
      !load_shown (database, &shown_day, error))
    return FALSE;
  *due = soleus_lasting_tightness_is_due ((const SoleusRatedSession *) sessions->data,
                                          sessions->len, days->today, shown_day);
  return TRUE;
}
