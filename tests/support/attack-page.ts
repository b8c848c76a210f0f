/** A lesson whose program attacks when a tab is opened, and answers calmly otherwise. */
import { expect, type Page } from "@playwright/test";
import { LessonPage } from "./lesson-page.ts";
import { expectNoFreeze, forgetFreezes, watchFreezes } from "./watch-freezes.ts";

/** Gets at the ports that the harness posts to, as any code in its realm can, and can say what it likes on them. */
export const forgery = `
const post = MessagePort.prototype.postMessage;
const ports = {};
MessagePort.prototype.postMessage = function (...values) {
  const [message] = values;
  if (message === "pong") ports.heartbeat = this;
  else if (typeof message === "string") ports.control = this;
  else if (typeof message === "object" && message !== null && "messageId" in message) ports.database = this;
  return post.apply(this, values);
};
const say = (port, message) => post.call(ports[port], message);
const forge = (message) => say("control", JSON.stringify(message));
const event = (seq, fields) => ({ seq, atMs: 1, processId: 0, scopeId: "server", ...fields });
`;

/** Attacks that one page has seen. */
let attacks = 0;

export interface Attack {
  /** Statements before the server listens. */
  readonly prelude?: string;
  /** Body of the handler of a new socket. */
  readonly attack: string;
}

const toProgram = ({ prelude = "", attack }: Attack) => `// kept through the attack
import { App } from "tiny";
import { Pool } from "pg";
const pool = new Pool({ max: 4 });
const app = new App();
const later = (ms = 1) => new Promise((resolve) => setTimeout(resolve, ms));
${prelude}
app.get("/ping", () => "calm");
app.websocket("/ws", async (socket) => {
  await socket.accept();
  ${attack}
});
app.listen(8000);
// kept through the attack
`;

export class AttackPage extends LessonPage {
  readonly #program: string;

  private constructor(page: Page, program: string) {
    super(page);
    this.#program = program;
  }

  /** Opens the lesson with the program as the learner's edit, and runs it. */
  static async open(page: Page, attack: Attack): Promise<AttackPage> {
    const opened = new AttackPage(page, toProgram(attack));
    await page.addInitScript(
      ([program]) => {
        if (self !== top || localStorage.getItem("watertight:edits:exhaustion")) return;
        // What an attack does to the page is the same under either editor, and this one costs it no compiler.
        localStorage.setItem("watertight:editor", "plain");
        localStorage.setItem("watertight:edits:exhaustion", JSON.stringify({ "main.ts": program }));
      },
      [opened.#program],
    );
    await watchFreezes(page);
    await opened.open("exhaustion");
    await opened.run();
    return opened;
  }

  /**
   * The same in a page that stays open from one attack to the next, which spares the loading. Each attack still meets a
   * server process of its own.
   */
  static async openNext(page: Page, attack: Attack): Promise<AttackPage> {
    const token = `attack ${++attacks} stands by`;
    const prelude = `${attack.prelude ?? ""}\nconsole.log(${JSON.stringify(token)});`;
    const opened = new AttackPage(page, toProgram({ ...attack, prelude }));
    await opened.writeCode(opened.#program);
    await opened.button("Run").click();
    await expect(opened.log).toContainText(token, { timeout: 20_000 });
    await expect(opened.log).toContainText("listening on port");
    return opened;
  }

  /** Lets the program attack, from a page that has come to rest. */
  async attack(): Promise<void> {
    // The first answer: what a Run loads and rehearses is done.
    await this.button("GET /ping").click();
    await expect(this.log).toContainText("HTTP 200 calm", { timeout: 15_000 });
    await forgetFreezes(this.page);
    await this.button("Open tab").click();
  }

  /** The page has stayed alive, the program is still in the editor, and a Run answers as if nothing had been. */
  async expectRecovery(): Promise<void> {
    await expectNoFreeze(this.page);
    const code = this.page.locator(".static-code, .plain-field:not([hidden]) textarea").first();
    const text = () =>
      code.evaluate((shown) => (shown instanceof HTMLTextAreaElement ? shown.value : shown.textContent));
    await expect.poll(text).toContain("kept through the attack");
    await this.run();
    await this.button("GET /ping").click();
    await expect(this.log).toContainText("HTTP 200 calm", { timeout: 20_000 });
    await expectNoFreeze(this.page);
  }
}
