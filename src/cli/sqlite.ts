/** The first Node whose SQLite needs no flag. */
const isNewEnough = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 13);
};

/** @throws {Error} where this Node has no SQLite. */
export const demandSqlite = (part: string): void => {
  const { node } = process.versions;
  if (!isNewEnough(node)) throw new Error(`${part} needs Node 22.13 or newer; this is ${node}`);
};
