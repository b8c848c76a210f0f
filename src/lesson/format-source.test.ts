import { expect, test } from "vitest";
import { formatSource } from "./format-source.ts";

test("code is indented by two and spaced, and nothing else changes", () => {
  const source = 'app.get("/ping",()=>{\nif(x){\nreturn  "pong"\n}\n})\n';
  expect(formatSource("main.ts", source)).toBe('app.get("/ping", () => {\n  if (x) {\n    return "pong"\n  }\n})\n');
});

test("line ends are kept as they are", () => {
  expect(formatSource("main.ts", "if(x){\r\ny()\r\n}\r\n")).toBe("if (x) {\r\n  y()\r\n}\r\n");
});

test("what is laid out already stays the same", () => {
  const source = 'import { App } from "tiny";\n\nconst app = new App();\n';
  expect(formatSource("main.ts", source)).toBe(source);
});

test("broken code is returned, never thrown at", () => {
  expect(formatSource("main.ts", "const a = (;\n}{\n")).toContain("const a");
});
