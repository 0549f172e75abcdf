/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-next-card.h"

#include <glib/gi18n-lib.h>

#include "soleus-compat.h"
#include "soleus-figure-view.h"
#include "soleus-format.h"
#include "soleus-keys.h"
#include "soleus-layout.h"
#include "soleus-needs.h"
#include "soleus-options-text.h"
#include "soleus-two-pane.h"

/* The figure begins to move a moment after it has come into sight. It moves for so long, and again
 * where it is pointed at: a page that is only open costs nothing. */
#define PLAY_AFTER_MS 1000
#define PLAY_MS       12000

/**
 * SoleusNextCard:
 *
 * What to do next: a routine with its moving figure, its length, why it is next, and the button
 * that starts it; or that there is nothing to do. The start goes the way of every other, so that a
 * massage starts with the safety list.
 */
struct _SoleusNextCard
{
  AdwBin parent_instance;

  SoleusFigureView *figure;
  GtkWidget *why_row;
  GtkImage *icon;
  GtkLabel *why;
  GtkLabel *name;
  GtkLabel *about;
  SoleusNeeds *needs;
  GtkWidget *start_button;
  GtkWidget *start_lock;
  GtkWidget *change_button;
  GtkButton *more_button;

  SoleusRoutine *routine;
  SoleusOptions options;
  /* Whether there is nothing to do. */
  gboolean rests;
  guint play_id;
};

G_DEFINE_FINAL_TYPE (SoleusNextCard, soleus_next_card, ADW_TYPE_BIN)

static SoleusPicture *
get_picture (SoleusNextCard *self)
{
  return soleus_figure_view_get_picture (self->figure);
}

/* ---- the figure */

static void
show_still (SoleusNextCard *self)
{
  SoleusLeg leg = soleus_options_get_first_leg (&self->options);
  gboolean floor = soleus_options_is_on_floor (&self->options, self->routine);
  SoleusStep *step = soleus_routine_get_main_step (self->routine);

  if (self->rests)
    soleus_picture_show_off (get_picture (self), step, leg, floor);
  else
    soleus_picture_show_step (get_picture (self), step, leg, floor, FALSE);
}

static gboolean
still_cb (gpointer user_data)
{
  SoleusNextCard *self = user_data;

  self->play_id = 0;
  show_still (self);
  return G_SOURCE_REMOVE;
}

static gboolean
play_cb (gpointer user_data)
{
  SoleusNextCard *self = user_data;
  g_autoptr (GPtrArray) steps = soleus_options_list_steps (&self->options, self->routine);

  soleus_picture_show_steps (get_picture (self), steps,
                             soleus_options_get_first_leg (&self->options),
                             soleus_options_is_on_floor (&self->options, self->routine));
  self->play_id = g_timeout_add (PLAY_MS, still_cb, self);
  return G_SOURCE_REMOVE;
}

static void
play (SoleusNextCard *self)
{
  if (!self->routine || self->play_id != 0)
    return;
  show_still (self);
  if (!self->rests && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->play_id = g_timeout_add (PLAY_AFTER_MS, play_cb, self);
}

static void
soleus_next_card_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (soleus_next_card_parent_class)->map (widget);
  play (SOLEUS_NEXT_CARD (widget));
}

static void
soleus_next_card_unmap (GtkWidget *widget)
{
  SoleusNextCard *self = SOLEUS_NEXT_CARD (widget);

  if (self->play_id != 0)
    show_still (self);
  g_clear_handle_id (&self->play_id, g_source_remove);
  GTK_WIDGET_CLASS (soleus_next_card_parent_class)->unmap (widget);
}

/* ---- the buttons */

/* Before the card knows what is next, its button waits for the answer. */
static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusNextCard *self = SOLEUS_NEXT_CARD (widget);
  g_autofree char *options = NULL;

  if (!self->routine || self->rests)
    return;
  options = soleus_options_to_text (&self->options);
  gtk_widget_activate_action (widget, "win.repeat", "(ss)", self->routine->id, options);
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusNextCard *self = SOLEUS_NEXT_CARD (widget);

  if (self->routine)
    gtk_widget_activate_action (widget, "win.show-routine", "s", self->routine->id);
}

static gboolean
soleus_next_card_grab_focus (GtkWidget *widget)
{
  SoleusNextCard *self = SOLEUS_NEXT_CARD (widget);

  return gtk_widget_grab_focus (self->rests ? GTK_WIDGET (self->more_button) : self->start_button);
}

/* ---- the class */

static void
soleus_next_card_dispose (GObject *object)
{
  SoleusNextCard *self = SOLEUS_NEXT_CARD (object);

  g_clear_handle_id (&self->play_id, g_source_remove);
  g_clear_object (&self->routine);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_NEXT_CARD);
  G_OBJECT_CLASS (soleus_next_card_parent_class)->dispose (object);
}

