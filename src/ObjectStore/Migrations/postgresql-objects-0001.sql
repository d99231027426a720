-- The change log is the only table of objects: the current state is the newest entry of each key, so a write is one appended row.
-- kind: 0 added, 1 modified, 2 deleted. previous: the version that this entry replaced. writer: the store instance that wrote it,
-- which lets it find out after a lost connection whether its commit happened.
CREATE TABLE changes (
  version   bigint PRIMARY KEY,
  kind      smallint NOT NULL,
  api_group text NOT NULL,
  resource  text NOT NULL,
  namespace text NOT NULL,
  name      text NOT NULL,
  previous  bigint,
  writer    uuid NOT NULL,
  json      bytea NOT NULL
);
-- One row. Its lock orders the writers, so that versions have no gaps and become visible in order.
CREATE TABLE change_counter (
  id        smallint PRIMARY KEY CHECK (id = 1),
  newest    bigint NOT NULL,
  compacted bigint NOT NULL
);
INSERT INTO change_counter VALUES (1, 0, 0);

-- For people with a database shell.
CREATE VIEW objects AS
SELECT api_group, resource, namespace, name, version, convert_from(json, 'UTF8')::json AS json
FROM changes
WHERE kind <> 2 AND version NOT IN (SELECT previous FROM changes WHERE previous IS NOT NULL);
