-- SPDX-License-Identifier: GPL-3.0-or-later
-- A history as the first version of the schema left it: two sessions, one of them cut off.
PRAGMA journal_mode = WAL;
CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  routine TEXT NOT NULL,
  options TEXT NOT NULL,
  verdict TEXT NOT NULL,
  start_us INTEGER NOT NULL,
  offset_s INTEGER NOT NULL CHECK (offset_s BETWEEN -64800 AND 64800),
  end_us INTEGER,
  outcome TEXT CHECK (outcome IN ('finished', 'ended', 'stopped-pain'))
) STRICT;
CREATE INDEX session_start ON session (start_us);
CREATE TABLE phase (
  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  number INTEGER NOT NULL,
  leg TEXT NOT NULL CHECK (leg IN ('both', 'left', 'right')),
  muscle TEXT NOT NULL CHECK (muscle IN ('none', 'gastrocnemius', 'soleus', 'both')),
  kind TEXT NOT NULL
    CHECK (kind IN ('stretch', 'pressure', 'setup', 'movement', 'check-in')),
  step TEXT NOT NULL,
  worked_ms INTEGER NOT NULL CHECK (worked_ms >= 0),
  planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0),
  pressure INTEGER NOT NULL CHECK (pressure IN (0, 1)),
  end_us INTEGER NOT NULL,
  PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE rating (
  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  moment TEXT NOT NULL CHECK (moment IN ('before', 'after')),
  leg TEXT NOT NULL CHECK (leg IN ('left', 'right')),
  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
  PRIMARY KEY (session, moment, leg)
) STRICT, WITHOUT ROWID;
CREATE TABLE pain_stop (
  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  number INTEGER NOT NULL,
  leg TEXT NOT NULL CHECK (leg IN ('both', 'left', 'right')),
  step TEXT NOT NULL,
  seconds INTEGER NOT NULL CHECK (seconds >= 0),
  answer TEXT NOT NULL CHECK (answer IN ('unanswered', 'gone', 'still', 'severe')),
  at_us INTEGER NOT NULL,
  PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;
-- 2024-02-29 23:30:00 at +01:00, and 2024-03-02 07:00:00 at -05:00.
INSERT INTO session VALUES
  (1, '3f0c7a52-5a0e-4c5b-9c1d-0d5b8a2f6e11', 'roller', 'sides=both', 'clear',
   1709245800000000, 3600, 1709246160000000, 'finished'),
  (2, '8a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d', 'gastroc-wall', '', '',
   1709380800000000, -18000, NULL, NULL);
INSERT INTO phase VALUES
  (1, 1, 'left', 'both', 'pressure', 'RP', 60000, 60000, 1, 1709245900000000),
  (1, 2, 'right', 'both', 'pressure', 'RP', 58000, 60000, 1, 1709246000000000),
  (2, 1, 'left', 'gastrocnemius', 'stretch', 'G', 30000, 30000, 0, 1709380850000000);
INSERT INTO rating VALUES (1, 'before', 'left', 6), (1, 'after', 'left', 3);
INSERT INTO pain_stop VALUES (1, 1, 'right', 'RP', 58, 'gone', 1709246000000000);
PRAGMA user_version = 1;
