-- 0002_answers.sql: what I say in answer to a letter, assignments I have done, and letters found by their words.
-- Also the first version that knows resentments, contacts and calls.

-- What is written in answer to a letter received, as far as it is; one for each letter. Sealed or not, it stays, to be gone on with.
CREATE TABLE replies (
    letter_id TEXT PRIMARY KEY REFERENCES received (id),
    saved_at TEXT NOT NULL,
    reply TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- An assignment is told apart by who gave it: ids are theirs to make.
CREATE TABLE assignments_done (
    card_id TEXT NOT NULL REFERENCES cards (id),
    assignment_id TEXT NOT NULL,
    done_at TEXT NOT NULL,
    PRIMARY KEY (card_id, assignment_id)
) STRICT, WITHOUT ROWID;

-- rowid is received.row. Built as `search` is.
CREATE VIRTUAL TABLE letter_search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1', columnsize = 0);
INSERT INTO letter_search (letter_search, rank) VALUES ('secure-delete', 1);
