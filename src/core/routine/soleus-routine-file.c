/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-options.h"
#include "soleus-routine-text.h"
#include "soleus-xml.h"

#define ID_DIGITS 16

G_DEFINE_FINAL_TYPE (SoleusRoutineFile, soleus_routine_file, G_TYPE_OBJECT)

static void
soleus_routine_file_finalize (GObject *object)
{
  SoleusRoutineFile *self = SOLEUS_ROUTINE_FILE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_object (&self->routine);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (soleus_routine_file_parent_class)->finalize (object);
}

static void
soleus_routine_file_class_init (SoleusRoutineFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_routine_file_finalize;
}

static void
soleus_routine_file_init (SoleusRoutineFile *self)
{
  g_date_clear (&self->date, 1);
  g_date_clear (&self->valid_until, 1);
  self->author = g_strdup ("");
  self->note = g_strdup ("");
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_step_unref);
}

/**
 * soleus_routine_file_make_id:
 *
 * Returns: (transfer full): an id that no other routine has
 */
char *
soleus_routine_file_make_id (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uuid, -1);

  return g_strdup_printf (SOLEUS_OWN_ID_PREFIX "%.*s", ID_DIGITS, sum);
}

/**
 * soleus_routine_file_new:
 * @id: from soleus_routine_file_make_id(), or that of the file that this one replaces
 * @name: what the routine is called
 * @summary: (nullable): what it is for
 *
 * White space in texts is folded.
 *
 * Returns: (transfer full): a routine without steps
 */
SoleusRoutineFile *
soleus_routine_file_new (const char *id, const char *name, const char *summary)
{
  SoleusRoutineFile *self;

  g_return_val_if_fail (g_str_has_prefix (id, SOLEUS_OWN_ID_PREFIX), NULL);
  self = g_object_new (SOLEUS_TYPE_ROUTINE_FILE, NULL);
  self->id = g_strdup (id);
  self->name = soleus_routine_text_fold (name);
  self->summary = soleus_routine_text_fold (summary ? summary : "");
  return self;
}

/**
 * soleus_routine_file_add_note:
 * @author: (nullable): who writes it
 * @date: (nullable): when
 * @note: (nullable): to the person who does it
 * @days_a_week: on how many days a week it should be done, 0 where nothing is said
 * @valid_until: (nullable): the last day on which it should be done
 */
void
soleus_routine_file_add_note (SoleusRoutineFile *self,
                              const char *author,
                              const GDate *date,
                              const char *note,
                              guint days_a_week,
                              const GDate *valid_until)
{
  g_free (self->author);
  self->author = soleus_routine_text_fold (author ? author : "");
  g_free (self->note);
  self->note = soleus_routine_text_fold (note ? note : "");
  if (date)
    self->date = *date;
  if (valid_until)
    self->valid_until = *valid_until;
  self->days_a_week = days_a_week;
}

/**
 * soleus_routine_file_add_use:
 * @step: (transfer none): of the library
 * @dose: how long and how often
 */
void
soleus_routine_file_add_use (SoleusRoutineFile *self, SoleusStep *step, const SoleusDose *dose)
{
  g_ptr_array_add (self->steps, soleus_dose_apply (dose, &soleus_dose_limits_own, step, NULL));
}

/**
 * soleus_routine_file_add_step:
 * @name: a few words
 * @cue: (nullable): what to do; the name where it is missing
 * @instruction: (nullable): the whole of it
 * @posed: (nullable) (transfer none): a step of soleus_step_list_poses()
 * @dose: how long and how often
 *
 * Adds a step in the author's own words.
 */
void
soleus_routine_file_add_step (SoleusRoutineFile *self,
                              const char *name,
                              const char *cue,
                              const char *instruction,
                              SoleusStep *posed,
                              const SoleusDose *dose)
{
  g_autofree char *folded_name = soleus_routine_text_fold (name);
  g_autofree char *folded_cue = soleus_routine_text_fold (cue ? cue : "");
  g_autofree char *folded_instruction = soleus_routine_text_fold (instruction ? instruction : "");
  g_autoptr (SoleusStep) step = soleus_step_new_own (folded_name, folded_cue[0] ? folded_cue : NULL,
                                                     folded_instruction, posed);

  soleus_routine_file_add_use (self, step, dose);
}

