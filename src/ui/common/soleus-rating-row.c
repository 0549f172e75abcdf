/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-rating-row.h"

#include <glib/gi18n-lib.h>

#include "soleus-enum-types.h"
#include "soleus-format.h"
#include "soleus-rating-scale.h"

/**
 * SoleusRatingRow:
 *
 * A rating of how tight one calf feels, from 0 to 10, or none.
 */
struct _SoleusRatingRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *name;
  SoleusRatingScale *scale;
  GtkWidget *legend;

  SoleusLeg leg;
};

enum
{
  PROP_0,
  PROP_LEG,
  PROP_LEGEND,
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
rated_cb (SoleusRatingRow *self, int value)
{
  g_signal_emit (self, signals[SIGNAL_RATED], 0, value);
}

static void
show_leg (SoleusRatingRow *self)
{
  const char *name = soleus_format_leg (self->leg);
  /* Translators: %s is a leg, such as "Left leg". */
  g_autofree char *label = g_strdup_printf (_ ("Tightness, %s"), name);

  gtk_label_set_label (self->name, name);
  soleus_rating_scale_set_name (self->scale, label);
}

static void
soleus_rating_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusRatingRow *self = SOLEUS_RATING_ROW (object);

  switch (id)
    {
    case PROP_LEG:
      self->leg = g_value_get_enum (value);
      show_leg (self);
      break;
    case PROP_LEGEND:
      gtk_widget_set_visible (self->legend, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The numbers take the focus, never the row: a list would give it to the row first. */
static gboolean
soleus_rating_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (SOLEUS_RATING_ROW (widget)->scale), direction);
}

static gboolean
soleus_rating_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SOLEUS_RATING_ROW (widget)->scale));
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

  object_class->set_property = soleus_rating_row_set_property;
  object_class->dispose = soleus_rating_row_dispose;
  widget_class->focus = soleus_rating_row_focus;
  widget_class->grab_focus = soleus_rating_row_grab_focus;

  properties[PROP_LEG] =
      g_param_spec_enum ("leg", NULL, NULL, SOLEUS_TYPE_LEG, SOLEUS_LEG_LEFT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* Whether the row itself says what the ends of the scale mean. */
  properties[PROP_LEGEND] =
      g_param_spec_boolean ("legend", NULL, NULL, TRUE,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SoleusRatingRow::rated:
   * @value: 0 to 10, or %SOLEUS_RATING_NONE when the person took the rating back
   *
   * Not emitted by soleus_rating_row_set_value().
   */
  signals[SIGNAL_RATED] = g_signal_new ("rated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (SOLEUS_TYPE_RATING_SCALE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-rating-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusRatingRow, name);
  gtk_widget_class_bind_template_child (widget_class, SoleusRatingRow, scale);
  gtk_widget_class_bind_template_child (widget_class, SoleusRatingRow, legend);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
}

static void
soleus_rating_row_init (SoleusRatingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SoleusLeg
soleus_rating_row_get_leg (SoleusRatingRow *self)
{
  return self->leg;
}

/* Returns: 0 to 10, or %SOLEUS_RATING_NONE */
int
soleus_rating_row_get_value (SoleusRatingRow *self)
{
  return soleus_rating_scale_get_value (self->scale);
}

void
soleus_rating_row_set_value (SoleusRatingRow *self, int value)
{
  soleus_rating_scale_set_value (self->scale, value);
}
