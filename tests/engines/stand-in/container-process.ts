import { type ChildProcess, spawn } from "node:child_process";

export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Behind a terminal of its own, by `script` of util-linux. */
  readonly pty: boolean;
  readonly output: (bytes: Buffer) => void;
  readonly exited: (exitCode: number) => void;
}

export interface ContainerProcess {
  write(text: string): void;
  kill(signal: "SIGTERM" | "SIGKILL"): void;
}

/** Exit codes as shells and WebContainers tell them. */
const commandNotFound = 127;
const signalCodes: Readonly<Record<string, number>> = { SIGTERM: 143, SIGKILL: 137, SIGABRT: 134, SIGSEGV: 139 };

const quote = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

export function startProcess(options: ProcessOptions): ContainerProcess {
  const { command, args, cwd, env, pty, output, exited } = options;
  const line = [command, ...args].map(quote).join(" ");
  const [program, words] = pty ? ["script", ["-qefc", line, "/dev/null"]] : [command, args];
  // A group of its own, so that what `script` started ends with it.
  const child = spawn(program, words, { cwd, env, detached: true, stdio: "pipe" });
  child.stdout.on("data", output);
  child.stderr.on("data", output);
  // A dead process's input: its exit tells.
  child.stdin.on("error", () => undefined);
  child.once("error", () => exited(commandNotFound));
  child.once("exit", (code, signal) => exited(code ?? signalCodes[signal ?? ""] ?? 1));
  return {
    write: (text) => void child.stdin.write(text),
    // `script` takes seconds over a SIGTERM; when it is gone the terminal hangs up, which ends what runs in it.
    kill: (signal) => killGroup(child, pty ? "SIGKILL" : signal),
  };
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Gone already.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
