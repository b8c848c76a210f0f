import { tellProgress } from "../../contract/progress-fact.ts";

/** Lets a prediction be made, locked, and compared with what happened; kept for the next visit. */
interface Kept {
  readonly choice: string;
  readonly compared: boolean;
}

export function mountPrediction(form: HTMLFormElement): void {
  const { prediction: id = "", truth = "" } = form.dataset;
  const storageKey = `watertight:prediction:${id}`;
  const find = <E extends HTMLElement>(selector: string) => form.querySelector<E>(selector);
  const [lock, compare, again] = ["[data-lock]", "[data-compare-outcome]", "[data-again]"].map((s) => find(s));
  const status = find("[data-status]");
  const story = find<HTMLDetailsElement>("[data-truth-text]");
  const radios = [...form.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  if (!lock || !compare || !again || !status || !story) return;

  let kept = read(storageKey);
  if (kept && !radios.some((radio) => radio.value === kept?.choice)) kept = null;
  find("[data-prediction-buttons]")?.removeAttribute("hidden");
  render();

  function change(next: Kept | null) {
    kept = next;
    keep(storageKey, next);
    render();
  }

  function render() {
    const state = kept ? (kept.compared ? "compared" : "locked") : "open";
    form.dataset.state = state;
    for (const radio of radios) {
      radio.checked = kept ? radio.value === kept.choice : radio.checked;
      radio.disabled = kept !== null;
      tag(radio, state);
    }
    lock?.toggleAttribute("hidden", state !== "open");
    compare?.toggleAttribute("hidden", state !== "locked");
    again?.toggleAttribute("hidden", state !== "compared");
    story?.toggleAttribute("hidden", state !== "compared");
    if (story) story.open = state === "compared";
    if (status) status.textContent = statusOf(state);
  }

  function tag(radio: HTMLInputElement, state: string) {
    const label = radio.closest("label");
    const yours = kept?.choice === radio.value;
    const happened = state === "compared" && radio.value === truth;
    const tagged = yours && happened ? "both" : yours ? "yours" : happened ? "happened" : "";
    const words = { both: "as you predicted", yours: "your prediction", happened: "what happened", "": "" };
    if (label) label.dataset.tagged = tagged;
    const place = label?.querySelector("[data-tag]");
    if (place) place.textContent = words[tagged];
  }

  function statusOf(state: "open" | "locked" | "compared"): string {
    if (state === "open") return "";
    if (state === "locked") return "Locked. Now run it, and watch.";
    return kept?.choice === truth ? "It happened as you predicted." : "It happened otherwise than you predicted.";
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const choice = radios.find((radio) => radio.checked)?.value;
    if (choice === undefined) return;
    change({ choice, compared: false });
    compare.focus();
    tellProgress(`predicted/${id}`);
  });
  compare.addEventListener("click", () => {
    if (kept) change({ ...kept, compared: true });
    again.focus();
  });
  again.addEventListener("click", () => {
    change(null);
    for (const radio of radios) radio.checked = false;
    radios[0]?.focus();
  });
}

function read(key: string): Kept | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (typeof value !== "object" || value === null) return null;
    const { choice, compared } = value as Partial<Kept>;
    return typeof choice === "string" ? { choice, compared: compared === true } : null;
  } catch {
    // Storage may be forbidden or hold something else: the question is then simply open.
    return null;
  }
}

function keep(key: string, value: Kept | null): void {
  try {
    if (value) localStorage.setItem(key, JSON.stringify(value));
    else localStorage.removeItem(key);
  } catch {
    // The prediction then lasts as long as the page.
  }
}
