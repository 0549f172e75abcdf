/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-entry-dialog.h"

#include <glib/gi18n-lib.h>

#include "soleus-combo-row.h"
#include "soleus-day.h"
#include "soleus-format.h"
#include "soleus-hand-entry.h"
#include "soleus-keys.h"
#include "soleus-layout.h"

#define DEFAULT_WIDTH  480
#define DEFAULT_HEIGHT 960

/* A new entry is of so long ago, until the person says when it was. */
#define AGO_US (15 * G_TIME_SPAN_MINUTE)

#define MINUTE_MS 60000.0

/* A letter of UTF-8 has at most four bytes. */
#define NOTE_LETTERS (SOLEUS_NOTE_MAX / 4)

/* Left and right, stretched and massaged; left and right, before and after. */
#define N_WORKED  4
#define N_RATINGS 4

/**
 * SoleusEntryDialog:
 *
 * A form in which the person enters a session that was done without Soleus, or corrects or
 * annotates one of the history. Of a session that Soleus recorded the routine stays.
 */
struct _SoleusEntryDialog
{
  AdwWindow parent_instance;

  GtkButton *save;
  AdwPreferencesGroup *what;
  AdwComboRow *routine;
  GtkMenuButton *date;
  GtkPopover *popover;
  GtkCalendar *calendar;
  GtkWidget *time;
  GtkSpinButton *hour;
  GtkSpinButton *minute;
  GtkWidget *work;
  GtkWidget *stretch_left_row;
  GtkWidget *stretch_right_row;
  GtkWidget *pressure_left_row;
  GtkWidget *pressure_right_row;
  GtkSpinButton *stretch_left;
  GtkSpinButton *stretch_right;
  GtkSpinButton *pressure_left;
  GtkSpinButton *pressure_right;
  AdwComboRow *before_left;
  AdwComboRow *before_right;
  AdwComboRow *after_left;
  AdwComboRow *after_right;
  AdwEntryRow *note;

  SoleusCatalogue *catalogue;
  SoleusHistory *history;
  /* What is corrected, or NULL. */
  SoleusSessionRecord *record;
  /* What stood there at first: the fields are rounder than what was recorded. */
  SoleusHandEntry first;
  double first_minutes[N_WORKED];
  char *first_time;
  gboolean filled;
};

enum
{
  SIGNAL_ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusEntryDialog, soleus_entry_dialog, ADW_TYPE_WINDOW)

/* ---- what stands in the form */

static GtkSpinButton *
get_spin (SoleusEntryDialog *self, guint index)
{
  GtkSpinButton *const spins[] = { self->stretch_left, self->stretch_right, self->pressure_left,
                                   self->pressure_right };

  return spins[index];
}

static gint64 *
get_worked (SoleusHandEntry *entry, guint index)
{
  return index < 2 ? &entry->stretch_ms[index] : &entry->pressure_ms[index - 2];
}

static AdwComboRow *
get_rating_row (SoleusEntryDialog *self, guint index)
{
  AdwComboRow *const rows[] = { self->before_left, self->before_right, self->after_left,
                                self->after_right };

  return rows[index];
}

static int *
get_rating (SoleusHandEntry *entry, guint index)
{
  return index < 2 ? &entry->before[index] : &entry->after[index - 2];
}

/* Returns: (nullable): %NULL for a routine that this version lacks */
static SoleusRoutine *
get_routine (SoleusEntryDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->routine);

  return chosen < self->catalogue->routines->len ? self->catalogue->routines->pdata[chosen] : NULL;
}

/* The clock's time that the form shows, as if it were UTC. */
static GDateTime *
get_local (SoleusEntryDialog *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  return g_date_time_new_utc (g_date_time_get_year (day), g_date_time_get_month (day),
                              g_date_time_get_day_of_month (day),
                              gtk_spin_button_get_value_as_int (self->hour),
                              gtk_spin_button_get_value_as_int (self->minute), 0);
}

static char *
get_time_text (SoleusEntryDialog *self)
{
  g_autoptr (GDateTime) local = get_local (self);

  return g_date_time_format_iso8601 (local);
}

/* A session of the history stays in the time zone in which it was done; one that is entered is of
 * the zone here. */
static void
read_start (SoleusEntryDialog *self, SoleusHandEntry *entry)
{
  g_autoptr (GDateTime) local = get_local (self);
  g_autofree char *time = g_date_time_format_iso8601 (local);
  gint64 local_us = g_date_time_to_unix (local) * G_USEC_PER_SEC;

  if (g_str_equal (time, self->first_time))
    return;
  if (!self->record)
    {
      /* The zone may have another offset then. */
      int offset_s = soleus_day_get_offset (local_us - entry->offset_s * G_USEC_PER_SEC, NULL);

      entry->offset_s = offset_s;
    }
  entry->start_us = local_us - entry->offset_s * G_USEC_PER_SEC;
}

