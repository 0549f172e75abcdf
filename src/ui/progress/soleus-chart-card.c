/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-chart-card.h"

#include <glib/gi18n-lib.h>

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
  GtkBox *table;
  GtkListView *rows;
  GtkLabel *legend;

  char **header;
  guint n_rows;
  SoleusTableFunc make_row;
  gpointer data;
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

static GtkWidget *
make_row (char **texts, gboolean is_header)
{
  /* All rows are as wide as each other, and so are the cells of each: the columns are in line. */
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
  g_auto (GStrv) texts = self->make_row (gtk_list_item_get_position (item), self->data);
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
  /* What has the focus is the list's own row around this one. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, whole->str, -1);
}

static void
clear_table (SoleusChartCard *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->table));

  gtk_list_view_set_model (self->rows, NULL);
  gtk_list_view_set_factory (self->rows, NULL);
  /* The list stands last, below the names of the columns. */
  if (gtk_widget_get_next_sibling (first))
    gtk_box_remove (self->table, first);
}

/* Only as many rows are made as are in sight: ten years have many days. */
static void
build_table (SoleusChartCard *self)
{
  g_autoptr (GtkStringList) model = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;
  g_autoptr (GtkListItemFactory) factory = NULL;

  clear_table (self);
  if (!self->header)
    return;
  gtk_box_prepend (self->table, make_row (self->header, TRUE));
  model = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->n_rows; i++)
    gtk_string_list_append (model, "");
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->rows, factory);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&model)));
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (selection));
}

static void
toggled_cb (SoleusChartCard *self)
{
  gboolean as_table = gtk_toggle_button_get_active (self->toggle);

  if (as_table)
    build_table (self);
  gtk_stack_set_visible_child_name (self->stack, as_table ? "table" : "chart");
  if (!as_table)
    clear_table (self);
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
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, table);
  gtk_widget_class_bind_template_child (widget_class, SoleusChartCard, rows);
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
 * @n_rows: how many rows there are
 * @make_row_func: tells the texts of a row, as many as there are columns
 * @data: for @make_row_func; it has to live as long as the card
 *
 * Rows are asked for when they come into sight.
 */
void
soleus_chart_card_set_table (SoleusChartCard *self,
                             const char *const *header,
                             guint n_rows,
                             SoleusTableFunc make_row_func,
                             gpointer data)
{
  g_strfreev (self->header);
  self->header = g_strdupv ((char **) header);
  self->n_rows = n_rows;
  self->make_row = make_row_func;
  self->data = data;
  if (gtk_toggle_button_get_active (self->toggle))
    build_table (self);
}
