/** What is remembered of profiles beside identifiers and traits. */
export const profileSchema = '';

/** Its tables, for a reset. */
export const profileTables: readonly string[] = [];
