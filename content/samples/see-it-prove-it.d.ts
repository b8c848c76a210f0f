declare const leases: Map<import("pg").PoolClient, { sinceMs: number; stack: string | undefined }>;
