import { expect, test } from "vitest";
import { findObstacle, type PageFacts } from "./preflight.ts";

const desktop: PageFacts = {
  isSecureContext: true,
  crossOriginIsolated: true,
  hasSharedArrayBuffer: true,
  userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36",
  maxTouchPoints: 0,
  online: true,
  hostname: "localhost",
  hasApiKey: false,
};
const iPad = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15";

test("a desktop browser on localhost has nothing in its way", () => {
  expect(findObstacle(desktop)).toBeNull();
  expect(findObstacle({ ...desktop, userAgent: iPad })).toBeNull();
});

test.each([
  ["unsupported", { userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148 Safari/604.1" }],
  ["unsupported", { userAgent: "Mozilla/5.0 (Linux; Android 16) Chrome/156.0.0.0 Mobile Safari/537.36" }],
  ["unsupported", { userAgent: iPad, maxTouchPoints: 5 }],
  ["unsupported", { hasSharedArrayBuffer: false }],
  // Without isolation browsers hide SharedArrayBuffer too: the headers are the cause.
  ["not-isolated", { crossOriginIsolated: false, hasSharedArrayBuffer: false }],
  ["origin-not-allowed", { hostname: "lessons.example.org" }],
  ["origin-not-allowed", { hostname: "127.0.0.1" }],
  ["offline", { online: false }],
] as const)("%s, with a cause, for %j", (code, facts) => {
  const obstacle = findObstacle({ ...desktop, ...facts });
  expect(obstacle?.code).toBe(code);
  expect(obstacle?.causes).toHaveLength(1);
});

test("a page over plain HTTP is told so, and not that its host forgot headers", () => {
  const facts = { ...desktop, isSecureContext: false, crossOriginIsolated: false, hasSharedArrayBuffer: false };
  expect(findObstacle(facts)?.causes).toEqual([expect.stringContaining("plain HTTP")]);
});

test("a key opens every other address", () => {
  expect(findObstacle({ ...desktop, hostname: "lessons.example.org", hasApiKey: true })).toBeNull();
});
