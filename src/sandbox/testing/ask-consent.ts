import type { SandboxOptions } from '../server.js';
import { startJudged } from './ask-judged.js';

/** What a job that subscribes people is about beside them. */
export interface Job {
  readonly list?: string;
  readonly more?: object;
  readonly isValid?: boolean;
}

/** A running sandbox and what a shop asks about consent. */
export const startConsent = async (options: SandboxOptions = {}) => {
  const sandbox = await startJudged(options);
  const createList = async (optIn?: string): Promise<string> => {
    const attributes = { name: 'News', ...(optIn && { opt_in_process: optIn }) };
    const { body } = await sandbox.ask('POST', '/api/lists', {
      data: { type: 'list', attributes },
    });
    return body.data.id;
  };
  const job =
    (kind: 'create' | 'delete') =>
    async (profiles: object[], { list, more = {}, isValid = true }: Job = {}) =>
      sandbox.ask(
        'POST',
        `/api/profile-subscription-bulk-${kind}-jobs`,
        {
          data: {
            type: `profile-subscription-bulk-${kind}-job`,
            attributes: {
              ...more,
              profiles: { data: profiles.map((attributes) => ({ type: 'profile', attributes })) },
            },
            ...(list && { relationships: { list: { data: { type: 'list', id: list } } } }),
          },
        },
        { isValid },
      );
  const subscribe = job('create');
  const unsubscribe = job('delete');
  const suppress = (kind: 'create' | 'delete', emails: readonly string[]) =>
    sandbox.ask('POST', `/api/profile-suppression-bulk-${kind}-jobs`, {
      data: {
        type: `profile-suppression-bulk-${kind}-job`,
        attributes: {
          profiles: {
            data: emails.map((email) => ({ type: 'profile', attributes: { email } })),
          },
        },
      },
    });
  const readProfile = async (email = 'ada@example.com') => {
    const query = new URLSearchParams({
      filter: `equals(email,"${email}")`,
      'additional-fields[profile]': 'subscriptions',
    });
    return (await sandbox.ask('GET', `/api/profiles?${query}`)).body.data[0];
  };
  const emailOf = async (email?: string) =>
    (await readProfile(email)).attributes.subscriptions.email.marketing;
  const listsOf = async (email?: string): Promise<string[]> => {
    const { id } = await readProfile(email);
    const { body } = await sandbox.ask('GET', `/api/profiles/${id}/relationships/lists`);
    return body.data.map((list: { id: string }) => list.id);
  };
  return {
    ...sandbox,
    createList,
    subscribe,
    unsubscribe,
    suppress,
    readProfile,
    emailOf,
    listsOf,
  };
};
