/** Which engine a learner wants; what `auto` comes to depends on the page. */
import type { ContainerState } from "./container-host.ts";

export type EngineKind = "embedded" | "webcontainer";
export type EngineChoice = "auto" | EngineKind;

export const engineChoices: readonly { readonly id: EngineChoice; readonly label: string }[] = [
  { id: "auto", label: "Auto" },
  { id: "webcontainer", label: "WebContainer" },
  { id: "embedded", label: "Embedded" },
];

export const engineLabels: Readonly<Record<EngineKind, string>> = {
  embedded: "Embedded engine",
  webcontainer: "WebContainer",
};

/** What carries the next start: nobody ever waits for a WebContainer but who asked for one. */
export function nextEngine(choice: EngineChoice, container: ContainerState): EngineKind | "container-first" {
  if (choice === "embedded" || container.kind === "unavailable") return "embedded";
  if (container.kind === "ready") return "webcontainer";
  return choice === "auto" ? "embedded" : "container-first";
}

/** Reads a choice that was kept; anything else counts as none. */
export const parseEngineChoice = (kept: string | null): EngineChoice =>
  engineChoices.find(({ id }) => id === kept)?.id ?? "auto";
