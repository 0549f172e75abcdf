/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-rating-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-format.h"
#include "soleus-history-types.h"
#include "soleus-scroll.h"

/**
 * SoleusRatingRow:
 *
 * How tight one calf is, from 0 to 10, or nothing: the slider says nothing until the person moves
 * or presses it.
 */
struct _SoleusRatingRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *name;
  GtkLabel *number;
  GtkWidget *clear_button;
  GtkScale *scale;

  SoleusLeg leg;
  int value;
};

enum
{
  PROP_0,
  PROP_LEG,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_RATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusRatingRow, soleus_rating_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_value (SoleusRatingRow *self)
{
  gboolean rated = self->value != SOLEUS_RATING_NONE;
  g_autofree char *text = NULL;

  /* Translators: a rating from 0 to 10. */
  text = rated ? g_strdup_printf (_ ("%d of 10"), self->value) : g_strdup (_ ("Not rated"));
  gtk_label_set_label (self->number, text);
  gtk_range_set_value (GTK_RANGE (self->scale), MAX (self->value, 0));
  gtk_scale_set_has_origin (self->scale, rated);
  gtk_widget_set_visible (self->clear_button, rated);
  if (rated)
    gtk_widget_remove_css_class (GTK_WIDGET (self->scale), "unrated");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->scale), "unrated");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
rate (SoleusRatingRow *self, int value)
{
  if (self->value == value)
    return;
  soleus_rating_row_set_value (self, value);
  g_signal_emit (self, signals[SIGNAL_RATED], 0, value);
}

/* Not value-changed: pressing the slider where it stands is a rating too. */
static gboolean
change_value_cb (SoleusRatingRow *self, GtkScrollType scroll, double value)
{
  rate (self, CLAMP ((int) round (value), 0, SOLEUS_RATING_MAX));
  return GDK_EVENT_STOP;
}

static void
clear_cb (SoleusRatingRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->scale));
  rate (self, SOLEUS_RATING_NONE);
}

static void
set_leg (SoleusRatingRow *self, SoleusLeg leg)
{
  const char *name = soleus_format_leg (leg);
  /* Translators: %s is a leg, such as "Left leg". */
  g_autofree char *label = g_strdup_printf (_ ("Tightness, %s"), name);
  /* Translators: %s is a leg, such as "Left leg". */
  g_autofree char *clear = g_strdup_printf (_ ("Clear the rating, %s"), name);

  self->leg = leg;
  gtk_label_set_label (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, clear, -1);
}

static void
soleus_rating_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusRatingRow *self = SOLEUS_RATING_ROW (object);

  switch (id)
    {
    case PROP_LEG:
      g_value_set_int (value, self->leg);
      break;
    case PROP_VALUE:
      g_value_set_int (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_rating_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusRatingRow *self = SOLEUS_RATING_ROW (object);

  switch (id)
    {
    case PROP_LEG:
      set_leg (self, g_value_get_int (value));
      break;
    case PROP_VALUE:
      soleus_rating_row_set_value (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_rating_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_RATING_ROW);
  G_OBJECT_CLASS (soleus_rating_row_parent_class)->dispose (object);
}

static void
soleus_rating_row_class_init (SoleusRatingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = soleus_rating_row_get_property;
  object_class->set_property = soleus_rating_row_set_property;
  object_class->dispose = soleus_rating_row_dispose;

  properties[PROP_LEG] = g_param_spec_int ("leg", NULL, NULL, SOLEUS_LEG_BOTH, SOLEUS_LEG_RIGHT,
                                           SOLEUS_LEG_LEFT, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_VALUE] = g_param_spec_int ("value", NULL, NULL, SOLEUS_RATING_NONE,
                                             SOLEUS_RATING_MAX, SOLEUS_RATING_NONE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SoleusRatingRow::rated:
   * @value: 0 to 10, or %SOLEUS_RATING_NONE when the person took the rating back
   *
   * Emitted for what the person does, not for soleus_rating_row_set_value().
   */
  signals[SIGNAL_RATED] = g_signal_new ("rated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-rating-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusRatingRow, name);
  gtk_widget_class_bind_template_child (widget_class, SoleusRatingRow, number);
  gtk_widget_class_bind_template_child (widget_class, SoleusRatingRow, clear_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusRatingRow, scale);
  gtk_widget_class_bind_template_callback (widget_class, change_value_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
soleus_rating_row_init (SoleusRatingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_scroll_pass_on (GTK_WIDGET (self->scale));
  self->value = SOLEUS_RATING_NONE;
  show_value (self);
}

/**
 * soleus_rating_row_new:
 * @leg: left or right
 *
 * Returns: (transfer floating): a row without a rating
 */
GtkWidget *
soleus_rating_row_new (SoleusLeg leg)
{
  return g_object_new (SOLEUS_TYPE_RATING_ROW, "leg", leg, NULL);
}

SoleusLeg
soleus_rating_row_get_leg (SoleusRatingRow *self)
{
  return self->leg;
}

/**
 * soleus_rating_row_get_value:
 *
 * Returns: 0 to 10, or %SOLEUS_RATING_NONE
 */
int
soleus_rating_row_get_value (SoleusRatingRow *self)
{
  return self->value;
}

/**
 * soleus_rating_row_set_value:
 * @value: 0 to 10, or %SOLEUS_RATING_NONE
 */
void
soleus_rating_row_set_value (SoleusRatingRow *self, int value)
{
  if (self->value == value)
    return;
  self->value = value;
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}
