import { parseEventTime } from '../checks/event-time.js';
import type { Channel } from '../store/consents.js';
import type { Profile } from '../store/profiles.js';

/** One channel somebody said something about; the time in milliseconds where it was given. */
export interface ChannelChoice {
  readonly channel: Channel;
  readonly consentedAt: number | undefined;
  /** Keys of the choice within `subscriptions`. */
  readonly keys: readonly [medium: string, purpose: string];
}

type Choices = {
  readonly [medium: string]: { readonly [purpose: string]: unknown } | null | undefined;
};

const hasConsent = (
  value: unknown,
): value is { readonly consent: string; readonly consented_at?: string | null } =>
  typeof value === 'object' && value !== null && 'consent' in value;

/** The channels that a checked `subscriptions` names. */
export const listChoices = (subscriptions: Choices): ChannelChoice[] =>
  Object.entries(subscriptions).flatMap(([medium, purposes]) =>
    Object.entries(purposes ?? {}).flatMap(([purpose, choice]) => {
      if (!hasConsent(choice)) return [];
      const name = medium === 'push' ? 'mobile_push' : medium;
      const seconds = choice.consented_at ? parseEventTime(choice.consented_at) : undefined;
      return [
        {
          channel: `${name}.${purpose}` as Channel,
          consentedAt: seconds === undefined ? undefined : seconds * 1000,
          keys: [medium, purpose] as const,
        },
      ];
    }),
  );

/** The identifier that a channel writes to; push goes to tokens. */
export const addressOf = (channel: Channel): 'email' | 'phone_number' | undefined => {
  if (channel.startsWith('email.')) return 'email';
  return channel.startsWith('mobile_push.') ? undefined : 'phone_number';
};

/** True when the profile has what the channel writes to. */
export const canReach = (profile: Profile, channel: Channel): boolean => {
  const address = addressOf(channel);
  return address === undefined || profile[address] !== null;
};

/** True for what a double opt-in asks about: marketing, but for push (assumed). */
export const needsConfirmation = (channel: Channel): boolean =>
  channel.endsWith('.marketing') && channel !== 'mobile_push.marketing';
