import { unreachable } from "../../../src/contract/result.ts";
import { encodeCancelRequest } from "./encode-message.ts";
import { openRecordingSession, type RecordingSession } from "./recording-session.ts";
import type { RunNames } from "./render-message.ts";
import { renderStep } from "./render-step.ts";
import type { Action, ClientMessage, Script, SessionName } from "./script.ts";
import { eventLimitMs, type Target } from "./target.ts";
import type { Transcript, TranscriptStep } from "./transcript.ts";
import { orderReports } from "./version-differences.ts";
import { withLimit } from "./with-limit.ts";

/** Where the sessions connect to. */
export interface Login {
  readonly user: string;
  readonly database: string;
}

/** Said at startup, so that a transcript does not depend on how a server is configured. */
const commonParameters = { client_encoding: "UTF8", DateStyle: "ISO, MDY", TimeZone: "UTC" };

/** Runs the steps against a seeded target and writes down what each session is sent and which of them wait. */
export async function runScript(script: Script, target: Target, login: Login): Promise<Transcript> {
  const sessions = await openSessions(script, target, login);
  const steps: TranscriptStep[] = [];
  for (const step of script.steps) {
    await perform(step.action, target, sessions);
    const waits = await target.settle([...sessions.values()], step.until);
    const lines = [...sessions.values()].flatMap((session) =>
      orderReports(session.takeLines()).map((line) => `${session.name} ${line}`),
    );
    const waitLines = [...waits].map(([name, wait]) => `${name} waits: ${wait}`);
    steps.push({ heading: renderStep(step), lines: [...lines, ...waitLines] });
  }
  return { steps };
}

/** All sessions connect before the first step, so that pids follow the alphabet. */
async function openSessions(
  script: Script,
  target: Target,
  login: Login,
): Promise<ReadonlyMap<SessionName, RecordingSession>> {
  const sessions = new Map<SessionName, RecordingSession>();
  const drawn: string[] = [];
  const names: RunNames = {
    pid: (pid) => {
      const owner = [...sessions.values()].find((session) => session.pid === pid);
      return owner ? `<pid ${owner.name}>` : `<pid of a stranger>`;
    },
    drawn: (value) => {
      if (!drawn.includes(value)) drawn.push(value);
      return `<drawn ${drawn.indexOf(value) + 1}>`;
    },
  };
  for (const name of namesIn(script)) {
    const parameters = { ...login, ...commonParameters, ...script.startup?.[name] };
    sessions.set(name, await openRecordingSession(target, { name, parameters, names }));
  }
  return sessions;
}

function namesIn({ steps }: Script): SessionName[] {
  const named = steps.flatMap(({ action, until }) => ("session" in action ? [action.session, ...until] : until));
  return [...new Set(named)].sort();
}

async function perform(
  action: Action,
  target: Target,
  sessions: ReadonlyMap<SessionName, RecordingSession>,
): Promise<void> {
  const find = (name: SessionName): RecordingSession => {
    const session = sessions.get(name);
    if (!session) throw new Error(`The script has no session ${name}`);
    return session;
  };
  switch (action.kind) {
    case "send":
      return find(action.session).send(action.messages.map((message) => withPids(message, (name) => find(name).pid)));
    case "drop":
      return find(action.session).cut();
    case "cancel":
      return cancel(target, find(action.session));
    case "advance":
      return target.advance(action.byMs);
    case "observe":
      return;
    default:
      return unreachable(action);
  }
}

const withPids = (message: ClientMessage, pidOf: (name: SessionName) => number): ClientMessage =>
  "sql" in message
    ? { ...message, sql: message.sql.replace(/\{pid ([a-e])\}/g, (_, name) => String(pidOf(name as SessionName))) }
    : message;

/** The server closes the connection of a CancelRequest once it has taken it. */
async function cancel(target: Target, { name, pid, secret }: RecordingSession): Promise<void> {
  const closed = Promise.withResolvers<void>();
  const link = await target.connect({
    received: () => closed.reject(new Error("A CancelRequest was answered, though it never is")),
    closed: closed.resolve,
  });
  link.write(encodeCancelRequest(pid, secret));
  await withLimit(closed.promise, eventLimitMs, `the end of the CancelRequest for ${name}`);
}
