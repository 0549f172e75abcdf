/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-sheet.h"

#include <glib/gi18n-lib.h>

#include "soleus-canvas.h"
#include "soleus-format.h"
#include "soleus-needs.h"
#include "soleus-safety-list.h"
#include "soleus-script.h"

#define MOST_PAGES 2

/* A routine on paper. */
typedef struct
{
  SoleusRoutine *routine;
  SoleusRoutineFile *file;
  const SoleusOptions *options;
  SoleusAppearance *appearance;
  SoleusSafetyList *list;
  SoleusSheet *sheet;
} Page;

/* The pictures of one step. */
typedef struct
{
  SoleusAppearance *appearance;
  SoleusShot shots[2];
} Pictures;

static void
pictures_free (Pictures *self)
{
  g_object_unref (self->appearance);
  g_free (self);
}

static void
draw_picture (gpointer data, guint index, double width, double height, cairo_t *cr)
{
  Pictures *self = data;
  const SoleusShot *shot = &self->shots[index];
  const double *view = shot->pose.scene->view;
  SoleusPlace place;

  /* What is wide stands at the top, beside its first line. */
  soleus_place_fit (&place, view, width, MIN (height, width * view[3] / view[2]),
                    shot->leg == SOLEUS_LEG_LEFT);
  soleus_place_apply (&place, cr);
  soleus_painter_draw_all (soleus_appearance_get_paper (self->appearance), shot, cr);
}

/* The figure faces where reading goes, unless one leg alone is worked. */
static SoleusLeg
choose_leg (const Page *self)
{
  if (self->options->sides != SOLEUS_SIDES_BOTH)
    return soleus_options_get_first_leg (self->options);
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? SOLEUS_LEG_LEFT
                                                                 : SOLEUS_LEG_RIGHT;
}

/* Returns: (transfer full): what stands beside the pictures of a step, its name and dose first. A
 * step in somebody's own words may lack some. */
static char **
list_texts (Page *self, SoleusStep *step, guint number)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autofree char *title = g_strdup_printf ("%u. %s", number, step->name);
  g_autofree char *dose = soleus_format_whole_dose (step, self->options);

  g_strv_builder_add (texts, title);
  g_strv_builder_add (texts, dose);
  if (step->own && !g_str_equal (step->cue, step->name))
    g_strv_builder_add (texts, step->cue);
  if (*step->instruction)
    g_strv_builder_add (texts, step->instruction);
  g_strv_builder_add (texts, step->caution);
  return g_strv_builder_end (texts);
}

static void
write_step (Page *self, SoleusStep *step, guint number)
{
  g_auto (GStrv) texts = list_texts (self, step, number);
  Pictures *pictures = g_new0 (Pictures, 1);
  guint n;

  pictures->appearance = g_object_ref (self->appearance);
  n = soleus_script_ends (soleus_appearance_get_book (self->appearance), step, choose_leg (self),
                          soleus_options_is_on_floor (self->options, self->routine),
                          pictures->shots);
  soleus_sheet_add_pictures (self->sheet, (const char *const *) texts, 2, draw_picture, n, pictures,
                             (GDestroyNotify) pictures_free);
}

static void
write_day (Page *self, const char *name, const GDate *date)
{
  g_autofree char *text = g_date_valid (date) ? soleus_format_day (date) : NULL;

  if (text)
    soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_TEXT, name, text);
}

/* What was said with it: by whom, when, how often and until when. */
static void
write_prescription (Page *self)
{
  SoleusRoutineFile *file = self->file;
  g_autofree char *days = NULL;

  if (*file->author)
    /* Translators: who wrote a routine; the name follows. */
    soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_TEXT, C_ ("author", "From"), file->author);
  write_day (self, C_ ("on paper", "Date"), &file->date);
  if (file->days_a_week > 0)
    {
      /* Translators: how often a routine should be done. */
      days = g_strdup_printf (ngettext ("%u day a week", "%u days a week", file->days_a_week),
                              file->days_a_week);
      /* Translators: before “5 days a week”. */
      soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_TEXT, _ ("How often"), days);
    }
  /* Translators: before the last day on which a routine should be done. */
  write_day (self, _ ("Valid until"), &file->valid_until);
  if (*file->note)
    /* Translators: before what a therapist writes to a person. */
    soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_TEXT, C_ ("on paper", "Note"), file->note);
}

