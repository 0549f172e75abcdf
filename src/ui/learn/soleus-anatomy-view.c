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
 * The anatomy explorer: the person bends the knee and moves the foot of a leg, chooses a part, and
 * sees and reads what stretches.
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
};

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

static void
show_share (GtkProgressBar *bar, GtkLabel *label, double share)
{
  int percent = (int) round (share * 100);
  /* Translators: a share of 100; "%%" is a percent sign. */
  g_autofree char *text = g_strdup_printf (_ ("%d %%"), percent);

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
