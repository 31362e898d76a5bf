/**
 * A text as SQL. Its bytes in hexadecimal: whatever a stranger wrote, there is nothing in it that
 * could end the text, and no tool on its way mistakes it for SQL.
 */
export const toLiteral = (text: string): string =>
  `CAST(X'${Buffer.from(text, 'utf8').toString('hex')}' AS TEXT)`;

/** SQL with a literal in the place of each `?`. @throws {Error} when there are not as many. */
export const fillIn = (sql: string, values: readonly string[]): string => {
  const parts = sql.split('?');
  if (parts.length !== values.length + 1)
    throw new Error(`there are ${parts.length - 1} places for ${values.length} values`);
  return parts.map((part, at) => (at ? toLiteral(values[at - 1] as string) : '') + part).join('');
};