/**
 * soleus_routine_file_add:
 * @step: (transfer none): a step with a dose, as any routine has it
 *
 * Adds the same step, with the same dose and without the choice of more pressure.
 */
void
soleus_routine_file_add (SoleusRoutineFile *self, SoleusStep *step)
{
  SoleusDose dose = { step->seconds, step->repetitions, step->both };

  soleus_routine_file_add_use (self, soleus_step_get_library (step), &dose);
}

/* ---- the rules */

G_GNUC_PRINTF (3, 4)
static gboolean
fail (GError **error, SoleusXmlError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error)
    *error = g_error_new_valist (SOLEUS_XML_ERROR, code, format, args);
  va_end (args);
  return FALSE;
}

/* A text that may be missing. */
static gboolean
check_text (SoleusRoutineText kind, const char *text, GError **error)
{
  return text[0] == '\0' || soleus_routine_text_check (kind, text, error);
}

static gboolean
check_texts (SoleusRoutineFile *self, GError **error)
{
  return soleus_routine_text_check (SOLEUS_ROUTINE_TEXT_NAME, self->name, error) &&
         check_text (SOLEUS_ROUTINE_TEXT_SUMMARY, self->summary, error) &&
         check_text (SOLEUS_ROUTINE_TEXT_AUTHOR, self->author, error) &&
         check_text (SOLEUS_ROUTINE_TEXT_NOTE, self->note, error);
}

static gboolean
check_row (const SoleusStep *step, GError **error)
{
  SoleusDose dose = { step->seconds, step->repetitions, step->both };

  if (step->own && !(soleus_routine_text_check (SOLEUS_ROUTINE_TEXT_STEP_NAME, step->name, error) &&
                     soleus_routine_text_check (SOLEUS_ROUTINE_TEXT_CUE, step->cue, error) &&
                     check_text (SOLEUS_ROUTINE_TEXT_INSTRUCTION, step->instruction, error)))
    return FALSE;
  return soleus_dose_check (&dose, &soleus_dose_limits_own, step, error);
}

/* Nothing is set up for a massage that doesn't come: the roller would lie under a calf without the
 * safety list. */
static gboolean
check_pressure (SoleusRoutineFile *self, GError **error)
{
  const SoleusStep *setup = NULL;
  guint pressure = 0;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const SoleusStep *step = self->steps->pdata[i];

      if (soleus_step_is_pressure (step))
        pressure += step->seconds * step->repetitions;
      if (step->kind == SOLEUS_STEP_SETUP)
        setup = step;
    }
  if (setup && pressure == 0)
    return fail (error, SOLEUS_XML_ERROR_SAFETY,
                 _ ("Step “%s” gets into place for a massage, and there is none. Add a pressure "
                    "step, or remove it."),
                 setup->name);
  if (pressure > SOLEUS_PRESSURE_MAX_SECONDS)
    return fail (error, SOLEUS_XML_ERROR_SAFETY,
                 _ ("Routine “%s” has %u seconds of pressure per calf. At most %d are allowed."),
                 self->name, pressure, SOLEUS_PRESSURE_MAX_SECONDS);
  return TRUE;
}

static gboolean
check_dates (SoleusRoutineFile *self, GError **error)
{
  if (self->days_a_week > 7)
    return fail (error, SOLEUS_XML_ERROR_RANGE, _ ("A week has 7 days. Choose 1 to 7."));
  if (g_date_valid (&self->date) && g_date_valid (&self->valid_until) &&
      g_date_compare (&self->valid_until, &self->date) < 0)
    return fail (error, SOLEUS_XML_ERROR_RANGE,
                 _ ("The last day is before the day on which it was written. Choose a later one."));
  return TRUE;
}

static gboolean
check_count (SoleusRoutineFile *self, GError **error)
{
  if (self->steps->len == 0)
    return fail (error, SOLEUS_XML_ERROR_ELEMENT, _ ("There are no steps. Add at least one."));
  if (self->steps->len > SOLEUS_ROUTINE_FILE_MAX_STEPS)
    return fail (error, SOLEUS_XML_ERROR_RANGE, _ ("There are %u steps. At most %u are allowed."),
                 self->steps->len, SOLEUS_ROUTINE_FILE_MAX_STEPS);
  return TRUE;
}

