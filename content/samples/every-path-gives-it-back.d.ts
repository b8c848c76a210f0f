/** What the samples of this lesson's prose stand on. */
declare const sql: string;
declare const socket: import("tiny").Socket;
