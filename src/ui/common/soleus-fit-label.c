/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-fit-label.h"

#include <math.h>

#include "soleus-korean.h"
#include "soleus-layout.h"

/* The height of a line, as a share of what the font asks for and as a multiple of its size, the
 * lesser of the two: some fonts ask for lines that are far apart. */
#define LINE_OF_FONT 0.95
#define LINE_MOST    1.15

/* All that the size of a text hangs on. */
typedef struct
{
  double least, most;
  int width, height;
  guint context_serial;
} Room;

/**
 * SoleusFitLabel:
 *
 * Text as large as its room allows, for reading from across the room. It asks for a line of
 * ordinary text; its parent gives it the room that is left, and the text wraps and grows to fill
 * it. Where the room is too small for its least size, it is cut after a whole line, with an
 * ellipsis.
 */
struct _SoleusFitLabel
{
  GtkWidget parent_instance;

  GtkInscription *inscription;
  double max_size;
  double min_scale;
  double line_factor;
  guint weight;
  gboolean numeric;
  /* Where the text was put last, and the size that was found for it; no width where it is new. */
  Room room;
  double size;
  /* All that it shows in turn, and how tall the tallest of them was where it was measured last. */
  GStrv texts;
  Room column;
  int tallest;
};

enum
{
  PROP_0,
  PROP_MIN_SCALE,
  PROP_WEIGHT,
  PROP_NUMERIC,
  PROP_XALIGN,
  PROP_YALIGN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusFitLabel, soleus_fit_label, GTK_TYPE_WIDGET)

static PangoAttrList *
make_attributes (SoleusFitLabel *self, const char *text, double size)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (size * PANGO_SCALE));
  pango_attr_list_insert (attributes, pango_attr_weight_new (self->weight));
  pango_attr_list_insert (attributes, pango_attr_line_height_new (self->line_factor));
  if (self->numeric)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  soleus_korean_keep_words (attributes, text);
  return attributes;
}

/* Returns: what the lines of the font are multiplied by */
static double
get_line_factor (SoleusFitLabel *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double height = pango_font_metrics_get_height (metrics) / (double) PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  if (height <= 0)
    return LINE_OF_FONT;
  return MIN (LINE_OF_FONT, LINE_MOST * soleus_layout_get_text_size (GTK_WIDGET (self)) / height);
}

/* The room that the layout needs at a font size. */
static void
measure_text (
    SoleusFitLabel *self, PangoLayout *layout, double size, int *needed_width, int *needed_height)
{
  g_autoptr (PangoAttrList) attributes =
      make_attributes (self, pango_layout_get_text (layout), size);
  PangoRectangle ink, line;
  int beyond;

  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_extents (layout, &ink, &line);
  /* Arabic letters reach out of the lines and would be cut. The text is in the middle. */
  beyond = MAX (line.y - ink.y, ink.y + ink.height - line.y - line.height);
  *needed_width = PANGO_PIXELS_CEIL (line.width);
  *needed_height = PANGO_PIXELS_CEIL (line.height + 2 * MAX (0, beyond));
}

static gboolean
fits (SoleusFitLabel *self, PangoLayout *layout, double size, int width, int height)
{
  int needed_width, needed_height;
  gboolean is_cut;

  measure_text (self, layout, size, &needed_width, &needed_height);
  if (needed_width > width || needed_height > height)
    return FALSE;
  /* Where a line is lower than lines of the font of the page, as of Hebrew letters, Pango takes the
   * room for one line less than there is. */
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, height * PANGO_SCALE);
  is_cut = pango_layout_is_ellipsized (layout);
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  return !is_cut;
}

/* Returns: (transfer full): @text, wrapped at words only */
static PangoLayout *
wrap_text (SoleusFitLabel *self, const char *text, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  self->line_factor = get_line_factor (self);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  return layout;
}

/* Returns: the height that @text would have in a column of @width, at its greatest size */
static int
get_height_of (SoleusFitLabel *self, const char *text, int width)
{
  g_autoptr (PangoLayout) layout = wrap_text (self, text, width);
  int needed_width, needed_height;

  measure_text (self, layout, self->max_size, &needed_width, &needed_height);
  return needed_height;
}

static double
get_least_size (SoleusFitLabel *self)
{
  return soleus_layout_get_text_size (GTK_WIDGET (self)) * self->min_scale;
}

/* Returns: the largest size at which the text fits */
static double
find_size (SoleusFitLabel *self, int width, int height)
{
  g_autoptr (PangoLayout) layout =
      wrap_text (self, gtk_inscription_get_text (self->inscription), width);
  double low = get_least_size (self), high = MAX (low, self->max_size);

  if (fits (self, layout, high, width, height))
    return high;
  for (int i = 0; i < 9; i++)
    {
      double middle = (low + high) / 2;

      if (fits (self, layout, middle, width, height))
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* Takes another room; whether it is another than before. What was measured for it is kept: a page
 * is laid out each second, and most of its texts stay. */
static gboolean
take_room (SoleusFitLabel *self, Room *old, int width, int height)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const Room room = { get_least_size (self), self->max_size, width, height,
                      pango_context_get_serial (context) };

  if (room.least == old->least && room.most == old->most && room.width == old->width &&
      room.height == old->height && room.context_serial == old->context_serial)
    return FALSE;
  *old = room;
  return TRUE;
}

static double
get_size (SoleusFitLabel *self, int width, int height)
{
  if (take_room (self, &self->room, width, height))
    self->size = find_size (self, width, height);
  return self->size;
}

static void
soleus_fit_label_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  double size = soleus_layout_get_text_size (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 3 * size : 1.2 * size;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 10 * size : 1.5 * size;
}

static void
soleus_fit_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SoleusFitLabel *self = SOLEUS_FIT_LABEL (widget);
  const char *text = gtk_inscription_get_text (self->inscription);
  g_autoptr (PangoAttrList) attributes =
      make_attributes (self, text ? text : "", get_size (self, width, height));

  gtk_inscription_set_attributes (self->inscription, attributes);
  gtk_widget_size_allocate (GTK_WIDGET (self->inscription), &(GtkAllocation){ 0, 0, width, height },
                            -1);
}

