/**
 * Names that only the page's own parts use among themselves. The build shortens them, the same way
 * in each part. Never here: names of the wire, of the public interface, of what is stored, or of
 * the platform; a test holds this list against them.
 */
const names = [
  'adopt',
  'answer',
  'attempt',
  'attempted',
  'createId',
  'drop',
  'emit',
  'entry',
  'forget',
  'identifiers',
  'identity',
  'inspector',
  'isOpen',
  'isStored',
  'keep',
  'keeper',
  'mark',
  'opened',
  'outbox',
  'own',
  'packEntries',
  'parcel',
  'pausedMs',
  'pausedUntilMs',
  'refresh',
  'retryAfterMs',
  'run',
  'rush',
  'say',
  'sealParcel',
  'soon',
  'firstIdAt',
  'takeBack',
  'unstored',
  'wire',
];

/** Two characters that no name of anybody else's has. */
export const pageNames = Object.fromEntries(
  names.map((name, index) => [
    name,
    `${String.fromCharCode(97 + (index % 26))}${index < 26 ? '' : '0'}`,
  ]),
);
