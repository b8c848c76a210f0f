/** `DisposableStack` and `AsyncDisposableStack` for engines that do not bring them along. */
import type { UsingScope } from "../contract/using-scope.ts";
import { openUsingScope } from "./using-scope.ts";

abstract class Stack {
  protected scope: UsingScope | null = openUsingScope();
  protected abstract readonly isAsync: boolean;

  get disposed(): boolean {
    return this.scope === null;
  }

  use<T>(value: T): T {
    this.open().add(value, this.isAsync);
    return value;
  }

  adopt<T>(value: T, dispose: (value: T) => unknown): T {
    this.defer(() => dispose(value));
    return value;
  }

  defer(dispose: () => unknown): void {
    const key = this.isAsync ? Symbol.asyncDispose : Symbol.dispose;
    this.open().add({ [key]: () => dispose() }, this.isAsync);
  }

  protected open(): UsingScope {
    if (this.scope) return this.scope;
    throw new ReferenceError("this stack is disposed of already");
  }

  protected take(): UsingScope | null {
    const { scope } = this;
    this.scope = null;
    return scope;
  }
}

export class DisposableStackStandIn extends Stack {
  protected override readonly isAsync = false;

  move(): DisposableStackStandIn {
    const moved = new DisposableStackStandIn();
    moved.scope = this.open();
    this.scope = null;
    return moved;
  }

  dispose(): void {
    this.take()?.end();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

export class AsyncDisposableStackStandIn extends Stack {
  protected override readonly isAsync = true;

  move(): AsyncDisposableStackStandIn {
    const moved = new AsyncDisposableStackStandIn();
    moved.scope = this.open();
    this.scope = null;
    return moved;
  }

  async disposeAsync(): Promise<void> {
    await this.take()?.end();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.disposeAsync();
  }
}
