// JSON has a second spelling for each letter, and PHP writes every slash as `\/`.
const ESCAPE = /\\(?:\\|\/|u00([2-7][0-9a-f]))/gi;

const respell = (text: string): string =>
  text.includes('\\')
    ? text.replace(ESCAPE, (spelling, hex: string | undefined) => {
        if (spelling === '\\\\') return spelling;
        const letter = hex === undefined ? '/' : String.fromCharCode(Number.parseInt(hex, 16));
        return letter === '"' || letter === '\\' ? spelling : letter;
      })
    : text;

// A page has no key to be known by; one that got into an event anyway has this form.
const KEY = /pk_\w{16,}/g;

/** A body without the secret it came with, however JSON spells it. */
export const removeSecret = (json: string, secret: string | undefined): string => {
  const text = respell(json);
  const without = text.replaceAll(secret ?? KEY, 'pk_removed');
  return without === text ? json : without;
};
