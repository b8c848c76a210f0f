/** Taken when the module is loaded, before anything is replaced. */
const NativePromise = Promise;
const nativeThen = Promise.prototype.then;

/**
 * Hears how a promise settles, before anybody else does, and changes nothing for the others: who awaits it goes on in
 * the same microtask, and an error that nobody handles is still nobody's. To handle a native promise in any way, its
 * `constructor` has to be read, and that is what tells whether somebody does.
 */
export function overhear<T>(
  promise: Promise<T>,
  fulfilled: (value: T) => void,
  rejected: (error: unknown) => void,
): void {
  let isHandled = false;
  let unhandled: Promise<never> | null = null;
  nativeThen.call(promise, fulfilled as (value: unknown) => void, (error: unknown) => {
    rejected(error);
    // Listening has made the promise a handled one; another carries the error to whoever ends the process for it.
    if (!isHandled) unhandled = NativePromise.reject(error);
  });
  Object.defineProperty(promise, "constructor", {
    configurable: true,
    get() {
      isHandled = true;
      unhandled?.catch(() => undefined);
      unhandled = null;
      return NativePromise;
    },
  });
}
