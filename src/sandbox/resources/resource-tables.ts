/** Any JSON:API resource. */
export const resourceSchema = '';

/** Its tables, for a reset. */
export const resourceTables: readonly string[] = [];
