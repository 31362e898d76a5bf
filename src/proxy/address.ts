/** An IP address: four bytes, or eight groups of sixteen bits. */
export type Address = readonly number[];

const V4 = /^\d{1,3}(\.\d{1,3}){3}$/;
/** The longest there is, and nothing that could be read in more than one way. */
const V6 = /^[\da-f:.]{2,45}$/i;

const readV4 = (text: string): Address | undefined => {
  if (!V4.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
};

const groupsOf = (text: string): number[] =>
  text ? text.split(':').map((group) => Number.parseInt(group, 16)) : [];

const readV6 = (text: string): Address | undefined => {
  if (!V6.test(text) || !URL.canParse(`http://[${text}]`)) return undefined;
  // Addresses have one form in a URL: no dots, and at most one gap.
  const [head = '', tail] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::');
  const first = groupsOf(head);
  const last = groupsOf(tail ?? '');
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
};

/** `::ffff:192.0.2.1` is how a socket that listens to both kinds names 192.0.2.1. */
const unmap = (groups: Address): Address => {
  const [, , , , , marker, high = 0, low = 0] = groups;
  if (marker !== 0xffff || groups.slice(0, 5).some(Boolean)) return groups;
  return [high >> 8, high & 0xff, low >> 8, low & 0xff];
};

/** What a host says of a caller as an address, or `undefined` when it is none. A zone (`%eth0`) is left out. */
export const readAddress = (text: string): Address | undefined => {
  const [plain = ''] = text.split('%');
  const bytes = readV4(plain);
  if (bytes) return bytes;
  const groups = readV6(plain);
  return groups && unmap(groups);
};

/** The one way to write an address (RFC 5952 as far as a URL has it). */
export const writeAddress = (address: Address): string =>
  address.length === 4
    ? address.join('.')
    : new URL(`http://[${address.map((group) => group.toString(16)).join(':')}]`).hostname.slice(
        1,
        -1,
      );

/** How much of an address of each kind is kept, in bits. */
export interface PrefixBits {
  v4: number;
  v6: number;
}

/** The first bits of an address; the others are 0. */
export const truncate = (address: Address, { v4, v6 }: PrefixBits): Address => {
  const [size, bits] = address.length === 4 ? [8, v4] : [16, v6];
  return address.map((part, at) => {
    const kept = Math.min(size, Math.max(0, bits - at * size));
    return part & (((1 << kept) - 1) << (size - kept));
  });
};
