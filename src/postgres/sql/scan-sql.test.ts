import { describe, expect, test } from "vitest";
import { scanSql } from "./scan-sql.ts";

const texts = (sql: string) => scanSql(sql).map((statement) => statement.map(({ text }) => text));

describe("the scanner", () => {
  test.each([
    [
      "semicolons part statements",
      "SELECT 1; ; select 2;",
      [
        ["select", "1"],
        ["select", "2"],
      ],
    ],
    ["a semicolon in a string parts nothing", "select ';'';'", [["select", "';'';'"]]],
    ["a semicolon in an identifier parts nothing", 'select "a;b""c"', [["select", 'a;b"c']]],
    ["a semicolon in a dollar string parts nothing", "select $a$;$$;$a$", [["select", "$a$;$$;$a$"]]],
    ["an escape string keeps its escaped quote", "select E'\\';' ; x", [["select", "E'\\';'"], ["x"]]],
    ["a plain string ends at its quote, whatever the backslash", "select '\\'; x", [["select", "'\\'"], ["x"]]],
    ["comments vanish, nested ones too", "a -- b;\n/* c /* d; */ e; */ f", [["a", "f"]]],
    ["a parameter is no dollar string", "select $1, $2", [["select", "$", "1", ",", "$", "2"]]],
    ["an unclosed string reaches the end", "select 'a; b", [["select", "'a; b"]]],
    ["an unclosed comment reaches the end", "select /* a; b", [["select"]]],
    ["nothing gives no statement", " ;; -- x", []],
  ])("%s", (_, sql, expected) => {
    expect(texts(sql)).toEqual(expected);
  });
});
