/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-card.h"

#include <adwaita.h>

#include "soleus-figure-view.h"
#include "soleus-format.h"

/**
 * SoleusRoutineCard:
 *
 * A button that shows a routine: its figure, name, length, muscles and what is needed for it.
 */
struct _SoleusRoutineCard
{
  GtkButton parent_instance;

  SoleusFigureView *figure;
  GtkLabel *name;
  GtkLabel *length;
  GtkLabel *target;
  GtkLabel *equipment;

  SoleusRoutine *routine;
  gboolean seen;
};

G_DEFINE_FINAL_TYPE (SoleusRoutineCard, soleus_routine_card, GTK_TYPE_BUTTON)

static void
soleus_routine_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  if (SOLEUS_ROUTINE_CARD (widget)->seen)
    GTK_WIDGET_CLASS (soleus_routine_card_parent_class)->snapshot (widget, snapshot);
}

static void
soleus_routine_card_dispose (GObject *object)
{
  g_clear_object (&SOLEUS_ROUTINE_CARD (object)->routine);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ROUTINE_CARD);
  G_OBJECT_CLASS (soleus_routine_card_parent_class)->dispose (object);
}

static void
soleus_routine_card_class_init (SoleusRoutineCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_routine_card_dispose;
  widget_class->snapshot = soleus_routine_card_snapshot;
  g_type_ensure (SOLEUS_TYPE_FIGURE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-routine-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineCard, figure);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineCard, name);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineCard, length);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineCard, target);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineCard, equipment);
}

static void
soleus_routine_card_init (SoleusRoutineCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
soleus_routine_card_new (SoleusRoutine *routine)
{
  SoleusRoutineCard *self = g_object_new (SOLEUS_TYPE_ROUTINE_CARD, NULL);
  g_autofree char *equipment = soleus_format_equipment (routine->equipment);

  self->routine = g_object_ref (routine);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", routine->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show-routine");
  soleus_picture_show_step (soleus_figure_view_get_picture (self->figure),
                            soleus_routine_get_picture_step (routine), SOLEUS_LEG_RIGHT, FALSE,
                            FALSE);
  gtk_label_set_label (self->name, routine->name);
  gtk_label_set_label (self->target, soleus_format_muscle (soleus_routine_get_target (routine)));
  gtk_label_set_label (self->equipment, equipment);
  return GTK_WIDGET (self);
}

SoleusRoutine *
soleus_routine_card_get_routine (SoleusRoutineCard *self)
{
  return self->routine;
}

void
soleus_routine_card_set_options (SoleusRoutineCard *self, const SoleusOptions *options)
{
  g_autofree char *length =
      soleus_format_duration (soleus_options_get_total (options, self->routine));

  gtk_label_set_label (self->length, length);
}

/* The card has come into sight: from now on it draws itself. */
void
soleus_routine_card_set_seen (SoleusRoutineCard *self)
{
  if (self->seen)
    return;
  self->seen = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
