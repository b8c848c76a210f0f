import type { Pace } from "../../contract/harness-protocol.ts";
import type { PlayableScenario } from "../../contract/sandbox.ts";
import type { LinkFailure, SharedWork } from "../../lesson/share/shared-work.ts";
import { countWords } from "./count-words.ts";
import { clockFace } from "./time-words.ts";

interface Told {
  readonly what: string;
  readonly remedy: string;
}

const askAgain = "Ask its sender for a new one. Your own work is untouched.";

/** Why a link shows nothing, and what helps. */
export function linkFailureWords(failure: LinkFailure): Told {
  switch (failure.code) {
    case "broken":
      return { what: "The link is damaged: part of what follows #s= is missing or was changed.", remedy: askAgain };
    case "too-long":
      return {
        what: `The link has ${countWords(failure.length)} characters after #s=; at most ${countWords(failure.most)} are read.`,
        remedy: askAgain,
      };
    case "unpacks-too-large":
      return {
        what: `The link unpacks to more than ${countWords(failure.most)} characters, which no lesson has.`,
        remedy: askAgain,
      };
    case "wrong-version":
      return {
        what: `The link was made by another version of this site (format ${failure.version}).`,
        remedy: "Reload the page to get the newest version. If that does not help, ask its sender for a new one.",
      };
    case "other-lesson":
      return {
        what: `The link belongs to the lesson "${failure.lesson}", not to this one.`,
        remedy: "Open it on that lesson's page. Your own work is untouched.",
      };
    case "unknown-file":
      return { what: `The link changes ${failure.path}, which this lesson does not let you change.`, remedy: askAgain };
    case "no-decompression":
      return {
        what: "This browser cannot unpack links.",
        remedy: "Open it in a newer one. Your own work is untouched.",
      };
    case "not-loaded":
      return {
        what: "The part of the page that reads links could not be loaded.",
        remedy: "Check the network, then reload.",
      };
  }
}

/** Why no link was made, and what helps. */
export function noLinkWords(failure: LinkFailure): Told {
  if (failure.code === "too-long")
    return {
      what: `The link would have ${countWords(failure.length)} characters; mail and chat programs pass on ${countWords(failure.most)}.`,
      remedy: "Shorten the code, or pass on the zip that Download makes.",
    };
  return { what: "The link could not be made.", remedy: "Check the network, then press Share again." };
}

/** What a link carries, in the order in which one would ask. */
export function sharedWorkWords(work: SharedWork, scenario: PlayableScenario | null): string {
  const files = work.files.map(({ path }) => path);
  const parts = [
    files.length === 0 ? "no changed files" : `${files.join(", ")} changed`,
    scenarioWords(work, scenario),
    `seed ${work.seed}`,
    paceWords(work.pace),
    work.momentMs === null ? null : `at ${clockFace(work.momentMs)}`,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

function scenarioWords({ scenario: id }: SharedWork, scenario: PlayableScenario | null): string | null {
  if (scenario) return `scenario: ${scenario.label}`;
  return id === null ? null : `scenario "${id}", which this lesson does not have`;
}

const paceWords = (pace: Pace): string => (pace.kind === "paused" ? "paused" : `×${pace.rate}`);
