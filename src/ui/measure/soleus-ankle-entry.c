/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-ankle-entry.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

#include "soleus-ankle-text.h"
#include "soleus-figure-view.h"
#include "soleus-format.h"
#include "soleus-keys.h"
#include "soleus-layout.h"
#include "soleus-length-unit.h"
#include "soleus-two-pane.h"

/* Shown before anything was read off. */
#define FIRST_MM 100
/* The page keys go so many units at a time. */
#define PAGE 5

/**
 * SoleusAnkleEntry:
 *
 * How one leg is measured, and the tries of it. What the person does is told by signals; the page
 * that holds the test shows what came of it.
 */
struct _SoleusAnkleEntry
{
  AdwBin parent_instance;

  SoleusFigureView *figure;
  GtkLabel *leg_label;
  GtkSpinButton *spin;
  GtkLabel *unit_label;
  GtkWidget *add_button;
  GtkWidget *reach_button;
  GtkListBox *tries;
  GtkWidget *enough_label;

  SoleusStep *step;
  SoleusLeg leg;
  SoleusLengthUnit unit;
};

enum
{
  SIGNAL_TRIED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusAnkleEntry, soleus_ankle_entry, ADW_TYPE_BIN)

/* A point and a comma mean the same, whatever the language. */
static gboolean
read_number (GtkSpinButton *spin, double *number)
{
  GString *text = g_string_new (gtk_editable_get_text (GTK_EDITABLE (spin)));
  g_autofree char *ascii = NULL;
  char *end;

  g_string_replace (text, nl_langinfo (RADIXCHAR), ".", 0);
  g_string_replace (text, ",", ".", 0);
  ascii = g_strstrip (g_string_free (text, FALSE));
  *number = g_ascii_strtod (ascii, &end);
  return end != ascii && *end == '\0' && *number >= 0 && *number <= SOLEUS_ANKLE_TEST_MAX;
}

/* What is no number brings the last one back. */
static int
input_cb (GtkSpinButton *spin, double *number, gpointer user_data)
{
  if (!read_number (spin, number))
    *number = gtk_spin_button_get_value (spin);
  return TRUE;
}

static void
add_cb (SoleusAnkleEntry *self)
{
  double parts = soleus_length_unit_get_parts (self->unit), number;
  gboolean is_number = read_number (self->spin, &number);
  int steps;

  if (!gtk_widget_get_sensitive (self->add_button))
    return;
  /* What is typed and not left yet counts too. */
  gtk_spin_button_update (self->spin);
  if (!is_number)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->spin));
      return;
    }
  steps = (int) (gtk_spin_button_get_value (self->spin) * parts + 0.5);
  g_signal_emit (self, signals[SIGNAL_TRIED], 0, soleus_length_unit_to_mm (self->unit, steps));
}

static void
out_of_reach_cb (SoleusAnkleEntry *self)
{
  g_signal_emit (self, signals[SIGNAL_TRIED], 0, SOLEUS_ANKLE_TEST_OUT_OF_REACH);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *index)
{
  g_signal_emit (widget, signals[SIGNAL_REMOVED], 0, (guint) g_variant_get_int32 (index));
}

static GtkWidget *
make_row (int mm, guint index)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *value = soleus_ankle_text_format (mm);
  /* Translators: the number of a try, from 1 to 3. */
  g_autofree char *name = g_strdup_printf (_ ("Try %u"), index + 1);
  /* Translators: a button: %u is the number of a try, from 1 to 3. */
  g_autofree char *remove = g_strdup_printf (_ ("Remove Try %u"), index + 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "touch");
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "ankle-entry.remove");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
soleus_ankle_entry_dispose (GObject *object)
{
  SoleusAnkleEntry *self = SOLEUS_ANKLE_ENTRY (object);

  g_clear_pointer (&self->step, soleus_step_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ANKLE_ENTRY);
  G_OBJECT_CLASS (soleus_ankle_entry_parent_class)->dispose (object);
}

