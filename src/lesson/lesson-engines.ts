import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Engine } from "../engine/engine.ts";
import { type EngineChoice, parseEngineChoice } from "../engine/engine-choice.ts";
import type { EngineState, EngineSwitch } from "../engine/engine-switch.ts";
import { type EngineView, toEngineView, toStage } from "./engine-view.ts";
import type { StartStage } from "./start-stage.ts";

/** The engines of an open lesson: nothing of them is loaded before the first Run. */
export interface LessonEngines {
  readonly view: ReadonlySignal<EngineView>;
  /** Kept on this device, for every lesson. */
  choose(choice: EngineChoice): void;
  /** The engine for one Run or one whole Check; tells the stages of a WebContainer that is waited for. */
  acquire(signal: AbortSignal, showStage: (stage: StartStage) => void): Promise<Engine>;
  dispose(): void;
}

const choiceKey = "watertight:engine";

export function createLessonEngines(
  createSwitch: (choice: EngineChoice) => Promise<EngineSwitch>,
  store: Storage | null,
): LessonEngines {
  const choice = parseEngineChoice(store?.getItem(choiceKey) ?? null);
  const state = signal<EngineState>({ choice, carrier: null, container: { kind: "not-tried" }, preview: null });
  let engines: EngineSwitch | null = null;
  let opening: Promise<EngineSwitch> | null = null;
  let disposed = false;

  async function load(): Promise<EngineSwitch> {
    const chosen = state.value.choice;
    const opened = await createSwitch(chosen);
    if (disposed) opened.dispose();
    engines = opened;
    opened.onChange((next) => {
      state.value = next;
    });
    // Somebody may have chosen another while the code was on its way.
    if (state.value.choice !== chosen) opened.choose(state.value.choice);
    return opened;
  }

  function open(): Promise<EngineSwitch> {
    opening ??= load().catch((error) => {
      // What did not come is asked for again by the next Run.
      opening = null;
      throw error;
    });
    return opening;
  }

  return {
    view: computed(() => toEngineView(state.value)),
    choose(next) {
      try {
        store?.setItem(choiceKey, next);
      } catch {
        // Full, or forbidden in a private window: the choice holds as long as the page.
      }
      if (engines) engines.choose(next);
      else state.value = { ...state.value, choice: next };
    },
    async acquire(signal, showStage) {
      const opened = await open();
      const tell = ({ container }: EngineState) => {
        if (container.kind === "starting" && !signal.aborted) showStage(toStage(container.stage));
      };
      const forget = opened.onChange(tell);
      // It may be on its way since an earlier Run, and in the middle of a stage.
      if (state.value.choice === "webcontainer") tell(opened.state());
      try {
        return await opened.acquire(signal);
      } finally {
        forget();
      }
    },
    dispose() {
      disposed = true;
      engines?.dispose();
    },
  };
}
