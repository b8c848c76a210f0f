import { expect, test } from "vitest";
import { tellGenerators } from "./own-generators.ts";

test.each([
  ["function* a() {}\nexport async function *b$() {}\nexport default function* c() {}", ["a", "b$", "c"]],
  ["const d = function* () {};\nexport let e = async function* () {};", ["d", "e"]],
  ["// a function* in the dark\nfunction* a() {}\nfunction* a2() { function* a() {} }", ["a", "a2"]],
  ["export async function a() {}\nconst b = async () => 1; // no function* ", []],
])("the generator functions of a text are named once each, whatever comments say", (javascript, names) => {
  const told = [...tellGenerators(javascript).matchAll(/typeof ([\w$]+)=="function"&&\1/g)].map(([, name]) => name);
  expect(told).toEqual(names);
});
