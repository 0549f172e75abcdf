/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-weekday-buttons.h"

#include <glib/gi18n-lib.h>

#include "soleus-plan-text.h"

/* As many days have to fit beside each other: a week takes two lines then. */
#define LINE 4

/**
 * SoleusWeekdayButtons:
 *
 * The days of a week, each to be switched on or off. They begin with the day that a week begins
 * with here. Where seven have no room beside each other, they take two lines.
 *
 * Signal "changed": the person has switched one.
 */
struct _SoleusWeekdayButtons
{
  AdwBin parent_instance;

  GtkToggleButton *buttons[SOLEUS_N_WEEKDAYS];
  gboolean updating;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusWeekdayButtons, soleus_weekday_buttons, ADW_TYPE_BIN)

static void
toggled_cb (SoleusWeekdayButtons *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkToggleButton *
make_button (SoleusWeekdayButtons *self, guint index)
{
  g_autofree char *name = soleus_plan_format_weekday (index, "%a");
  g_autofree char *whole = soleus_plan_format_weekday (index, "%A");
  GtkWidget *button = gtk_toggle_button_new_with_label (name);

  gtk_widget_set_tooltip_text (button, whole);
  /* Newer GTK names a button by its label before all else. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, whole,
                                  -1);
  gtk_widget_add_css_class (button, "weekday");
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return GTK_TOGGLE_BUTTON (button);
}

static void
add_button (GtkFlowBox *box, GtkWidget *button)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_add_css_class (child, "weekday-place");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_append (box, child);
}

static void
soleus_weekday_buttons_class_init (SoleusWeekdayButtonsClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_weekday_buttons_init (SoleusWeekdayButtons *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE,
                                 "homogeneous", TRUE, "column-spacing", 4, "row-spacing", 4,
                                 "min-children-per-line", LINE, "max-children-per-line",
                                 SOLEUS_N_WEEKDAYS, NULL);
  guint first = soleus_plan_get_first_weekday ();

  for (guint i = 0; i < SOLEUS_N_WEEKDAYS; i++)
    {
      guint index = (first + i) % SOLEUS_N_WEEKDAYS;

      self->buttons[index] = make_button (self, index);
      add_button (GTK_FLOW_BOX (box), GTK_WIDGET (self->buttons[index]));
    }
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Days of the week"), -1);
}

GtkWidget *
soleus_weekday_buttons_new (void)
{
  return g_object_new (SOLEUS_TYPE_WEEKDAY_BUTTONS, NULL);
}

/* Returns: those that are on; Monday is bit 0 */
guint
soleus_weekday_buttons_get (SoleusWeekdayButtons *self)
{
  guint weekdays = 0;

  for (guint i = 0; i < SOLEUS_N_WEEKDAYS; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      weekdays |= 1u << i;
  return weekdays;
}

void
soleus_weekday_buttons_set (SoleusWeekdayButtons *self, guint weekdays)
{
  self->updating = TRUE;
  for (guint i = 0; i < SOLEUS_N_WEEKDAYS; i++)
    gtk_toggle_button_set_active (self->buttons[i], weekdays >> i & 1);
  self->updating = FALSE;
}
