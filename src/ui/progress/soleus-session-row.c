/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-session-row.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"
#include "soleus-progress-text.h"

/**
 * SoleusSessionRow:
 *
 * A session of the history. Opened, it shows its steps, ratings and stops, and the buttons for the
 * actions "win.repeat", "progress.edit" and "progress.delete".
 */
struct _SoleusSessionRow
{
  AdwExpanderRow parent_instance;

  SoleusSessionRecord *record;
  SoleusCatalogue *catalogue;
  gboolean filled;
};

G_DEFINE_FINAL_TYPE (SoleusSessionRow, soleus_session_row, ADW_TYPE_EXPANDER_ROW)

static void
add_text (SoleusSessionRow *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* "Left leg: 1 min, Right leg: 1 min" */
static char *
format_legs (SoleusSessionRecord *record, const char *step)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (SoleusLeg leg = SOLEUS_LEG_BOTH; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      g_autofree char *length = NULL, *part = NULL;
      gint64 worked = 0;

      for (guint i = 0; i < record->phases->len; i++)
        {
          const SoleusPhaseRecord *phase = soleus_session_record_get_phase (record, i);

          if (phase->leg == leg && g_str_equal (phase->step, step))
            worked += phase->worked_ms;
        }
      if (worked == 0)
        continue;
      length = soleus_format_duration (worked);
      /* Translators: a leg and how long it was worked, such as "Left leg: 2 min". */
      part = g_strdup_printf (C_ ("worked", "%s: %s"), soleus_format_leg (leg), length);
      g_strv_builder_add (builder, part);
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (C_ ("list separator", ", "), parts);
}

static void
add_steps (SoleusSessionRow *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->record->phases->len; i++)
    {
      const SoleusPhaseRecord *phase = soleus_session_record_get_phase (self->record, i);
      g_autofree char *legs = NULL;

      if (!g_hash_table_add (seen, phase->step))
        continue;
      legs = format_legs (self->record, phase->step);
      add_text (self, soleus_catalogue_name_step (self->catalogue, phase->step), legs);
    }
}

static void
add_ratings (SoleusSessionRow *self)
{
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      int before = soleus_session_record_get_rating (self->record, SOLEUS_RATING_BEFORE, leg);
      int after = soleus_session_record_get_rating (self->record, SOLEUS_RATING_AFTER, leg);
      g_autofree char *before_text = soleus_progress_format_rating (before);
      g_autofree char *after_text = soleus_progress_format_rating (after);
      g_autofree char *text = NULL;

      if (before == SOLEUS_RATING_NONE && after == SOLEUS_RATING_NONE)
        continue;
      /* Translators: two ratings from 0 to 10. */
      text = g_strdup_printf (_ ("Tightness %s before, %s after"), before_text, after_text);
      add_text (self, soleus_format_leg (leg), text);
    }
}

static void
add_pain_stops (SoleusSessionRow *self)
{
  for (guint i = 0; i < self->record->pain_stops->len; i++)
    {
      const SoleusPainRecord *stop = soleus_session_record_get_pain_stop (self->record, i);
      g_autofree char *length = soleus_format_duration ((gint64) stop->seconds * 1000);
      g_autofree char *text = NULL;

      /* Translators: leg, step, how long it had been done, and how the person felt afterwards. */
      text = g_strdup_printf (_ ("%s, %s, after %s. %s"), soleus_format_leg (stop->leg),
                              soleus_catalogue_name_step (self->catalogue, stop->step), length,
                              soleus_progress_format_answer (stop->answer));
      add_text (self, _ ("Stopped because of pain"), text);
    }
}

static void
add_button (GtkWidget *box, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "dialog-button");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_buttons (SoleusSessionRow *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *routine = self->record->routine;
  const char *options = self->record->options;

  /* A later version may have dropped the routine of an old session. */
  if (soleus_catalogue_find (self->catalogue, routine))
    add_button (box, _ ("Do It Again"), "win.repeat",
                g_variant_new ("(ss)", routine, options ? options : ""));
  if (self->record->outcome != SOLEUS_OUTCOME_RUNNING)
    add_button (box, _ ("Edit…"), "progress.edit", g_variant_new_string (self->record->uuid));
  if (self->record->outcome != SOLEUS_OUTCOME_RUNNING)
    add_button (box, _ ("Delete"), "progress.delete", g_variant_new_string (self->record->uuid));
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "row-buttons");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* Most rows are never opened. */
static void
expanded_cb (SoleusSessionRow *self)
{
  if (self->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->filled = TRUE;
  add_steps (self);
  add_ratings (self);
  add_pain_stops (self);
  if (self->record->note && self->record->note[0])
    add_text (self, C_ ("session", "Note"), self->record->note);
  add_buttons (self);
}

static void
soleus_session_row_dispose (GObject *object)
{
  g_clear_object (&SOLEUS_SESSION_ROW (object)->record);
  g_clear_object (&SOLEUS_SESSION_ROW (object)->catalogue);
  G_OBJECT_CLASS (soleus_session_row_parent_class)->dispose (object);
}

static void
soleus_session_row_class_init (SoleusSessionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_session_row_dispose;
}

static void
soleus_session_row_init (SoleusSessionRow *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

static char *
make_subtitle (SoleusSessionRecord *record, int day, int today)
{
  g_autofree char *when = soleus_progress_format_time (record, day, today);
  g_autofree char *length =
      soleus_progress_format_length (soleus_session_record_get_worked (record));
  const char *outcome = soleus_progress_format_outcome (record->outcome);
  g_autofree char *text = NULL;

  if (outcome)
    /* Translators: date and time, how long was worked, and how the session ended. */
    text = g_strdup_printf (_ ("%s · %s · %s"), when, length, outcome);
  else
    /* Translators: date and time, and how long was worked. */
    text = g_strdup_printf (_ ("%s · %s"), when, length);
  if (!record->by_hand)
    return g_steal_pointer (&text);
  return g_strdup_printf (_ ("%s · %s"), text, C_ ("session", "Entered by hand"));
}

/**
 * soleus_session_row_new:
 * @catalogue: has the names
 * @day: the day that it counts for, in days since 1970-01-01
 * @today: in days since 1970-01-01
 */
GtkWidget *
soleus_session_row_new (SoleusSessionRecord *record, SoleusCatalogue *catalogue, int day, int today)
{
  SoleusSessionRow *self = g_object_new (SOLEUS_TYPE_SESSION_ROW, NULL);
  g_autofree char *subtitle = make_subtitle (record, day, today);
  const char *name = soleus_catalogue_name_routine (catalogue, record->routine);

  self->record = g_object_ref (record);
  self->catalogue = g_object_ref (catalogue);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  /* AdwExpanderRow gives its title only to the row inside it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  return GTK_WIDGET (self);
}
