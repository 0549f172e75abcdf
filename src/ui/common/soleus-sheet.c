/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-sheet.h"

#include <glib/gi18n-lib.h>

/* Points. What is between texts and pictures shrinks with them. */
#define MARGIN 42.0
#define GUTTER 6.0
#define LINE   4.0
/* A layout is no narrower than its text, whatever the rounding. */
#define ROUNDING       1.0
#define PICTURE_WIDTH  92.0
#define PICTURE_HEIGHT 78.0
/* Pictures beside one another; text begins after them, whether there are as many or not. */
#define MOST_PICTURES 2
/* Room for handwriting above a rule. */
#define BLANK 30.0
#define RULE  0.5

/* The first column takes at least the one, and at most the other share of the width. */
#define FIRST_COLUMN_MIN 0.14
#define FIRST_COLUMN_MAX 0.34

#define NO_HEADER G_MAXUINT

/* Sizes to try where the text may take so many pages only. Below what is easily read nothing is
 * made smaller to save a page that it may take. */
static const double scales[] = { 1.25, 1.15, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8 };
#define EASY_SCALE 0.9

static const struct
{
  double points;
  gboolean bold;
} fonts[] = {
  [SOLEUS_SHEET_TEXT] = { 9, FALSE },  [SOLEUS_SHEET_STRONG] = { 9, TRUE },
  [SOLEUS_SHEET_TITLE] = { 16, TRUE }, [SOLEUS_SHEET_HEADING] = { 9, TRUE },
  [SOLEUS_SHEET_SMALL] = { 8, FALSE }, [SOLEUS_SHEET_SMALL_STRONG] = { 8, TRUE },
};

/* A line of text, the row of a table, or pictures beside their text. */
typedef struct
{
  /* One for each column; beside pictures one below the other. */
  char **texts;
  SoleusSheetStyle style;
  /* The first so many texts are strong. */
  guint n_strong;
  /* Its texts are names below rules to write on. */
  gboolean blank;
  /* The next block stays on the same page. */
  gboolean keep;
  /* The block with the names of the columns, which a new page repeats; or NO_HEADER. */
  guint header;
  /* The block whose first column this one has too; or NO_HEADER. */
  guint aligned;
  /* Of a block with names of columns: the share that the first column takes of the width. */
  double first_column;
  SoleusSheetDraw draw;
  guint n_pictures;
  /* Points, of one picture that is true to scale; otherwise 0. */
  double true_width;
  double true_height;
  gpointer data;
  GDestroyNotify free_data;
} Block;

/**
 * SoleusSheet:
 *
 * It begins where reading begins: on the right in languages that are written from there. A page has
 * its number and the foot below. Where the text may take so many pages only, it is made smaller.
 */
struct _SoleusSheet
{
  char *file_name;
  char *foot;
  guint most_pages;
  GtkPageSetup *page_setup;

  /* (element-type Block): from the top of the first page to the end of the last */
  GArray *blocks;
  /* (element-type guint): the first block of each page */
  GArray *pages;
  double scale;
  /* The first of the facts that were added last, one below the other; or NO_HEADER. */
  guint facts;

  /* Of the page that is measured or drawn. */
  cairo_t *cr;
  PangoLayout *layout;
  double width;
  double height;
};

static void
block_clear (Block *block)
{
  g_clear_pointer (&block->texts, g_strfreev);
  if (block->free_data)
    block->free_data (block->data);
}

static Block *
get_block (SoleusSheet *self, guint index)
{
  return &g_array_index (self->blocks, Block, index);
}

/* ---- where it stands */

static gboolean
is_mirrored (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
}

