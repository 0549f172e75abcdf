/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-style.h"

#include <math.h>
#include <string.h>

#include "soleus-pose.h"

#define RESOURCES SOLEUS_RESOURCE_PATH "/diagrams/"

static const char *const class_names[SOLEUS_N_CLASSES] = {
  "floor",         "wall",
  "wall-edge",     "shadow",
  "skin",          "skin-shade",
  "skin-line",     "hair",
  "hair-line",     "hair-tie",
  "eye",           "lip",
  "shirt",         "shirt-shade",
  "shorts",        "shorts-shade",
  "seam",          "edge-shirt",
  "outline",       "outline-hair",
  "outline-shirt", "outline-shorts",
  "muscle-rest",   "muscle-neutral",
  "muscle-target", "rim-light",
  "rim-dark",      "halo",
  "fibre",         "tendon",
  "bone",          "spot",
  "leader",        "prop",
  "prop-shade",    "ball",
  "ball-line",     "chair",
  "chair-shade",   "arrow",
  "contour",       "crease",
  "skin-form",     "skin-pad",
  "skin-toe",      "muscle-far",
  "muscle-deep",   "muscle-quiet",
  "muscle-lit",    "muscle-after",
  "muscle-form",   "muscle-light",
  "muscle-glow",   "strand-far",
  "strand-deep",   "strand-quiet",
  "strand-lit",    "strand-after",
  "rim",           "rim-after",
  "raphe",         "tendon-lit",
  "tendon-far",    "tendon-sheet",
  "tendon-shade",  "tendon-line",
  "tendon-blade",  "press-deep",
  "press-lip",     "press-ring",
  "press-edge",    "press-dot",
  "arrow-stretch", "wave",
  "wave-edge",     "keep-veil",
  "keep-hatch",    "keep-edge",
  "keep-sign",     "contact-roller",
  "contact-ball",  "fat",
  "fascia",        "septum",
  "bone-cut",      "marrow",
  "artery",        "vein",
  "nerve",
};

/* Opacities stay apart from the colours until every sheet has been read. */
typedef struct
{
  double opacity;
  double fill_opacity;
  double stroke_opacity;
} Opacities;

