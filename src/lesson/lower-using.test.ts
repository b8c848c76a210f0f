import { describe, expect, it } from "vitest";
import { usingKey } from "../contract/using-scope.ts";
import { openUsingScope } from "../harness/using-scope.ts";
import { stripSource } from "./strip-source.ts";

Object.defineProperty(globalThis, Symbol.for(usingKey), { value: openUsingScope, configurable: true });

function lower(source: string): string {
  const stripped = stripSource("main.ts", source);
  if (!stripped.ok) throw new Error(stripped.error.map(({ line, message }) => `${line}: ${message}`).join("\n"));
  return stripped.value;
}

const problems = (source: string) => {
  const stripped = stripSource("main.ts", source);
  return stripped.ok ? [] : stripped.error.map(({ line, message }) => `${line}: ${message}`);
};

type Log = (text: string) => void;
type Main = (log: Log, open: (name: string, fault?: string) => unknown, later: typeof openLater) => Promise<unknown>;

const resource = (log: Log) => (name: string, fault?: string) => {
  log(`open ${name}`);
  return {
    name,
    [Symbol.dispose]() {
      log(`close ${name}`);
      if (fault) throw new Error(fault);
    },
  };
};

function openLater(log: Log, name: string, fault?: string) {
  log(`open ${name}`);
  return {
    name,
    async [Symbol.asyncDispose]() {
      log(`closing ${name}`);
      await Promise.resolve();
      log(`closed ${name}`);
      if (fault) throw new Error(fault);
    },
  };
}

const toText = (error: unknown): string =>
  error instanceof SuppressedError
    ? `${toText(error.error)} over ${toText(error.suppressed)}`
    : error instanceof Error
      ? `${error.name} ${error instanceof TypeError ? "" : error.message}`
      : String(error);

/** What a program logs and how it ends, run as it stands. */
async function run(javascript: string): Promise<readonly string[]> {
  const log: string[] = [];
  const note = (text: string) => void log.push(text);
  const AsyncFunction = (async () => undefined).constructor as new (...text: string[]) => Main;
  try {
    const ended = await new AsyncFunction("log", "open", "later", javascript)(note, resource(note), openLater);
    note(`returned ${ended}`);
  } catch (error) {
    note(`threw ${toText(error)}`);
  }
  return log;
}

const inMain = (body: string) =>
  `async function main() {\n${body}\n}\nconst ended = await main();\nlog(String(ended));\n`;

