/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-length-unit.h"

#ifdef HAVE_NL_MEASUREMENT
#include <langinfo.h>
#endif

/* What LC_MEASUREMENT says where inches are used. */
#define US_CUSTOMARY 2

/* A step is given in hundredths of a millimetre. */
static const struct
{
  int step;
  guint parts;
} units[] = {
  [SOLEUS_LENGTH_CM] = { 500, 2 },
  [SOLEUS_LENGTH_INCH] = { 635, 4 },
};

/* The unit of the locale. */
SoleusLengthUnit
soleus_length_unit_get (void)
{
#ifdef HAVE_NL_MEASUREMENT
  if (nl_langinfo (_NL_MEASUREMENT_MEASUREMENT)[0] == US_CUSTOMARY)
    return SOLEUS_LENGTH_INCH;
#endif
  return SOLEUS_LENGTH_CM;
}

/* Returns: how many steps one of the unit has */
guint
soleus_length_unit_get_parts (SoleusLengthUnit self)
{
  return units[self].parts;
}

/* Returns: the number of steps that is nearest; @mm is 0 or more */
int
soleus_length_unit_to_steps (SoleusLengthUnit self, int mm)
{
  return (mm * 100 + units[self].step / 2) / units[self].step;
}

int
soleus_length_unit_to_mm (SoleusLengthUnit self, int steps)
{
  return (steps * units[self].step + 50) / 100;
}
