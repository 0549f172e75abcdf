/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-anatomy-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-layout.h"
#include "soleus-leg-view.h"
#include "soleus-stretch.h"
#include "soleus-two-pane.h"

/**
 * SoleusAnatomyView:
 *
 * The anatomy explorer: the person bends the knee and moves the foot of a leg, by the sliders or by
 * pulling at the leg itself, chooses a part, and sees and reads what stretches.
 */
struct _SoleusAnatomyView
{
  AdwBin parent_instance;

  SoleusLegView *leg;
  GtkCheckButton *gastrocnemius_button;
  GtkCheckButton *soleus_button;
  GtkLabel *about;
  GtkLabel *knee_label;
  GtkRange *knee_scale;
  GtkLabel *ankle_label;
  GtkRange *ankle_scale;
  GtkProgressBar *gastrocnemius_bar;
  GtkProgressBar *soleus_bar;
  GtkLabel *gastrocnemius_share;
  GtkLabel *soleus_share;
  GtkLabel *verdict;

  /* What is pulled at, and the angle that it had before. */
  GtkRange *pulled;
  double pulled_from;
};

/* From so far down the shank the foot is taken, above it the knee; 0 is the knee and 1 the ankle.
 */
#define FOOT_FROM 0.75
/* Further from the shank there is no leg, in thousandths of body height. */
#define LEG_WIDTH 150

G_DEFINE_FINAL_TYPE (SoleusAnatomyView, soleus_anatomy_view, ADW_TYPE_BIN)

static char *
format_knee (int degrees)
{
  if (degrees == 0)
    return g_strdup (_ ("Knee: straight"));
  return g_strdup_printf (ngettext ("Knee: bent %d°", "Knee: bent %d°", degrees), degrees);
}

static char *
format_ankle (int degrees)
{
  if (degrees == 0)
    return g_strdup (_ ("Foot: at a right angle"));
  if (degrees < 0)
    return g_strdup_printf (ngettext ("Foot: pointed %d°", "Foot: pointed %d°", -degrees),
                            -degrees);
  return g_strdup_printf (ngettext ("Foot: toes up %d°", "Foot: toes up %d°", degrees), degrees);
}

static const char *
get_verdict (const SoleusStretch *stretch)
{
  switch (stretch->most)
    {
    case SOLEUS_MUSCLE_GASTROCNEMIUS:
      return _ (
          "The knee is nearly straight and the toes come up: the gastrocnemius stretches most.");
    case SOLEUS_MUSCLE_SOLEUS:
      if (stretch->alone)
        return _ ("The bent knee leaves the gastrocnemius slack: only the soleus stretches.");
      return _ ("The knee bends a little, which takes pull off the gastrocnemius: the soleus "
                "stretches most.");
    case SOLEUS_MUSCLE_BOTH:
      return _ ("Gastrocnemius and soleus stretch alike.");
    case SOLEUS_MUSCLE_NONE:
    default:
      return _ ("Nothing stretches: bring the toes up.");
    }
}

/* Nobody could say by how many percent a muscle is stretched. */
static const char *
name_share (double share)
{
  if (share < 0.02)
    return C_ ("stretch", "Not at all");
  if (share < 0.34)
    /* Translators: how far a muscle is stretched. */
    return C_ ("stretch", "A little");
  if (share < 0.67)
    /* Translators: how far a muscle is stretched: more than a little, less than a lot. */
    return C_ ("stretch", "Some");
  /* Translators: how far a muscle is stretched. */
  return C_ ("stretch", "A lot");
}

