/** What the public API remembers beside events and profiles. */
export const clientSchema = '';

/** Its tables, for a reset. */
export const clientTables: readonly string[] = [];
