import { formatEventTime } from '../checks/event-time.js';
import type { Channel, Consent, Suppression } from '../store/consents.js';
import type { Profile } from '../store/profiles.js';

/** What decides over whom may be written to. */
export interface ConsentState {
  readonly profile: Profile;
  readonly consents: readonly Consent[];
  readonly suppressions: readonly Suppression[];
}

const formatTime = (milliseconds: number | null | undefined) =>
  milliseconds === null || milliseconds === undefined
    ? null
    : formatEventTime(Math.floor(milliseconds / 1000));

const find = ({ consents }: ConsentState, channel: Channel) =>
  consents.find((consent) => consent.channel === channel);

const basics = (consent: Consent | undefined) => ({
  consent: consent?.consent ?? 'NEVER_SUBSCRIBED',
  consent_timestamp: formatTime(consent?.consented_at),
});

// `API` is what the real service would note of these endpoints (assumed).
const method = (consent: Consent | undefined) => ({
  last_updated: formatTime(consent?.updated),
  method: consent === undefined ? null : 'API',
  method_detail: '',
});

const record = (state: ConsentState, channel: Channel) => {
  const consent = find(state, channel);
  return {
    ...basics(consent),
    last_updated: formatTime(consent?.updated),
    created_timestamp: formatTime(consent?.created),
    metadata: {},
    can_receive: consent?.consent === 'SUBSCRIBED',
    valid_until: null,
  };
};

const emailMarketing = (state: ConsentState) => {
  const consent = find(state, 'email.marketing');
  const everywhere = state.suppressions.filter(({ list_id }) => list_id === '');
  const ofLists = state.suppressions.filter(({ list_id }) => list_id !== '');
  return {
    // Implicit consent: true without a global suppression (documented).
    can_receive_email_marketing: state.profile.email !== null && everywhere.length === 0,
    ...basics(consent),
    ...method(consent),
    custom_method_detail: consent?.custom_source ?? null,
    double_optin: consent === undefined ? null : consent.double_optin === 1,
    suppression: everywhere.map(({ reason, at }) => ({ reason, timestamp: formatTime(at) })),
    list_suppressions: ofLists.map(({ list_id, reason, at }) => ({
      list_id,
      reason,
      timestamp: formatTime(at),
    })),
  };
};

const explicit = (state: ConsentState, channel: Channel, name: string) => {
  const consent = find(state, channel);
  return { [name]: consent?.consent === 'SUBSCRIBED', ...basics(consent), ...method(consent) };
};

const whatsapp = (state: ConsentState, channel: Channel) => ({
  ...record(state, channel),
  phone_number: state.profile.phone_number,
});

/** A profile's `subscriptions`, sent only when `additional-fields` asks for it. */
export const subscriptionsDocument = (state: ConsentState) => {
  const push = find(state, 'mobile_push.marketing');
  return {
    email: {
      marketing: emailMarketing(state),
      open_tracking: record(state, 'email.open_tracking'),
    },
    sms: {
      marketing: explicit(state, 'sms.marketing', 'can_receive_sms_marketing'),
      transactional: explicit(state, 'sms.transactional', 'can_receive_sms_transactional'),
    },
    mobile_push: {
      marketing: {
        can_receive_push_marketing: push?.consent === 'SUBSCRIBED',
        ...basics(push),
      },
    },
    whatsapp: {
      marketing: whatsapp(state, 'whatsapp.marketing'),
      transactional: whatsapp(state, 'whatsapp.transactional'),
      conversational: whatsapp(state, 'whatsapp.conversational'),
    },
  };
};