static void
show_share (GtkProgressBar *bar, GtkLabel *label, double share)
{
  const char *text = name_share (share);

  gtk_progress_bar_set_fraction (bar, share);
  gtk_label_set_label (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

static void
chosen_cb (SoleusAnatomyView *self)
{
  gboolean gastrocnemius = gtk_check_button_get_active (self->gastrocnemius_button);
  gboolean soleus = gtk_check_button_get_active (self->soleus_button);
  SoleusCalf calf = soleus_leg_view_get_calf (self->leg);
  const char *text;

  if (gastrocnemius)
    text =
        _ ("The rounded muscle you can see. It starts above the knee and crosses two joints, so it "
           "stretches while the knee is straight.");
  else if (soleus)
    text =
        _ ("The flatter muscle underneath. It starts below the knee and crosses only the ankle, so "
           "it stretches with the knee bent too.");
  else
    text = _ ("Both muscles join it, and it fixes to the heel bone. When they pull, the toes point "
              "down.");
  gtk_label_set_label (self->about, text);
  calf.tendon = !gastrocnemius && !soleus;
  calf.target = gastrocnemius ? SOLEUS_MUSCLE_GASTROCNEMIUS
                : soleus      ? SOLEUS_MUSCLE_SOLEUS
                              : SOLEUS_MUSCLE_NONE;
  soleus_leg_view_show (self->leg, &calf);
}

static void
changed_cb (SoleusAnatomyView *self)
{
  int knee = (int) round (gtk_range_get_value (self->knee_scale));
  int ankle = (int) round (gtk_range_get_value (self->ankle_scale));
  g_autofree char *knee_text = format_knee (knee);
  g_autofree char *ankle_text = format_ankle (ankle);
  SoleusCalf calf = soleus_leg_view_get_calf (self->leg);
  SoleusStretch stretch;

  soleus_stretch_reckon (knee, ankle, &stretch);
  calf.knee = knee;
  calf.ankle = ankle;
  soleus_leg_view_show (self->leg, &calf);
  gtk_label_set_label (self->knee_label, knee_text);
  gtk_label_set_label (self->ankle_label, ankle_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->knee_scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, knee_text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ankle_scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, ankle_text, -1);
  show_share (self->gastrocnemius_bar, self->gastrocnemius_share, stretch.gastrocnemius);
  show_share (self->soleus_bar, self->soleus_share, stretch.soleus);
  gtk_label_set_label (self->verdict, get_verdict (&stretch));
}

static void
drag_begin_cb (SoleusAnatomyView *self, double x, double y, GtkGesture *gesture)
{
  double along, across;

  soleus_leg_view_locate (self->leg, x, y, &along, &across);
  if (fabs (across) > LEG_WIDTH)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->pulled = along > FOOT_FROM ? self->ankle_scale : self->knee_scale;
  self->pulled_from = gtk_range_get_value (self->pulled);
}

/* The foot goes up and down, the knee to the front and back. The way is measured from where the
 * pull began, since the leg moves under the pointer. */
static void
drag_update_cb (SoleusAnatomyView *self, double dx, double dy, GtkGesture *gesture)
{
  double knee_x, knee_y, ankle_x, ankle_y, way;

  if (!self->pulled)
    return;
  soleus_leg_view_find (self->leg, 0, 0, &knee_x, &knee_y);
  soleus_leg_view_find (self->leg, 1, 0, &ankle_x, &ankle_y);
  way = self->pulled == self->ankle_scale ? -dy : dx;
  /* Half a shank is about a foot. */
  gtk_range_set_value (self->pulled,
                       self->pulled_from +
                           way / (hypot (ankle_x - knee_x, ankle_y - knee_y) / 2) * 180 / G_PI);
}

static void
drag_end_cb (SoleusAnatomyView *self, double dx, double dy, GtkGesture *gesture)
{
  self->pulled = NULL;
}

static void
add_pull (SoleusAnatomyView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->leg), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->leg), "grab");
}

static void
soleus_anatomy_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ANATOMY_VIEW);
  G_OBJECT_CLASS (soleus_anatomy_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, leg);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, gastrocnemius_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, soleus_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, about);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, knee_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, knee_scale);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, ankle_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, ankle_scale);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, gastrocnemius_bar);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, soleus_bar);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, gastrocnemius_share);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, soleus_share);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, verdict);
}

static void
soleus_anatomy_view_class_init (SoleusAnatomyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_anatomy_view_dispose;
  g_type_ensure (SOLEUS_TYPE_LEG_VIEW);
  g_type_ensure (SOLEUS_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-anatomy-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
soleus_anatomy_view_init (SoleusAnatomyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_scroll_pass_on (GTK_WIDGET (self->knee_scale));
  soleus_scroll_pass_on (GTK_WIDGET (self->ankle_scale));
  add_pull (self);
  changed_cb (self);
  chosen_cb (self);
}

/**
 * soleus_anatomy_view_new:
 *
 * Returns: (transfer floating): the explorer, with a straight knee and the toes up
 */
GtkWidget *
soleus_anatomy_view_new (void)
{
  return g_object_new (SOLEUS_TYPE_ANATOMY_VIEW, NULL);
}
