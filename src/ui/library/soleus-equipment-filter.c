/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-equipment-filter.h"

#include <glib/gi18n-lib.h>

#include "soleus-settings.h"

#define ICON_SIZE 24

/* In the order of the chips. The floor is at hand everywhere, and so are hands. */
static const struct
{
  SoleusEquipment item;
  const char *name;
  const char *icon;
} items[] = {
  { SOLEUS_EQUIPMENT_WALL, NC_ ("equipment chip", "Wall"), "soleus-wall-symbolic" },
  { SOLEUS_EQUIPMENT_CHAIR, NC_ ("equipment chip", "Chair"), "soleus-chair-symbolic" },
  { SOLEUS_EQUIPMENT_ROLLER, NC_ ("equipment chip", "Roller"), "soleus-roller-symbolic" },
  { SOLEUS_EQUIPMENT_BALL, NC_ ("equipment chip", "Ball"), "soleus-ball-symbolic" },
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
add_chip (SoleusEquipmentFilter *self, const char *name, const char *icon)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "pixel-size", ICON_SIZE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_box_append (GTK_BOX (content), image);
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
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
    self->buttons[i] = add_chip (
        self, g_dpgettext2 (GETTEXT_PACKAGE, "equipment chip", items[i].name), items[i].icon);
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