static void
read_form (SoleusEntryDialog *self, SoleusHandEntry *entry)
{
  SoleusRoutine *routine = get_routine (self);

  *entry = self->first;
  entry->routine = routine;
  read_start (self, entry);
  for (guint i = 0; i < N_WORKED; i++)
    {
      double minutes = gtk_spin_button_get_value (get_spin (self, i));

      /* The fields of what the routine lacks are hidden. */
      if (routine && !self->record &&
          !(i < 2 ? soleus_routine_has_stretch (routine) : soleus_routine_has_pressure (routine)))
        minutes = 0;
      if (minutes != self->first_minutes[i])
        *get_worked (entry, i) = (gint64) (minutes * MINUTE_MS + 0.5);
    }
  for (guint i = 0; i < N_RATINGS; i++)
    *get_rating (entry, i) = (int) adw_combo_row_get_selected (get_rating_row (self, i)) - 1;
  entry->note = gtk_editable_get_text (GTK_EDITABLE (self->note));
}

static void
show_rows (SoleusEntryDialog *self)
{
  SoleusRoutine *routine = get_routine (self);
  gboolean stretch = routine && soleus_routine_has_stretch (routine);
  gboolean pressure = routine && soleus_routine_has_pressure (routine);

  gtk_widget_set_visible (self->work, routine != NULL);
  gtk_widget_set_visible (self->stretch_left_row, stretch || self->first_minutes[0] > 0);
  gtk_widget_set_visible (self->stretch_right_row, stretch || self->first_minutes[1] > 0);
  gtk_widget_set_visible (self->pressure_left_row, pressure || self->first_minutes[2] > 0);
  gtk_widget_set_visible (self->pressure_right_row, pressure || self->first_minutes[3] > 0);
}

/* Returns: (nullable): why it can't be kept */
static const char *
find_problem (SoleusEntryDialog *self, const SoleusHandEntry *entry)
{
  if (entry->start_us > soleus_history_get_now (self->history) &&
      (!self->record || entry->start_us > self->record->start_us))
    return _ ("This time is in the future. Choose an earlier one.");
  if (!self->record && !soleus_hand_entry_has_work (entry))
    return _ ("Enter how many minutes you stretched or massaged.");
  return NULL;
}

static void
changed_cb (SoleusEntryDialog *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *date = NULL;
  SoleusHandEntry entry;
  const char *problem;

  if (!self->filled)
    return;
  day = gtk_calendar_get_date (self->calendar);
  /* A long date has no room in large text. */
  date = soleus_format_date_as (day, "%x");
  gtk_menu_button_set_label (self->date, date);
  show_rows (self);
  read_form (self, &entry);
  problem = find_problem (self, &entry);
  adw_preferences_group_set_description (self->what, problem);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), problem == NULL);
}

static void
day_cb (SoleusEntryDialog *self)
{
  gtk_popover_popdown (self->popover);
  changed_cb (self);
}

/* "08", as on a clock. */
static gboolean
output_cb (GtkSpinButton *spin, gpointer user_data)
{
  g_autofree char *text = g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (spin));

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (spin))))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static void
save_cb (SoleusEntryDialog *self)
{
  g_autoptr (SoleusSessionRecord) record = NULL;
  SoleusHandEntry entry;

  /* A number that is still being typed counts too. */
  for (guint i = 0; i < N_WORKED; i++)
    gtk_spin_button_update (get_spin (self, i));
  gtk_spin_button_update (self->hour);
  gtk_spin_button_update (self->minute);
  read_form (self, &entry);
  /* Time goes on while the form is open, and what was typed last may be wrong. */
  if (find_problem (self, &entry))
    {
      changed_cb (self);
      return;
    }
  record = soleus_hand_entry_apply (&entry, self->record);
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0, record, self->record);
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- life */

static void
soleus_entry_dialog_dispose (GObject *object)
{
  SoleusEntryDialog *self = SOLEUS_ENTRY_DIALOG (object);

  self->filled = FALSE;
  g_clear_object (&self->catalogue);
  g_clear_object (&self->history);
  g_clear_object (&self->record);
  g_clear_pointer (&self->first_time, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ENTRY_DIALOG);
  G_OBJECT_CLASS (soleus_entry_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, what);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, routine);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, date);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, popover);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, time);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, hour);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, minute);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, work);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, stretch_left_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, stretch_right_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, pressure_left_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, pressure_right_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, stretch_left);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, stretch_right);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, pressure_left);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, pressure_right);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, before_left);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, before_right);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, after_left);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, after_right);
  gtk_widget_class_bind_template_child (widget_class, SoleusEntryDialog, note);
}

