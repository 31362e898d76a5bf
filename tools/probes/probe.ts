import type { Peer, Reply } from './peer.ts';

/** What is compared, by name; anything that differs from run to run has to be left out. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Names and addresses that no other probe and no other run uses. */
export interface Unique {
  /** A word, the same for the same part within one probe. */
  name(part?: string): string;
  /** An address at example.com, likewise. */
  email(part?: string): string;
}

/** A question asked of both sides in the same words. */
export interface Probe {
  readonly id: string;
  /** The row of the table of behaviours that it checks. */
  readonly behaviour: string;
  readonly ask: (peer: Peer, unique: Unique) => Promise<Facts>;
}

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly source?: { readonly pointer?: string; readonly parameter?: string };
}

const kindOf = ({ text, json }: Reply): string => {
  if (text === '') return 'empty';
  if (json !== undefined) return 'JSON';
  return /^\s*</.test(text) ? 'HTML' : 'text';
};

const join = (words: readonly (string | undefined)[]) =>
  words.map((word) => word ?? 'none').join(' | ');

const placeOf = ({ source }: Problem) =>
  source?.parameter === undefined ? source?.pointer : `?${source.parameter}`;

/**
 * What an answer says that clients may rely on: status, codes, places, headers. The words of an
 * error may change at any time (documented), so their name begins with `~`: shown, not compared.
 */
export const factsOf = (reply: Reply): Facts => {
  const { errors } = (reply.json ?? {}) as { errors?: readonly Problem[] };
  const plain = { status: reply.status, body: kindOf(reply) };
  if (!Array.isArray(errors)) return plain;
  return {
    ...plain,
    codes: join(errors.map(({ code }) => code)),
    places: join(errors.map(placeOf)),
    fields: Object.keys(errors[0] ?? {})
      .toSorted()
      .join(', '),
    '~title': join(errors.map(({ title }) => title)),
    '~detail': join(errors.map(({ detail }) => detail)),
  };
};
