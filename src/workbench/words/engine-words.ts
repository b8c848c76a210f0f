import type { EngineView } from "../../lesson/open-lesson.ts";

/** Where the WebContainer stands, and what follows for the reader; null when there is nothing to say. */
export function containerWords({ choice, inContainer, container }: EngineView): string | null {
  switch (container.kind) {
    case "not-tried":
      return null;
    case "starting": {
      const { step, steps, label } = container.stage;
      const words = `WebContainer: ${step} of ${steps}, ${label}.`;
      return choice === "webcontainer" ? words : `${words} The embedded engine answers meanwhile.`;
    }
    case "ready":
      if (inContainer) return "The WebContainer is running your server.";
      return choice === "embedded"
        ? "The WebContainer is ready, and not chosen."
        : "The WebContainer is ready: it takes over with the next Run.";
    case "unavailable":
      return `There is no WebContainer here. ${container.failure.message} The embedded engine runs your server.`;
  }
}
