import { expect, test } from "vitest";
import { fillPlaceholders, inlineScriptHashes, movePaths, toScriptHash } from "./headers.ts";

test("the hash of a script is the one a browser computes", () => {
  // The example of the CSP specification.
  expect(toScriptHash("doSomething();")).toBe("'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='");
});

test("only inline scripts that run are counted: neither files nor data", () => {
  const html =
    '<script src="/a.js"></script><script type="application/json">{}</script>' +
    '<script type="module">a()</script><script>b()</script>';
  expect(inlineScriptHashes(html)).toEqual([toScriptHash("a()"), toScriptHash("b()")]);
});

test("a placeholder that stays empty leaves no gap before the semicolon", () => {
  const text = "script-src 'self' {inline-script-hashes} {frame-script-hash}; base-uri 'none'";
  expect(fillPlaceholders(text, new Set(), "")).toBe("script-src 'self'; base-uri 'none'");
  expect(fillPlaceholders(text, new Set(["'b'", "'a'"]), "'f'")).toBe("script-src 'self' 'a' 'b' 'f'; base-uri 'none'");
});

test("rules move below the folder that the site is built for, and nothing else does", () => {
  const text = "# of /all\n/*\n  Link: /a\n/_astro/*\n";
  expect(movePaths(text, "/x")).toBe("# of /all\n/x/*\n  Link: /a\n/x/_astro/*\n");
  expect(movePaths(text, "")).toBe(text);
});
