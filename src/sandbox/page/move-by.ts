/** Where a key leads in a list of `count` rows; nowhere for keys that mean nothing there. */
export const moveBy = (
  key: string,
  from: number,
  count: number,
  page: number,
): number | undefined => {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  if (to === undefined || Number.isNaN(from) || count === 0) return undefined;
  return Math.min(Math.max(to, 0), count - 1);
};
