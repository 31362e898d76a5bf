/**
 * Names that only the page's own parts use among themselves. The build shortens them, the same way
 * in each part. Never here: names of the wire, of the public interface, of what is stored, or of
 * the platform; a test holds this list against them.
 */
const names = [
  'adopt',
  'answer',
  'aside',
  'attempt',
  'attempted',
  'bridge',
  'bytesUnderWay',
  'cancelLater',
  'createId',
  'drop',
  'emit',
  'entry',
  'findUnderWay',
  'firstIdAt',
  'forget',
  'halve',
  'identifiers',
  'identity',
  'inspector',
  'isGone',
  'isLeaving',
  'isOpen',
  'isOurs',
  'isStored',
  'keep',
  'keeper',
  'learned',
  'mark',
  'maxEvents',
  'nextAttemptMs',
  'note',
  'nudge',
  'onLost',
  'opened',
  'outbox',
  'own',
  'packEntries',
  'pausedUntilMs',
  'putAside',
  'refresh',
  'retryAfterMs',
  'run',
  'rush',
  'sealParcel',
  'sleep',
  'soon',
  'unstored',
  'wake',
  'wire',
];

/** Two characters that no name of anybody else's has. */
export const pageNames = Object.fromEntries(
  names.map((name, index) => [
    name,
    `${String.fromCharCode(97 + (index % 26))}${index < 26 ? '' : '0'}`,
  ]),
);