static void
soleus_next_card_class_init (SoleusNextCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_next_card_dispose;
  widget_class->map = soleus_next_card_map;
  widget_class->unmap = soleus_next_card_unmap;
  widget_class->grab_focus = soleus_next_card_grab_focus;
  widget_class->focus = soleus_keys_focus_child;
  g_type_ensure (SOLEUS_TYPE_FIGURE_VIEW);
  g_type_ensure (SOLEUS_TYPE_NEEDS);
  g_type_ensure (SOLEUS_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-next-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusNextCard, figure);
  gtk_widget_class_bind_template_child (widget_class, SoleusNextCard, why_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusNextCard, icon);
  gtk_widget_class_bind_template_child (widget_class, SoleusNextCard, why);
  gtk_widget_class_bind_template_child (widget_class, SoleusNextCard, name);
  gtk_widget_class_bind_template_child (widget_class, SoleusNextCard, about);
  gtk_widget_class_bind_template_child (widget_class, SoleusNextCard, needs);
  gtk_widget_class_bind_template_child (widget_class, SoleusNextCard, start_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusNextCard, start_lock);
  gtk_widget_class_bind_template_child (widget_class, SoleusNextCard, change_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusNextCard, more_button);
  gtk_widget_class_bind_template_callback (widget_class, play);
  gtk_widget_class_install_action (widget_class, "next.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "next.change", NULL, change_action);
}

static void
soleus_next_card_init (SoleusNextCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  self->options = (SoleusOptions) SOLEUS_OPTIONS_INIT;
}

static void
show (SoleusNextCard *self,
      SoleusRoutine *routine,
      const SoleusOptions *options,
      const char *name,
      const char *about)
{
  gboolean rests = options == NULL;
  gboolean changed = g_set_object (&self->routine, routine) || rests != self->rests;
  gboolean focused;

  if (options)
    self->options = *options;
  self->rests = rests;
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->needs), !self->rests);
  /* One with the focus isn't hidden before the other can take it. */
  focused = gtk_widget_is_focus (self->start_button) ||
            gtk_widget_is_focus (GTK_WIDGET (self->more_button));
  gtk_widget_set_visible (self->rests ? GTK_WIDGET (self->more_button) : self->start_button, TRUE);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_visible (self->rests ? self->start_button : GTK_WIDGET (self->more_button), FALSE);
  gtk_widget_set_visible (self->change_button, !self->rests);
  if (!changed)
    return;
  g_clear_handle_id (&self->play_id, g_source_remove);
  play (self);
}

/**
 * soleus_next_card_show_routine:
 * @options: what the button starts it with
 * @why: (nullable): why it comes next, translated
 */
void
soleus_next_card_show_routine (SoleusNextCard *self,
                               SoleusRoutine *routine,
                               const SoleusOptions *options,
                               const char *why)
{
  g_autofree char *length = soleus_format_minutes (soleus_options_get_total (options, routine));
  /* Translators: the length of a routine, then its kind: "5 min · Stretch". */
  g_autofree char *about = g_strdup_printf (C_ ("about a routine", "%s · %s"), length,
                                            soleus_format_routine_kind (routine->kind));
  /* Translators: what a button does, then the name of the routine: "Start: Stretch the upper
   * calf". */
  g_autofree char *start = g_strdup_printf (_ ("Start: %s"), routine->name);

  gtk_widget_set_visible (GTK_WIDGET (self->icon), FALSE);
  gtk_label_set_label (self->why, why ? why : "");
  gtk_widget_set_visible (self->why_row, why != NULL);
  soleus_needs_set_equipment (self->needs, routine->equipment);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->start_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, start, -1);
  show (self, routine, options, routine->name, about);
}

/**
 * soleus_next_card_show_rest:
 * @routine: whose figure rests
 * @icon: (nullable): the name of an icon beside the title
 * @title: translated
 * @text: translated
 * @button: what can be done all the same, translated
 * @action: its action with the target, as "win.show-plan::desk"
 *
 * There is nothing to start.
 */
void
soleus_next_card_show_rest (SoleusNextCard *self,
                            SoleusRoutine *routine,
                            const char *icon,
                            const char *title,
                            const char *text,
                            const char *button,
                            const char *action)
{
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon != NULL);
  gtk_button_set_label (self->more_button, button);
  soleus_compat_set_action (GTK_ACTIONABLE (self->more_button), action);
  gtk_widget_set_visible (self->why_row, FALSE);
  show (self, routine, NULL, title, text);
}

/* A start leads to why sessions are locked. */
void
soleus_next_card_set_locked (SoleusNextCard *self, gboolean locked)
{
  gtk_widget_set_visible (self->start_lock, locked);
  if (locked)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->start_button),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Sessions are locked."),
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->start_button),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}
