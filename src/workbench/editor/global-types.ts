/** What a server finds without importing it; the engines give these and no more. */
export const globalTypes = `
interface Console { log(...values: unknown[]): void; info(...values: unknown[]): void; warn(...values: unknown[]): void; error(...values: unknown[]): void; debug(...values: unknown[]): void }
declare const console: Console;
interface Timer { ref(): this; unref(): this; [Symbol.toPrimitive](): number }
declare function setTimeout(run: (...values: any[]) => void, ms?: number): Timer;
declare function setTimeout<A extends unknown[]>(run: (...values: A) => void, ms?: number, ...values: A): Timer;
declare function clearTimeout(timer: Timer | undefined): void;
declare function setInterval(run: (...values: any[]) => void, ms?: number): Timer;
declare function setInterval<A extends unknown[]>(run: (...values: A) => void, ms?: number, ...values: A): Timer;
declare function clearInterval(timer: Timer | undefined): void;
declare function setImmediate(run: () => void): Timer;
declare function queueMicrotask(run: () => void): void;
declare function structuredClone<T>(value: T): T;
declare const process: { readonly env: Readonly<Record<string, string | undefined>>; nextTick(run: () => void): void };
declare class AbortSignal { readonly aborted: boolean; readonly reason: unknown; throwIfAborted(): void; addEventListener(type: "abort", run: () => void, options?: { once?: boolean }): void; removeEventListener(type: "abort", run: () => void): void; static timeout(ms: number): AbortSignal }
declare class AbortController { readonly signal: AbortSignal; abort(reason?: unknown): void }
declare class URLSearchParams { constructor(init?: string); get(name: string): string | null; has(name: string): boolean }
declare class URL { constructor(url: string, base?: string); readonly pathname: string; readonly search: string; readonly searchParams: URLSearchParams }
declare class TextEncoder { encode(text: string): Uint8Array }
declare class TextDecoder { decode(bytes?: Uint8Array): string }
`;