/* Text of either direction begins where reading begins. */
static void
set_text (SoleusSheet *self, const char *text, SoleusSheetStyle style)
{
  PangoFontDescription *description =
      pango_font_description_from_string (fonts[style].bold ? "Sans Bold" : "Sans");
  PangoDirection page = is_mirrored () ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  gboolean against;

  pango_font_description_set_size (description,
                                   (int) (fonts[style].points * self->scale * PANGO_SCALE));
  pango_layout_set_font_description (self->layout, description);
  pango_font_description_free (description);
  pango_context_set_base_dir (pango_layout_get_context (self->layout), page);
  pango_layout_context_changed (self->layout);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (self->layout, text, -1);
  /* Pango turns the sides round for text that runs against the page. */
  against = pango_layout_get_line_readonly (self->layout, 0)->resolved_dir != page;
  pango_layout_set_alignment (self->layout,
                              is_mirrored () != against ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/* Puts @text into the column between two shares of the width. Returns: its height */
static double
put_cell (SoleusSheet *self,
          const char *text,
          double from,
          double to,
          double y,
          SoleusSheetStyle style,
          gboolean draw)
{
  double width = (to - from) * self->width - GUTTER;
  int height;

  set_text (self, text, style);
  pango_layout_set_width (self->layout, (int) (width * PANGO_SCALE));
  pango_layout_get_size (self->layout, NULL, &height);
  if (draw)
    {
      cairo_move_to (self->cr,
                     is_mirrored () ? (1 - to) * self->width + GUTTER : from * self->width, y);
      pango_cairo_show_layout (self->cr, self->layout);
    }
  return (double) height / PANGO_SCALE;
}

static void
put_rule (SoleusSheet *self, double from, double to, double y)
{
  cairo_set_line_width (self->cr, RULE);
  cairo_move_to (self->cr, is_mirrored () ? (1 - from) * self->width : from * self->width, y);
  cairo_line_to (self->cr, is_mirrored () ? (1 - to) * self->width : to * self->width, y);
  cairo_stroke (self->cr);
}

static Block *
get_aligned (SoleusSheet *self, Block *block)
{
  return block->aligned == NO_HEADER ? block : get_block (self, block->aligned);
}

static SoleusSheetStyle
get_style (const Block *block, guint index)
{
  if (index >= block->n_strong)
    return block->style;
  return block->style == SOLEUS_SHEET_SMALL ? SOLEUS_SHEET_SMALL_STRONG : SOLEUS_SHEET_STRONG;
}

/* Makes the first column of each table as wide as what it holds, so that dates stay whole. */
static void
measure_first_columns (SoleusSheet *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    get_block (self, i)->first_column = 0;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = get_block (self, i), *aligned = get_aligned (self, block);
      int width;

      if (!block->texts[1] || block->draw || block->blank)
        continue;
      set_text (self, block->texts[0], get_style (block, 0));
      pango_layout_set_width (self->layout, -1);
      pango_layout_get_size (self->layout, &width, NULL);
      aligned->first_column =
          CLAMP (((double) width / PANGO_SCALE + GUTTER + ROUNDING) / self->width,
                 MAX (aligned->first_column, FIRST_COLUMN_MIN), FIRST_COLUMN_MAX);
    }
}

static double
put_cells (SoleusSheet *self, Block *block, double y, gboolean draw)
{
  guint n = g_strv_length (block->texts);
  double first = n == 1 ? 1 : get_aligned (self, block)->first_column;
  double rest = (1 - first) / MAX (1, n - 1), height = 0;

  for (guint i = 0; i < n; i++)
    {
      double cell = put_cell (self, block->texts[i], i == 0 ? 0 : first + (i - 1) * rest,
                              first + i * rest, y, get_style (block, i), draw);

      height = MAX (height, cell);
    }
  return height;
}

static double
get_picture_width (SoleusSheet *self, const Block *block)
{
  return block->true_width > 0 ? block->true_width : PICTURE_WIDTH * self->scale;
}

static double
get_picture_height (SoleusSheet *self, const Block *block)
{
  return block->true_height > 0 ? block->true_height : PICTURE_HEIGHT * self->scale;
}

static void
draw_picture (SoleusSheet *self, const Block *block, guint index, double y)
{
  double width = get_picture_width (self, block), height = get_picture_height (self, block);
  double x = index * (width + GUTTER);

  cairo_save (self->cr);
  cairo_translate (self->cr, is_mirrored () ? self->width - x - width : x, y);
  block->draw (block->data, index, width, height, self->cr);
  cairo_restore (self->cr);
}

/* Pictures, and beside them the texts, one below the other. Returns: the height */
static double
put_pictures (SoleusSheet *self, const Block *block, double y, gboolean draw)
{
  guint n_places = block->true_width > 0 ? 1 : MOST_PICTURES;
  double from = n_places * (get_picture_width (self, block) + GUTTER) + GUTTER, height = 0;

  for (guint i = 0; draw && i < block->n_pictures; i++)
    draw_picture (self, block, i, y);
  for (guint i = 0; block->texts[i]; i++)
    height += put_cell (self, block->texts[i], from / self->width, 1, y + height,
                        get_style (block, i), draw) +
              LINE / 2 * self->scale;
  return MAX (height, get_picture_height (self, block)) + LINE * self->scale;
}

/* Rules to write on, side by side, each with its name below. Returns: the height */
static double
put_blanks (SoleusSheet *self, const Block *block, double y, gboolean draw)
{
  guint n = g_strv_length (block->texts);
  double share = 1.0 / n, gap = 2 * GUTTER / self->width, height = 0;

  for (guint i = 0; i < n; i++)
    {
      double cell;

      if (draw)
        put_rule (self, i * share, (i + 1) * share - (i + 1 < n ? gap : 0), y + BLANK);
      cell = put_cell (self, block->texts[i], i * share, (i + 1) * share, y + BLANK + LINE / 2,
                       SOLEUS_SHEET_SMALL, draw);
      height = MAX (height, cell);
    }
  return BLANK + LINE / 2 + height;
}

/* Returns: the height that the block takes */
static double
put_block (SoleusSheet *self, guint index, double y, gboolean draw)
{
  Block *block = get_block (self, index);
  gboolean is_heading = block->style == SOLEUS_SHEET_HEADING;
  double line = LINE * self->scale, above = is_heading && y > 0 ? 3 * line : 0, height;

  if (block->blank)
    return put_blanks (self, block, y, draw) + line;
  if (block->draw)
    return put_pictures (self, block, y, draw) + line;
  height = above + put_cells (self, block, y + above, draw) + line;
  if (!is_heading)
    return height;
  if (draw)
    put_rule (self, 0, 1, y + height - line / 2);
  return height + line;
}

/* The height below @y for a block and the blocks that it is kept with. */
static double
measure_kept (SoleusSheet *self, guint index, double y)
{
  double height = put_block (self, index, y, FALSE);

  while (get_block (self, index)->keep && index + 1 < self->blocks->len)
    height += put_block (self, ++index, y + height, FALSE);
  return height;
}

/* Repeats the names of the columns where a page goes on with a table. */
static double
put_header_again (SoleusSheet *self, guint first, gboolean draw)
{
  guint header = get_block (self, first)->header;

  return header == NO_HEADER ? 0 : put_block (self, header, 0, draw);
}

static char **
make_foot (SoleusSheet *self, guint page, guint n_pages)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autofree char *number = NULL;

  g_strv_builder_add (texts, self->foot);
  if (n_pages > 1)
    {
      /* Translators: the number of a printed page, and how many there are. */
      number = g_strdup_printf (_ ("Page %u of %u"), page, n_pages);
      g_strv_builder_add (texts, number);
    }
  return g_strv_builder_end (texts);
}

