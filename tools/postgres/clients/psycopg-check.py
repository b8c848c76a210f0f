"""What psycopg (version 3) must be able to do; ends with an assertion that does not hold."""

import decimal

import psycopg
from psycopg.types.json import Jsonb

with psycopg.connect("", prepare_threshold=0) as connection:
    connection.execute("CREATE TABLE psycopg_item (id int PRIMARY KEY, price numeric, tags int[], body jsonb, raw bytea)")
    connection.commit()

    # prepare_threshold=0 prepares every statement at its first use.
    row = (1, decimal.Decimal("12.50"), [1, 2, 3], {"deep": [1, None]}, b"\x00\xff\x80")
    for id in (1, 2, 3):
        connection.execute(
            "INSERT INTO psycopg_item VALUES (%s, %s, %s, %s, %s)", (id, row[1], row[2], Jsonb(row[3]), row[4])
        )
    connection.commit()
    for binary in (False, True):
        with connection.cursor(binary=binary) as cursor:
            got = cursor.execute("SELECT * FROM psycopg_item WHERE id = %s", (1,)).fetchone()
            assert got == row, f"values come back as they went, binary={binary}: {got}"
    connection.commit()

    try:
        with connection.transaction():
            connection.execute("DELETE FROM psycopg_item")
            with connection.transaction():
                connection.execute("SELECT 1 / %s", (0,))
        raise AssertionError("a division by zero leaves the block")
    except psycopg.errors.DivisionByZero:
        pass
    with connection.transaction():
        connection.execute("DELETE FROM psycopg_item WHERE id = 3")
        try:
            with connection.transaction():
                connection.execute("INSERT INTO psycopg_item (id) VALUES (1)")
        except psycopg.errors.UniqueViolation as error:
            assert error.diag.constraint_name == "psycopg_item_pkey", error.diag.constraint_name
    assert connection.execute("SELECT count(*) FROM psycopg_item").fetchone() == (2,), "the savepoint alone is taken back"
    connection.commit()

    with connection.cursor(name="numbers") as numbers:
        numbers.itersize = 100
        numbers.execute("SELECT n FROM generate_series(1, 1000) AS n")
        assert [n for (n,) in numbers] == list(range(1, 1001)), "a server-side cursor gives every row once"
    connection.commit()

    if psycopg.Pipeline.is_supported():
        with connection.pipeline():
            cursors = [connection.execute("SELECT %s::int", (n,)) for n in range(50)]
            assert [cursor.fetchone() for cursor in cursors] == [(n,) for n in range(50)], "answers come in order"
        connection.commit()
        with connection.pipeline() as pipeline:
            connection.execute("INSERT INTO psycopg_item (id) VALUES (10)")
            connection.execute("INSERT INTO psycopg_item (id) VALUES (10)")
            try:
                pipeline.sync()
                raise AssertionError("the second row of the same key is refused")
            except psycopg.errors.UniqueViolation:
                connection.rollback()
        assert connection.execute("SELECT count(*) FROM psycopg_item").fetchone() == (2,), "a failed pipeline leaves nothing"
        connection.commit()

    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO psycopg_item (id) VALUES (%s)", [(n,) for n in range(100, 300)])
    connection.commit()
    assert connection.execute("SELECT count(*) FROM psycopg_item").fetchone() == (202,), "executemany in one pipeline"

    with connection.cursor().copy("COPY psycopg_item (id, tags) FROM STDIN (FORMAT BINARY)") as copy:
        copy.set_types(["int4", "int4[]"])
        for id in range(1000, 2000):
            copy.write_row((id, [id, -id]))
    assert connection.execute("SELECT count(*), sum(tags[2]) FROM psycopg_item WHERE id >= 1000").fetchone() == (
        1000,
        -1499500,
    ), "COPY FROM STDIN in binary"
    connection.commit()

    with connection.cursor().copy("COPY (SELECT id FROM psycopg_item WHERE id < 3 ORDER BY id) TO STDOUT") as copy:
        assert [bytes(chunk) for chunk in copy] == [b"1\n", b"2\n"], "COPY TO STDOUT"
    connection.execute("DROP TABLE psycopg_item")
    connection.commit()

    connection.autocommit = True
    connection.execute("LISTEN psycopg_channel")
    with psycopg.connect("", autocommit=True) as other:
        other.execute("SELECT pg_notify('psycopg_channel', 'heard')")
    assert next(connection.notifies()).payload == "heard"
