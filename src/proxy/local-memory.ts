const MAX_BATCHES = 1_000;
/** All that is remembered together: a page may have long reasons for a hundred rejections. */
const MAX_CHARACTERS = 5_000_000;

interface Entry {
  text: string;
  untilMs: number;
}

/** What this process remembers; the oldest gives way. */
export const createLocalMemory = (maxAgeMs: number) => {
  const entries = new Map<string, Entry>();
  let characters = 0;
  const forget = (address: string): void => {
    characters -= entries.get(address)?.text.length ?? 0;
    entries.delete(address);
  };
  return {
    write: (address: string, text: string): void => {
      forget(address);
      entries.set(address, { text, untilMs: Date.now() + maxAgeMs });
      characters += text.length;
      for (const oldest of entries.keys()) {
        if (entries.size <= MAX_BATCHES && characters <= MAX_CHARACTERS) break;
        forget(oldest);
      }
    },
    read: (address: string): string | undefined => {
      const { text, untilMs } = entries.get(address) ?? { untilMs: 0 };
      return untilMs > Date.now() ? text : undefined;
    },
  };
};