/* ---- what is derived */

/* Steps that can be done on a chair are done on the floor where another one takes to the floor:
 * nobody goes for a chair from there. */
static SoleusEquipment
derive_equipment (GPtrArray *steps)
{
  SoleusEquipment equipment = SOLEUS_EQUIPMENT_NONE;
  gboolean on_floor = FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      const SoleusStep *step = steps->pdata[i];

      equipment |= step->equipment;
      on_floor |= step->on_floor;
    }
  return on_floor ? equipment & ~SOLEUS_EQUIPMENT_CHAIR : equipment;
}

/**
 * soleus_routine_file_derive:
 *
 * Returns: (transfer full): what there is so far, with at least one step, whether or not it may be
 *   saved and done: what it needs, its kind, and whether it is massage follow from the steps
 */
SoleusRoutine *
soleus_routine_file_derive (SoleusRoutineFile *self)
{
  SoleusRoutine *routine = g_object_new (SOLEUS_TYPE_ROUTINE, NULL);
  gboolean pressure, stretch;

  routine->id = g_strdup (self->id);
  routine->name = g_strdup (self->name);
  routine->summary = g_strdup (self->summary);
  routine->claims = g_new0 (char *, 1);
  routine->equipment = derive_equipment (self->steps);
  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (routine->steps, soleus_step_ref (self->steps->pdata[i]));
  pressure = soleus_routine_has_pressure (routine);
  stretch = soleus_routine_has_stretch (routine);
  routine->kind = !pressure ? SOLEUS_ROUTINE_STRETCH
                  : stretch ? SOLEUS_ROUTINE_MIXED
                            : SOLEUS_ROUTINE_MASSAGE;
  g_ptr_array_add (routine->pictures, soleus_routine_get_main_step (routine));
  return routine;
}

static gboolean
check_length (SoleusRoutine *routine, GError **error)
{
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  gint64 seconds = soleus_options_get_total (&options, routine) / 1000;

  if (seconds > SOLEUS_ROUTINE_FILE_MAX_SECONDS)
    return fail (error, SOLEUS_XML_ERROR_RANGE,
                 _ ("All of it takes %u minutes. At most %u are allowed."),
                 (guint) ((seconds + 59) / 60), SOLEUS_ROUTINE_FILE_MAX_SECONDS / 60);
  return TRUE;
}

/**
 * soleus_routine_file_check:
 * @row: (out) (optional): the place of the step at fault in @steps, or -1 where it is none
 * @error: of the domain %SOLEUS_XML_ERROR: says what would be right, and no place in a file
 *
 * Returns: whether it may be saved and done
 */
gboolean
soleus_routine_file_check (SoleusRoutineFile *self, int *row, GError **error)
{
  g_autoptr (SoleusRoutine) routine = NULL;
  int unused;

  if (!row)
    row = &unused;
  *row = -1;
  if (!check_texts (self, error) || !check_dates (self, error) || !check_count (self, error))
    return FALSE;
  for (guint i = 0; i < self->steps->len; i++)
    if (!check_row (self->steps->pdata[i], error))
      {
        *row = (int) i;
        return FALSE;
      }
  if (!check_pressure (self, error))
    return FALSE;
  routine = soleus_routine_file_derive (self);
  return check_length (routine, error);
}

/**
 * soleus_routine_file_complete:
 * @error: as in soleus_routine_file_check()
 *
 * Makes the routine of it. What it needs, its kind, and whether it is massage follow from the
 * steps.
 *
 * Returns: whether it may be saved and done
 */
gboolean
soleus_routine_file_complete (SoleusRoutineFile *self, GError **error)
{
  if (!soleus_routine_file_check (self, NULL, error))
    return FALSE;
  g_clear_object (&self->routine);
  self->routine = soleus_routine_file_derive (self);
  return TRUE;
}

/**
 * soleus_routine_file_is_over:
 * @today: the day
 *
 * Returns: whether the last day on which it should be done is over
 */
