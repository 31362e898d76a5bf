const memory = new Map();

/** What was stored under `key`, or `fallback`. Where storage is blocked, it lasts for the page. */
export const readStored = (key, fallback, storage = 'localStorage') => {
  try {
    return JSON.parse(window[storage].getItem(key)) ?? fallback;
  } catch {
    return memory.get(key) ?? fallback;
  }
};

/** Stores a value; `undefined` forgets it. */
export const writeStored = (key, value, storage = 'localStorage') => {
  memory.set(key, value);
  try {
    if (value === undefined) window[storage].removeItem(key);
    else window[storage].setItem(key, JSON.stringify(value));
  } catch {
    // Blocked or full: memory has it.
  }
};
