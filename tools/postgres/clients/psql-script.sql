\set VERBOSITY sqlstate
CREATE TABLE psql_item (id int PRIMARY KEY, name text NOT NULL, price numeric(8, 2) DEFAULT 1.5);
INSERT INTO psql_item (id, name) VALUES (1, 'pen'), (2, 'tab	and "quote"');
\d psql_item
\dt psql_item
BEGIN;
INSERT INTO psql_item VALUES (3, 'gone', 3);
SELECT 1 / 0;
SELECT 'not reached';
ROLLBACK;
BEGIN ISOLATION LEVEL REPEATABLE READ;
UPDATE psql_item SET price = 2 WHERE id = 1;
SAVEPOINT here;
DELETE FROM psql_item;
ROLLBACK TO here;
COMMIT;
\copy (SELECT * FROM psql_item ORDER BY id) TO STDOUT WITH (FORMAT csv, HEADER)
SELECT id, price FROM psql_item ORDER BY id;
SELECT count(*) AS items FROM psql_item \gset
\echo :items items
\set FETCH_COUNT 1
SELECT n FROM generate_series(1, 3) AS n;
\unset FETCH_COUNT
SELECT id, name FROM psql_item \gdesc
SELECT format('SELECT %s', n) FROM generate_series(7, 8) AS n \gexec
DO $$ BEGIN RAISE NOTICE 'noticed'; END $$;
SELECT * FROM psql_nothing;
SELECT :'name' FROM psql_item WHERE name = :'name';
PREPARE by_id(int) AS SELECT name FROM psql_item WHERE id = $1;
EXECUTE by_id(1);
DEALLOCATE by_id;
EXECUTE by_id(1);
\copy psql_item FROM STDIN
4	a, b	4.25
5	c	5
\.
\copy psql_item FROM STDIN
6	d	not a price
\.
SELECT * FROM psql_item WHERE id > 3 ORDER BY id;
DROP TABLE psql_item;
