/** The figures of this sandbox: PostgreSQL's own limits, four workers, and what the traffic asks for. */
export const slots = 97;
export const workers = 4;
export const givenMax = 30;
