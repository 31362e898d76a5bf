const steps = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** How long an event waited before it arrived: `3 min`. Nothing below two seconds. */
export const wordDelay = (time: string, receivedAt: string): string | undefined => {
  const seconds = Math.floor((Date.parse(receivedAt) - Date.parse(time)) / 1000);
  if (!(seconds >= 2)) return undefined;
  const [unit, size] = steps.find(([, length]) => seconds >= length) ?? ['s', 1];
  return `${Math.floor(seconds / size)} ${unit}`;
};
