import { stateOf, stateWords } from "../../../site/progress/lesson-state.ts";
import type { ProgressRecord } from "../../../site/progress/progress-record.ts";
import { factsInWords } from "./device-words.ts";
import type { StepRow } from "./step-row.ts";

interface ProgressTableProps {
  readonly steps: readonly StepRow[];
  readonly record: ProgressRecord;
}

const dayOf = (atMs: number) =>
  new Date(atMs).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** The course, and how far each of its steps was taken. */
export function ProgressTable({ steps, record }: ProgressTableProps) {
  return (
    <table class="progress-table">
      <thead>
        <tr>
          <th scope="col">Lesson</th>
          <th scope="col">State</th>
          <th scope="col">Done</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => {
          const facts = record.lessons[step.slug] ?? {};
          const state = stateOf(facts);
          return (
            <tr key={step.slug} data-progress={state}>
              <th scope="row">
                <a href={step.path}>
                  {step.kind === "incident" && "Incident "}
                  {step.order}. {step.title}
                </a>
              </th>
              <td>
                <span class="lesson-state">{stateWords[state]}</span>
                {facts.solved !== undefined && <small>{dayOf(facts.solved)}</small>}
              </td>
              <td>{factsInWords(facts, step)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
