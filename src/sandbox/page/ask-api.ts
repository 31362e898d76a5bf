/** What the API answered the page. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Question {
  readonly method?: string;
  readonly path: string;
  readonly revision?: string;
  readonly body?: string;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The newest revision, for requests that do not say one. */
export const NEWEST = '2026-07-15';

/** Asks the sandbox as any client would, with a stand-in for a key; nothing when it does not answer. */
export const askApi = async (question: Question): Promise<ApiAnswer | undefined> => {
  const { method = 'GET', path, revision = NEWEST, body } = question;
  const headers = {
    revision,
    ...(path.startsWith('/client/') ? {} : { authorization: 'Klaviyo-API-Key pk_sandbox' }),
    ...(body !== undefined && { 'content-type': 'application/vnd.api+json' }),
  };
  try {
    const response = await fetch(path, { method, headers, ...(body !== undefined && { body }) });
    return { status: response.status, body: parse(await response.text()) };
  } catch {
    return undefined;
  }
};
