/** What samples in the prose may use without showing where it comes from. */
declare const pool: import("pg").Pool;
declare const app: import("tiny").App;
declare const db: import("pg").PoolClient;
declare const Pool: typeof import("pg").Pool;
declare const App: typeof import("tiny").App;
