import { type Kind, readIdentifier } from '../protocol/identifier.js';
import {
  type IdentityClaims,
  MAX_TOKEN_LENGTH,
  MAX_TOKEN_SECONDS,
  MIN_SECRET_LENGTH,
  TOKEN_AUDIENCE,
} from '../protocol/identity-token.js';
import { UUID } from '../protocol/uuid.js';
import { toBase64Url } from './base64url.js';

const HOUR_SECONDS = 3_600;

/** Who is logged in, as far as the shop's back end knows. At least one of the three identifiers. */
export interface Person {
  /** The shop's own id of the customer. */
  externalId?: string | number | null;
  email?: string | null;
  /** E.164: `+`, country code, digits. */
  phoneNumber?: string | null;
  /**
   * Binds the token to one visitor, by the anonymous id that the page's `inspect()` shows. Default:
   * it is good in whichever browser has it.
   */
  anonymousId?: string | null;
  /** From 1 to 86,400 (a day). Default 3,600. */
  expiresInSeconds?: number;
}

/** Typed so that none is forgotten: an unknown one is most often mistyped. */
const FIELDS: { [Field in keyof Person]-?: true } = {
  externalId: true,
  email: true,
  phoneNumber: true,
  anonymousId: true,
  expiresInSeconds: true,
};

function demand(isFine: unknown, message: string): asserts isFine {
  if (!isFine) throw new TypeError(message);
}

/** In its one spelling, which is how the route compares it. */
const read = (name: keyof Person, kind: Kind, value: unknown): string | undefined => {
  if (value === undefined || value === null) return undefined;
  try {
    return readIdentifier(kind, value);
  } catch (problem) {
    // It does not repeat the value.
    throw new TypeError(`${name} is not right: ${(problem as Error).message}`);
  }
};

const checkPerson = (person: Person): void => {
  demand(
    typeof person === 'object' && person !== null,
    `The person must be an object with ${Object.keys(FIELDS).join(', ')}; what came is ${typeof person}`,
  );
  for (const field of Object.keys(person))
    demand(
      Object.hasOwn(FIELDS, field),
      `A person has no field ${field}; there are ${Object.keys(FIELDS).join(', ')}`,
    );
  const { anonymousId, expiresInSeconds: seconds = HOUR_SECONDS } = person;
  demand(
    (anonymousId ?? null) === null || UUID.test(String(anonymousId)),
    'anonymousId must be a UUID, as the page shows it by inspect()',
  );
  demand(
    Number.isInteger(seconds) && seconds >= 1 && seconds <= MAX_TOKEN_SECONDS,
    `expiresInSeconds must be a whole number from 1 to ${MAX_TOKEN_SECONDS}; what came is ${seconds}`,
  );
};

const toClaims = (person: Person): IdentityClaims => {
  checkPerson(person);
  const { anonymousId, expiresInSeconds = HOUR_SECONDS } = person;
  const sub = read('externalId', 'external_id', person.externalId);
  const email = read('email', 'email', person.email);
  const phone = read('phoneNumber', 'phone_number', person.phoneNumber);
  demand(sub ?? email ?? phone, 'A token names somebody: pass externalId, email or phoneNumber');
  const iat = Math.floor(Date.now() / 1_000);
  return {
    aud: TOKEN_AUDIENCE,
    iat,
    exp: iat + expiresInSeconds,
    ...(sub && { sub }),
    ...(email && { email }),
    ...(phone && { phone_number: phone }),
    ...(anonymousId && { aid: anonymousId }),
  };
};

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const encodeJson = (value: object): string => toBase64Url(encode(JSON.stringify(value)));

/**
 * What the route takes as the word of the shop's back end on who a visitor is: a JWT, signed by
 * HS256 with one of the route's `tokenSecrets`. Make it at login, on the server alone.
 * @throws {TypeError} when something is wrong; it names what, and repeats neither secret nor identifier.
 */
export const createToken = async (secret: string, person: Person): Promise<string> => {
  demand(
    typeof secret === 'string' && secret.length >= MIN_SECRET_LENGTH,
    `The secret must be a text of at least ${MIN_SECRET_LENGTH} characters; what came has ${String(secret ?? '').length}`,
  );
  const signed = `${encodeJson({ alg: 'HS256', typ: 'JWT' })}.${encodeJson(toClaims(person))}`;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encode(secret), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, encode(signed));
  const token = `${signed}.${toBase64Url(new Uint8Array(signature))}`;
  demand(token.length <= MAX_TOKEN_LENGTH, 'The identifiers are too long for a token');
  return token;
};
