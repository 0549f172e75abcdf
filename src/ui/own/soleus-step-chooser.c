/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-step-chooser.h"

#include "soleus-keys.h"
#include "soleus-layout.h"
#include "soleus-step-figure.h"

#define WIDTH  460
#define HEIGHT 640

#define KEY "soleus-step"

/**
 * SoleusStepChooser:
 *
 * A dialog with a list of steps, each with its figure. It closes once one is chosen.
 *
 * Signal "chosen": a step, or none for one of the person's own.
 */
struct _SoleusStepChooser
{
  AdwWindow parent_instance;

  AdwPreferencesPage *page;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusStepChooser, soleus_step_chooser, ADW_TYPE_WINDOW)

/* The dialog that opened it has the focus again before anything happens there. */
static void
activated_cb (SoleusStepChooser *self, AdwActionRow *row)
{
  SoleusStep *step = g_object_get_data (G_OBJECT (row), KEY);
  g_autoptr (SoleusStepChooser) keep = g_object_ref (self);
  g_autoptr (SoleusStep) chosen = step ? soleus_step_ref (step) : NULL;

  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, chosen);
}

static void
soleus_step_chooser_class_init (SoleusStepChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * SoleusStepChooser::chosen:
   * @step: (nullable): a #SoleusStep
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-step-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusStepChooser, page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
soleus_step_chooser_init (SoleusStepChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  soleus_keys_add_close (GTK_WINDOW (self));
}

/**
 * soleus_step_chooser_new:
 * @owner: what asks: once it is no longer seen, the dialog goes too
 * @title: translated
 *
 * Returns: (transfer none): a modal dialog to present, with nothing to choose yet
 */
SoleusStepChooser *
soleus_step_chooser_new (GtkWidget *owner, const char *title)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (owner));
  SoleusStepChooser *self =
      g_object_new (SOLEUS_TYPE_STEP_CHOOSER, "transient-for", parent, "title", title, NULL);
  SoleusAppearance *appearance = soleus_appearance_find (GTK_WIDGET (parent));

  if (appearance)
    soleus_appearance_attach (appearance, GTK_WIDGET (self));
  soleus_fit_window (GTK_WINDOW (self), parent, WIDTH, HEIGHT);
  g_signal_connect_object (owner, "unmap", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static GtkWidget *
add_row (SoleusStepChooser *self,
         AdwPreferencesGroup *group,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return row;
}

/* Adds the choice of a step in the person's own words. */
void
soleus_step_chooser_add_own (SoleusStepChooser *self, const char *title, const char *subtitle)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  add_row (self, group, title, subtitle);
  adw_preferences_page_add (self->page, group);
}

static void
add_step (SoleusStepChooser *self, AdwPreferencesGroup *group, SoleusStep *step, gboolean picture)
{
  GtkWidget *figure = soleus_step_figure_new (step);
  GtkWidget *row =
      add_row (self, group, picture ? soleus_step_figure_describe (figure) : step->name,
               picture ? "" : step->cue);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), figure);
  g_object_set_data_full (G_OBJECT (row), KEY, soleus_step_ref (step),
                          (GDestroyNotify) soleus_step_unref);
}

/**
 * soleus_step_chooser_add:
 * @title: of the group
 * @description: (nullable): what holds for all of them
 * @steps: (element-type SoleusStep): what can be chosen
 */
void
soleus_step_chooser_add (SoleusStepChooser *self,
                         const char *title,
                         const char *description,
                         GPtrArray *steps)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  for (guint i = 0; i < steps->len; i++)
    add_step (self, group, steps->pdata[i], FALSE);
  adw_preferences_page_add (self->page, group);
}

/**
 * soleus_step_chooser_add_pictures:
 * @steps: (element-type SoleusStep): only their pictures are chosen, and described
 */
void
soleus_step_chooser_add_pictures (SoleusStepChooser *self, GPtrArray *steps)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  for (guint i = 0; i < steps->len; i++)
    add_step (self, group, steps->pdata[i], TRUE);
  adw_preferences_page_add (self->page, group);
}
