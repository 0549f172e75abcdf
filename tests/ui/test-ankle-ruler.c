/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>

#include "paper.h"
#include "soleus-ankle-ruler.h"

#define RESOLUTION 600
/* Millimetres. */
#define EXACT 0.5
#define LINE  0.14
#define DARK  128

/* A page as it comes out of a printer that does what it is told. */
typedef struct
{
  GBytes *bytes;
  const guchar *pixels;
  int width;
  int height;
} Page;

/* A dark stretch, in millimetres. */
typedef struct
{
  double from;
  double to;
} Stretch;

static double
get_middle (const Stretch *stretch)
{
  return (stretch->from + stretch->to) / 2;
}

static double
to_mm (double pixels)
{
  return pixels * 25.4 / RESOLUTION;
}

static void
print (Page *self, const char *paper, const char *locale)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (paper);
  g_autoptr (SoleusSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("soleus-ruler-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "ruler.pdf", NULL);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (setlocale (LC_MEASUREMENT, locale));
  gtk_page_setup_set_paper_size (setup, size);
  sheet = soleus_ankle_ruler_new ();
  paper_print (sheet, setup, path);
  self->pixels =
      paper_draw (path, G_STRINGIFY (RESOLUTION), &self->bytes, &self->width, &self->height);
  text = paper_read (path, "-raw");
  g_assert_nonnull (strstr (text, "10 cm"));
  /* One page: a form feed ends each. */
  g_assert_true (strchr (text, '\f') == strrchr (text, '\f'));
  g_unlink (path);
  g_rmdir (folder);
}

static void
page_clear (Page *self)
{
  g_bytes_unref (self->bytes);
}

static gboolean
is_dark (const Page *self, int x, int y)
{
  return self->pixels[(gsize) y * self->width + x] < DARK;
}

/* The dark stretches of a column, from the top down. */
static GArray *
read_column (const Page *self, int x)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (int y = 0; y < self->height; y++)
    {
      Stretch stretch = { .from = to_mm (y) };

      if (!is_dark (self, x, y))
        continue;
      while (y < self->height && is_dark (self, x, y))
        y++;
      stretch.to = to_mm (y);
      g_array_append_val (stretches, stretch);
    }
  return stretches;
}

/* The next column from @x on that has a line of about so many millimetres. */
static int
find_line (const Page *self, int x, double length, Stretch *found)
{
  for (; x < self->width; x++)
    {
      g_autoptr (GArray) stretches = read_column (self, x);

      for (guint i = 0; i < stretches->len; i++)
        {
          *found = g_array_index (stretches, Stretch, i);
          if (fabs (found->to - found->from - length) < length / 20)
            return x;
        }
    }
  g_error ("There is no line of %g mm", length);
}

/* So many ticks, each where it should be. */
static void
check_ticks (const Page *self, int x, double zero, double step, guint n_ticks, double end)
{
  g_autoptr (GArray) stretches = read_column (self, x);
  guint first = 0;
  double worst = 0;

  /* The title is above. */
  while (g_array_index (stretches, Stretch, first).to < zero)
    first++;
  for (guint i = 0; i <= n_ticks; i++)
    {
      double place = i == n_ticks ? end : i * step;
      const Stretch *stretch = &g_array_index (stretches, Stretch, first + i);

      g_assert_cmpuint (first + i, <, stretches->len);
      worst = MAX (worst, fabs (get_middle (stretch) - zero - place));
    }
  g_test_message ("%u ticks of %g mm: off by %.3f mm at most", n_ticks, step, worst);
  g_assert_cmpfloat (worst, <=, EXACT);
}

static void
check_ruler (const char *paper, const char *locale, gboolean inches)
{
  Page page;
  Stretch left, right, check;
  int left_x, right_x;
  double zero;

  print (&page, paper, locale);
  left_x = find_line (&page, 0, 200, &left);
  right_x = find_line (&page, left_x + (int) (10 / to_mm (1)), 200, &right);
  find_line (&page, right_x + (int) (2 / to_mm (1)), 100, &check);
  g_test_message ("%s: %.3f mm long, %.3f mm wide, check line %.3f mm", paper,
                  left.to - left.from - LINE, to_mm (right_x - left_x),
                  check.to - check.from - LINE);
  g_assert_cmpfloat_with_epsilon (left.to - left.from - LINE, 200, EXACT);
  g_assert_cmpfloat_with_epsilon (to_mm (right_x - left_x), 30, EXACT);
  g_assert_cmpfloat_with_epsilon (check.to - check.from - LINE, 100, EXACT);
  zero = left.from + LINE / 2;
  check_ticks (&page, left_x + (int) (2 / to_mm (1)), zero, 1, 200, 200);
  check_ticks (&page, right_x - (int) (2 / to_mm (1)), zero, 6.35, inches ? 32 : 1, 200);
  page_clear (&page);
}

static void
test_a4 (void)
{
  check_ruler (GTK_PAPER_NAME_A4, "de_DE.UTF-8", FALSE);
}

static void
test_letter (void)
{
  check_ruler (GTK_PAPER_NAME_LETTER, "en_US.UTF-8", TRUE);
}

/* The ruler moves to the other side of the page, and is still one. */
static void
test_mirrored (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  check_ruler (GTK_PAPER_NAME_A4, "en_US.UTF-8", TRUE);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/soleus/ankle-ruler/a4", test_a4);
  g_test_add_func ("/soleus/ankle-ruler/letter", test_letter);
  g_test_add_func ("/soleus/ankle-ruler/mirrored", test_mirrored);
  return g_test_run ();
}
