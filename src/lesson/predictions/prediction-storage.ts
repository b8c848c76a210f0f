import { type Curve, parseCurve } from "./curve.ts";

/** What a learner committed to before a scenario's first run: an answer, a curve, or both. */
export interface Prediction {
  /** Which of the question's answers, from 0. */
  readonly answer: number | null;
  readonly curve: Curve | null;
}

/** The predictions of one lesson by scenario, kept on this device. */
export interface PredictionStorage {
  /** Empty when there is nothing, or nothing readable. */
  load(): ReadonlyMap<string, Prediction>;
  save(predictions: ReadonlyMap<string, Prediction>): void;
}

const keyOf = (slug: string) => `watertight:predictions:${slug}`;

/** @param store `localStorage`, or null where the browser offers none. */
export function createPredictionStorage(slug: string, store: Storage | null): PredictionStorage {
  return {
    load() {
      try {
        const kept = store?.getItem(keyOf(slug));
        return kept ? parsePredictions(JSON.parse(kept)) : new Map();
      } catch {
        // Forbidden, or foreign text: the learner is asked anew.
        return new Map();
      }
    },
    save(predictions) {
      try {
        if (predictions.size === 0) store?.removeItem(keyOf(slug));
        else store?.setItem(keyOf(slug), JSON.stringify(Object.fromEntries(predictions)));
      } catch {
        // Full, or forbidden: the prediction lives on in the page, and a reload asks anew.
      }
    },
  };
}

function parsePredictions(kept: unknown): ReadonlyMap<string, Prediction> {
  if (typeof kept !== "object" || kept === null) return new Map();
  return new Map(Object.entries(kept).flatMap(([id, value]) => parsePrediction(id, value)));
}

function parsePrediction(id: string, kept: unknown): [string, Prediction][] {
  if (typeof kept !== "object" || kept === null) return [];
  const { answer, curve } = kept as Record<string, unknown>;
  const prediction = {
    answer: typeof answer === "number" && Number.isInteger(answer) && answer >= 0 ? answer : null,
    curve: parseCurve(curve),
  };
  return prediction.answer === null && prediction.curve === null ? [] : [[id, prediction]];
}
