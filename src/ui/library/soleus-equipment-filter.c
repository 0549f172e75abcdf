/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-equipment-filter.h"

#include <glib/gi18n-lib.h>

#include "soleus-settings.h"

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

#define N_ITEMS G_N_ELEMENTS (items)

/**
 * SoleusEquipmentFilter:
 *
 * Chips for what the person has at hand, which is kept in the settings. With no chip pressed,
 * nothing is filtered.
 */
struct _SoleusEquipmentFilter
{
  AdwBin parent_instance;

  GtkFlowBox *chips;
  GtkToggleButton *buttons[N_ITEMS];
  SoleusSettings *settings;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SoleusEquipmentFilter, soleus_equipment_filter, ADW_TYPE_BIN)

static void
toggled_cb (SoleusEquipmentFilter *self)
{
  SoleusEquipment at_hand = SOLEUS_EQUIPMENT_NONE;

  if (self->updating)
    return;
  for (guint i = 0; i < N_ITEMS; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      at_hand |= items[i].item;
  soleus_settings_set_equipment (self->settings, at_hand);
}

static void
equipment_cb (SoleusEquipmentFilter *self)
{
  SoleusEquipment at_hand = soleus_settings_get_equipment (self->settings);

  self->updating = TRUE;
  for (guint i = 0; i < N_ITEMS; i++)
    gtk_toggle_button_set_active (self->buttons[i], (at_hand & items[i].item) != 0);
  self->updating = FALSE;
}

static GtkToggleButton *
add_chip (SoleusEquipmentFilter *self, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (name);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_append (self->chips, child);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return GTK_TOGGLE_BUTTON (button);
}

static void
soleus_equipment_filter_dispose (GObject *object)
{
  SoleusEquipmentFilter *self = SOLEUS_EQUIPMENT_FILTER (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_EQUIPMENT_FILTER);
  G_OBJECT_CLASS (soleus_equipment_filter_parent_class)->dispose (object);
}

static void
soleus_equipment_filter_class_init (SoleusEquipmentFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_equipment_filter_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SOLEUS_RESOURCE_PATH
                                               "/ui/soleus-equipment-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusEquipmentFilter, chips);
}

static void
soleus_equipment_filter_init (SoleusEquipmentFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_ITEMS; i++)
    self->buttons[i] =
        add_chip (self, g_dpgettext2 (GETTEXT_PACKAGE, "equipment chip", items[i].name));
}

/**
 * soleus_equipment_filter_set_settings:
 * @settings: where what is at hand is kept; call this once
 */
void
soleus_equipment_filter_set_settings (SoleusEquipmentFilter *self, SoleusSettings *settings)
{
  g_return_if_fail (self->settings == NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "notify::equipment", G_CALLBACK (equipment_cb), self,
                           G_CONNECT_SWAPPED);
  equipment_cb (self);
}