static void
write_head (Page *self)
{
  SoleusRoutine *routine = self->routine;
  g_autofree char *length =
      soleus_format_minutes (soleus_options_get_total (self->options, routine));
  g_autofree char *total = g_strdup_printf (_ ("%s in total"), length);
  g_autofree char *needs = soleus_needs_describe (routine->equipment);

  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_TITLE, routine->name);
  if (*routine->summary)
    soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_TEXT, routine->summary);
  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_STRONG, total);
  soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_TEXT, _ ("You need"), needs);
  if (self->options->sides != SOLEUS_SIDES_BOTH)
    soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_TEXT, _ ("Legs"),
                           soleus_format_leg (soleus_options_get_first_leg (self->options)));
  if (self->file)
    write_prescription (self);
}

static void
write_steps (Page *self)
{
  g_autoptr (GPtrArray) steps = soleus_options_list_steps (self->options, self->routine);

  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_HEADING, _ ("Steps"));
  for (guint i = 0; i < steps->len; i++)
    write_step (self, steps->pdata[i], i + 1);
}

/* What the list asks that comes to @verdict, after what is to be done then. */
static void
write_signs (Page *self, const char *what, SoleusVerdictKind verdict)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *signs = NULL;

  for (guint i = 0; i < self->list->groups->len; i++)
    {
      const SoleusSafetyGroup *group = self->list->groups->pdata[i];

      for (guint k = 0; k < group->rows->len; k++)
        {
          const SoleusSafetyRow *row = group->rows->pdata[k];

          if (row->verdict == verdict)
            g_strv_builder_add (texts, row->text);
        }
    }
  parts = g_strv_builder_end (texts);
  signs = g_strjoinv (" • ", parts);
  soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_SMALL, what, signs);
}

static const char *
get_advice_title (Page *self, const char *id)
{
  return soleus_safety_list_find_advice (self->list, id)->title;
}

/* On paper nobody asks before the massage begins. */
static void
write_massage_note (Page *self)
{
  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_HEADING,
                         /* Translators: a heading on paper, above what rules massage out. */
                         _ ("Before each massage: does anything of this apply to you today?"));
  write_signs (self, get_advice_title (self, "emergency"), SOLEUS_VERDICT_EMERGENCY);
  write_signs (self, get_advice_title (self, "red"), SOLEUS_VERDICT_RED);
  write_signs (self, get_advice_title (self, "locked"), SOLEUS_VERDICT_REFER);
  /* Translators: on paper, what to do where something like a sore is on a leg. */
  write_signs (self, _ ("Leave that leg alone today."), SOLEUS_VERDICT_ORANGE);
  write_signs (self, get_advice_title (self, "amber"), SOLEUS_VERDICT_AMBER);
}

static void
write_stretch_note (Page *self)
{
  const SoleusSafetyAdvice *note = soleus_safety_list_find_advice (self->list, "stretch-note");

  for (guint i = 0; note->texts[i]; i++)
    soleus_sheet_add_fact (self->sheet, SOLEUS_SHEET_SMALL, note->title, note->texts[i]);
}

static void
write_end (Page *self)
{
  const char *const blanks[] = {
    /* Translators: below a line to write on: the name of the person who is treated. */
    C_ ("on paper", "Name"),
    /* Translators: below a line to write on: the name of the therapist. */
    C_ ("on paper", "Therapist"),
    /* Translators: below a line to write on. */
    C_ ("on paper", "Date"), NULL
  };

  if (soleus_routine_has_pressure (self->routine))
    write_massage_note (self);
  else
    write_stretch_note (self);
  soleus_sheet_add_blanks (self->sheet, blanks);
}

/**
 * soleus_routine_sheet_new:
 * @file: (nullable): what was said with the routine, where it isn't one of Soleus
 * @options: what the person chose for it
 * @appearance: whose person and skin tone the pictures have
 *
 * Returns: (transfer full): a page, two at most where the routine isn't very long
 */
SoleusSheet *
soleus_routine_sheet_new (SoleusRoutine *routine,
                          SoleusRoutineFile *file,
                          const SoleusOptions *options,
                          SoleusAppearance *appearance)
{
  g_autoptr (SoleusSafetyList) list = soleus_safety_list_new ();
  /* What a therapist prints for one person is told from another’s by its name. */
  g_autofree char *file_name =
      file ? g_strdup (file->name) : g_strconcat ("soleus-", routine->id, NULL);
  const char *base = g_strdelimit (file_name, G_DIR_SEPARATOR_S, '-');
  Page page = { routine,
                file,
                options,
                appearance,
                list,
                soleus_sheet_new (base, _ ("Soleus gives general fitness information. It is not a "
                                           "medical device and can’t tell what you have.")) };

  soleus_sheet_set_most_pages (page.sheet, MOST_PAGES);
  write_head (&page);
  write_steps (&page);
  write_end (&page);
  return page.sheet;
}
