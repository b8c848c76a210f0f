/** The little of Node's `process` that `pg` reads when it is loaded; the harness replaces `nextTick` at boot. */
const shim = {
  env: {},
  platform: "browser",
  version: "",
  versions: {},
  argv: [],
  nextTick: (callback: (...values: unknown[]) => void, ...values: unknown[]) =>
    queueMicrotask(() => callback(...values)),
  emitWarning: (warning: unknown) => console.warn(String(warning)),
  on: () => shim,
};

Object.defineProperty(globalThis, "process", { value: shim, configurable: true, writable: true });
Object.defineProperty(globalThis, "global", { value: globalThis, configurable: true, writable: true });
