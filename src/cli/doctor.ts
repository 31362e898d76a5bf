import type { DoctorRequest } from './doctor/doctor-request.js';
import type { Command } from './io.js';
import { readFlagsAndWords } from './read-flags.js';
import { UsageError } from './usage-error.js';

const readAddress = (text: string, what: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url;
  throw new UsageError(`${what} must be an address of http or https, and hold no password`);
};

const readRoute = (text: string): string => {
  const { origin, pathname, search, hash } = readAddress(text, "the route's address");
  const path = pathname.replace(/\/+$/, '');
  if (path && !search && !hash) return `${origin}${path}`;
  throw new UsageError(
    "the route's address must end with its path, like https://shop.example/q7f2",
  );
};

const readRequest = (args: string[]): DoctorRequest => {
  const { flags, words } = readFlagsAndWords(args, {
    json: 'boolean',
    page: 'string',
    send: 'boolean',
  });
  if (words.length > 1) throw new UsageError(`doctor looks at one route; '${words[1]}' is another`);
  const [text] = words;
  const request = {
    route: text === undefined ? undefined : readRoute(text),
    page: flags.page === undefined ? undefined : readAddress(flags.page, '--page'),
    isSending: flags.send ?? false,
    isJson: flags.json ?? false,
  };
  if (request.isSending && !request.route && !request.page)
    throw new UsageError("--send needs the route's address; try --help");
  return request;
};

/** `keepsend doctor`. */
export const doctor: Command = {
  usage: '[https://shop.example/q7f2] [--page https://shop.example/] [--send] [--json]',
  summary: 'looks at the key, the route and a page of the shop, and says what is wrong',
  details: `  --page ADDRESS    a page of the shop: its tag, policy, scripts; names the route when you do not
  --send            sends one event, 'Keepsend doctor', and looks at the cookies that come back
  --json            one object for programs: { summary, checks: [{ check, state, seen, advice }] }

Without --send nothing is written. The key is read from KLAVIYO_API_KEY and never shown; where it is
not set, its checks are skipped. Each check is ok, warn, fail or skipped; it exits with 1 when one
failed.`,
  run: async (args, io) => {
    const request = readRequest(args);
    if (!request.route && !request.page && !io.env.KLAVIYO_API_KEY)
      throw new UsageError(
        "doctor needs the route's address, --page or KLAVIYO_API_KEY; try --help",
      );
    const { runDoctor } = await import('./doctor/run-doctor.js');
    return runDoctor(request, io);
  },
};
