/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-chart-card.h"

/**
 * SoleusChartCard:
 *
 * A chart under its title, and the same as a table, for whoever reads numbers better than pictures.
 */
struct _SoleusChartCard
{
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkToggleButton *toggle;
  GtkStack *stack;
  AdwBin *chart;
  GtkScrolledWindow *scrolled;
  GtkLabel *legend;

  char **header;
  /* (element-type GStrv): the newest first */
  GPtrArray *rows;
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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

static void
add_row (GtkBox *table, GtkSizeGroup **columns, char **texts, gboolean is_header)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                 "spacing", 8, "homogeneous", TRUE, NULL);

  for (guint i = 0; texts[i]; i++)
    {
      GtkWidget *cell = make_cell (texts[i], is_header, i == 0);

      gtk_size_group_add_widget (columns[i], cell);
      gtk_box_append (GTK_BOX (row), cell);
    }
  gtk_widget_add_css_class (row, "table-row");
  gtk_box_append (table, row);
}

/* Made when it is asked for: ten years have many weeks. */
static void
build_table (SoleusChartCard *self)
{
  guint n_columns = self->header ? g_strv_length (self->header) : 0;
  g_autofree GtkSizeGroup **columns = g_new0 (GtkSizeGroup *, n_columns);
  GtkWidget *table = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->heading, NULL, -1);
  for (guint i = 0; i < n_columns; i++)
    columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  if (n_columns > 0)
    add_row (GTK_BOX (table), columns, self->header, TRUE);
  for (guint i = 0; self->rows && i < self->rows->len; i++)
    add_row (GTK_BOX (table), columns, self->rows->pdata[i], FALSE);
  for (guint i = 0; i < n_columns; i++)
    g_object_unref (columns[i]);
  gtk_scrolled_window_set_child (self->scrolled, table);
}

static void
toggled_cb (SoleusChartCard *self)
{
  gboolean as_table = gtk_toggle_button_get_active (self->toggle);

  if (as_table)
    build_table (self);
  gtk_stack_set_visible_child_name (self->stack, as_table ? "table" : "chart");
  if (!as_table)
    gtk_scrolled_window_set_child (self->scrolled, NULL);
}

static void
soleus_chart_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, gtk_label_get_label (SOLEUS_CHART_CARD (object)->heading));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
soleus_chart_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusChartCard *self = SOLEUS_CHART_CARD (object);

  if (id != PROP_TITLE)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_strcmp0 (gtk_label_get_label (self->heading), g_value_get_string (value)) != 0)
    {
      gtk_label_set_label (self->heading, g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
soleus_chart_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_CHART_CARD);
  G_OBJECT_CLASS (soleus_chart_card_parent_class)->dispose (object);
}

static void
soleus_chart_card_finalize (GObject *object)
{
  SoleusChartCard *self = SOLEUS_CHART_CARD (object);

  g_clear_pointer (&self->header, g_strfreev);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (soleus_chart_card_parent_class)->finalize (object);
}

static void
soleus_chart_card_class_init (SoleusChartCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = soleus_chart_card_get_property;
  object_class->set_property = soleus_chart_card_set_property;
  object_class->dispose = soleus_chart_card_dispose;
  object_class->finalize = soleus_chart_card_finalize;

  /* What the chart shows, translated. */
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, heading);
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, toggle);
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, chart);
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, legend);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
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
 * @chart: what is drawn
 * @legend: what its shapes mean, translated
 */
void
soleus_chart_card_set_chart (SoleusChartCard *self, GtkWidget *chart, const char *legend)
{
  adw_bin_set_child (self->chart, chart);
  gtk_label_set_label (self->legend, legend);
}

/**
 * soleus_chart_card_set_table:
 * @header: (array zero-terminated=1): the names of the columns, translated
 * @rows: (transfer full) (element-type GStrv): as many texts each
 */
void
soleus_chart_card_set_table (SoleusChartCard *self, const char *const *header, GPtrArray *rows)
{
  g_strfreev (self->header);
  self->header = g_strdupv ((char **) header);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  if (gtk_toggle_button_get_active (self->toggle))
    build_table (self);
}
