-- 0001_workbook.sql: records with their links, revisions and search; settings; cards; letters sent and received.
-- Instants are RFC 3339 in UTC with nine decimals, so that they sort as text. Ids are UUIDs in lower case.

-- Says whose vault this is, in every version of the schema: a database without this row is not one.
CREATE TABLE meta (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    vault_id TEXT NOT NULL
) STRICT;

CREATE TABLE records (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    step INTEGER,
    position INTEGER NOT NULL,
    occurred_at TEXT NOT NULL,
    local_date TEXT NOT NULL,
    zone TEXT NOT NULL,
    due_on TEXT,
    body TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT;
CREATE INDEX records_in_order ON records (kind, position, row);

-- One record refers to another here and nowhere else.
CREATE TABLE links (
    from_id TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    to_id TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    relation TEXT NOT NULL,
    PRIMARY KEY (from_id, relation, to_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_to ON links (to_id);

-- What a record said before it was changed; saved_at is when the change came.
CREATE TABLE revisions (
    record_id TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    saved_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (record_id, saved_at)
) STRICT;
CREATE INDEX revisions_by_age ON revisions (saved_at);

-- rowid is records.row. Holds the words of records that are not in the trash, cut by domain::search_terms.
-- The index of first letters makes the first keystroke of a search quick and costs little to keep; indexes of longer beginnings doubled the time of a save.
CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1', columnsize = 0);
-- Without this, FTS5 keeps the words of changed and deleted rows on disk.
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE cards (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    words TEXT NOT NULL,
    uri TEXT NOT NULL UNIQUE,
    confirmed_at TEXT,
    added_at TEXT NOT NULL
) STRICT;

-- A record as one reader knows it: the same id in every letter to that reader, another for each reader.
CREATE TABLE shared_items (
    card_id TEXT NOT NULL REFERENCES cards (id),
    record_id TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    item_id TEXT NOT NULL UNIQUE,
    PRIMARY KEY (card_id, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shared_items_by_record ON shared_items (record_id);

CREATE TABLE sent (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    card_id TEXT NOT NULL REFERENCES cards (id),
    sequence INTEGER NOT NULL,
    letter TEXT NOT NULL,
    UNIQUE (card_id, sequence)
) STRICT;

-- Letters of others stay here; nothing of them enters records.
CREATE TABLE received (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    card_id TEXT NOT NULL REFERENCES cards (id),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    received_at TEXT NOT NULL,
    letter TEXT NOT NULL
) STRICT;
CREATE INDEX received_by_card ON received (card_id);
