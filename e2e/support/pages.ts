import type { IncomingMessage, ServerResponse } from 'node:http';

/** Pages that tests write themselves, on the origin of shop and route. */
export interface Pages {
  /** Serves a page from now on. Gives its path. */
  add(name: string, html: string): string;
  clear(): void;
  /** `true` when it has answered the request. */
  answer(incoming: IncomingMessage, outgoing: ServerResponse): boolean;
}

/** Under the route's path, because a test sees those requests before the route does. */
const PREFIX = '/q7f2/pages/';

/** Each page gives its visitor the cookie, so that every engine has it without a call of its own. */
export const createPages = (cookie: () => string): Pages => {
  const pages = new Map<string, string>();
  return {
    add: (name, html) => {
      pages.set(
        PREFIX + name,
        `<!doctype html><meta charset="utf-8"><title>${name}</title>${html}`,
      );
      return PREFIX + name;
    },
    clear: () => pages.clear(),
    answer: ({ url = '' }, outgoing) => {
      const html = pages.get(new URL(url, 'http://localhost').pathname);
      if (html === undefined) return false;
      outgoing.writeHead(200, { 'content-type': 'text/html', 'set-cookie': cookie() }).end(html);
      return true;
    },
  };
};
