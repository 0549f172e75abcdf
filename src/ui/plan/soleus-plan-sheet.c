/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plan-sheet.h"

#include <glib/gi18n-lib.h>

#include "soleus-plan-text.h"
#include "soleus-safety-list.h"

#define MOST_PAGES 2

/* Boxes to tick off. */
#define EMPTY   "☐"
#define TICKED  "☑"
#define SKIPPED "–"

/* A plan on paper. */
typedef struct
{
  const SoleusPlanSchedule *schedule;
  SoleusPlan *plan;
  SoleusPlanState *state;
  const char *look_back;
  SoleusCatalogue *catalogue;
  SoleusSafetyList *list;
  SoleusSheet *sheet;
} Page;

static void
write_head (Page *self)
{
  g_autofree char *shape = soleus_plan_format_shape (self->plan, self->catalogue);
  g_autofree char *days = soleus_plan_format_weekdays (self->schedule->weekdays);

  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_TITLE, self->plan->name);
  if (self->plan->summary && *self->plan->summary)
    soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_TEXT, self->plan->summary);
  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_STRONG, shape);
  /* Translators: before the days of the week on which something is done. */
  soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_TEXT, C_ ("weekdays", "Days"), days);
  if (self->plan->for_whom && *self->plan->for_whom)
    soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_TEXT, _ ("Who it is for"),
                           self->plan->for_whom);
  if (self->plan->expectation && *self->plan->expectation)
    soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_TEXT, _ ("What to expect"),
                           self->plan->expectation);
  if (self->look_back)
    {
      g_auto (GStrv) lines = g_strsplit (self->look_back, "\n", -1);

      for (guint i = 0; lines[i]; i++)
        soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_STRONG, lines[i]);
    }
}

static void
write_caution (Page *self, SoleusRoutine *routine)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < routine->steps->len; i++)
    {
      const SoleusStep *step = routine->steps->pdata[i];

      if (step->caution && *step->caution && g_hash_table_add (seen, step->caution))
        soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_SMALL, step->name, step->caution);
    }
}

static void
write_sessions (Page *self)
{
  const char *const header[] = { _ ("What you do"), _ ("How much"), _ ("When"), NULL };
  guint columns;

  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_HEADING, _ ("What you do"));
  columns = soleus_sheet_add_columns (self->sheet, header);
  for (guint i = 0; i < self->plan->sessions->len; i++)
    {
      const SoleusPlanSession *session = self->plan->sessions->pdata[i];
      g_autofree char *dose = soleus_plan_format_dose (session, self->catalogue);
      g_autofree char *when = soleus_plan_format_when (session, self->plan);
      g_autofree char *minute = soleus_plan_format_minute (
          i < self->schedule->minutes->len ? g_array_index (self->schedule->minutes, int, i)
                                           : session->minute);
      g_autofree char *both = when ? g_strjoin (" · ", when, minute, NULL) : g_strdup (minute);

      soleus_sheet_add_row (
          self->sheet,
          (const char *const[]){ soleus_catalogue_name_routine (self->catalogue, session->routine),
                                 dose, both, NULL },
          columns);
    }
}

static void
write_cautions (Page *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->plan->sessions->len; i++)
    {
      const SoleusPlanSession *session = self->plan->sessions->pdata[i];
      SoleusRoutine *routine = soleus_catalogue_find (self->catalogue, session->routine);

      if (!routine || !g_hash_table_add (seen, routine))
        continue;
      if (g_hash_table_size (seen) == 1)
        /* Translators: a heading on paper, above what to take care of in each exercise. */
        soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_HEADING, _ ("What to watch out for"));
      write_caution (self, routine);
    }
}

static const char *
get_box (Page *self, guint day)
{
  if (!self->state || !soleus_plan_state_is_past (self->state, day))
    return EMPTY;
  return soleus_plan_state_was_skipped (self->state, day) ? SKIPPED : TICKED;
}

