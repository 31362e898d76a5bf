import { readContract } from '../../../tools/klaviyo-contract.ts';
import type { SandboxOptions } from '../server.js';
import { startAsking } from './ask.js';

/** What came back: the body parsed, undefined when it is empty. */
export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects
  readonly body: any;
  readonly headers: Headers;
}

/** Headers and the like of one request. */
export interface Asked {
  readonly revision?: string;
  readonly headers?: Record<string, string>;
  /** False for a body the contract refuses, sent on purpose. */
  readonly isValid?: boolean;
}

const contract = readContract();

/** A running sandbox whose every answer is held against Klaviyo's published contract, if it is there. */
export const startJudged = async (options: SandboxOptions = {}) => {
  const asking = await startAsking(options);
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    { revision = '2026-07-15', headers = {}, isValid = true }: Asked = {},
  ): Promise<Answered> => {
    const response = await asking.call(path, {
      method,
      headers: { revision, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answered = text === '' ? undefined : JSON.parse(text);
    const { status } = response;
    if (!('reason' in contract) && contract.has(revision, method, path)) {
      const target = { revision, method, path };
      const wrong = contract.judgeResponse({ ...target, status, body: answered });
      const asked = isValid && body !== undefined ? contract.judgeRequest({ ...target, body }) : [];
      if (wrong.length + asked.length > 0)
        throw new Error([`${method} ${path} ${status}`, ...wrong, ...asked].join('\n'));
    }
    return { status, body: answered, headers: response.headers };
  };
  return { ...asking, ask };
};

/** The body of a request about one profile. */
export const profileBody = (
  { id, meta, ...attributes }: Record<string, unknown>,
  type = 'profile',
) => ({
  data: { type, ...(id !== undefined && { id }), attributes, ...(meta !== undefined && { meta }) },
});
