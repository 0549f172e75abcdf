/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-desktop-appearance.h"

#include <adwaita.h>

static gboolean
read_tone (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_enum (value, g_variant_get_int32 (variant));
  return TRUE;
}

/**
 * soleus_desktop_appearance_bind:
 *
 * Lets the figures look as the desktop and the person want it, now and later.
 */
void
soleus_desktop_appearance_bind (SoleusAppearance *appearance, GSettings *settings)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_object_bind_property (style, "dark", appearance, "dark", G_BINDING_SYNC_CREATE);
  g_object_bind_property (style, "high-contrast", appearance, "high-contrast",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (gtk_settings_get_default (), "gtk-enable-animations", appearance,
                          "reduced", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_settings_bind (settings, "animation", appearance, "animated", G_SETTINGS_BIND_GET);
  g_settings_bind_with_mapping (settings, "skin-tone", appearance, "tone", G_SETTINGS_BIND_GET,
                                read_tone, NULL, NULL, NULL);
}
