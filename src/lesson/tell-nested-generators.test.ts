import { afterEach, expect, it, test } from "vitest";
import { generatorsKey } from "../contract/generators-key.ts";
import { usingKey } from "../contract/using-scope.ts";
import { createGeneratorWatch } from "../harness/generator-watch.ts";
import { hearTold } from "../harness/own-generators.ts";
import { openUsingScope } from "../harness/using-scope.ts";
import { stripSource } from "./strip-source.ts";

Object.defineProperty(globalThis, Symbol.for(usingKey), { value: openUsingScope, configurable: true });

const key = Symbol.for(generatorsKey);

function strip(source: string): string {
  const stripped = stripSource("main.ts", source);
  if (!stripped.ok) throw new Error(stripped.error.map(({ line, message }) => `${line}: ${message}`).join("\n"));
  return stripped.value;
}

afterEach(() => Reflect.deleteProperty(globalThis, key));

/** Makes a realm of this one that watches, and puts down each change of a generator. */
function listen(told: string[]) {
  const watch = createGeneratorWatch({
    scopeId: () => "server",
    nowMs: () => 0,
    report: ({ name, phase }) => told.push(`${name} ${phase}`),
    warn: (text) => told.push(text),
  });
  Object.defineProperty(globalThis, key, { value: hearTold(watch.watch), configurable: true });
}

async function changesOf(source: string): Promise<readonly string[]> {
  const told: string[] = [];
  listen(told);
  await load(strip(source));
  return told;
}

const load = (javascript: string): Promise<{ readonly seen?: unknown }> =>
  import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(javascript).toString("base64")}`);

const lent = (name: string) => ["created", "running", "suspended"].map((phase) => `${name} ${phase}`);

test.each([
  ["a method of a class", "class Deps { async *session() { yield 1 } }\nawait new Deps().session().next();", "session"],
  ["one inherited", "class A { *lend() { yield 1 } }\nclass B extends A {}\nnew B().lend().next();", "lend"],
  ["a static one", "export class Deps { static *lend() { yield 1 } }\nDeps.lend().next();", "lend"],
  [
    "one of an unnamed class",
    "const make = () => class { *lend() { yield 1 } };\nnew (make())().lend().next()",
    "lend",
  ],
  [
    "one of a class held by a name",
    "export const Deps = class { *lend() { yield 1 } }\nnew Deps().lend().next()",
    "lend",
  ],
  ["one called by a symbol", "class All { *[Symbol.iterator]() { yield 1 } }\nfor (const _ of new All()) break;", ""],
  ["a method of an object", "const deps = { other: 1, *lend() { yield 1 } }\ndeps.lend().next()", "lend"],
  [
    "a property of one",
    "const deps = { lend: async function* (): any { yield 1 } } as const;\ndeps.lend().next()",
    "lend",
  ],
  [
    "one of an object within another",
    "const all = { deps: { *lend() { yield 1 } } };\nall.deps.lend().next();",
    "lend",
  ],
  [
    "one that is returned with others",
    "const make = () => ({ *lend() { yield 1 } });\nfunction f() { return { ...make() } }\nf().lend().next()",
    "lend",
  ],
  ["an inner function", "function f() { function* lend() { yield 1 } return lend().next() }\nf();", "lend"],
  ["one used above its place", "function f() { return lend().next(); function* lend() { yield 1 } }\nf();", "lend"],
  ["one in a case", "switch (1) { case 1: function* lend() { yield 1 }\nlend().next() }", "lend"],
  ["one held by a name", "{\nconst lend = (function* (): Generator<number> { yield 1 })\nlend().next() }", "lend"],
  ["one passed on", "const go = (f) => f().next();\ngo(function* lend() { yield 1 });", "lend"],
  ["one called at once", "for (const _ of (function* lend() { yield 1 })()) break", "lend"],
  [
    "one in an initializer of `using`",
    "{ using x = { *lend() { yield 1 }, [Symbol.dispose]() {} }; x.lend().next() }",
    "lend",
  ],
  ["one beside `using`", "{ using x = null; function* lend() { yield 1 } lend().next() }", "lend"],
])("%s is watched", async (_, source, name) => {
  const changes = await changesOf(source);
  expect(changes.slice(0, 3)).toEqual(lent(name || "[Symbol.iterator]"));
});

test.each([
  ["what has no generator", "class A { a() {} }\nconst b = { b() {} };\nfunction f() { const g = () => 1; return g }"],
  ["a private method, which nobody reaches", "class A { *#lend() { yield 1 } }"],
  [
    "one that takes its name from its place",
    "class A { lend = function* () { yield 1 } }\nlet f;\nf = function* () {};",
  ],
  ["one at the top, which the linker finds", "function* lend() {}\nexport const other = function* () {}"],
])("%s stays as it is written", (_, source) => {
  expect(strip(source)).toBe(source);
});

it("changes nothing that a program sees of its generators, and moves no line", async () => {
  const source = `
function make(a) {
  const lend = async function* () {
    yield a
  }
  class Deps {
    *session() { yield a }
  }
  return { lend, Deps, async *third() { yield a }, key: function* () {} }
}
const made = make(1)
const facts = [made.lend, made.third, made.key, new made.Deps().session].map((f) => [
  f.name, f.length, String(f), Reflect.ownKeys(f), Object.getPrototypeOf(f)[Symbol.toStringTag],
  f() instanceof f, String(f()), Object.keys(f.prototype), Object.keys(f()), Symbol.asyncIterator in f(),
])
export const seen = [facts, Object.keys(made), made.Deps.name, String(made.Deps), /:([0-9]+):[0-9]+/.exec(new Error().stack)[1]]
`;
  const told = strip(source);
  expect(told).not.toBe(source);
  const bare = await load(source);
  expect(bare.seen).toHaveLength(5);
  // Also where no realm listens.
  expect((await load(told)).seen).toEqual(bare.seen);
  expect(await changesOf(source)).toEqual([]);
  listen([]);
  expect((await load(`${told}//`)).seen).toEqual(bare.seen);
});
