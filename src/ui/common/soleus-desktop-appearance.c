/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-desktop-appearance.h"

#include <adwaita.h>

/**
 * soleus_desktop_appearance_bind:
 *
 * Lets the figures look as the desktop and the person want it, now and later.
 */
void
soleus_desktop_appearance_bind (SoleusAppearance *appearance, SoleusSettings *settings)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_object_bind_property (style, "dark", appearance, "dark", G_BINDING_SYNC_CREATE);
  g_object_bind_property (style, "high-contrast", appearance, "high-contrast",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (gtk_settings_get_default (), "gtk-enable-animations", appearance,
                          "reduced", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_object_bind_property (settings, "animation", appearance, "animated", G_BINDING_SYNC_CREATE);
  g_object_bind_property (settings, "skin-tone", appearance, "tone", G_BINDING_SYNC_CREATE);
}
