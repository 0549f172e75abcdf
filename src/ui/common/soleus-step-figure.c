/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-step-figure.h"

#define PIXELS 64

/**
 * soleus_step_figure_new:
 * @step: (nullable): what it does
 *
 * Returns: (transfer full): a small figure that stands still, for the row of a step
 */
GtkWidget *
soleus_step_figure_new (SoleusStep *step)
{
  GtkWidget *figure = soleus_figure_view_new ();

  soleus_figure_view_set_small (SOLEUS_FIGURE_VIEW (figure), PIXELS);
  gtk_widget_set_can_focus (figure, FALSE);
  gtk_widget_set_can_target (figure, FALSE);
  gtk_widget_set_valign (figure, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (figure, "step-figure");
  if (step)
    soleus_step_figure_show (figure, step);
  return figure;
}

/* Shows another step. */
void
soleus_step_figure_show (GtkWidget *figure, SoleusStep *step)
{
  soleus_picture_show_step (soleus_figure_view_get_picture (SOLEUS_FIGURE_VIEW (figure)), step,
                            SOLEUS_LEG_LEFT, FALSE, FALSE);
}

/* Returns: (transfer none): what is seen, translated */
const char *
soleus_step_figure_describe (GtkWidget *figure)
{
  return soleus_picture_get_description (
      soleus_figure_view_get_picture (SOLEUS_FIGURE_VIEW (figure)));
}
