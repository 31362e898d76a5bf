import type { WireResult } from './wire.js';

/** The cookie that says a batch was answered for: the random end of its id is enough to find it. */
export const receiptName = (batch: string): string => `keepsend-${batch.slice(-12)}`;

/**
 * What became of a batch, in few characters: `ok` when all of it was taken, else the places of the
 * events that were not, from 0, such as `r3.h7`: the fourth was rejected, the eighth is held.
 */
export const writeReceipt = (ids: readonly string[], results: readonly WireResult[]): string => {
  const places = ids.flatMap((id, index) => {
    const status = results.find((result) => result.id === id)?.status ?? 'held';
    return /^[rh]/.test(status) ? [status.charAt(0) + index] : [];
  });
  return places.join('.') || 'ok';
};

/**
 * The results a receipt stands for; held events, which the page still has to send, are not among
 * them. Of what is no receipt it makes none.
 */
export const readReceipt = (value: string, ids: readonly string[]): WireResult[] => {
  const places = value.split('.');
  if (value !== 'ok' && !places.every((place) => /^[rh]\d+$/.test(place))) return [];
  return ids.flatMap((id, index): WireResult[] => {
    if (places.includes(`h${index}`)) return [];
    if (!places.includes(`r${index}`)) return [{ id, status: 'accepted' }];
    const detail = 'Refused on leaving';
    return [{ id, status: 'rejected', code: 'refused', detail }];
  });
};
