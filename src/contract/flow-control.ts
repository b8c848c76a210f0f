/**
 * How much a server process may say. The harness keeps to it; the page holds it against whoever does not, for a
 * learner's code shares the harness's realm and can post to its ports.
 */

/** Most events in one `trace` message: a page takes them in within one frame. */
export const maxBatchEvents = 1_000;

/** A batch is closed once its texts are this long. */
export const fullBatchLength = 500_000;

/** Most characters of one message as JSON; a full batch of the strangest text stays below. */
export const maxMessageLength = 5_000_000;

/** Most messages on their way to the page that it has not answered with `received`; the rest waits and is joined. */
export const windowMessages = 4;

/** The page answers no sooner than this after it took a message, so that floods reach it joined, frame by frame. */
export const answerDelayMs = 8;

/** Most lines that a program prints within one second of its own clock; the rest is dropped, and their number said. */
export const maxLogLinesPerSecond = 1_000;

/** Most characters of those lines. */
export const maxLogLengthPerSecond = 1_000_000;
