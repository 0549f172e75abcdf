/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-chart-card.h"

#include <glib/gi18n-lib.h>

/**
 * SoleusChartCard:
 *
 * A chart under its title, or the same as a table, which some people read more easily.
 */
struct _SoleusChartCard
{
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkToggleButton *toggle;
  GtkLabel *sum;
  GtkStack *stack;
  AdwBin *picture;
  GtkBox *table;
  GtkListView *rows;
  GtkLabel *legend;

  SoleusChart *chart;
  /* The names of the columns, and the row that shows them. */
  char **header;
  GtkWidget *header_row;
};

G_DEFINE_FINAL_TYPE (SoleusChartCard, soleus_chart_card, ADW_TYPE_BIN)

static GtkWidget *
make_cell (const char *text, gboolean is_header, gboolean is_first)
{
  GtkWidget *cell = g_object_new (
      GTK_TYPE_LABEL, "accessible-role",
      is_header ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_CELL, "label", text,
      "xalign", is_first ? 0.0 : 1.0, "hexpand", TRUE, "wrap", TRUE, "width-chars", 5, NULL);

  gtk_widget_add_css_class (cell, is_header ? "caption-heading" : "numeric");
  return cell;
}

static GtkWidget *
make_row (char **texts, gboolean is_header)
{
  /* Cells of equal width in rows of equal width line up as columns. */
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                 "spacing", 8, "homogeneous", TRUE, NULL);

  for (guint i = 0; texts[i]; i++)
    gtk_box_append (GTK_BOX (row), make_cell (texts[i], is_header, i == 0));
  gtk_widget_add_css_class (row, "table-row");
  return row;
}

static void
set_up_row_cb (SoleusChartCard *self, GtkListItem *item)
{
  g_auto (GStrv) empty = g_new0 (char *, g_strv_length (self->header) + 1);

  for (guint i = 0; self->header[i]; i++)
    empty[i] = g_strdup ("");
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, make_row (empty, FALSE));
}

static void
bind_row_cb (SoleusChartCard *self, GtkListItem *item)
{
  g_auto (GStrv) texts = soleus_chart_make_row (self->chart, gtk_list_item_get_position (item));
  g_autoptr (GString) whole = g_string_new (NULL);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *cell = gtk_widget_get_first_child (row);

  for (guint i = 0; cell && texts[i]; i++, cell = gtk_widget_get_next_sibling (cell))
    {
      gtk_label_set_label (GTK_LABEL (cell), texts[i]);
      /* Translators: stands between the items of a list, such as "Wall, Chair". */
      g_string_append (whole, i > 0 ? C_ ("list separator", ", ") : "");
      /* Translators: the name of a column, then what stands there: “Upper calf: 5 min”. */
      g_string_append_printf (whole, C_ ("cell", "%s: %s"), self->header[i], texts[i]);
    }
  /* The focus is on the row of the list, which contains this one. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, whole->str, -1);
}

/* Shows the table, or empties it. The list makes widgets only for the rows in sight: ten years have
 * many days. */
static void
fill_table (SoleusChartCard *self, gboolean shown)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_list_view_set_model (self->rows, NULL);
  if (self->header_row)
    gtk_box_remove (self->table, self->header_row);
  self->header_row = NULL;
  if (!shown)
    return;
  self->header_row = make_row (self->header, TRUE);
  gtk_box_prepend (self->table, self->header_row);
  for (guint i = 0; i < self->chart->points->len; i++)
    gtk_string_list_append (model, "");
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&model)));
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (selection));
}

static void
toggled_cb (SoleusChartCard *self)
{
  gboolean as_table = gtk_toggle_button_get_active (self->toggle);

  if (as_table)
    fill_table (self, TRUE);
  gtk_stack_set_visible_child_name (self->stack, as_table ? "table" : "chart");
  if (!as_table)
    fill_table (self, FALSE);
}

static void
soleus_chart_card_dispose (GObject *object)
{
  g_clear_pointer (&SOLEUS_CHART_CARD (object)->header, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_CHART_CARD);
  G_OBJECT_CLASS (soleus_chart_card_parent_class)->dispose (object);
}

static void
soleus_chart_card_class_init (SoleusChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_chart_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, heading);
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, toggle);
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, sum);
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, picture);
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, table);
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, rows);
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, legend);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
soleus_chart_card_init (SoleusChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->toggle),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->heading, NULL, -1);
}

/**
 * soleus_chart_card_set_chart:
 * @chart: (transfer floating)
 * @title: translated
 * @legend: explains the shapes in the chart, translated
 * @header: (array zero-terminated=1): the names of the columns of the table, translated
 *
 * Call it once.
 */
void
soleus_chart_card_set_chart (SoleusChartCard *self,
                             SoleusChart *chart,
                             const char *title,
                             const char *legend,
                             const char *const *header)
{
  g_return_if_fail (self->chart == NULL);

  self->chart = chart;
  self->header = g_strdupv ((char **) header);
  adw_bin_set_child (self->picture, GTK_WIDGET (chart));
  gtk_label_set_label (self->heading, title);
  gtk_label_set_label (self->legend, legend);
}

/**
 * soleus_chart_card_show:
 * @summary: (nullable): %NULL for a chart whose values are not of a summary
 * @from_day: the first day to show, in days since 1970-01-01
 * @to_day: the last
 *
 * Hides the card with the widget around it where there is nothing to show.
 */
void
soleus_chart_card_show (SoleusChartCard *self,
                        const SoleusSummary *summary,
                        int from_day,
                        int to_day)
{
  g_autofree char *sum = NULL;

  soleus_chart_show (self->chart, summary, from_day, to_day);
  sum = soleus_chart_sum_up (self->chart);
  gtk_label_set_label (self->sum, sum ? sum : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sum), sum != NULL);
  if (gtk_toggle_button_get_active (self->toggle))
    fill_table (self, TRUE);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self)), self->chart->points->len > 0);
}
