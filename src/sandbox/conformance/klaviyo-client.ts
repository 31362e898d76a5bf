import { createRequire } from 'node:module';

import { KEY } from '../testing/ask.js';

/** A published client: its name among our packages and the revision it speaks. */
export interface ClientVersion {
  readonly name: string;
  readonly revision: string;
  /** Up to 21 the clients read `Retry-After` under a name it never has (observed). */
  readonly waits: boolean;
}

/** Klaviyo's own clients, unmodified. */
export const clientVersions: readonly ClientVersion[] = [
  { name: 'klaviyo-api-10', revision: '2024-06-15', waits: false },
  { name: 'klaviyo-api-15', revision: '2024-10-15', waits: false },
  { name: 'klaviyo-api-18', revision: '2025-04-15', waits: false },
  { name: 'klaviyo-api-21', revision: '2026-01-15', waits: false },
  { name: 'klaviyo-api-23', revision: '2026-07-15', waits: true },
];

/** What a method of a client resolves to: the wire's answer and the client's reading of it. */
export interface Reply {
  readonly response: { readonly status: number; readonly data: unknown };
  readonly body?: unknown;
}

type Method = (...args: readonly unknown[]) => Promise<Reply>;
type Api = { basePath: string } & Record<string, Method | string>;
type Library = Record<string, new (argument: unknown) => Api>;

const load = createRequire(import.meta.url);

const ownMethods = (Class: new (argument: unknown) => Api): readonly string[] =>
  Object.entries(Object.getOwnPropertyDescriptors(Class.prototype))
    .filter(([name, { value }]) => name !== 'constructor' && typeof value === 'function')
    .map(([name]) => name);

const classOf = (library: Library, name: string): (new (argument: unknown) => Api) => {
  const Class = library[name];
  if (Class === undefined) throw new Error(`The client has no ${name}`);
  return Class;
};

/** A client pointed at `url`, which remembers the methods that were called. */
export const openClient = ({ name }: ClientVersion, url: string, key = KEY) => {
  const library = load(name) as Library;
  const called = new Set<string>();
  const open = (api: string): Api => {
    const session = new (classOf(library, 'ApiKeySession'))(key);
    const opened = new (classOf(library, api))(session);
    opened.basePath = url;
    return opened;
  };
  return {
    /** Calls a method by name; the client's own error when it rejects. */
    call: (api: string, method: string, ...args: readonly unknown[]): Promise<Reply> => {
      called.add(`${api}.${method}`);
      const opened = open(api);
      const found = opened[method];
      if (typeof found !== 'function') throw new Error(`${name} has no ${api}.${method}`);
      return found.apply(opened, [...args]);
    },
    /** Those of `names` that this version has: newer ones renamed methods and kept the old names. */
    having: (api: string, ...names: readonly string[]): readonly string[] => {
      const methods = ownMethods(classOf(library, api));
      const present = names.filter((one) => methods.includes(one));
      if (present.length === 0) throw new Error(`${name} has none of ${names.join(', ')}`);
      return present;
    },
    /** Methods of an API that were never called. */
    unused: (api: string): readonly string[] =>
      ownMethods(classOf(library, api)).filter((method) => !called.has(`${api}.${method}`)),
  };
};

/** The client that `openClient` gives. */
export type Client = ReturnType<typeof openClient>;