/* A row for each week, with a box for each of its days. */
static void
write_weeks (Page *self)
{
  guint n = soleus_weekdays_count (self->schedule->weekdays);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) header = NULL;
  guint columns;

  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_HEADING,
                         /* Translators: a heading on paper, above boxes for the days of a plan. */
                         _ ("Tick each day when it is done"));
  g_strv_builder_add (names, "");
  for (guint place = 1; place <= n; place++)
    {
      /* Translators: a column on paper: a day of a plan, which has 5 of them in a week. */
      g_autofree char *name = g_strdup_printf (_ ("Day %u"), place);

      g_strv_builder_add (names, name);
    }
  header = g_strv_builder_end (names);
  columns = soleus_sheet_add_columns (self->sheet, (const char *const *) header);
  for (guint week = 0; week < self->plan->weeks; week++)
    {
      g_autoptr (GStrvBuilder) boxes = g_strv_builder_new ();
      g_autofree char *name = g_strdup_printf (_ ("Week %u"), week + 1);
      g_auto (GStrv) row = NULL;

      g_strv_builder_add (boxes, name);
      for (guint place = 0; place < n; place++)
        g_strv_builder_add (boxes, get_box (self, week * n + place));
      row = g_strv_builder_end (boxes);
      soleus_sheet_add_row (self->sheet, (const char *const *) row, columns);
    }
}

static gboolean
has_pressure (Page *self)
{
  for (guint i = 0; i < self->plan->sessions->len; i++)
    {
      const SoleusPlanSession *session = self->plan->sessions->pdata[i];
      SoleusRoutine *routine = soleus_catalogue_find (self->catalogue, session->routine);

      if (routine && soleus_routine_has_pressure (routine))
        return TRUE;
    }
  return FALSE;
}

static void
write_safety (Page *self)
{
  const SoleusSafetyAdvice *note = soleus_safety_list_find_advice (self->list, "stretch-note");

  for (guint i = 0; note->texts[i]; i++)
    soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_SMALL, note->title, note->texts[i]);
  if (has_pressure (self))
    soleus_sheet_add_line (
        self->sheet, SOLEUS_SHEET_SMALL,
        _ ("Before each massage go through the safety list of Soleus, or through "
           "that on the printed page of the routine."));
}

static void
write_sources (Page *self)
{
  for (guint i = 0; i < self->plan->sources->len; i++)
    {
      const SoleusPlanSource *source = self->plan->sources->pdata[i];

      soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_SMALL, i == 0 ? _ ("Sources") : "",
                             source->text);
    }
}

/**
 * soleus_plan_sheet_new:
 * @schedule: the plan, with its days and times
 * @state: (nullable): how far the person has come with it
 * @look_back: (nullable): what soleus_plan_look_back_load() told, once the plan is over
 *
 * Returns: (transfer full): a page, two at most where the plan isn't very long
 */
SoleusSheet *
soleus_plan_sheet_new (const SoleusPlanSchedule *schedule,
                       SoleusPlanState *state,
                       const char *look_back,
                       SoleusCatalogue *catalogue)
{
  g_autoptr (SoleusSafetyList) list = soleus_safety_list_new ();
  g_autofree char *file_name =
      g_strdelimit (g_strdup (schedule->plan->name), G_DIR_SEPARATOR_S, '-');
  const char *const blanks[] = { C_ ("on paper", "Name"), C_ ("on paper", "Therapist"), NULL };
  Page page = { schedule, schedule->plan, state, look_back, catalogue, list, NULL };

  page.sheet =
      soleus_sheet_new (file_name, _ ("Soleus gives general fitness information. It is not "
                                      "a medical device and can’t tell what you have."));
  soleus_sheet_set_most_pages (page.sheet, MOST_PAGES);
  write_head (&page);
  write_sessions (&page);
  write_weeks (&page);
  write_cautions (&page);
  write_safety (&page);
  write_sources (&page);
  soleus_sheet_add_blanks (page.sheet, blanks);
  return page.sheet;
}