gboolean
soleus_routine_file_is_over (SoleusRoutineFile *self, const GDate *today)
{
  return g_date_valid (&self->valid_until) && g_date_compare (today, &self->valid_until) > 0;
}

/**
 * soleus_routine_file_has_short_hold:
 *
 * Returns: whether a stretch is held for less than the guides say, which is 30 seconds
 */
gboolean
soleus_routine_file_has_short_hold (SoleusRoutineFile *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const SoleusStep *step = self->steps->pdata[i];

      if (step->kind == SOLEUS_STEP_STRETCH && step->seconds < SOLEUS_HOLD_MIN)
        return TRUE;
    }
  return FALSE;
}

/* ---- writing */

static void
write_date (GString *xml, const char *attribute, const GDate *date)
{
  if (g_date_valid (date))
    g_string_append_printf (xml, " %s=\"%04u-%02u-%02u\"", attribute, g_date_get_year (date),
                            (guint) g_date_get_month (date), g_date_get_day (date));
}

static void
write_text (GString *xml, const char *indent, const char *element, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (text[0] != '\0')
    g_string_append_printf (xml, "%s<%s>%s</%s>\n", indent, element, escaped, element);
}

static void
write_dose (GString *xml, const SoleusStep *step)
{
  g_string_append_printf (xml, " seconds=\"%u\"", step->seconds);
  if (step->repetitions != 1)
    g_string_append_printf (xml, " repetitions=\"%u\"", step->repetitions);
  if (step->both)
    g_string_append (xml, " sides=\"both\"");
}

static void
write_step (GString *xml, const SoleusStep *step)
{
  if (!step->own)
    {
      g_string_append_printf (xml, "  <use step=\"%s\"", step->id);
      write_dose (xml, step);
      g_string_append (xml, "/>\n");
      return;
    }
  g_string_append (xml, "  <step");
  write_dose (xml, step);
  if (!g_str_equal (step->pose, SOLEUS_OWN_STEP_POSE))
    g_string_append_printf (xml, " pose=\"%s\"", step->pose);
  g_string_append (xml, ">\n");
  write_text (xml, "    ", "name", step->name);
  if (!g_str_equal (step->cue, step->name))
    write_text (xml, "    ", "cue", step->cue);
  write_text (xml, "    ", "instruction", step->instruction);
  g_string_append (xml, "  </step>\n");
}

/**
 * soleus_routine_file_write:
 *
 * Returns: (transfer full): the file, as docs/routine-format.md describes it
 */
GBytes *
soleus_routine_file_write (SoleusRoutineFile *self)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  g_string_append_printf (xml, "<soleus-routine version=\"1\" id=\"%s\"", self->id);
  write_date (xml, "date", &self->date);
  if (self->days_a_week > 0)
    g_string_append_printf (xml, " days-a-week=\"%u\"", self->days_a_week);
  write_date (xml, "valid-until", &self->valid_until);
  g_string_append (xml, ">\n");
  write_text (xml, "  ", "name", self->name);
  write_text (xml, "  ", "summary", self->summary);
  write_text (xml, "  ", "author", self->author);
  write_text (xml, "  ", "note", self->note);
  for (guint i = 0; i < self->steps->len; i++)
    write_step (xml, self->steps->pdata[i]);
  g_string_append (xml, "</soleus-routine>\n");
  return g_string_free_to_bytes (xml);
}

/**
 * soleus_routine_file_save:
 * @file: where to; what stands there is replaced
 *
 * A file of this machine outlives a power cut, and what was there before stays until the new one is
 * complete.
 *
 * Returns: whether all of it was written
 */
gboolean
soleus_routine_file_save (SoleusRoutineFile *self, GFile *file, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GBytes) bytes = soleus_routine_file_write (self);
  g_autofree char *name = NULL;
  g_autoptr (GError) problem = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (path ? g_file_set_contents_full (path, data, size,
                                       G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                       0600, &problem)
           : g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                      NULL, &problem))
    return TRUE;
  name = g_file_get_parse_name (file);
  g_set_error (error, problem->domain, problem->code,
               _ ("“%s” can’t be written: %s. Make sure that you may write there and that the disk "
                  "isn’t full."),
               name, problem->message);
  return FALSE;
}
