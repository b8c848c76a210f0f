import type { SettingChange } from "../../sql/statement.ts";

/** One session's settings: what it asked for at startup, and what it has SET since. */
export interface SessionSettings {
  /** Name to value, both as `set_config` takes them. */
  readonly current: ReadonlyMap<string, string>;
  /** Grows with each change of `current`. */
  readonly revision: number;
  /** Marks what a statement of this session has changed on the backend, until `settle` or `forget`. */
  touch(change: SettingChange): void;
  readonly hasTouched: boolean;
  /** Names whose values have to be read from the backend before `settle`. */
  touchedNames(): string[];
  /** The changes hold: takes the values read. */
  settle(values: ReadonlyMap<string, string>): void;
  /** The changes were rolled back. */
  forget(): void;
  /** As after connecting. */
  reset(): void;
}

export function createSessionSettings(startup: ReadonlyMap<string, string>): SessionSettings {
  const current = new Map(startup);
  const touched = new Map<string, "set" | "reset">();
  let resetsAll = false;
  let revision = 0;

  const restore = (name: string): void => {
    const value = startup.get(name);
    if (value === undefined) current.delete(name);
    else current.set(name, value);
  };

  const reset = (): void => {
    revision += 1;
    current.clear();
    for (const [name, value] of startup) current.set(name, value);
  };

  const forget = (): void => {
    touched.clear();
    resetsAll = false;
  };

  return {
    current,
    touch: (change) => {
      if (change.kind === "reset-all") {
        touched.clear();
        resetsAll = true;
      } else for (const name of change.names) touched.set(name, change.kind);
    },
    get hasTouched() {
      return resetsAll || touched.size > 0;
    },
    touchedNames: () => [...touched].filter(([, kind]) => kind === "set").map(([name]) => name),
    get revision() {
      return revision;
    },
    settle: (values) => {
      revision += 1;
      if (resetsAll) reset();
      for (const [name, kind] of touched) {
        const value = values.get(name);
        if (kind === "reset" || value === undefined) restore(name);
        else current.set(name, value);
      }
      forget();
    },
    forget,
    reset,
  };
}

/** Parameters of the startup packet that are no settings. Source: PostgreSQL manual, "StartupMessage". */
const notSettings = new Set(["user", "database", "options", "replication"]);

/** Settings in a startup packet, including those inside `options` as `-c name=value` or `--name=value`. */
export function readStartupSettings(parameters: ReadonlyMap<string, string>): Map<string, string> {
  const settings = new Map<string, string>();
  for (const [, name, value] of (parameters.get("options") ?? "").matchAll(/(?:-c\s*|--)([\w.-]+)=((?:\\.|\S)*)/g)) {
    if (name !== undefined && value !== undefined)
      settings.set(name.replaceAll("-", "_"), value.replaceAll(/\\(.)/g, "$1"));
  }
  for (const [name, value] of parameters) {
    if (!notSettings.has(name) && !name.startsWith("_pq_.")) settings.set(name, value);
  }
  return settings;
}
