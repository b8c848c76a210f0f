/** The three courses of traffic that the checks judge. */
import { buildRequests, get, join } from "./traffic.ts";

/** A well server: room in the pool, and somebody who asks for one name again and again. */
export const wellServer = buildRequests({
  name: "One report on a pool of 3, a name five times too often, and a new one",
  asks: [
    ...get("/ready", 500, 3_000),
    ...get("/report", 1_000),
    ...[4_000, 4_300, 4_600, 4_900, 5_200, 5_500].map((atMs) => join("ann", atMs)),
    join("bob", 6_000),
  ],
  endMs: 8_000,
});

export const hungDatabase = buildRequests({
  name: "Every statement takes 10 s while the balancer asks",
  asks: get("/ready", 1_000, 4_000),
  endMs: 10_000,
  database: { statementMs: 10_000 },
});

/** The reports end at 30 s; members come before the breaker opens, while it is open, when it may try, and afterwards. */
export const fullPool = buildRequests({
  name: "3 reports fill the pool for 30 s while probes come and members join",
  asks: [
    ...get("/report", 0, 0, 0),
    ...["ada", "ben", "cem"].map((name, index) => join(name, 1_000 + index * 100)),
    ...get("/live", 1_500, 2_500),
    ...get("/ready", 2_000, 3_500),
    ...["dan", "eva", "fay"].map((name, index) => join(name, 5_000 + index * 1_000)),
    ...["gil", "hal", "ida", "jon"].map((name, index) => join(name, 10_000 + index * 100)),
    ...["kai", "lea", "max"].map((name, index) => join(name, 40_000 + index * 500)),
  ],
  endMs: 45_000,
});
