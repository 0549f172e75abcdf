/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-session-bar.h"

#include <glib/gi18n-lib.h>

#include "soleus-compat.h"

#define GAP    3.0
#define ROW    6
#define HEIGHT (2 * ROW + 4)
#define EDGE   1.25

/* The whole session in two rows, the left leg above the right one, so that one sees that both get
 * the same: a segment for each phase of work, thin lines for the time between. */
struct _SoleusSessionBar
{
  GtkWidget parent_instance;

  SoleusSession *session;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (SoleusSessionBar, soleus_session_bar, GTK_TYPE_WIDGET)

static void
soleus_session_bar_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : HEIGHT;
}

static double
get_length (SoleusSession *session, guint index)
{
  if (index == soleus_session_get_position (session))
    return MAX (0, soleus_session_get_length (session));
  return MAX (0, soleus_phase_get_duration (soleus_session_get_phase_at (session, index)));
}

/* The part of a phase that is over, 0 to 1. */
static double
get_done (SoleusSession *session, guint index)
{
  guint position = soleus_session_get_position (session);

  if (index != position)
    return index < position ? 1 : 0;
  return soleus_session_get_elapsed (session) / MAX (1.0, get_length (session, index));
}

static void
append_segment (GtkSnapshot *snapshot, const GdkRGBA *color, graphene_rect_t *rect, double alpha)
{
  GskRoundedRect rounded;
  GdkRGBA c = *color;

  c.alpha *= alpha;
  gsk_rounded_rect_init_from_rect (&rounded, rect, rect->size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &c, rect);
  gtk_snapshot_pop (snapshot);
}

/* The running phase stands out before much of it is over. */
static void
append_edge (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *rect)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, rect->size.height / 2);
  gtk_snapshot_append_border (snapshot, &rounded, (float[]){ EDGE, EDGE, EDGE, EDGE },
                              (GdkRGBA[]){ *color, *color, *color, *color });
}

/* Whether the row of a leg shows a phase as work. */
static gboolean
is_work_of (SoleusPhase *phase, SoleusLeg leg)
{
  return soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK &&
         (soleus_phase_get_leg (phase) == leg || soleus_phase_get_leg (phase) == SOLEUS_LEG_BOTH);
}

static void
append_row (SoleusSessionBar *self, GtkSnapshot *snapshot, SoleusLeg leg, double y)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), total = 0, x = 0;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint n = soleus_session_get_n_phases (self->session);
  GdkRGBA color;

  for (guint i = 0; i < n; i++)
    total += get_length (self->session, i);
  soleus_compat_get_color (GTK_WIDGET (self), &color);
  for (guint i = 0; i < n && total > 0; i++)
    {
      SoleusPhase *phase = soleus_session_get_phase_at (self->session, i);
      gboolean work = is_work_of (phase, leg);
      double w = width * get_length (self->session, i) / total;
      double h = work ? ROW : 2, inner = MAX (0, w - GAP), done = get_done (self->session, i);
      graphene_rect_t rect =
          GRAPHENE_RECT_INIT (rtl ? width - x - inner : x, y + (ROW - h) / 2, inner, h);

      if (inner > 0)
        append_segment (snapshot, &color, &rect, 0.25);
      if (inner > 0 && i == soleus_session_get_position (self->session) &&
          (work || soleus_phase_get_kind (phase) != SOLEUS_PHASE_WORK))
        append_edge (snapshot, &color,
                     &GRAPHENE_RECT_INIT (rect.origin.x, (float) y, rect.size.width, ROW));
      rect.size.width = inner * done;
      if (rtl)
        rect.origin.x = width - x - rect.size.width;
      if (rect.size.width > 0)
        append_segment (snapshot, &color, &rect, 1);
      x += w;
    }
}

static void
soleus_session_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusSessionBar *self = SOLEUS_SESSION_BAR (widget);

  if (!self->session)
    return;
  append_row (self, snapshot, SOLEUS_LEG_LEFT, 0);
  append_row (self, snapshot, SOLEUS_LEG_RIGHT, HEIGHT - ROW);
}

static void
changed_cb (SoleusSessionBar *self)
{
  gint64 total = 0, left = soleus_session_get_total_remaining (self->session);

  for (guint i = 0; i < soleus_session_get_n_phases (self->session); i++)
    total += get_length (self->session, i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  total / 1000.0, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  MAX (0, total - left) / 1000.0, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
soleus_session_bar_dispose (GObject *object)
{
  SoleusSessionBar *self = SOLEUS_SESSION_BAR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (soleus_session_bar_parent_class)->dispose (object);
}

static void
soleus_session_bar_class_init (SoleusSessionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_session_bar_dispose;
  widget_class->measure = soleus_session_bar_measure;
  widget_class->snapshot = soleus_session_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sessionbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
soleus_session_bar_init (SoleusSessionBar *self)
{
  self->signals = g_signal_group_new (SOLEUS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::remaining-seconds",
                                  G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "phase-changed", G_CALLBACK (changed_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress of the whole session"), -1);
}

void
soleus_session_bar_set_session (SoleusSessionBar *self, SoleusSession *session)
{
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->signals, session);
  if (session)
    changed_cb (self);
}
