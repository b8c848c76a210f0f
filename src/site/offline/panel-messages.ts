/** What `/offline/` says to the service worker. */

/** Keep what may be kept by itself, as after any page, and tell how far it is. */
export const keepAndTell = "keep-and-tell";
/** Nothing more by itself; answered on the port that comes with it once nothing is on its way. */
export const stopKeeping = "stop-keeping";