static void
soleus_entry_dialog_class_init (SoleusEntryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_entry_dialog_dispose;

  /**
   * SoleusEntryDialog::entered:
   * @record: the session to keep
   * @before: (nullable): the session that it corrects
   */
  signals[SIGNAL_ENTERED] =
      g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, SOLEUS_TYPE_SESSION_RECORD, SOLEUS_TYPE_SESSION_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-entry-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, output_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
soleus_entry_dialog_init (SoleusEntryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  soleus_keys_add_close (GTK_WINDOW (self));
  soleus_combo_row_show_whole (self->routine);
  /* A time is read from left to right in every language. */
  gtk_widget_set_direction (self->time, GTK_TEXT_DIR_LTR);
  for (guint i = 0; i < N_WORKED; i++)
    soleus_scroll_pass_on (GTK_WIDGET (get_spin (self, i)));
  soleus_scroll_pass_on (GTK_WIDGET (self->hour));
  soleus_scroll_pass_on (GTK_WIDGET (self->minute));
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->note))),
                           NOTE_LETTERS);
}

/* A routine that this version lacks stands last, and stays chosen. */
static void
fill_routines (SoleusEntryDialog *self)
{
  GPtrArray *routines = self->catalogue->routines;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = self->record ? routines->len : 0;

  for (guint i = 0; i < routines->len; i++)
    {
      SoleusRoutine *routine = routines->pdata[i];

      gtk_string_list_append (names, routine->name);
      if (self->record && g_str_equal (routine->id, self->record->routine))
        chosen = i;
    }
  if (chosen == routines->len)
    gtk_string_list_append (names, self->record->routine);
  adw_combo_row_set_model (self->routine, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->routine, chosen);
  gtk_widget_set_sensitive (GTK_WIDGET (self->routine),
                            !self->record || (self->record->by_hand && chosen < routines->len));
}

static void
fill_ratings (SoleusEntryDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  /* Translators: no rating of how tight a leg felt. */
  gtk_string_list_append (names, C_ ("tightness", "Not rated"));
  for (int value = 0; value <= SOLEUS_RATING_MAX; value++)
    gtk_string_list_take (names, g_strdup_printf ("%d", value));
  for (guint i = 0; i < N_RATINGS; i++)
    {
      adw_combo_row_set_model (get_rating_row (self, i), G_LIST_MODEL (names));
      adw_combo_row_set_selected (get_rating_row (self, i),
                                  (guint) (*get_rating (&self->first, i) + 1));
    }
}

static void
fill_first (SoleusEntryDialog *self)
{
  self->first = (SoleusHandEntry){
    .start_us = soleus_history_get_now (self->history) - AGO_US,
    .before = { SOLEUS_RATING_NONE, SOLEUS_RATING_NONE },
    .after = { SOLEUS_RATING_NONE, SOLEUS_RATING_NONE },
  };
  self->first.offset_s = soleus_day_get_offset (self->first.start_us, NULL);
  if (self->record)
    soleus_hand_entry_read (&self->first, self->record);
}

static void
fill (SoleusEntryDialog *self)
{
  g_autoptr (GDateTime) local = NULL;

  fill_first (self);
  fill_routines (self);
  fill_ratings (self);
  local =
      g_date_time_new_from_unix_utc (self->first.start_us / G_USEC_PER_SEC + self->first.offset_s);
  if (local)
    {
      gtk_calendar_select_day (self->calendar, local);
      gtk_spin_button_set_value (self->hour, g_date_time_get_hour (local));
      gtk_spin_button_set_value (self->minute, g_date_time_get_minute (local));
    }
  for (guint i = 0; i < N_WORKED; i++)
    {
      gtk_spin_button_set_value (get_spin (self, i), *get_worked (&self->first, i) / MINUTE_MS);
      /* What is shown, with one digit, is what would be typed. */
      gtk_spin_button_update (get_spin (self, i));
      self->first_minutes[i] = gtk_spin_button_get_value (get_spin (self, i));
    }
  gtk_editable_set_text (GTK_EDITABLE (self->note), self->first.note ? self->first.note : "");
  self->first_time = get_time_text (self);
  self->filled = TRUE;
  changed_cb (self);
}

/**
 * soleus_entry_dialog_new:
 * @catalogue: has the routines
 * @history: has the clock; nothing is written to it
 * @record: (nullable): a session to correct or annotate; %NULL for a new one
 *
 * Returns: (transfer none): a modal dialog to present
 */
SoleusEntryDialog *
soleus_entry_dialog_new (GtkWindow *parent,
                         SoleusCatalogue *catalogue,
                         SoleusHistory *history,
                         SoleusSessionRecord *record)
{
  SoleusEntryDialog *self =
      g_object_new (SOLEUS_TYPE_ENTRY_DIALOG, "transient-for", parent, "title",
                    record ? _ ("Edit Session") : _ ("Log a Session"), NULL);

  soleus_fit_window (GTK_WINDOW (self), parent, DEFAULT_WIDTH, DEFAULT_HEIGHT);
  self->catalogue = g_object_ref (catalogue);
  self->history = g_object_ref (history);
  g_set_object (&self->record, record);
  fill (self);
  return self;
}
