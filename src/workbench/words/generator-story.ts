import type { GeneratorSnapshot } from "../../trace/generators/select-generators.ts";
import { nameOf, suspendedMs, wasThrownInto, went } from "./generator-words.ts";
import { spokenSeconds } from "./time-words.ts";

const lanesOf = ({ lanes }: GeneratorSnapshot): string =>
  lanes.length === 1 ? `lane ${lanes[0]?.lane}` : `lanes ${lanes.map(({ lane }) => lane).join(", ")}`;

const stillOut = (generator: GeneratorSnapshot): string =>
  generator.lanes.length === 0
    ? ""
    : ` Yet ${lanesOf(generator)} ${generator.lanes.length === 1 ? "is" : "are"} still out: not given back.`;

/** What the drawn body comes to, in one sentence or two. */
export function storyOf(generator: GeneratorSnapshot, shownMs: number): string {
  const name = nameOf(generator);
  const { label, phase } = generator;
  switch (phase) {
    case "created":
      return `${name} was made for ${label}; none of its code has run.`;
    case "repeating":
      return `${name} yields again and again for ${label}. Its single steps are followed no longer; its end will be.`;
    case "dropped":
      return droppedStory(generator);
    case "returned":
    case "threw":
      return `${generator.drivenBy === "framework" ? heldEnd(generator, phase) : drivenEnd(generator, phase)}${stillOut(generator)}`;
    case "running":
    case "suspended":
    case "resumed":
    case "thrown-into":
    case "closing":
      return generator.drivenBy === "framework"
        ? heldStory(generator, phase, shownMs)
        : drivenStory(generator, phase, shownMs);
  }
}

type OpenPhase = "running" | "suspended" | "resumed" | "thrown-into" | "closing";

/** Of a dependency, which the framework holds. */
function heldStory(generator: GeneratorSnapshot, phase: OpenPhase, shownMs: number): string {
  const name = nameOf(generator);
  const { label, lanes } = generator;
  switch (phase) {
    case "running":
      return `${name} sets up what ${label} will be given. Its handler has not begun.`;
    case "suspended": {
      const slot = lanes.length > 0 ? `, and ${lanesOf(generator)} with it,` : "";
      const long = spokenSeconds(suspendedMs(generator, shownMs) ?? 0);
      return `${name} waits at its yield until the handler of ${label} ends: ${long} so far. What it yielded${slot} stays out as long.`;
    }
    case "resumed":
      return `The handler of ${label} has ended. ${name} runs what stands after its yield.`;
    case "thrown-into":
      return `The handler of ${label} threw. The error came out of the yield of ${name}, whose catch and finally parts run now.`;
    case "closing":
      return `The framework ends ${name} at its yield: of what follows only the finally parts run.`;
  }
}

/** Of a generator that the program itself drives. */
function drivenStory(generator: GeneratorSnapshot, phase: OpenPhase, shownMs: number): string {
  const name = nameOf(generator);
  const { label, lanes } = generator;
  switch (phase) {
    case "running":
      return `${name} runs for ${label}, up to its first yield.`;
    case "suspended": {
      const long = spokenSeconds(suspendedMs(generator, shownMs) ?? 0);
      const slot =
        lanes.length > 0 ? ` Until then ${lanesOf(generator)} stays out, unless it is given back by hand.` : "";
      return `${name} waits at its yield: ${long} so far. It goes on only when the code of ${label} calls next(), throw() or return() on it, or its loop does.${slot}`;
    }
    case "resumed":
      return `The code of ${label} asked for the next value. ${name} runs what stands after its yield.`;
    case "thrown-into":
      return `The code of ${label} threw an error in at the yield of ${name}, whose catch and finally parts run now.`;
    case "closing":
      return `The code of ${label} called return() on ${name}, or left its loop: of what stands after the yield only the finally parts run.`;
  }
}

const cameToYield = (generator: GeneratorSnapshot) => went(generator, "suspended");

function droppedStory(generator: GeneratorSnapshot): string {
  const name = nameOf(generator);
  const { label, changes } = generator;
  const stoodAtYield = changes.at(-2)?.phase === "suspended";
  return stoodAtYield || !cameToYield(generator)
    ? `${label} is over and nobody resumed ${name}. It stays where it stood: what comes after its yield never ran to its end.${stillOut(generator)}`
    : `${label} is over, and ${name} had begun what stands after its yield and not ended it.${stillOut(generator)}`;
}

function heldEnd(generator: GeneratorSnapshot, phase: "returned" | "threw"): string {
  const name = nameOf(generator);
  if (!cameToYield(generator))
    return `${name} ${phase === "threw" ? "threw" : "ended"} before its yield, so the handler of ${generator.label} never began.`;
  const thrown = wasThrownInto(generator);
  const how = thrown ? "The handler's error was thrown in at the yield" : "The handler ended";
  if (phase === "returned") return `${how}, then the code after the yield of ${name} ran to its end.`;
  return thrown
    ? `${how}, and an error came out of ${name} again once its finally parts had run.`
    : `${how}, then the code after the yield of ${name} threw; of it only the finally parts ran to their end.`;
}

function drivenEnd(generator: GeneratorSnapshot, phase: "returned" | "threw"): string {
  const name = nameOf(generator);
  const hasThrown = phase === "threw";
  if (!went(generator, "running"))
    return `${name} was ${hasThrown ? "thrown into" : "told to return"} before any of its code ran, and none of it ever will.`;
  if (!cameToYield(generator)) return `${name} ${hasThrown ? "threw" : "ended"} before its first yield.`;
  if (wasThrownInto(generator))
    return `An error was thrown in at the yield of ${name}, and ${hasThrown ? "an error came out again once its finally parts had run" : "did not come out again"}.`;
  if (went(generator, "closing"))
    return `return() was called on ${name} at its yield: ${hasThrown ? "its finally parts threw" : "its finally parts ran, and nothing else of what stands after it"}.`;
  return `${name} was resumed, and the code after its yield ${hasThrown ? "threw; of it only the finally parts ran to their end" : "ran to its end"}.`;
}
