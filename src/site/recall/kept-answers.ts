import { type Answers, parseAnswers, recordAnswer } from "./answers.ts";

const storageKey = "watertight.answers";

/** What was answered on this device; nothing where it stores nothing. */
export function readAnswers(): Answers {
  try {
    return parseAnswers(localStorage.getItem(storageKey));
  } catch {
    return {};
  }
}

/** Keeps an answer for the review. @returns false where this device stores nothing */
export function keepAnswer(key: string, right: boolean): boolean {
  try {
    localStorage.setItem(storageKey, JSON.stringify(recordAnswer(readAnswers(), key, right, Date.now())));
    return true;
  } catch {
    return false;
  }
}