static double
put_foot (SoleusSheet *self, guint page, guint n_pages, gboolean draw)
{
  g_auto (GStrv) texts = make_foot (self, page, n_pages);
  double height = 0;

  for (guint i = 0; texts[i]; i++)
    height +=
        put_cell (self, texts[i], 0, 1, self->height + LINE + height, SOLEUS_SHEET_TEXT, draw);
  return height + 2 * LINE;
}

static void
begin_page (SoleusSheet *self, GtkPrintContext *context)
{
  self->cr = gtk_print_context_get_cairo_context (context);
  g_clear_object (&self->layout);
  self->layout = gtk_print_context_create_pango_layout (context);
  self->width = gtk_print_context_get_width (context) - 2 * MARGIN;
  self->height = gtk_print_context_get_height (context) - 2 * MARGIN;
  /* The foot is highest where there are several pages. */
  self->height -= put_foot (self, 1, 2, FALSE);
}

static void
lay_out (SoleusSheet *self, GtkPrintContext *context, double scale)
{
  double y = 0;

  self->scale = scale;
  begin_page (self, context);
  measure_first_columns (self);
  g_array_set_size (self->pages, 0);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      if (self->pages->len == 0 || (y > 0 && y + measure_kept (self, i, y) > self->height))
        {
          g_array_append_val (self->pages, i);
          y = put_header_again (self, i, FALSE);
        }
      y += put_block (self, i, y, FALSE);
    }
}

