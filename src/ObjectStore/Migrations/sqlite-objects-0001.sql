-- The change log is the only table: the current state is the newest entry of each key, so a write is one appended row.
-- kind: 0 added, 1 modified, 2 deleted. previous: the version that this entry replaced.
CREATE TABLE changes (
  version   INTEGER PRIMARY KEY,
  kind      INTEGER NOT NULL,
  api_group TEXT NOT NULL,
  resource  TEXT NOT NULL,
  namespace TEXT NOT NULL,
  name      TEXT NOT NULL,
  previous  INTEGER,
  json      BLOB NOT NULL
);

-- The history up to this version is forgotten; entries before it are there only while they are current.
CREATE TABLE compaction (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  compacted INTEGER NOT NULL
);
INSERT INTO compaction VALUES (1, 0);

-- For people with a database shell.
CREATE VIEW objects AS
SELECT api_group, resource, namespace, name, version, CAST(json AS TEXT) AS json
FROM changes
WHERE kind <> 2 AND version NOT IN (SELECT previous FROM changes WHERE previous IS NOT NULL);
