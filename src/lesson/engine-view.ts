import { type ContainerFailure, type ContainerStageId, containerStages } from "../engine/container-host.ts";
import { type EngineChoice, engineChoices, engineLabels } from "../engine/engine-choice.ts";
import type { EngineState } from "../engine/engine-switch.ts";
import type { StartStage } from "./start-stage.ts";

/** The engines as the workbench shows them: every word that is theirs comes with it. */
export interface EngineView {
  readonly choice: EngineChoice;
  readonly choices: readonly { readonly id: EngineChoice; readonly label: string }[];
  /** What carries the present run, or would carry the next. */
  readonly label: string;
  readonly inContainer: boolean;
  /** Where the browser itself can see the present run's server. */
  readonly previewUrl: string | null;
  readonly container:
    | { readonly kind: "not-tried" }
    | { readonly kind: "starting"; readonly stage: StartStage }
    | { readonly kind: "ready" }
    | { readonly kind: "unavailable"; readonly failure: ContainerFailure };
}

export function toEngineView({ choice, carrier, container, preview }: EngineState): EngineView {
  const expected = choice === "webcontainer" && container.kind !== "unavailable" ? "webcontainer" : "embedded";
  return {
    choice,
    choices: engineChoices,
    label: engineLabels[carrier ?? expected],
    inContainer: carrier === "webcontainer",
    previewUrl: preview?.url ?? null,
    container: container.kind === "starting" ? { kind: "starting", stage: toStage(container.stage) } : container,
  };
}

export function toStage(id: ContainerStageId): StartStage {
  const index = containerStages.findIndex((stage) => stage.id === id);
  return { step: index + 1, steps: containerStages.length, label: containerStages[index]?.label ?? id };
}