/* As few pages as it takes, and the largest size that fits on them. */
static void
fit (SoleusSheet *self, GtkPrintContext *context)
{
  for (guint n_pages = 1; n_pages <= self->most_pages; n_pages++)
    for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
      {
        if (n_pages < self->most_pages && scales[i] < EASY_SCALE)
          break;
        lay_out (self, context, scales[i]);
        if (self->pages->len <= n_pages)
          return;
      }
  if (self->most_pages == 0)
    lay_out (self, context, 1);
}

static void
begin_print_cb (SoleusSheet *self, GtkPrintContext *context, GtkPrintOperation *operation)
{
  g_clear_object (&self->page_setup);
  self->page_setup = gtk_page_setup_copy (gtk_print_context_get_page_setup (context));
  fit (self, context);
  g_clear_object (&self->layout);
  gtk_print_operation_set_n_pages (operation, (int) self->pages->len);
}

static void
draw_page_cb (SoleusSheet *self, GtkPrintContext *context, int page)
{
  guint first = g_array_index (self->pages, guint, page);
  guint end = (guint) page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1)
                                                  : self->blocks->len;
  double y;

  begin_page (self, context);
  cairo_translate (self->cr, MARGIN, MARGIN);
  y = put_header_again (self, first, TRUE);
  for (guint i = first; i < end; i++)
    y += put_block (self, i, y, TRUE);
  put_foot (self, (guint) page + 1, self->pages->len, TRUE);
  g_clear_object (&self->layout);
}

/* ---- what is said */

/**
 * soleus_sheet_new:
 * @file_name: without an ending, for "Print to File"
 * @foot: translated, as all texts: stands below each page
 */
SoleusSheet *
soleus_sheet_new (const char *file_name, const char *foot)
{
  SoleusSheet *self = g_new0 (SoleusSheet, 1);

  self->file_name = g_strdup (file_name);
  self->foot = g_strdup (foot);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (self->blocks, (GDestroyNotify) block_clear);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->scale = 1;
  self->facts = NO_HEADER;
  return self;
}

void
soleus_sheet_free (SoleusSheet *self)
{
  g_free (self->file_name);
  g_free (self->foot);
  g_clear_object (&self->page_setup);
  g_clear_object (&self->layout);
  g_array_unref (self->blocks);
  g_array_unref (self->pages);
  g_free (self);
}

/* From now on the text is made smaller, as far as it is easily read, to fit on so many pages. */
void
soleus_sheet_set_most_pages (SoleusSheet *self, guint most_pages)
{
  self->most_pages = most_pages;
}

static Block *
add_block (SoleusSheet *self, const char *const *texts, SoleusSheetStyle style)
{
  Block block = {
    .texts = g_strdupv ((char **) texts), .style = style, .header = NO_HEADER, .aligned = NO_HEADER
  };

  self->facts = NO_HEADER;
  g_array_append_val (self->blocks, block);
  return get_block (self, self->blocks->len - 1);
}

void
soleus_sheet_add_line (SoleusSheet *self, SoleusSheetStyle style, const char *text)
{
  add_block (self, (const char *const[]){ text, NULL }, style)->keep =
      style == SOLEUS_SHEET_HEADING;
}

/* Begins a table. Returns: its columns, for the rows below */
guint
soleus_sheet_add_columns (SoleusSheet *self, const char *const *names)
{
  add_block (self, names, SOLEUS_SHEET_STRONG)->keep = TRUE;
  return self->blocks->len - 1;
}

void
soleus_sheet_add_row (SoleusSheet *self, const char *const *texts, guint columns)
{
  Block *block = add_block (self, texts, SOLEUS_SHEET_TEXT);

  block->header = block->aligned = columns;
}

/* Facts that follow one another are aligned. */
void
soleus_sheet_add_fact (SoleusSheet *self,
                       SoleusSheetStyle style,
                       const char *name,
                       const char *text)
{
  guint facts = self->facts;
  Block *block = add_block (self, (const char *const[]){ name, text, NULL }, style);

  block->n_strong = 1;
  block->aligned = facts;
  self->facts = facts == NO_HEADER ? self->blocks->len - 1 : facts;
}