static gboolean
soleus_ankle_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SOLEUS_ANKLE_ENTRY (widget)->spin));
}

static void
soleus_ankle_entry_class_init (SoleusAnkleEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_ankle_entry_dispose;
  widget_class->grab_focus = soleus_ankle_entry_grab_focus;
  widget_class->focus = soleus_keys_focus_child;

  /**
   * SoleusAnkleEntry::tried:
   * @mm: the result, or %SOLEUS_ANKLE_TEST_OUT_OF_REACH
   */
  signals[SIGNAL_TRIED] = g_signal_new ("tried", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * SoleusAnkleEntry::removed:
   * @index: of the try, from 0 on
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (SOLEUS_TYPE_FIGURE_VIEW);
  g_type_ensure (SOLEUS_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-ankle-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleEntry, figure);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleEntry, leg_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleEntry, spin);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleEntry, unit_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleEntry, add_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleEntry, reach_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleEntry, tries);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleEntry, enough_label);
  gtk_widget_class_bind_template_callback (widget_class, input_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, out_of_reach_cb);
  gtk_widget_class_install_action (widget_class, "ankle-entry.remove", "i", remove_action);
}

static void
set_up_spin (SoleusAnkleEntry *self)
{
  guint parts = soleus_length_unit_get_parts (self->unit);
  double most = (double) soleus_length_unit_to_steps (self->unit, SOLEUS_ANKLE_TEST_MAX) / parts;

  gtk_spin_button_set_digits (self->spin, parts == 2 ? 1 : 2);
  gtk_spin_button_set_range (self->spin, 0, most);
  gtk_spin_button_set_increments (self->spin, 1.0 / parts, PAGE);
  gtk_spin_button_set_snap_to_ticks (self->spin, TRUE);
  gtk_label_set_label (self->unit_label,
                       self->unit == SOLEUS_LENGTH_CM ? C_ ("unit", "cm") : C_ ("unit", "in"));
  soleus_scroll_pass_on (GTK_WIDGET (self->spin));
  /* Enter in the number is the button. */
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->spin)), "activate",
                           G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
}

static void
soleus_ankle_entry_init (SoleusAnkleEntry *self)
{
  self->unit = soleus_length_unit_get ();
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  self->step = soleus_step_new ();
  self->step->kind = SOLEUS_STEP_MOVEMENT;
  self->step->pose = g_strdup ("wall-knee");
  set_up_spin (self);
}

/* Shows how @leg is measured, and its tries. */
void
soleus_ankle_entry_show (SoleusAnkleEntry *self, const SoleusAnkleTest *test, SoleusLeg leg)
{
  guint n = soleus_ankle_test_count (test, leg);
  GtkListBoxRow *row;

  if (self->leg != leg)
    {
      self->leg = leg;
      gtk_label_set_label (self->leg_label, soleus_format_leg (leg));
      gtk_spin_button_set_value (self->spin,
                                 (double) soleus_length_unit_to_steps (self->unit, FIRST_MM) /
                                     soleus_length_unit_get_parts (self->unit));
      soleus_picture_show_step (soleus_figure_view_get_picture (self->figure), self->step, leg,
                                FALSE, TRUE);
    }
  while ((row = gtk_list_box_get_row_at_index (self->tries, 0)))
    gtk_list_box_remove (self->tries, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->tries, make_row (test->tries[leg == SOLEUS_LEG_RIGHT][i], i));
  gtk_widget_set_visible (GTK_WIDGET (self->tries), n > 0);
  gtk_widget_set_sensitive (self->add_button, n < SOLEUS_ANKLE_TEST_TRIES);
  gtk_widget_set_sensitive (self->reach_button, n < SOLEUS_ANKLE_TEST_TRIES);
  gtk_widget_set_visible (self->enough_label, n == SOLEUS_ANKLE_TEST_TRIES);
}
