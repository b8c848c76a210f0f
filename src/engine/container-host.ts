/** The page's one WebContainer, as the choice of engines sees it; what makes it is loaded only where it may start. */
import type { Engine } from "./engine.ts";

/** What a WebContainer does before it answers, in this order. */
export type ContainerStageId = "probe" | "boot" | "mount" | "harness";

export const containerStages: readonly { readonly id: ContainerStageId; readonly label: string }[] = [
  { id: "probe", label: "looking for the WebContainer service" },
  { id: "boot", label: "booting the WebContainer" },
  { id: "mount", label: "copying the runtime into it" },
  { id: "harness", label: "starting Node in it" },
];

/** Why this page has no WebContainer; the embedded engine carries the lesson instead. */
export interface ContainerFailure {
  readonly code: /** The browser or the device cannot run one. */
    | "unsupported"
    | "not-isolated"
    /** Neither localhost nor a site with a key. */
    | "origin-not-allowed"
    | "offline"
    | "blocked-csp"
    | "unreachable"
    /** Another tab of this site has one. */
    | "other-tab"
    | "boot-timeout"
    | "mount-timeout"
    | "harness-timeout"
    /** The client library or the runtime answered with an error of its own, which the message quotes. */
    | "runtime-error"
    | "oom"
    | "exited";
  readonly message: string;
  /** What may be behind it, likeliest first; never a guess without a sign for it. */
  readonly causes: readonly string[];
  readonly remedy: string;
}

export type ContainerState =
  | { readonly kind: "not-tried" }
  | { readonly kind: "starting"; readonly stage: ContainerStageId }
  | { readonly kind: "ready" }
  /** For good, in this page: its client library remembers a boot that never ended. */
  | { readonly kind: "unavailable"; readonly failure: ContainerFailure };

/** Where the learner's server can be seen in a frame of the page; the page itself cannot fetch it. */
export interface ContainerPreview {
  readonly port: number;
  readonly url: string;
}

export interface ContainerHost {
  state(): ContainerState;
  onChange(listener: (state: ContainerState) => void): () => void;
  /** Starts it, once; resolves within the limits of its stages with `ready` or `unavailable`, and never rejects. */
  prepare(): Promise<ContainerState>;
  /** Runs lessons once the state is `ready`; takes the page's database. */
  readonly engine: Engine;
  dispose(): void;
}