static void
soleus_fit_label_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusFitLabel *self = SOLEUS_FIT_LABEL (object);

  switch (id)
    {
    case PROP_MIN_SCALE:
      self->min_scale = g_value_get_double (value);
      break;
    case PROP_WEIGHT:
      self->weight = g_value_get_uint (value);
      break;
    case PROP_NUMERIC:
      self->numeric = g_value_get_boolean (value);
      break;
    case PROP_XALIGN:
      gtk_inscription_set_xalign (self->inscription, g_value_get_float (value));
      break;
    case PROP_YALIGN:
      gtk_inscription_set_yalign (self->inscription, g_value_get_float (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_fit_label_dispose (GObject *object)
{
  SoleusFitLabel *self = SOLEUS_FIT_LABEL (object);

  /* GtkInscription of GTK 4.8 leaks its last attributes. */
  if (self->inscription)
    gtk_inscription_set_attributes (self->inscription, NULL);
  g_clear_pointer ((GtkWidget **) &self->inscription, gtk_widget_unparent);
  g_clear_pointer (&self->texts, g_strfreev);
  G_OBJECT_CLASS (soleus_fit_label_parent_class)->dispose (object);
}

static void
soleus_fit_label_class_init (SoleusFitLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = soleus_fit_label_set_property;
  object_class->dispose = soleus_fit_label_dispose;
  widget_class->measure = soleus_fit_label_measure;
  widget_class->size_allocate = soleus_fit_label_size_allocate;

  /* The smallest one, as a share of that of ordinary text. */
  properties[PROP_MIN_SCALE] = g_param_spec_double ("min-scale", NULL, NULL, 0.1, 1, 0.7, flags);
  properties[PROP_WEIGHT] =
      g_param_spec_uint ("weight", NULL, NULL, 100, 1000, PANGO_WEIGHT_NORMAL, flags);
  /* Digits of one width do not move as they change. */
  properties[PROP_NUMERIC] = g_param_spec_boolean ("numeric", NULL, NULL, FALSE, flags);
  properties[PROP_XALIGN] = g_param_spec_float ("xalign", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_YALIGN] = g_param_spec_float ("yalign", NULL, NULL, 0, 1, 0.5, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "fitlabel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
soleus_fit_label_init (SoleusFitLabel *self)
{
  self->max_size = 96;
  self->line_factor = LINE_OF_FONT;
  self->room.width = -1;
  self->column.width = -1;
  self->inscription = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_min_chars (self->inscription, 0);
  gtk_inscription_set_text_overflow (self->inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_parent (GTK_WIDGET (self->inscription), GTK_WIDGET (self));
}

void
soleus_fit_label_set_text (SoleusFitLabel *self, const char *text)
{
  if (g_strcmp0 (gtk_inscription_get_text (self->inscription), text) == 0)
    return;
  gtk_inscription_set_text (self->inscription, text);
  self->room.width = -1;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The greatest font size in pixels; the text is smaller where it wouldn't fit. It is for a parent,
 * before it gives the label its room. */
void
soleus_fit_label_set_size (SoleusFitLabel *self, double size)
{
  self->max_size = size;
}

/* Returns: the size at which the ink of @text is as wide as @width, or as far across from corner to
 * corner as @across, whichever is smaller */
double
soleus_fit_label_get_size_for_ink (SoleusFitLabel *self,
                                   const char *text,
                                   double width,
                                   double across)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = make_attributes (self, text, 100);
  PangoRectangle ink;

  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_extents (layout, &ink, NULL);
  return 100 * PANGO_SCALE *
         MIN (width / MAX (1, ink.width), across / MAX (1, hypot (ink.width, ink.height)));
}

/* Returns: the height of the whole text in a column of @width, at its greatest size */
int
soleus_fit_label_get_text_height (SoleusFitLabel *self, int width)
{
  return get_height_of (self, gtk_inscription_get_text (self->inscription), width);
}

/* Gives the label all texts that it shows in turn, for soleus_fit_label_get_tallest (). */
void
soleus_fit_label_set_texts (SoleusFitLabel *self, const char *const *texts)
{
  g_strfreev (self->texts);
  self->texts = g_strdupv ((GStrv) texts);
  self->column.width = -1;
}

/* Returns: the height of the tallest of its texts in a column of @width, at its greatest size */
int
soleus_fit_label_get_tallest (SoleusFitLabel *self, int width)
{
  if (!take_room (self, &self->column, width, 0))
    return self->tallest;
  self->tallest = 0;
  for (guint i = 0; self->texts && self->texts[i]; i++)
    self->tallest = MAX (self->tallest, get_height_of (self, self->texts[i], width));
  return self->tallest;
}

/* Returns: whether there is room for the whole text at its greatest size */
gboolean
soleus_fit_label_fits (SoleusFitLabel *self, int width, int height)
{
  g_autoptr (PangoLayout) layout =
      wrap_text (self, gtk_inscription_get_text (self->inscription), width);

  return fits (self, layout, self->max_size, width, height);
}
