/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-preview.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"
#include "soleus-keys.h"
#include "soleus-layout.h"
#include "soleus-needs.h"
#include "soleus-routine-origin.h"
#include "soleus-step-figure.h"

#define DEFAULT_WIDTH  560
#define DEFAULT_HEIGHT 720

/**
 * SoleusRoutinePreview:
 *
 * All that a file of somebody else says, before anything is done with it: who wrote it, what it is,
 * and each step. It is closed without an answer, or with one of its buttons.
 */
struct _SoleusRoutinePreview
{
  AdwWindow parent_instance;

  GtkWidget *over;
  GtkLabel *over_label;
  GtkWidget *replaces;
  GtkWidget *intro;
  GtkLabel *name;
  SoleusRoutineOrigin *origin;
  GtkLabel *summary;
  GtkLabel *about;
  SoleusNeeds *needs;
  GtkWidget *safety_note;
  AdwPreferencesGroup *steps_group;
  GtkWidget *add_button;
  GtkWidget *start_button;

  SoleusRoutineFile *file;
  SoleusPreviewAnswer answer;
};

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusRoutinePreview, soleus_routine_preview, ADW_TYPE_WINDOW)

static void
add_cb (SoleusRoutinePreview *self)
{
  self->answer = SOLEUS_PREVIEW_ADD;
  gtk_window_close (GTK_WINDOW (self));
}

static void
start_cb (SoleusRoutinePreview *self)
{
  self->answer = SOLEUS_PREVIEW_START;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
close_request_cb (SoleusRoutinePreview *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, self->answer);
  return GDK_EVENT_PROPAGATE;
}

static void
soleus_routine_preview_dispose (GObject *object)
{
  g_clear_object (&SOLEUS_ROUTINE_PREVIEW (object)->file);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ROUTINE_PREVIEW);
  G_OBJECT_CLASS (soleus_routine_preview_parent_class)->dispose (object);
}

static void
soleus_routine_preview_class_init (SoleusRoutinePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_routine_preview_dispose;

  /**
   * SoleusRoutinePreview::answered:
   * @answer: a SoleusPreviewAnswer
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (SOLEUS_TYPE_NEEDS);
  g_type_ensure (SOLEUS_TYPE_ROUTINE_ORIGIN);
  gtk_widget_class_set_template_from_resource (widget_class, SOLEUS_RESOURCE_PATH
                                               "/ui/soleus-routine-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePreview, over);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePreview, over_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePreview, replaces);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePreview, intro);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePreview, name);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePreview, origin);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePreview, summary);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePreview, about);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePreview, needs);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePreview, safety_note);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePreview, steps_group);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePreview, add_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePreview, start_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
soleus_routine_preview_init (SoleusRoutinePreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  soleus_keys_add_close (GTK_WINDOW (self));
}

/* The dose, and for a step of one's own all that is said of it: there is no other place for it. */
static char *
describe_step (SoleusStep *step, const SoleusOptions *options)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *dose = soleus_format_dose (step, options);
  g_auto (GStrv) parts = NULL;

  g_strv_builder_add (lines, dose);
  if (step->kind == SOLEUS_STEP_STRETCH && step->seconds < SOLEUS_HOLD_MIN)
    g_strv_builder_add (lines, _ ("Guides recommend 30 seconds or more."));
  if (step->own)
    {
      if (!g_str_equal (step->cue, step->name))
        g_strv_builder_add (lines, step->cue);
      if (step->instruction[0])
        g_strv_builder_add (lines, step->instruction);
      g_strv_builder_add (lines, step->caution);
    }
  parts = g_strv_builder_end (lines);
  return g_strjoinv ("\n", parts);
}

static void
add_step (SoleusRoutinePreview *self, SoleusStep *step, const SoleusOptions *options)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = describe_step (step, options);

  /* The words are those of the file. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), step->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), soleus_step_figure_new (step));
  adw_preferences_group_add (self->steps_group, row);
}

static void
show_routine (SoleusRoutinePreview *self, const SoleusOptions *options)
{
  SoleusRoutine *routine = self->file->routine;
  g_autofree char *length = soleus_format_minutes (soleus_options_get_total (options, routine));
  g_autofree char *about = g_strdup_printf (C_ ("about a routine", "%s · %s"), length,
                                            soleus_format_routine_kind (routine->kind));

  gtk_label_set_label (self->name, routine->name);
  gtk_label_set_label (self->summary, routine->summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), routine->summary[0] != '\0');
  gtk_label_set_label (self->about, about);
  soleus_needs_set_equipment (self->needs, routine->equipment);
  gtk_widget_set_visible (self->safety_note, soleus_routine_has_pressure (routine));
  for (guint i = 0; i < routine->steps->len; i++)
    add_step (self, routine->steps->pdata[i], options);
}

static void
show_over (SoleusRoutinePreview *self, const GDate *today)
{
  gboolean over = soleus_routine_file_is_over (self->file, today);
  g_autofree char *day = NULL, *text = NULL;

  gtk_widget_set_visible (self->over, over);
  if (!over)
    return;
  day = soleus_format_day (&self->file->valid_until);
  /* Translators: the %s is a date that has gone by. */
  text = g_strdup_printf (
      _ ("The last day of this routine was %s. Is it still right for you? Ask the person who "
         "wrote it."),
      day);
  gtk_label_set_label (self->over_label, text);
}

/**
 * soleus_routine_preview_new:
 * @file: a complete routine
 * @options: what the person chose for all routines
 * @today: after the last day of the routine it says so, and asks
 * @replaces: whether there is a routine already whose place it takes where it is added
 *
 * Returns: (transfer none): a modal dialog to present
 */
SoleusRoutinePreview *
soleus_routine_preview_new (GtkWindow *parent,
                            SoleusRoutineFile *file,
                            const SoleusOptions *options,
                            const GDate *today,
                            gboolean replaces)
{
  SoleusRoutinePreview *self =
      g_object_new (SOLEUS_TYPE_ROUTINE_PREVIEW, "transient-for", parent, NULL);
  SoleusAppearance *appearance = soleus_appearance_find (GTK_WIDGET (parent));

  if (appearance)
    soleus_appearance_attach (appearance, GTK_WIDGET (self));
  self->file = g_object_ref (file);
  show_over (self, today);
  gtk_widget_set_visible (self->replaces, replaces);
  if (replaces)
    gtk_button_set_label (GTK_BUTTON (self->add_button), _ ("Replace"));
  soleus_routine_origin_set_file (self->origin, file);
  show_routine (self, options);
  soleus_fit_window (GTK_WINDOW (self), parent, DEFAULT_WIDTH, DEFAULT_HEIGHT);
  gtk_window_set_focus (GTK_WINDOW (self), self->intro);
  return self;
}

SoleusRoutineFile *
soleus_routine_preview_get_file (SoleusRoutinePreview *self)
{
  return self->file;
}
