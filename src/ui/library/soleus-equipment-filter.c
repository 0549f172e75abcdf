/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-equipment-filter.h"

#include <glib/gi18n-lib.h>

/**
 * SoleusEquipmentFilter:
 *
 * What the person has at hand. With nothing pressed, nothing is filtered.
 */
struct _SoleusEquipmentFilter
{
  AdwBin parent_instance;

  GtkFlowBox *chips;
  GPtrArray *buttons;
  gboolean updating;
};

/* In the order of the chips. */
static const struct
{
  SoleusEquipment item;
  const char *name;
} items[] = {
  { SOLEUS_EQUIPMENT_WALL, NC_ ("equipment chip", "Wall") },
  { SOLEUS_EQUIPMENT_CHAIR, NC_ ("equipment chip", "Chair") },
  { SOLEUS_EQUIPMENT_ROLLER, NC_ ("equipment chip", "Roller") },
  { SOLEUS_EQUIPMENT_BALL, NC_ ("equipment chip", "Ball") },
  { SOLEUS_EQUIPMENT_FLOOR, NC_ ("equipment chip", "Floor") },
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusEquipmentFilter, soleus_equipment_filter, ADW_TYPE_BIN)

static void
toggled_cb (SoleusEquipmentFilter *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_chip (SoleusEquipmentFilter *self, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (name);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_append (self->chips, child);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);
}

static void
soleus_equipment_filter_dispose (GObject *object)
{
  SoleusEquipmentFilter *self = SOLEUS_EQUIPMENT_FILTER (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_EQUIPMENT_FILTER);
  G_OBJECT_CLASS (soleus_equipment_filter_parent_class)->dispose (object);
}

static void
soleus_equipment_filter_class_init (SoleusEquipmentFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_equipment_filter_dispose;
  /**
   * SoleusEquipmentFilter::changed:
   *
   * The person pressed a chip.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SOLEUS_RESOURCE_PATH
                                               "/ui/soleus-equipment-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusEquipmentFilter, chips);
}

static void
soleus_equipment_filter_init (SoleusEquipmentFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buttons = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    add_chip (self, g_dpgettext2 (GETTEXT_PACKAGE, "equipment chip", items[i].name));
}

/**
 * soleus_equipment_filter_get_at_hand:
 *
 * Returns: what is pressed; %SOLEUS_EQUIPMENT_NONE where nothing is to be filtered
 */
SoleusEquipment
soleus_equipment_filter_get_at_hand (SoleusEquipmentFilter *self)
{
  SoleusEquipment at_hand = SOLEUS_EQUIPMENT_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (gtk_toggle_button_get_active (self->buttons->pdata[i]))
      at_hand |= items[i].item;
  return at_hand;
}

/**
 * soleus_equipment_filter_set_at_hand:
 * @at_hand: what is to be pressed
 */
void
soleus_equipment_filter_set_at_hand (SoleusEquipmentFilter *self, SoleusEquipment at_hand)
{
  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    gtk_toggle_button_set_active (self->buttons->pdata[i], (at_hand & items[i].item) != 0);
  self->updating = FALSE;
}
