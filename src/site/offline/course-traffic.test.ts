import { expect, test } from "vitest";
import { createCourseTraffic } from "./course-traffic.ts";

test("the background begins nothing while a page waits for a file, be it a second one that came meanwhile", async () => {
  const traffic = createCourseTraffic();
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const order: string[] = [];
  const one = traffic.forPage(() => first.promise).then(() => order.push("first"));
  const background = traffic.inBackground("/a.wasm", async () => void order.push("background"));
  const two = traffic.forPage(() => second.promise).then(() => order.push("second"));
  first.resolve();
  await one;
  second.resolve();
  await Promise.all([two, background]);
  expect(order).toEqual(["first", "second", "background"]);
});

test("a page waits for the file that the background is fetching and for no other, and goes on where that fails", async () => {
  const traffic = createCourseTraffic();
  const coming = Promise.withResolvers<void>();
  const background = traffic.inBackground("/a.wasm", () => coming.promise);
  await Promise.resolve();
  await traffic.afterBackground("/b.tar");
  let gone = false;
  const waiting = traffic.afterBackground("/a.wasm").then(() => {
    gone = true;
  });
  await traffic.afterBackground("/b.tar");
  expect(gone).toBe(false);
  coming.reject(new TypeError("Failed to fetch"));
  await expect(background).rejects.toThrow("Failed to fetch");
  await waiting;
  expect(gone).toBe(true);
});

test("a page's own failure is its own, and frees the background", async () => {
  const traffic = createCourseTraffic();
  await expect(traffic.forPage(() => Promise.reject(new TypeError("offline")))).rejects.toThrow("offline");
  let ran = false;
  await traffic.inBackground("/a.wasm", async () => {
    ran = true;
  });
  expect(ran).toBe(true);
});
