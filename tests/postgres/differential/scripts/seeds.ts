/** Two rows to contend for. */
export const itemSeed = "CREATE TABLE item (id int PRIMARY KEY, n int); INSERT INTO item VALUES (1, 10), (2, 20)";

/** Ten rows, for reading in parts. */
export const tenRowsSeed = "CREATE TABLE item (id int PRIMARY KEY); INSERT INTO item SELECT generate_series(1, 10)";

/** Rows numbered by a sequence. */
export const serialSeed = "CREATE TABLE item (id serial PRIMARY KEY, n int); INSERT INTO item (n) VALUES (10), (20)";