const programs: Record<string, string> = {
  "two, closed last first": `using a = open("a");\nusing b = open("b");\nlog("work " + a.name);\nreturn 1;`,
  "several in one declaration": `using a = open("a"), b = open("b"), c = null;\nlog(b.name + c);`,
  "a throw": `using a = open("a");\nthrow new Error("boom");`,
  "an error at the end": `using a = open("a", "no close");\nreturn 1;`,
  "errors from all sides": `using a = open("a", "first");\nusing b = open("b", "second");\nthrow new Error("boom");`,
  "an error before the second": `using a = open("a");\nusing b = (() => { throw new Error("no b"); })();`,
  "what cannot be disposed of": `using a = open("a");\nusing b = {};`,
  "a plain number": `using a = open("a");\nusing b = 7;`,
  "nothing at all": `using a = null;\nusing b = undefined;\nlog("fine");`,
  "await using": `await using a = later(log, "a");\nusing b = open("b");\nawait using c = later(log, "c");\nlog("work");\nreturn 2;`,
  "await using that fails at its end": `await using a = later(log, "a", "late");\nthrow new Error("boom");`,
  "await using of what closes at once": `await using a = open("a");\nlog("work");`,
  "await using of nothing": `await using a = null;\nlog("work");`,
  "a nested block, and what comes after it": `{\nusing a = open("a");\nlog("in");\n}\nlog("out");\n{ await using b = later(log, "b"); log("in"); }\nlog("out");`,
  "one line": `{ using a = open("a"); log(a.name) }\nlog("out")`,
  "no semicolons": `using a = open("a")\nlog(a.name)\nusing b = open("b")\nlog(b.name)`,
  "a loop's body": `for (const n of [1, 2]) {\nusing a = open("a" + n);\nif (n === 1) continue;\nlog("last");\nbreak;\n}`,
  "for of": `for (using a of [open("a"), open("b")]) log(a.name);`,
  "for of, without braces, in one another": `for (using a of [open("a")]) for (using b of [open("b"), open("c")]) log(a.name + b.name);\nlog("out");`,
  "for of with await": `for (await using a of [later(log, "a"), later(log, "b")]) { log(a.name); if (a.name === "a") continue; }`,
  "for await of": `async function* all() { yield open("a"); yield open("b"); }\nfor await (using a of all()) { log(a.name); break; }`,
  "a counting loop": `for (using a = open("a"), b = open("b"); a.n !== 2; a.n = (a.n ?? 0) + 1) log("turn");`,
  "a labelled loop": `outer: for (using a = open("a"); ; ) {\nfor (const n of [1]) { if (a.seen) break outer; a.seen = true; continue outer; }\n}`,
  "a function declared below": `hello();\nusing a = open("a");\nhello();\nfunction hello() { log("hello"); }`,
  "a variable of an inner block of the same name": `using a = open("a");\n{ using a = open("inner"); log(a.name); }\nlog(a.name);`,
  "a generator that is left early": `function* all() { using a = open("a"); yield 1; yield 2; }\nfor (const n of all()) { log("got " + n); break; }`,
  "an arrow, a method, a getter and a static block": `const f = () => { using a = open("f"); return "x"; };\nlog(f());\nclass A { m() { using a = open("m"); return super.toString().length > 0; }\nget g() { using a = open("g"); return 1; }\nstatic { using a = open("s"); } }\nlog(String(new A().m()) + new A().g);`,
  "a constructor": `class B { constructor() { this.b = 1; } }\nclass A extends B { constructor() { using a = open("a"); super(); log("made " + this.b); } }\nnew A();`,
  "try, catch and finally": `try { using a = open("a", "late"); throw new Error("boom"); } catch (error) { using b = open("b"); log(error.name); } finally { using c = open("c"); }`,
  "a name that is only like it": `const using = [1];\nlog(String(using[0]));\nusing: for (;;) break using;`,
  "a switch": `switch (1) { case 1: { using a = open("a"); log("one"); } default: log("more"); }`,
};

describe("lowered `using` does what the engine's own does:", () => {
  it.each(Object.entries(programs))("%s", async (_, body) => {
    const source = inMain(body);
    expect(await run(lower(source))).toEqual(await run(source));
  });

  it("at the top of a file", async () => {
    const source = `log("first");\nusing a = open("a");\nhello();\nfunction hello() { log("hello"); }\nawait using b = later(log, "b");\n`;
    expect(await run(lower(source))).toEqual(await run(source));
  });
});

describe("lowering", () => {
  it("leaves a file without `using` as it is", () => {
    expect(lower(`const using = 1;\n{ log(using); }\n`)).toBe(`const using = 1;\n{ log(using); }\n`);
  });

  it("keeps every line, and the columns of what stands on lines of its own", () => {
    const source = inMain(
      `const before = 1;\nawait using client: Client = await lease<Client>(before as number);\nawait client.query("x");`,
    );
    const lowered = lower(source).split("\n");
    const lines = source.split("\n");
    expect(lowered).toHaveLength(lines.length);
    for (const text of ["const before", "await lease", "await client.query", "const ended"]) {
      const line = lines.findIndex((candidate) => candidate.includes(text));
      expect(lowered[line]?.indexOf(text), text).toBe(lines[line]?.indexOf(text));
    }
  });

  it("lets no `using` stand", () => {
    for (const body of Object.values(programs)) expect(lower(inMain(body))).not.toMatch(/\busing \w+ (=|of)/);
  });

  it("says where a `using` cannot stand", () => {
    expect(problems(`switch (1) { case 1:\nusing a = f(); }`)).toEqual([expect.stringMatching(/^2: .*(case|braces)/)]);
    expect(problems(`import { f } from "./f.ts";\nusing a = f();\nexport const b = 1;`)).toEqual([
      "3: a file that has `using` outside any block exports nothing, and imports at its top only",
    ]);
  });

  it("keeps imports at the top of a file that has one", () => {
    expect(lower(`import { f } from "./f.ts"\nusing a = f();\n`)).toMatch(
      /^import { f } from ".\/f.ts";const \$using1=/,
    );
  });
});
