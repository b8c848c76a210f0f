import { describe, expect, test } from "vitest";
import { createSessionSettings, readStartupSettings } from "./session-settings.ts";

const timezone = "timezone";

describe("a session's settings", () => {
  test("hold what was SET once the change is settled", () => {
    const settings = createSessionSettings(new Map());
    settings.touch({ kind: "set", names: [timezone] });
    expect(settings.current.size).toBe(0);
    settings.settle(new Map([[timezone, "Asia/Tokyo"]]));
    expect(settings.current.get(timezone)).toBe("Asia/Tokyo");
    expect(settings.hasTouched).toBe(false);
  });

  test("stay as they were when the change is rolled back", () => {
    const settings = createSessionSettings(new Map([[timezone, "UTC"]]));
    settings.touch({ kind: "set", names: [timezone] });
    settings.forget();
    expect(settings.current.get(timezone)).toBe("UTC");
  });

  test("go back to what the client connected with, not to the server's default", () => {
    const settings = createSessionSettings(new Map([[timezone, "Europe/Berlin"]]));
    settings.touch({ kind: "set", names: [timezone] });
    settings.settle(new Map([[timezone, "UTC"]]));
    settings.touch({ kind: "reset", names: [timezone] });
    settings.settle(new Map());
    expect(settings.current.get(timezone)).toBe("Europe/Berlin");
  });

  test("lose all that came later on RESET ALL, and keep what was SET after it", () => {
    const settings = createSessionSettings(new Map());
    settings.touch({ kind: "set", names: ["a.b"] });
    settings.settle(new Map([["a.b", "1"]]));
    settings.touch({ kind: "reset-all" });
    settings.touch({ kind: "set", names: ["c.d"] });
    settings.settle(new Map([["c.d", "2"]]));
    expect([...settings.current]).toEqual([["c.d", "2"]]);
  });
});

describe("a startup packet", () => {
  test("sets what is no matter of user or database, in options too", () => {
    const settings = readStartupSettings(
      new Map([
        ["user", "ada"],
        ["database", "shop"],
        ["application_name", "api"],
        ["options", "-c search_path=shop --statement-timeout=5s -c a.b=x\\ y"],
      ]),
    );
    expect(Object.fromEntries(settings)).toEqual({
      application_name: "api",
      search_path: "shop",
      statement_timeout: "5s",
      "a.b": "x y",
    });
  });
});
