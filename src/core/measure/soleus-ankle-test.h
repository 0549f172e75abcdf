/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-journal-entry.h"
#include "soleus-types.h"

G_BEGIN_DECLS

#define SOLEUS_ANKLE_TEST_TRIES 3
/* Millimetres from the toes to the wall; no foot and shank are so long that more could be right. */
#define SOLEUS_ANKLE_TEST_MAX 300
/* The knee doesn't reach the wall although the toes touch it. It is a result, and less than all. */
#define SOLEUS_ANKLE_TEST_OUT_OF_REACH (-1)
#define SOLEUS_ANKLE_TEST_UNTRIED      (-2)
/* Stands where a day would, for a person who has never measured. */
#define SOLEUS_ANKLE_TEST_NEVER G_MININT

/* Within so many millimetres a change means nothing. Those who measure others for a living are off
 * by 16 to 19 (Powden and others 2015); who measures oneself does no better. */
#define SOLEUS_ANKLE_TEST_BAND 20

/**
 * SoleusAnkleTest:
 * @tries: of the left and of the right leg: millimetres, %SOLEUS_ANKLE_TEST_OUT_OF_REACH, or
 *   %SOLEUS_ANKLE_TEST_UNTRIED in the places after the last
 *
 * How far the toes were from the wall when the knee just reached it, the heel on the floor. A leg
 * is the left or the right one everywhere here.
 */
typedef struct
{
  int tries[2][SOLEUS_ANKLE_TEST_TRIES];
} SoleusAnkleTest;

/**
 * SoleusAnkleChange:
 * @SOLEUS_ANKLE_CHANGE_UNKNOWN: there is nothing to compare with
 * @SOLEUS_ANKLE_CHANGE_NONE: the difference means nothing
 */
typedef enum
{
  SOLEUS_ANKLE_CHANGE_UNKNOWN,
  SOLEUS_ANKLE_CHANGE_NONE,
  SOLEUS_ANKLE_CHANGE_MORE,
  SOLEUS_ANKLE_CHANGE_LESS,
} SoleusAnkleChange;

void soleus_ankle_test_init (SoleusAnkleTest *self);
gboolean soleus_ankle_test_add (SoleusAnkleTest *self, SoleusLeg leg, int mm);
void soleus_ankle_test_remove (SoleusAnkleTest *self, SoleusLeg leg, guint index);
guint soleus_ankle_test_count (const SoleusAnkleTest *self, SoleusLeg leg);
int soleus_ankle_test_get_best (const SoleusAnkleTest *self, SoleusLeg leg);

void soleus_ankle_test_write (const SoleusAnkleTest *self, SoleusJournalEntry *entry);
gboolean soleus_ankle_test_read (SoleusAnkleTest *self, SoleusJournalEntry *entry);

SoleusAnkleChange soleus_ankle_test_compare (int before, int now);
gboolean soleus_ankle_test_is_unlikely (int before, int now);
gboolean soleus_ankle_test_is_due (int last_day, int today, gboolean locked);
int soleus_ankle_test_find_last (GPtrArray *entries, SoleusJournalEntry *before, SoleusLeg leg);

G_END_DECLS
