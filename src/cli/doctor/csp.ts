/** A Content Security Policy: its directives, in lower case, and what each allows. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** The policies of a header or a `<meta>`; several are separated by commas, and all have to allow. */
export const readPolicies = (text: string): Policy[] =>
  text
    .split(',')
    .map((policy) => {
      const directives = new Map<string, string[]>();
      for (const directive of policy.split(';')) {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        // The first of two counts (CSP 3).
        if (name && !directives.has(name.toLowerCase()))
          directives.set(name.toLowerCase(), sources);
      }
      return directives;
    })
    .filter((policy) => policy.size);

const SOURCE =
  /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)*)(?::(\d+|\*))?(\/.*)?$/i;

const DEFAULT_PORTS: { readonly [scheme: string]: string } = { http: '80', https: '443' };

const schemeOf = ({ protocol }: URL): string => protocol.slice(0, -1);

/** What is allowed over http is over https, too (CSP 3). */
const fitsScheme = (allowed: string, scheme: string): boolean =>
  allowed === scheme || (allowed === 'http' && scheme === 'https');

const fitsHost = (allowed: string, host: string): boolean => {
  if (allowed === '*') return true;
  return allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : allowed === host;
};

const fitsPort = (allowed: string | undefined, url: URL): boolean => {
  const port = url.port || DEFAULT_PORTS[schemeOf(url)];
  return allowed === '*' || (allowed ?? DEFAULT_PORTS[schemeOf(url)]) === port;
};

const fitsPath = (allowed: string | undefined, path: string): boolean =>
  !allowed ||
  allowed === '/' ||
  (allowed.endsWith('/') ? path.startsWith(allowed) : path === allowed);

const fits = (source: string, url: URL, page: URL): boolean => {
  const lower = source.toLowerCase();
  if (lower === "'self'") return url.origin === page.origin;
  if (lower === '*') return ['http', 'https', schemeOf(page)].includes(schemeOf(url));
  const [, alone] = /^([a-z][a-z\d+.-]*):$/.exec(lower) ?? [];
  if (alone) return fitsScheme(alone, schemeOf(url));
  const [, scheme, host = '', port, path] = SOURCE.exec(source) ?? [];
  return (
    host !== '' &&
    fitsScheme(scheme?.toLowerCase() ?? schemeOf(page), schemeOf(url)) &&
    fitsHost(host.toLowerCase(), url.hostname) &&
    fitsPort(port, url) &&
    fitsPath(path, url.pathname)
  );
};

const sourcesOf = (policy: Policy, names: readonly string[]): readonly string[] | undefined =>
  policy.get(names.find((name) => policy.has(name)) ?? '');

/** Whether a policy lets a page load a script from an address, by a tag with this nonce. */
export const allowsScript = (
  policy: Policy,
  url: URL,
  page: URL,
  nonce: string | undefined,
): boolean => {
  const sources = sourcesOf(policy, ['script-src-elem', 'script-src', 'default-src']);
  if (sources === undefined) return true;
  if (nonce && sources.includes(`'nonce-${nonce}'`)) return true;
  // Then only nonces and hashes count (CSP 3).
  const isStrict = sources.some((source) => source.toLowerCase() === "'strict-dynamic'");
  return !isStrict && sources.some((source) => fits(source, url, page));
};

/** Whether a policy lets a page send to an address. */
export const allowsConnect = (policy: Policy, url: URL, page: URL): boolean =>
  sourcesOf(policy, ['connect-src', 'default-src'])?.some((source) => fits(source, url, page)) ??
  true;
