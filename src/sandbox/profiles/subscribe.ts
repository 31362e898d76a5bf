import { addToList, isOnList, type List, removeFromList } from '../resources/lists.js';
import {
  awaitConfirmation,
  type Channel,
  endPending,
  listConsents,
  listPending,
  suppress,
  unsuppress,
  writeConsent,
} from '../store/consents.js';
import type { Database } from '../store/database.js';
import type { Profile } from '../store/profiles.js';
import { type ChannelChoice, canReach, needsConfirmation } from './channels.js';

/** Where and how somebody said yes or no. */
export interface Occasion {
  readonly list: List | undefined;
  readonly customSource: string | null;
  /** Consent given elsewhere, long ago: no confirmation is asked for (documented). */
  readonly isHistorical: boolean;
  /** In milliseconds. */
  readonly at: number;
}

// A new yes ends them (documented; the read shape says SPAM_COMPLAINT where the text says SPAM_REPORT).
const FORGIVEN = ['UNSUBSCRIBE', 'SPAM_COMPLAINT', 'SPAM_REPORT', 'USER_SUPPRESSED'];

interface Yes {
  readonly channel: Channel;
  readonly consentedAt: number;
  readonly isConfirmed: boolean;
}

const agree = (
  database: Database,
  profile: Profile,
  { channel, consentedAt, isConfirmed }: Yes,
  { list, customSource, at }: Occasion,
): void => {
  writeConsent(database, profile.id, {
    channel,
    consent: 'SUBSCRIBED',
    consented_at: consentedAt,
    updated: at,
    custom_source: customSource,
    double_optin: isConfirmed ? 1 : 0,
  });
  if (channel === 'email.marketing') unsuppress(database, profile.id, FORGIVEN, list?.id);
};

const ask = (database: Database, profile: Profile, channel: Channel, occasion: Occasion): void => {
  const { list, customSource, at } = occasion;
  const pending = { list_id: list?.id ?? '', channel, custom_source: customSource };
  awaitConfirmation(database, profile.id, pending);
  // What a profile says while a confirmation is waited for is not documented (assumed).
  writeConsent(database, profile.id, {
    channel,
    consent: 'UNCONFIRMED',
    consented_at: null,
    updated: at,
    custom_source: customSource,
    double_optin: 1,
  });
};

/**
 * Writes down what a person agreed to. A list with double opt-in has it confirmed first, unless the
 * person is subscribed already (assumed); without a list nothing has to be confirmed (assumed: that
 * is a setting of the account). Channels the profile has no address for are left out.
 */
export const subscribe = (
  database: Database,
  profile: Profile,
  choices: readonly ChannelChoice[],
  occasion: Occasion,
): void => {
  const { list, isHistorical, at } = occasion;
  const asksFirst = list?.optInProcess === 'double_opt_in' && !isHistorical;
  const subscribed = listConsents(database, profile.id)
    .filter(({ consent }) => consent === 'SUBSCRIBED')
    .map(({ channel }) => channel);
  const reached = choices.filter(({ channel }) => canReach(profile, channel));
  const waits = (channel: Channel) =>
    asksFirst && needsConfirmation(channel) && !subscribed.includes(channel);
  for (const { channel, consentedAt = at } of reached)
    if (waits(channel)) ask(database, profile, channel, occasion);
    else agree(database, profile, { channel, consentedAt, isConfirmed: false }, occasion);
  const isMember = reached.some(({ channel }) => channel.endsWith('.marketing') && !waits(channel));
  if (list !== undefined && isMember) addToList(database, list.id, profile.id, at);
};

/** Confirms what waits for a list, or for none; returns the channels. */
export const confirm = (
  database: Database,
  profile: Profile,
  list: List | undefined,
  at: number,
): Channel[] => {
  const pending = listPending(database, profile.id).filter(
    ({ list_id }) => list_id === (list?.id ?? ''),
  );
  for (const { channel, custom_source: customSource } of pending)
    agree(
      database,
      profile,
      { channel, consentedAt: at, isConfirmed: true },
      { list, customSource, isHistorical: false, at },
    );
  endPending(database, profile.id, list?.id ?? '');
  if (list !== undefined && pending.length > 0) addToList(database, list.id, profile.id, at);
  return pending.map(({ channel }) => channel);
};

/**
 * Writes down what a person wants no more. A member of the list leaves only the list, everybody else
 * is unsubscribed everywhere (documented); how the former is noted is assumed.
 */
export const unsubscribe = (
  database: Database,
  profile: Profile,
  choices: readonly ChannelChoice[],
  { list, at }: Pick<Occasion, 'list' | 'at'>,
): void => {
  const isMember = list !== undefined && isOnList(database, list.id, profile.id);
  for (const { channel } of choices) {
    const reason = { reason: 'UNSUBSCRIBE', at };
    if (channel === 'email.marketing')
      suppress(database, profile.id, { ...reason, list_id: isMember ? list.id : '' });
    if (isMember) continue;
    writeConsent(database, profile.id, {
      channel,
      consent: 'UNSUBSCRIBED',
      consented_at: at,
      updated: at,
      custom_source: null,
      double_optin: 0,
    });
  }
  if (list === undefined) return;
  endPending(database, profile.id, list.id);
  removeFromList(database, list.id, profile.id);
};
