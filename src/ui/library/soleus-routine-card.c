/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-card.h"

#include <glib/gi18n-lib.h>

#include "soleus-figure-view.h"
#include "soleus-format.h"
#include "soleus-layout.h"
#include "soleus-needs.h"
#include "soleus-recommendation.h"

/**
 * SoleusRoutineCard:
 *
 * A routine in a list: a button that shows it, with its figures, name and length, what is needed,
 * and below it the button that starts it. A massage starts with the safety list. A stretch starts
 * at once, with the short safety note while the person gets ready.
 */
struct _SoleusRoutineCard
{
  AdwBin parent_instance;

  GtkWidget *open_button;
  GtkBox *figures;
  GtkLabel *name;
  GtkLabel *about;
  SoleusNeeds *needs;
  GtkWidget *start_button;

  SoleusRoutine *routine;
  /* Who wrote it, where that is somebody else. */
  char *author;
  /* The leg that is shown at work; both before the first. */
  SoleusLeg leg;
  gboolean seen;
};

G_DEFINE_FINAL_TYPE (SoleusRoutineCard, soleus_routine_card, ADW_TYPE_BIN)

static void
soleus_routine_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  if (SOLEUS_ROUTINE_CARD (widget)->seen)
    GTK_WIDGET_CLASS (soleus_routine_card_parent_class)->snapshot (widget, snapshot);
}

static void
soleus_routine_card_dispose (GObject *object)
{
  SoleusRoutineCard *self = SOLEUS_ROUTINE_CARD (object);

  g_clear_object (&self->routine);
  g_clear_pointer (&self->author, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ROUTINE_CARD);
  G_OBJECT_CLASS (soleus_routine_card_parent_class)->dispose (object);
}

static void
soleus_routine_card_class_init (SoleusRoutineCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_routine_card_dispose;
  widget_class->snapshot = soleus_routine_card_snapshot;
  g_type_ensure (SOLEUS_TYPE_NEEDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-routine-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineCard, open_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineCard, figures);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineCard, name);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineCard, about);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineCard, needs);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineCard, start_button);
}

static void
soleus_routine_card_init (SoleusRoutineCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
}

static void
add_figures (SoleusRoutineCard *self)
{
  GtkWidget *figure;

  while ((figure = gtk_widget_get_first_child (GTK_WIDGET (self->figures))))
    gtk_box_remove (self->figures, figure);
  for (guint i = 0; i < self->routine->pictures->len; i++)
    {
      figure = soleus_figure_view_new ();
      gtk_widget_set_hexpand (figure, TRUE);
      gtk_widget_set_can_focus (figure, FALSE);
      gtk_box_append (self->figures, figure);
    }
  self->leg = SOLEUS_LEG_BOTH;
}

/* As on the page of the routine: with the leg that is worked first. */
static void
show_figures (SoleusRoutineCard *self, const SoleusOptions *options)
{
  SoleusLeg leg = soleus_options_get_first_leg (options);
  GtkWidget *figure = gtk_widget_get_first_child (GTK_WIDGET (self->figures));

  if (self->leg == leg)
    return;
  self->leg = leg;
  for (guint i = 0; figure; figure = gtk_widget_get_next_sibling (figure), i++)
    soleus_picture_show_step (soleus_figure_view_get_picture (SOLEUS_FIGURE_VIEW (figure)),
                              self->routine->pictures->pdata[i], leg, FALSE, FALSE);
}

GtkWidget *
soleus_routine_card_new (SoleusRoutine *routine)
{
  SoleusRoutineCard *self = g_object_new (SOLEUS_TYPE_ROUTINE_CARD, NULL);

  /* Newer GTK names a button by its label before all else. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->start_button),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  soleus_routine_card_set_routine (self, routine, NULL);
  return GTK_WIDGET (self);
}

/**
 * soleus_routine_card_set_routine:
 * @routine: for an own one, what has become of it
 * @author: (nullable): who wrote it, where that is somebody else
 *
 * The card keeps its focus. soleus_routine_card_set_options() has to follow.
 */
void
soleus_routine_card_set_routine (SoleusRoutineCard *self,
                                 SoleusRoutine *routine,
                                 const char *author)
{
  GtkWidget *buttons[] = { self->open_button, self->start_button };
  /* Translators: what a button does, then the name of the routine: "Start: Stretch the upper
   * calf". */
  g_autofree char *start = g_strdup_printf (_ ("Start: %s"), routine->name);
  gboolean same = self->routine && soleus_routine_is_same (self->routine, routine);

  g_set_object (&self->routine, routine);
  g_free (self->author);
  self->author = g_strdup (author);
  if (same)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (buttons[i]), "s", routine->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->start_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, start, -1);
  gtk_label_set_label (self->name, routine->name);
  soleus_needs_set_equipment (self->needs, routine->equipment);
  add_figures (self);
}

SoleusRoutine *
soleus_routine_card_get_routine (SoleusRoutineCard *self)
{
  return self->routine;
}

/* The length follows the person's choices. */
void
soleus_routine_card_set_options (SoleusRoutineCard *self, const SoleusOptions *options)
{
  g_autofree char *length =
      soleus_format_minutes (soleus_options_get_total (options, self->routine));
  /* Translators: the length of a routine, then its kind: "5 min · Stretch". */
  g_autofree char *about = g_strdup_printf (C_ ("about a routine", "%s · %s"), length,
                                            soleus_format_routine_kind (self->routine->kind));
  g_autofree char *author = self->author ? soleus_format_author (self->author) : NULL;
  g_autofree char *text = g_strjoin ("\n", about, author, NULL);

  gtk_label_set_label (self->about, text);
  show_figures (self, options);
}

/* Returns: whether it was shown, which it is where the routine can be done with what is at hand */
gboolean
soleus_routine_card_show_if_fitting (SoleusRoutineCard *self, SoleusEquipment at_hand)
{
  gboolean fits = soleus_recommend_fits (self->routine->equipment, at_hand);

  gtk_widget_set_visible (GTK_WIDGET (self), fits);
  return fits;
}

/* Compares two cards by the lengths of their routines, for g_ptr_array_sort_with_data(). */
int
soleus_routine_card_compare_lengths (gconstpointer a, gconstpointer b, gpointer options)
{
  SoleusRoutineCard *first = *(SoleusRoutineCard *const *) a;
  SoleusRoutineCard *second = *(SoleusRoutineCard *const *) b;
  gint64 difference = soleus_options_get_total (options, first->routine) -
                      soleus_options_get_total (options, second->routine);

  return (difference > 0) - (difference < 0);
}

/**
 * soleus_routine_card_look:
 * @page: that scrolls
 *
 * Once the card has come into sight on @page, it draws itself.
 */
void
soleus_routine_card_look (SoleusRoutineCard *self, GtkWidget *page)
{
  graphene_rect_t sight, bounds;

  if (self->seen)
    return;
  graphene_rect_init (&sight, 0, 0, gtk_widget_get_width (page), gtk_widget_get_height (page));
  if (!gtk_widget_compute_bounds (GTK_WIDGET (self), page, &bounds) ||
      !graphene_rect_intersection (&sight, &bounds, NULL))
    return;
  self->seen = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
soleus_routine_card_grab_focus (SoleusRoutineCard *self)
{
  gtk_widget_grab_focus (self->open_button);
}