/**
 * soleus_sheet_add_pictures:
 * @texts: stand beside the pictures, one below the other
 * @n_strong: so many of them, from the first on, are strong
 * @n_pictures: 1 or 2
 * @free_data: (nullable): for @data, when the sheet is freed
 */
void
soleus_sheet_add_pictures (SoleusSheet *self,
                           const char *const *texts,
                           guint n_strong,
                           SoleusSheetDraw draw,
                           guint n_pictures,
                           gpointer data,
                           GDestroyNotify free_data)
{
  Block *block = add_block (self, texts, SOLEUS_SHEET_TEXT);

  block->n_strong = n_strong;
  block->draw = draw;
  block->n_pictures = n_pictures;
  block->data = data;
  block->free_data = free_data;
}

/**
 * soleus_sheet_add_true_picture:
 * @texts: stand beside the picture, one below the other
 * @n_strong: so many of them, from the first on, are strong
 * @width: points on paper, as @height: it is true to scale, whatever becomes of the text
 * @free_data: (nullable): for @data, when the sheet is freed
 */
void
soleus_sheet_add_true_picture (SoleusSheet *self,
                               const char *const *texts,
                               guint n_strong,
                               SoleusSheetDraw draw,
                               double width,
                               double height,
                               gpointer data,
                               GDestroyNotify free_data)
{
  Block *block;

  soleus_sheet_add_pictures (self, texts, n_strong, draw, 1, data, free_data);
  block = get_block (self, self->blocks->len - 1);
  block->true_width = width;
  block->true_height = height;
}

/* Adds room for handwriting: a rule for each name, side by side. */
void
soleus_sheet_add_blanks (SoleusSheet *self, const char *const *names)
{
  add_block (self, names, SOLEUS_SHEET_SMALL)->blank = TRUE;
}

/* ---- printing */

/* Returns: (transfer full) (nullable): the paper chosen last */
static GtkPageSetup *
get_page_setup (SoleusSettings *settings)
{
  g_autofree char *text = soleus_settings_get_page_setup (settings);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (*text == '\0' || !g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, NULL))
    return NULL;
  return gtk_page_setup_new_from_key_file (file, NULL, NULL);
}

static void
remember_page_setup (SoleusSettings *settings, GtkPageSetup *page_setup)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;

  gtk_page_setup_to_key_file (page_setup, file, NULL);
  text = g_key_file_to_data (file, NULL, NULL);
  soleus_settings_set_page_setup (settings, text);
}

/**
 * soleus_sheet_new_operation:
 * @file_name: without an ending, for "Print to File"
 *
 * Returns: (transfer full): it draws on the whole page, in points
 */
GtkPrintOperation *
soleus_sheet_new_operation (const char *file_name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  /* "Print to File" would write to the folder that the program was started in. */
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR,
                          folder ? folder : g_get_home_dir ());
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, file_name);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _ ("Soleus"));
  return operation;
}

/**
 * soleus_sheet_print:
 * @settings: keep the paper that was chosen last
 * @action: shows the dialog, or writes a PDF file to @export_path
 * @export_path: (nullable): for %GTK_PRINT_OPERATION_ACTION_EXPORT
 *
 * Returns: whether nothing failed
 */
gboolean
soleus_sheet_print (SoleusSheet *self,
                    SoleusSettings *settings,
                    GtkPrintOperationAction action,
                    const char *export_path,
                    GtkWindow *parent,
                    GError **error)
{
  g_autoptr (GtkPrintOperation) operation = soleus_sheet_new_operation (self->file_name);
  g_autoptr (GtkPageSetup) page_setup = get_page_setup (settings);
  GtkPrintOperationResult result;

  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  if (page_setup)
    gtk_print_operation_set_default_page_setup (operation, page_setup);
  if (export_path)
    gtk_print_operation_set_export_filename (operation, export_path);
  g_signal_connect_swapped (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect_swapped (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  result = gtk_print_operation_run (operation, action, parent, error);
  g_signal_handlers_disconnect_by_data (operation, self);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    return FALSE;
  if (self->page_setup)
    remember_page_setup (settings, self->page_setup);
  return TRUE;
}
