import { expect, test } from "vitest";
import { toInvitation, toTyped } from "./invitation.ts";

const lesson = "http://192.168.1.23:4321/lessons/exhaustion/";
const shared = `${lesson}?view=code#s=1.eJyrVkrLz1eyUlBKSixSqgUAIgME-w`;
const fits = () => true;
const tooLong = (url: string) => url.length < 40;
const open = (url: string) => ({ kind: "open", url }) as const;

test("over plain HTTP it says what works by that address and what browsers then do not allow", () => {
  const invitation = toInvitation(open(lesson), null, fits);
  expect(invitation).toEqual({ kind: "address", url: lesson, remarks: [expect.stringContaining("Over plain HTTP")] });
});

test("over HTTPS there is nothing to say", () => {
  const url = "https://lessons.example/";
  expect(toInvitation(open(url), null, fits)).toEqual({ kind: "address", url, remarks: [] });
});

test("a short link takes the long one's place, and says how long it lasts and that nothing runs by itself", () => {
  const short = "http://192.168.1.23:4321/s/k7fm";
  const invitation = toInvitation(open(shared), short, tooLong);
  expect(invitation).toMatchObject({ kind: "address", url: short });
  const said = "remarks" in invitation ? invitation.remarks.join(" ") : "";
  expect(said).toContain("until the server is started anew");
  expect(said).toContain("runs only when Run is pressed");
});

test("what nobody types is scanned, or passed on where no code carries it; the page itself is there to begin with", () => {
  const long = { kind: "long", url: shared, pageUrl: lesson } as const;
  expect(toInvitation(open(shared), null, fits)).toMatchObject({ ...long, hasCode: true });
  expect(toInvitation(open(shared), null, tooLong)).toMatchObject({ ...long, hasCode: false });
});

test("a page's own address is typed, however long it is", () => {
  const url = `https://lessons.example/${"folder/".repeat(10)}`;
  expect(toInvitation(open(url), null, fits)).toMatchObject({ kind: "address", url });
});

test("a server on this machine alone names the command that opens it; one in no network needs none", () => {
  const alone = toInvitation({ kind: "machine-only", command: "node serve.mjs" }, null, fits);
  expect(alone).toMatchObject({ kind: "nobody-can", command: "node serve.mjs" });
  expect(toInvitation({ kind: "no-network" }, null, fits)).toMatchObject({ kind: "nobody-can", command: null });
  expect(toInvitation({ kind: "unknown" }, null, fits)).toMatchObject({ command: "npm start -- --host" });
});

test("an address is typed without its scheme, and a bare host without its slash", () => {
  expect(toTyped("http://192.168.1.23:4321/")).toEqual({ scheme: "http://", rest: "192.168.1.23:4321" });
  expect(toTyped(lesson)).toEqual({ scheme: "http://", rest: "192.168.1.23:4321/lessons/exhaustion/" });
});
