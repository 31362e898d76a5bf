import { COMPANY_ID } from '../identity/exchange-token.js';
import type { SandboxOptions } from '../server.js';
import { eventBody } from './ask.js';
import { type Asked, profileBody, startJudged } from './ask-judged.js';

/** What the query of a browser's request holds. */
export const company = `company_id=${COMPANY_ID}`;

const withCompany = (path: string) => `${path}${path.includes('?') ? '&' : '?'}${company}`;

/** A person as `/_sandbox/profiles` shows one. */
export interface Person {
  readonly id: string;
  readonly email: string | null;
  readonly anonymous_ids: readonly string[];
  readonly traits: Record<string, unknown>;
  readonly explanations: readonly { readonly sentence: string }[];
}

/** A running sandbox and what a shop's pages ask of it, without a key. */
export const startBrowser = async (options: SandboxOptions = {}) => {
  const sandbox = await startJudged(options);
  // A browser sends no key, so the header that the test's helper adds is taken out.
  const ask = async (method: string, path: string, body?: unknown, asked: Asked = {}) =>
    sandbox.ask(method, withCompany(path), body, {
      ...asked,
      headers: { authorization: '', ...asked.headers },
    });
  const track = (profile: Record<string, unknown>, more: Record<string, unknown> = {}) =>
    ask('POST', '/client/events', eventBody({ profile, ...more }));
  const identify = (attributes: Record<string, unknown>, headers: Record<string, string> = {}) =>
    ask('POST', '/client/profiles', profileBody(attributes), { headers });
  const people = async (): Promise<Person[]> =>
    (await sandbox.read('/_sandbox/profiles')).toSorted((a: Person, b: Person) =>
      a.id.localeCompare(b.id),
    );
  const sentences = async () =>
    (await people()).flatMap(({ explanations }) => explanations.map(({ sentence }) => sentence));
  const countEvents = async () => (await sandbox.read('/_sandbox/state')).events;
  return {
    ...sandbox,
    askServer: sandbox.ask,
    ask,
    track,
    identify,
    people,
    sentences,
    countEvents,
  };
};
