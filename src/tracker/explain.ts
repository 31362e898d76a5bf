import type { Kind } from '../protocol/identifier.js';
import type { Decision } from './identity.js';

const NAMES: { [K in Kind]: string } = {
  external_id: 'customer id',
  email: 'e-mail address',
  phone_number: 'phone number',
  _kx: "link's token (_kx)",
};

const sentences: { [outcome in Decision['outcome']]: (kinds: string) => string } = {
  joined: (kinds) => `The ${kinds} joined this visitor: none was known before.`,
  same: () => 'More is known of this visitor, and he is the same.',
  corrected: (kinds) =>
    `The ${kinds} was replaced: the same call gave a stronger identifier, and that is the known one.`,
  other: (kinds) =>
    `Another person: the ${kinds} is not this visitor's. A new anonymous id began, and nothing was merged.`,
  ignored: (kinds) =>
    `The ${kinds} was left aside: this visitor has said who he is, and links are forwarded.`,
  first: () => 'The route took his first events: a visitor it had not seen before.',
  known: () => 'The route knew this visitor by its cookie: the older anonymous id goes on.',
  reset: () => 'Reset: another visitor from here on, known by a new anonymous id only.',
};

/** A decision about the visitor, for people. Holds no identifier. */
export const explain = ({ outcome, kinds }: Omit<Decision, 'at'>): string =>
  sentences[outcome](kinds.map((kind) => NAMES[kind]).join(' and '));
