/** Keeps the background out of a page's way, and either from fetching what the other is just fetching. */

export interface CourseTraffic {
  /** A page's own work: the background begins nothing until it is done. */
  forPage<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves once the background is done with `url`, whether it came or not. */
  afterBackground(url: string): Promise<void>;
  /** The background's work on `url`, once no page waits for anything. */
  inBackground(url: string, work: () => Promise<void>): Promise<void>;
}

export function createCourseTraffic(): CourseTraffic {
  const background = new Map<string, Promise<unknown>>();
  const pages = new Set<Promise<unknown>>();
  return {
    forPage(work) {
      const done = work();
      pages.add(done);
      const leave = () => void pages.delete(done);
      done.then(leave, leave);
      return done;
    },
    async afterBackground(url) {
      await background.get(url);
    },
    async inBackground(url, work) {
      while (pages.size > 0) await Promise.allSettled([...pages]);
      const done = work();
      // Who waits for it looks in the cache afterwards; how it failed is the background's to tell.
      const over = done.then(
        () => undefined,
        () => undefined,
      );
      background.set(url, over);
      try {
        await done;
      } finally {
        background.delete(url);
      }
    },
  };
}
