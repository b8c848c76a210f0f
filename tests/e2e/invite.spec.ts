import type { NetworkInterfaceInfo } from "node:os";
import { expect, type Page, test } from "@playwright/test";
import { type RunningServer, startServer } from "../../tools/serve/server.ts";
import { violationsInBothThemes } from "../support/accessibility.ts";
import { LessonPage } from "../support/lesson-page.ts";
import { readQr } from "../support/read-qr.ts";
import { readSandboxFile } from "../support/sandbox-files.ts";

const starter = readSandboxFile("exhaustion/starter/main.ts");
const card = (address: string, mac: string): NetworkInterfaceInfo[] => [
  { family: "IPv4", address, netmask: "255.255.255.0", mac, internal: false, cidr: null },
];

// As `npm start -- --host` on a machine with two networks. The room's is loopback, so that its address opens here.
let server: RunningServer;
let room: string;
test.beforeAll(async () => {
  const wifi = card("127.0.0.1", "a4:83:e7:00:00:01");
  const readInterfaces = () => ({ docker0: card("172.17.0.1", "02:42:ac:11:00:01"), "Wi-Fi": wifi });
  server = await startServer({ root: "dist", port: 0, host: "", readInterfaces });
  room = `http://127.0.0.1:${server.port}`;
});
test.afterAll(() => server.close());

const dialog = (page: Page) => page.getByRole("dialog", { name: "Get everyone in" });
const code = (page: Page) => page.getByRole("img", { name: /^QR code of / });

async function openByPalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Search/ }).waitFor();
  await page.keyboard.type("get everyone");
  await expect(page.locator('[role=option][aria-selected="true"]')).toContainText("Get everyone in");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
}

async function shareToRoom(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Show to the room" }).click();
  await expect(dialog(page)).toBeVisible();
}

test("by keyboard alone the palette lays the room's address over a lesson, large, and as a code that reads back", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const lesson = `${server.url}/lessons/exhaustion/`;
  await new LessonPage(page).openPath(lesson);
  await openByPalette(page);
  await expect(dialog(page).getByRole("heading", { name: "Exhaustion, exactly" })).toBeVisible();
  const address = dialog(page).locator(".invite-address");
  await expect(address).toHaveText(`${room}/lessons/exhaustion/`);
  expect(await readQr(code(page))).toBe(`${room}/lessons/exhaustion/`);
  const drawn = await address.evaluate((element) => ({
    textPx: Number.parseFloat(getComputedStyle(element).fontSize),
    lines: element.getClientRects().length,
    hidden: element.scrollWidth - element.clientWidth,
  }));
  expect(drawn.textPx).toBeGreaterThan(40);
  expect(drawn).toMatchObject({ lines: 1, hidden: 0 });
  expect(await violationsInBothThemes(page)).toEqual([]);

  // The other network, then the course, by the keys that a list of choices has.
  await page.getByLabel("Network").focus();
  await page.keyboard.press("ArrowDown");
  await expect(code(page)).toHaveAccessibleName(`QR code of http://172.17.0.1:${server.port}/lessons/exhaustion/`);
  await expect(dialog(page)).toContainText("Over plain HTTP lessons run");
  await page.keyboard.press("ArrowUp");
  await page.getByLabel("Opens").focus();
  await page.keyboard.press("ArrowDown");
  await expect(address).toHaveText(room);
  expect(await readQr(code(page))).toBe(`${room}/`);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  expect(page.url()).toBe(lesson);
});

test("what is on the screen is handed to the room by an address that is typed, and opens as someone else's code", async ({
  page,
  browser,
}) => {
  const lesson = new LessonPage(page);
  await lesson.openPath(`${server.url}/lessons/exhaustion/`);
  await lesson.writeCode(`// for the room\n${starter}`);
  await shareToRoom(page);
  const address = dialog(page).locator(".invite-address");
  await expect(address).toHaveText(/^http:\/\/127\.0\.0\.1:\d+\/s\/[a-z0-9]{4}$/);
  const typed = (await address.textContent()) ?? "";
  expect(await readQr(code(page))).toBe(typed);

  const context = await browser.newContext();
  const learner = await context.newPage();
  await learner.goto(typed.toUpperCase().replace("HTTP:", "http:").replace("/S/", "/s/"));
  await expect(learner).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/lessons\/exhaustion\/\?view=code#s=1\./);
  const banner = learner.getByRole("region", { name: "Someone else's code" });
  await expect(banner).toContainText("It runs only when you press Run.");
  await expect(learner.locator(".static-code, .monaco-editor").first()).toContainText("for the room");
  // Over the network it may not be left, only followed.
  expect((await learner.request.post(`${room}/room/links`, { data: { path: "/" } })).status()).toBe(403);
  await context.close();
});

test("where no short link is to be had, a long one is scanned up to a kilobyte and passed on beyond it", async ({
  page,
}) => {
  const addresses = [{ origin: "http://192.168.1.23:4321", name: "Wi-Fi", isVirtual: false }];
  await page.route("**/lan.json", (route) =>
    route.fulfill({ json: { reach: "network", addresses, shortLinks: false } }),
  );
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await shareToRoom(page);
  const link = dialog(page).getByRole("textbox", { name: /^The link, [\d,]+ characters$/ });
  await expect(link).toHaveValue(/^http:\/\/192\.168\.1\.23:4321\/lessons\/exhaustion\/\?view=code#s=1\./);
  expect(await readQr(code(page))).toBe(await link.inputValue());
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Share" }).getByRole("button", { name: "Close" }).click();

  const noise = Array.from({ length: 200 }, (_, index) => `// ${(index * 2_654_435_761) % 4_294_967_296}`).join("\n");
  await lesson.writeCode(`${noise}\n${starter}`);
  await shareToRoom(page);
  await expect(dialog(page)).toContainText("too much for a code");
  await expect(code(page)).toHaveCount(0);
  await expect(dialog(page).locator(".invite-address")).toHaveText("http://192.168.1.23:4321/lessons/exhaustion/");
  expect((await link.inputValue()).length).toBeGreaterThan(1_024);
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test("on a server of this machine alone, and on one that says nothing, the page names what to start instead", async ({
  page,
}) => {
  await page.goto("/invite/");
  const panel = page.getByRole("region", { name: "Get everyone in" });
  await expect(panel).toContainText("listens on this machine alone");
  await expect(panel.locator("pre")).toHaveText("npm start -- --host");
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.route("**/lan.json", (route) => route.fulfill({ status: 404, body: "" }));
  await panel.getByRole("button", { name: "Look again" }).click();
  await expect(panel).toContainText("its server does not say");
  await page.unroute("**/lan.json");
  const nowhere = { reach: "network", addresses: [], shortLinks: true };
  await page.route("**/lan.json", (route) => route.fulfill({ json: nowhere }));
  await panel.getByRole("button", { name: "Look again" }).click();
  await expect(panel).toContainText("no address in a network");
});
