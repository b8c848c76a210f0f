/** Longest text of a message, a query or an error that enters the log; longer ones are cut. */
export const maxTextLength = 10_000;
