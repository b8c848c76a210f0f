import { describe, expect, test } from "vitest";
import { createAnswerLedger } from "./answer-ledger.ts";
import type { ClientMessage } from "./script.ts";
import { bind, copyData, copyDone, describe as describeMessage, execute, flush, parse, query, sync } from "./steps.ts";

/** A ledger past its welcome. */
function openLedger() {
  const ledger = createAnswerLedger();
  ledger.received("Z", false);
  return {
    send: (...messages: readonly ClientMessage[]) => messages.forEach(ledger.sent),
    hear: (codes: string) => {
      for (const code of codes) ledger.received(code, false);
    },
    hearFatal: () => ledger.received("E", true),
    isAnswered: () => ledger.isAnswered,
  };
}

describe("a server has answered", () => {
  test("a simple query once it is ready for the next one, not at its first result or its error", () => {
    const { send, hear, isAnswered } = openLedger();
    send(query("SELECT 1; SELECT 2"));
    hear("TDCTDC");
    expect(isAnswered()).toBe(false);
    hear("EZ");
    expect(isAnswered()).toBe(true);
  });

  test("a flushed batch once each message of it has its own answer", () => {
    const { send, hear, isAnswered } = openLedger();
    send(parse("s", "SELECT $1"), describeMessage("statement", "s"), bind("", "s"), execute("", 1), flush);
    hear("1tT2D");
    expect(isAnswered()).toBe(false);
    hear("s");
    expect(isAnswered()).toBe(true);
  });

  test("everything up to the next Sync with one error", () => {
    const { send, hear, isAnswered } = openLedger();
    send(bind("", "s"), execute(""), flush);
    hear("E");
    expect(isAnswered()).toBe(true);
    send(parse("t", "SELECT 1"), query("SELECT 2"), flush);
    expect(isAnswered()).toBe(true);
    send(sync);
    expect(isAnswered()).toBe(false);
    hear("Z");
    expect(isAnswered()).toBe(true);
  });

  test("the batches before and after the one with the error, each at its Sync", () => {
    const { send, hear, isAnswered } = openLedger();
    send(parse("", "SELECT"), sync, parse("", "SELEC"), execute(""), sync, parse("", "SELECT"), sync);
    hear("1ZEZ1");
    expect(isAnswered()).toBe(false);
    hear("Z");
    expect(isAnswered()).toBe(true);
  });

  test("a COPY FROM STDIN while it takes data, and again after its end", () => {
    const { send, hear, isAnswered } = openLedger();
    send(query("COPY item FROM STDIN"));
    expect(isAnswered()).toBe(false);
    hear("G");
    expect(isAnswered()).toBe(true);
    send(copyData("1\n"));
    expect(isAnswered()).toBe(true);
    send(copyDone);
    expect(isAnswered()).toBe(false);
    hear("CZ");
    expect(isAnswered()).toBe(true);
  });

  test("a COPY FROM STDIN whose data was sent in one go with its end, not before the tag", () => {
    const { send, hear, isAnswered } = openLedger();
    send(query("COPY item FROM STDIN"), copyData("1\n"), copyDone);
    hear("G");
    expect(isAnswered()).toBe(false);
    hear("CZ");
    expect(isAnswered()).toBe(true);
  });

  test("a COPY FROM STDIN while it takes data, although the one before was refused with its data sent ahead", () => {
    const { send, hear, isAnswered } = openLedger();
    send(query("COPY nowhere FROM STDIN"), copyData("1\n"), copyDone);
    hear("EZ");
    send(query("COPY item FROM STDIN"));
    hear("G");
    expect(isAnswered()).toBe(true);
  });

  test("a COPY FROM STDIN while it takes data, although an end of data was sent when nothing was asked", () => {
    const { send, hear, isAnswered } = openLedger();
    send(copyDone);
    send(query("COPY item FROM STDIN"));
    hear("G");
    expect(isAnswered()).toBe(true);
  });

  test("a COPY FROM STDIN and the query that breaks it off with one end for both", () => {
    const { send, hear, isAnswered } = openLedger();
    send(query("COPY item FROM STDIN"));
    hear("G");
    send(query("SELECT 1"));
    expect(isAnswered()).toBe(false);
    hear("EZ");
    expect(isAnswered()).toBe(true);
  });

  test("an extended COPY FROM STDIN, which ignores a Sync sent ahead of the data", () => {
    const { send, hear, isAnswered } = openLedger();
    send(bind("", ""), execute(""), sync);
    hear("2G");
    send(copyDone, sync);
    hear("C");
    expect(isAnswered()).toBe(false);
    hear("Z");
    expect(isAnswered()).toBe(true);
  });

  test("nothing after a fatal error or a Terminate: it owes the end of the connection", () => {
    const fatal = openLedger();
    fatal.hearFatal();
    expect(fatal.isAnswered()).toBe(false);
    const leaving = openLedger();
    leaving.send({ kind: "terminate" });
    expect(leaving.isAnswered()).toBe(false);
  });
});
