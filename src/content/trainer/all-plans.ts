/** All agendas on the clock, held to the lessons that they are made of. */
import { ContentError } from "../yaml/read-yaml.ts";
import { type Agenda, agendaFile, loadAgendas } from "./agenda.ts";
import type { NotedPage } from "./all-notes.ts";
import { type Plan, planAgenda } from "./plan-agenda.ts";

export interface PlannedSession {
  readonly id: string;
  readonly agenda: Agenda;
  readonly plan: Plan;
}

/** The shortest first. @throws ContentError with every mistake of every agenda */
export async function loadPlans(
  projectRoot: string,
  notes: ReadonlyMap<string, NotedPage>,
  titleOf: (slug: string) => string,
): Promise<PlannedSession[]> {
  const agendas = await loadAgendas(projectRoot);
  const planned = [...agendas].map(([id, agenda]) => ({
    id,
    agenda,
    ...planAgenda(agendaFile(id), agenda, notes, titleOf),
  }));
  const problems = planned.flatMap((each) => each.problems);
  if (problems.length > 0) throw new ContentError(problems.join("\n"));
  return planned.map(({ id, agenda, plan }) => ({ id, agenda, plan }));
}
