/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-ankle-ruler.h"

#include <glib/gi18n-lib.h>

#include "soleus-length-unit.h"

/* Points in a millimetre. */
#define MM (72 / 25.4)

/* Millimetres. The ruler fits on A4 and on Letter. */
#define LENGTH     200
#define WIDTH      30
#define CHECK_X    38
#define CHECK      100
#define CHECK_END  2
#define BOX_WIDTH  46
#define BOX_HEIGHT (LENGTH + 1)
/* A bank card, by ISO/IEC 7810. */
#define CARD 85.6

/* Points. */
#define LINE_WIDTH 0.4
#define FONT_SIZE  8.0

static void
draw_line (cairo_t *cr, double x0, double y0, double x1, double y1)
{
  cairo_move_to (cr, x0 * MM, y0 * MM);
  cairo_line_to (cr, x1 * MM, y1 * MM);
  cairo_stroke (cr);
}

/* The number stands below its tick: the first would be outside otherwise. It has the unit. */
static void
draw_number (cairo_t *cr, guint number, const char *unit, double x, double y)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  g_autofree char *text =
      number == 0 ? g_strdup_printf ("%u %s", number, unit) : g_strdup_printf ("%u", number);

  pango_font_description_set_absolute_size (font, FONT_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x * MM, y * MM);
  pango_cairo_show_layout (cr, layout);
}

/* Ticks from the left edge: millimetres. */
static void
draw_centimetres (cairo_t *cr)
{
  for (guint mm = 0; mm < LENGTH; mm++)
    {
      draw_line (cr, 0, mm, mm % 10 == 0 ? 9 : mm % 5 == 0 ? 6 : 4, mm);
      if (mm % 10 == 0)
        draw_number (cr, mm / 10, C_ ("unit", "cm"), 6.5, mm);
    }
}

/* Ticks from the right edge: quarters of an inch. */
static void
draw_inches (cairo_t *cr)
{
  for (guint quarter = 0; quarter * 25.4 / 4 < LENGTH; quarter++)
    {
      double y = quarter * 25.4 / 4;

      draw_line (cr, WIDTH, y, WIDTH - (quarter % 4 == 0 ? 9 : quarter % 2 == 0 ? 6 : 4), y);
      if (quarter % 4 == 0)
        draw_number (cr, quarter / 4, C_ ("unit", "in"), WIDTH - 9, y);
    }
}

static void
draw_check (cairo_t *cr)
{
  draw_line (cr, CHECK_X, 0, CHECK_X, CHECK);
  draw_line (cr, CHECK_X - CHECK_END, 0, CHECK_X + CHECK_END, 0);
  draw_line (cr, CHECK_X - CHECK_END, CHECK, CHECK_X + CHECK_END, CHECK);
  draw_line (cr, CHECK_X, CARD, CHECK_X + 2 * CHECK_END, CARD);
}

static void
draw_ruler (gpointer data, guint index, double width, double height, cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_rectangle (cr, 0, 0, WIDTH * MM, LENGTH * MM);
  cairo_stroke (cr);
  draw_centimetres (cr);
  if (soleus_length_unit_get () == SOLEUS_LENGTH_INCH)
    draw_inches (cr);
  draw_check (cr);
}

/**
 * soleus_ankle_ruler_new:
 *
 * Returns: (transfer full): a ruler to be cut out, with inches on its other edge where the locale
 *   has them
 */
SoleusSheet *
soleus_ankle_ruler_new (void)
{
  const char *const texts[] = {
    _ ("First measure the line beside the ruler"),
    _ ("It has to be exactly 10 cm (3 15/16 in) long. A bank card reaches from its upper end to "
       "the mark. If it is longer or shorter, print again at 100%, without fitting to the page."),
    _ ("Cut the ruler out along its outline. Lay it on the floor, with the 0 at the wall."),
    _ ("Read off where the tip of the big toe is."),
    _ ("Don’t do this test if your ankle, knee or tendon hurts, or within six weeks of an injury. "
       "Stop if the front of the ankle pinches."),
    NULL
  };
  SoleusSheet *sheet =
      soleus_sheet_new ("soleus-ruler", _ ("Soleus gives general fitness information. It is not a "
                                           "medical device and can’t tell what you have."));

  soleus_sheet_add_line (sheet, SOLEUS_SHEET_TITLE, _ ("Paper ruler for the ankle test"));
  soleus_sheet_add_true_picture (sheet, texts, 1, draw_ruler, BOX_WIDTH * MM, BOX_HEIGHT * MM, NULL,
                                 NULL);
  return sheet;
}