gboolean
soleus_class_from_name (const char *name, SoleusClass *klass)
{
  for (guint i = 0; i < SOLEUS_N_CLASSES; i++)
    if (g_str_equal (class_names[i], name))
      {
        *klass = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_colour (const char *value, GdkRGBA *colour)
{
  if (!g_str_equal (value, "none"))
    return gdk_rgba_parse (colour, value);
  *colour = (GdkRGBA){ 0, 0, 0, 0 };
  return TRUE;
}

static gboolean
read_number (const char *value, double *number)
{
  char *end;

  *number = g_ascii_strtod (value, &end);
  return end != value && *end == '\0' && *number >= 0;
}

static gboolean
read_dashes (const char *value, double dashes[2])
{
  g_auto (GStrv) parts = g_strsplit (value, " ", -1);

  return g_strv_length (parts) == 2 && read_number (parts[0], &dashes[0]) &&
         read_number (parts[1], &dashes[1]);
}

static gboolean
read_declaration (const char *property, const char *value, SoleusPaint *paint, Opacities *opacities)
{
  if (g_str_equal (property, "fill"))
    return read_colour (value, &paint->fill);
  if (g_str_equal (property, "stroke"))
    return read_colour (value, &paint->stroke);
  if (g_str_equal (property, "stroke-width"))
    return read_number (value, &paint->width);
  if (g_str_equal (property, "stroke-dasharray"))
    return read_dashes (value, paint->dashes);
  if (g_str_equal (property, "opacity"))
    return read_number (value, &opacities->opacity);
  if (g_str_equal (property, "fill-opacity"))
    return read_number (value, &opacities->fill_opacity);
  if (g_str_equal (property, "stroke-opacity"))
    return read_number (value, &opacities->stroke_opacity);
  /* Every line has round caps and joins; the sheets say so for other programs. */
  if (g_str_equal (property, "stroke-linecap") || g_str_equal (property, "stroke-linejoin"))
    return g_str_equal (value, "round");
  return FALSE;
}

static gboolean
fail (GError **error, const char *name, const char *text)
{
  g_set_error (error, SOLEUS_POSE_ERROR, SOLEUS_POSE_ERROR_FORMAT, "%s: “%s” can’t be read", name,
               text);
  return FALSE;
}

static gboolean
read_rule (SoleusStyle *self,
           Opacities *opacities,
           char *selectors,
           char *body,
           const char *name,
           GError **error)
{
  g_auto (GStrv) classes = g_strsplit (selectors, ",", -1);
  g_auto (GStrv) declarations = g_strsplit (body, ";", -1);

  for (guint c = 0; classes[c]; c++)
    {
      const char *selector = g_strstrip (classes[c]);
      SoleusClass klass;

      if (selector[0] != '.' || !soleus_class_from_name (selector + 1, &klass))
        return fail (error, name, selector);
      for (guint d = 0; declarations[d]; d++)
        {
          g_auto (GStrv) parts = g_strsplit (declarations[d], ":", 2);

          if (parts[0] == NULL || *g_strstrip (parts[0]) == '\0')
            continue;
          if (parts[1] == NULL || !read_declaration (parts[0], g_strstrip (parts[1]),
                                                     &self->paints[klass], &opacities[klass]))
            return fail (error, name, declarations[d]);
        }
    }
  return TRUE;
}

static char *
strip_comments (const char *css)
{
  GString *text = g_string_new (NULL);
  const char *begin;

  while ((begin = strstr (css, "/*")))
    {
      const char *end = strstr (begin + 2, "*/");

      g_string_append_len (text, css, begin - css);
      css = end ? end + 2 : begin + strlen (begin);
    }
  g_string_append (text, css);
  return g_string_free (text, FALSE);
}

static gboolean
read_sheet (
    SoleusStyle *self, Opacities *opacities, const char *css, const char *name, GError **error)
{
  g_autofree char *text = strip_comments (css);
  g_auto (GStrv) rules = g_strsplit (text, "}", -1);

  for (guint i = 0; rules[i]; i++)
    {
      char *body = strchr (rules[i], '{');

      if (body == NULL && *g_strstrip (rules[i]) == '\0')
        continue;
      if (body == NULL)
        return fail (error, name, rules[i]);
      *body = '\0';
      if (!read_rule (self, opacities, rules[i], body + 1, name, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * soleus_style_new_from_css:
 * @css: rules of single classes and of the properties that docs/figure.md lists; a later rule wins
 * @name: what to call it in an error
 */
SoleusStyle *
soleus_style_new_from_css (const char *css, const char *name, GError **error)
{
  g_autoptr (SoleusStyle) self = g_new0 (SoleusStyle, 1);
  Opacities opacities[SOLEUS_N_CLASSES];

  for (guint i = 0; i < SOLEUS_N_CLASSES; i++)
    opacities[i] = (Opacities){ 1, 1, 1 };
  if (!read_sheet (self, opacities, css, name, error))
    return NULL;
  for (guint i = 0; i < SOLEUS_N_CLASSES; i++)
    {
      self->paints[i].fill.alpha *= opacities[i].opacity * opacities[i].fill_opacity;
      self->paints[i].stroke.alpha *= opacities[i].opacity * opacities[i].stroke_opacity;
    }
  return g_steal_pointer (&self);
}

static gboolean
append_sheet (GString *css, const char *file, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCES, file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (bytes == NULL)
    return FALSE;
  g_string_append_len (css, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return TRUE;
}

/* A sheet of all figures and what the second person has on instead. */
static gboolean
append_theme (GString *css, const char *theme, SoleusPerson person, GError **error)
{
  g_autofree char *sheet = g_strdup_printf ("style%s.css", theme);
  g_autofree char *clothes = g_strdup_printf ("figure-b%s.css", theme);

  return append_sheet (css, sheet, error) &&
         (person == SOLEUS_PERSON_SHORT_HAIR || append_sheet (css, clothes, error));
}

/* Lays the sheets of the figure over one another. */
SoleusStyle *
soleus_style_new (SoleusTheme theme, SoleusTone tone, SoleusPerson person, GError **error)
{
  gboolean contrast = theme >= SOLEUS_THEME_CONTRAST;
  gboolean dark = theme == SOLEUS_THEME_DARK || theme == SOLEUS_THEME_CONTRAST_DARK;
  g_autoptr (GString) css = g_string_new (NULL);
  g_autofree char *tone_sheet = g_strdup_printf ("tone-%u.css", (guint) tone);
  g_autofree char *dark_sheet = g_strdup_printf ("tone-%u-dark.css", (guint) tone);
  g_autofree char *contrast_sheet = g_strdup_printf ("tone-%u-contrast.css", (guint) tone);

  /* The contour of high contrast is laid over the tone's own. */
  if (!append_theme (css, "", person, error) || !append_sheet (css, tone_sheet, error) ||
      (dark && !append_sheet (css, dark_sheet, error)) ||
      (contrast && !append_sheet (css, contrast_sheet, error)) ||
      (dark && !append_theme (css, "-dark", person, error)) ||
      (contrast && !append_theme (css, "-contrast", person, error)) ||
      (dark && contrast && !append_sheet (css, "style-contrast-dark.css", error)))
    return NULL;
  return soleus_style_new_from_css (css->str, contrast ? "contrast" : tone_sheet, error);
}

void
soleus_style_free (SoleusStyle *self)
{
  g_free (self);
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *colour)
{
  return 0.2126 * linear (colour->red) + 0.7152 * linear (colour->green) +
         0.0722 * linear (colour->blue);
}

/* The contrast ratio of two opaque colours as WCAG 2 defines it, 1 to 21. */
double
soleus_colour_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}
