/** What counts as progress in a lesson, and how the parts of its page tell it to whoever keeps it. */

type KindOfMany = "predicted" | "ran" | "passed" | "answered";

/** `opened`, `solved`, or one prediction, scenario, check or question by its id. */
export type ProgressFact = "opened" | "solved" | `${KindOfMany}/${string}`;

const eventName = "watertight:progress";

/** Tells that something was done in the lesson of this page. */
export const tellProgress = (fact: ProgressFact): void => {
  document.dispatchEvent(new CustomEvent(eventName, { detail: fact }));
};

export const onProgress = (listener: (fact: ProgressFact) => void): void =>
  document.addEventListener(eventName, (event) => listener((event as CustomEvent<ProgressFact>).detail));
