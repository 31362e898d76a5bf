const dropRules: readonly (readonly [RegExp, string])[] = [
  [
    /^lost on the way/,
    'Nothing is wrong with the event: a fault lost it on purpose. Switch the fault off, then send the event again.',
  ],
  [
    /duplicate/,
    'Nothing is lost: the event was recorded before. Send a unique_id of its own with every event that is new.',
  ],
  [
    /nobody|identif|_kx|no such profile/,
    'Send an identifier that the sandbox can resolve: an e-mail address, a phone number, an external or anonymous id.',
  ],
];

/** What to change so that an event that was dropped after its 202 is recorded. */
export const findDropFix = (reason: string): string =>
  dropRules.find(([pattern]) => pattern.test(reason))?.[1] ??
  'Change what the reason names. The API answered 202, so the sender has to find out by itself.';
