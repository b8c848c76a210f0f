import { describe, expect, it } from "vitest";
import { AsyncDisposableStackStandIn, DisposableStackStandIn } from "./disposable-stacks.ts";

/** What both have in common, and how each is ended. */
interface AnyStack {
  readonly disposed: boolean;
  use(value: unknown): unknown;
  adopt(value: string, dispose: (value: string) => void): string;
  defer(dispose: () => void): void;
  move(): AnyStack;
  dispose?(): void;
  disposeAsync?(): Promise<void>;
}

const resource = (log: string[], name: string) => ({
  [Symbol.dispose]: () => void log.push(`close ${name}`),
  async [Symbol.asyncDispose]() {
    await Promise.resolve();
    log.push(`closed ${name}`);
  },
});

describe("a stand-in does what the engine's own does:", () => {
  it.each([
    ["DisposableStack", DisposableStackStandIn, DisposableStack],
    ["AsyncDisposableStack", AsyncDisposableStackStandIn, AsyncDisposableStack],
  ] as const)("%s", async (_, StandIn, Own) => {
    const [standIn, own] = await Promise.all(
      ([StandIn, Own] as readonly (new () => AnyStack)[]).map(async (Maker) => {
        const log: string[] = [];
        const stack = new Maker();
        stack.use(resource(log, "used"));
        stack.use(null);
        log.push(stack.adopt("adopted", (value) => void log.push(`close ${value}`)));
        stack.defer(() => void log.push("deferred"));
        const moved = stack.move();
        log.push(`${stack.disposed} ${moved.disposed}`);
        moved.defer(() => {
          throw new Error("late");
        });
        const end = () => moved.disposeAsync?.() ?? moved.dispose?.();
        try {
          await end();
        } catch (error) {
          log.push(String(error));
        }
        await end();
        for (const late of [() => stack.defer(() => undefined), () => stack.use({}), () => moved.move()])
          try {
            late();
          } catch (error) {
            log.push((error as Error).name);
          }
        const fresh = new Maker();
        try {
          fresh.use({});
        } catch (error) {
          log.push((error as Error).name);
        }
        return log;
      }),
    );
    expect(standIn).toEqual(own);
    expect(standIn).toHaveLength(10);
  });
});
