"""What psycopg2 must be able to do; ends with an assertion that does not hold."""

import decimal
import io
import select

import psycopg2
import psycopg2.errors
import psycopg2.extras

connection = psycopg2.connect("")
cursor = connection.cursor()

cursor.execute("CREATE TABLE psycopg2_item (id int PRIMARY KEY, name text, price numeric, tags text[], body jsonb, raw bytea)")
connection.commit()

row = (1, "O'Brien", decimal.Decimal("1.50"), ["a", 'b"c'], {"deep": [1, None]}, b"\x00\xff")
cursor.execute(
    "INSERT INTO psycopg2_item VALUES (%s, %s, %s, %s, %s, %s)",
    (*row[:4], psycopg2.extras.Json(row[4]), psycopg2.Binary(row[5])),
)
connection.rollback()
cursor.execute("SELECT count(*) FROM psycopg2_item")
assert cursor.fetchone() == (0,), "a rollback leaves nothing"

with connection:
    cursor.execute(
        "INSERT INTO psycopg2_item VALUES (%s, %s, %s, %s, %s, %s)",
        (*row[:4], psycopg2.extras.Json(row[4]), psycopg2.Binary(row[5])),
    )
cursor.execute("SELECT * FROM psycopg2_item")
got = cursor.fetchone()
assert got[:5] == row[:5] and bytes(got[5]) == row[5], f"values come back as they went: {got}"

try:
    cursor.execute("INSERT INTO psycopg2_item (id) VALUES (1)")
    raise AssertionError("a second row of the same key is refused")
except psycopg2.errors.UniqueViolation as error:
    assert error.diag.constraint_name == "psycopg2_item_pkey", error.diag.constraint_name
try:
    cursor.execute("SELECT 1")
    raise AssertionError("a failed transaction takes no more")
except psycopg2.errors.InFailedSqlTransaction:
    connection.rollback()

# A named cursor is DECLARE, FETCH and CLOSE on the server.
with connection.cursor(name="numbers") as numbers:
    numbers.itersize = 100
    numbers.execute("SELECT n FROM generate_series(1, 1000) AS n")
    assert [n for (n,) in numbers] == list(range(1, 1001)), "a named cursor gives every row once"
connection.commit()

psycopg2.extras.execute_values(cursor, "INSERT INTO psycopg2_item (id) VALUES %s", [(n,) for n in range(2, 502)])
connection.commit()
cursor.execute("SELECT count(*), sum(id) FROM psycopg2_item")
assert cursor.fetchone() == (501, 125751), "500 rows in batches"
connection.commit()

cursor.copy_expert("COPY psycopg2_item (id, name) FROM STDIN", io.StringIO("1001\tcopied\n1002\t\\N\n"))
copied = io.StringIO()
cursor.copy_expert("COPY (SELECT id, name FROM psycopg2_item WHERE id > 1000 ORDER BY id) TO STDOUT", copied)
assert copied.getvalue() == "1001\tcopied\n1002\t\\N\n", copied.getvalue()
connection.commit()

connection.autocommit = True
cursor.execute("LISTEN psycopg2_channel")
other = psycopg2.connect("")
other.autocommit = True
other.cursor().execute("NOTIFY psycopg2_channel, 'heard'")
other.close()
while not connection.notifies:
    assert select.select([connection], [], [], 10)[0], "a notification arrives unasked"
    connection.poll()
assert connection.notifies[0].payload == "heard", connection.notifies
cursor.execute("DO $$ BEGIN RAISE NOTICE 'noticed'; END $$")
assert connection.notices == ["NOTICE:  noticed\n"], connection.notices
cursor.execute("DROP TABLE psycopg2_item")
connection.close()
