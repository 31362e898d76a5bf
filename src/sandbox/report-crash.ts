// The message may quote what was sent, so only its kind and the places in the code are told.
const placesOf = (error: unknown) =>
  (error instanceof Error ? (error.stack ?? '') : '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim())
    .join(' ');

/** Tells of an error of our own in one line on stderr, without anything that was sent. */
export const reportCrash = (where: string, error: unknown): void => {
  const name = error instanceof Error ? error.name : typeof error;
  console.error(`keepsend sandbox: ${name} in ${where} ${placesOf(error)}`);
};
