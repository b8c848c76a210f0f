/** A lesson page under remote control: what is pressed is pressed with a real pointer, what is read is what is shown. */
import { setTimeout as pause } from "node:timers/promises";
import { type DrivenBrowser, key } from "./drivers/driven-browser.ts";

type Region = "Log" | "Pool gauge" | "Checks" | "Traffic" | "Code";

const pollMs = 100;

export class LessonInBrowser {
  readonly browser: DrivenBrowser;
  readonly #origin: string;

  constructor(browser: DrivenBrowser, origin: string) {
    this.browser = browser;
    this.#origin = origin;
  }

  async open(slug: string): Promise<void> {
    await this.browser.navigate(new URL(`/lessons/${slug}/`, this.#origin).href);
    await this.until(
      "the workbench is ready",
      30_000,
      () => document.querySelector(".workbench[data-ready=yes]") !== null,
    );
  }

  /** Waits until a function in the page gives true. */
  async until<A extends readonly unknown[]>(
    what: string,
    limitMs: number,
    isSo: (...values: A) => boolean,
    ...values: A
  ): Promise<void> {
    for (const startedMs = performance.now(); !(await this.browser.call(isSo, ...values)); await pause(pollMs))
      if (performance.now() - startedMs > limitMs) throw new Error(`within ${limitMs / 1_000} s not seen: ${what}`);
  }

  async press(name: string): Promise<void> {
    const place = await this.browser.call((wanted) => {
      const toName = (button: Element) => {
        const shown = button.cloneNode(true) as Element;
        for (const hidden of shown.querySelectorAll("[aria-hidden=true]")) hidden.remove();
        return (button.ariaLabel ?? shown.textContent ?? "").trim();
      };
      const button = [...document.querySelectorAll("button")].find((candidate) => toName(candidate) === wanted);
      button?.scrollIntoView({ block: "center", behavior: "instant" });
      const box = button?.getBoundingClientRect();
      return box && { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    }, name);
    if (!place) throw new Error(`there is no button "${name}"`);
    await this.#click(place);
  }

  async run(): Promise<void> {
    await this.press("Run");
    await this.sees("Log", "listening on port", 30_000);
  }

  async read(region: Region): Promise<string> {
    return this.browser.call(
      (name) => document.querySelector<HTMLElement>(`section[aria-label="${name}"]`)?.textContent ?? "",
      region,
    );
  }

  /** Waits until the region shows the text; what it showed instead is in the error. */
  async sees(region: Region, text: string, limitMs = 15_000): Promise<void> {
    try {
      await this.until(`"${text}"`, limitMs, shows, region, text);
    } catch (error) {
      throw new Error(`${(error as Error).message}; ${region} shows: ${(await this.read(region)).slice(-600)}`);
    }
  }

  /** Replaces the whole of the file that is shown. */
  async writeCode(source: string): Promise<void> {
    const place = await this.browser.call(() => {
      const code = document.querySelector(".static-code, .monaco-editor");
      code?.scrollIntoView({ block: "center", behavior: "instant" });
      const box = code?.getBoundingClientRect();
      // In the middle of what can be seen of it.
      return (
        box && {
          x: Math.round(box.x + 60),
          y: Math.round((Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2),
        }
      );
    });
    if (!place) throw new Error("there is no code to click on");
    const hasFocus = () => Boolean(document.activeElement?.closest(".monaco-editor"));
    await this.#click(place);
    // In a window without focus, as a headless Firefox's is, an editor hears with the first click only that it lost it.
    await this.until("the editor has the focus", 5_000, hasFocus).catch(() => this.#click(place));
    await this.until("the editor has the focus", 30_000, hasFocus);
    const press = (value: string) => ({ type: "keyDown", value }) as const;
    const lift = (value: string) => ({ type: "keyUp", value }) as const;
    await this.browser.perform([
      { type: "key", id: "keyboard", actions: [press(key.control), press("a"), lift("a"), lift(key.control)] },
    ]);
    await this.browser.call((text) => void document.execCommand("insertText", false, text), source);
  }

  #click({ x, y }: { x: number; y: number }): Promise<void> {
    return this.browser.perform([
      {
        type: "pointer",
        id: "mouse",
        actions: [
          { type: "pointerMove", x, y },
          { type: "pointerDown", button: 0 },
          { type: "pointerUp", button: 0 },
        ],
      },
    ]);
  }
}

const shows = (region: string, text: string): boolean =>
  document.querySelector(`section[aria-label="${region}"]`)?.textContent?.includes(text) ?? false;
