import type { SandboxEvent } from './sandbox-data.js';

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

const firstOf = (names: unknown) => (Array.isArray(names) ? names.join(', ') : undefined);

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
export const summarise = ({ properties, value, value_currency }: SandboxEvent): string => {
  const key = telling.find((name) => typeof properties[name] === 'string');
  const what = key === undefined ? firstOf(properties.ItemNames) : String(properties[key]);
  const money = value === null ? undefined : formatMoney(value, value_currency);
  return [what, money].filter((part) => part).join(' · ');
};
