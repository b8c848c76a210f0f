import { type ClientRequest, type Step, toSqlText } from "./client-request.ts";
import { toSql } from "./operation.ts";

/** A request on one line, for the story that a failure tells. */
export const nameRequest = (request: ClientRequest): string =>
  request.kind === "query"
    ? `Query ${toSqlText(request.statements)}`
    : `${request.steps.map((step) => `${nameStep(step)}, `).join("")}${request.ending === "sync" ? "Sync" : "Flush"}`;

function nameStep(step: Step): string {
  switch (step.kind) {
    case "run":
      return `Parse/Bind/Execute(${step.limit}) ${toSql(step.operation, step.marker)}`;
    case "parse":
      return `Parse ${step.name} = ${toSql(step.operation, step.marker)}`;
    case "run-prepared":
      return `Bind ${step.name}/Execute`;
    case "fetch":
      return `Execute(${step.limit})`;
    case "close":
      return `Close ${step.name}`;
  }
}
