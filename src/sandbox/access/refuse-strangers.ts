import { isIP } from 'node:net';

import { errorDocument } from '../contract/failure.js';
import { isLoopback } from '../webhooks/loopback.js';

// Addresses, names without a dot and names of reserved domains: nobody can register one and point
// it here, as a hostile page does to be taken for the sandbox's own (DNS rebinding).
const isOwnName = (hostname: string) =>
  isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 ||
  !hostname.includes('.') ||
  /\.(localhost|test|internal|klaviyo\.com)$/.test(hostname);

const isForeignName = (host: string) =>
  URL.canParse(`http://${host}`) && !isOwnName(new URL(`http://${host}`).hostname);

const changes = ({ method, url }: Request) =>
  !['GET', 'HEAD', 'OPTIONS'].includes(method) && new URL(url).pathname.startsWith('/_sandbox');

const isForeignPage = (origin: string, host: string) =>
  !isLoopback(origin) && origin !== `http://${host}` && origin !== `https://${host}`;

const refuse = (detail: string) => Response.json(errorDocument(403, [{ detail }]), { status: 403 });

/**
 * The refusal of a request that a web page of somebody else makes its visitor's browser send: under
 * a name that is not this machine's, unless the sandbox `isOpen` to other machines, or to change
 * something by `/_sandbox`. Undefined for everybody else: programs name no origin.
 */
export const refuseStrangers = (request: Request, isOpen: boolean): Response | undefined => {
  const host = request.headers.get('host') ?? '';
  if (!isOpen && isForeignName(host))
    return refuse(
      `The sandbox does not answer to the name ${host.slice(0, 100)}; started with --host it answers to all.`,
    );
  const origin = request.headers.get('origin');
  if (origin !== null && changes(request) && isForeignPage(origin, host))
    return refuse('A page of another site may not change the sandbox.');
  return undefined;
};
