// The names Klaviyo's guide gives what was viewed, added, searched for or ordered.
const telling = [
  'ProductName',
  'AddedItemProductName',
  'Title',
  'Search Term',
  'Collection name',
  'OrderId',
  'page',
];

// A row has room for one line.
const MOST_CHARACTERS = 120;

const shorten = (text: string) =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;

const listNames = (names: unknown) => (Array.isArray(names) ? names.join(', ') : undefined);

const formatMoney = (value: number, currency: string | null) => {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency: currency ?? '' }).format(
      value,
    );
  } catch {
    return String(value); // No currency, or none that is one.
  }
};

/** What an event is about, in a few words: the product, the money. */
export const summarise = (
  properties: Readonly<Record<string, unknown>>,
  value: number | null,
  currency: string | null,
): string => {
  const key = telling.find((name) => typeof properties[name] === 'string');
  const what = key === undefined ? listNames(properties.ItemNames) : String(properties[key]);
  const money = value === null ? undefined : formatMoney(value, currency);
  return [what && shorten(what), money].filter((part) => part).join(' · ');
};
