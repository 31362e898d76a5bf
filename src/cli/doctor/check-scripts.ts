import type { Answer } from './ask.js';
import { type Finding, fail, ok, warn } from './finding.js';
import type { RouteVisit } from './route-visit.js';

export const SCRIPT_CHECKS = ['script', 'stub', 'sender', 'compression'];

const DAY_SECONDS = 86_400;

const isScript = ({ status, headers }: Answer): boolean =>
  status === 200 &&
  /^(text|application)\/(java|ecma)script/i.test(headers.get('content-type') ?? '');

const maxAgeOf = (cacheControl: string): number => {
  if (/\b(no-store|no-cache)\b/i.test(cacheControl)) return 0;
  return Number(/\bmax-age=(\d+)/i.exec(cacheControl)?.[1] ?? 0);
};

const judge = (check: string, file: string, answer: Answer): Finding => {
  const { status, headers, text } = answer;
  const type = headers.get('content-type') ?? 'nothing';
  if (!isScript(answer))
    return fail(
      check,
      `${file} came as ${type} with ${status} instead of a script`,
      "Let GET under the route's path through to the route",
    );
  if (check !== 'sender' && !text.includes('keepsend'))
    return fail(check, `${file} is not keepsend's`, 'See who answers in place of the route');
  const cacheControl = headers.get('cache-control') ?? '';
  const seconds = maxAgeOf(cacheControl);
  const seen = `${file} with ${cacheControl ? `Cache-Control: ${cacheControl}` : 'no Cache-Control'}`;
  const advice = "Leave the route's Cache-Control as it is";
  if (check === 'sender')
    return seconds > 0
      ? warn(check, `${seen}: an old name would be remembered with new content`, advice)
      : ok(check, seen);
  if (seconds === 0) return warn(check, `${seen}: every page loads it anew`, advice);
  if (seconds > DAY_SECONDS)
    return warn(check, `${seen}: a new release takes more than a day to arrive`, advice);
  return ok(check, seen);
};

const checkCompression = ({ headers, text }: Answer): Finding => {
  const encoding = headers.get('content-encoding');
  return encoding
    ? ok('compression', `m.js came as ${encoding}`)
    : warn(
        'compression',
        `m.js came uncompressed: ${text.length} bytes`,
        'Compress scripts where the shop is served: brotli makes it less than half',
      );
};

/** What a page loads of the route. */
export const checkScripts = async ({ route, ask, tell }: RouteVisit): Promise<void> => {
  const script = await ask(new URL(`${route}/m.js`));
  tell(judge('script', 'm.js', script));
  tell(judge('stub', 'stub.js', await ask(new URL(`${route}/stub.js`))));
  // A name of no release: the route gives today's part, which nobody may keep under that name.
  tell(judge('sender', 's.<release>.js', await ask(new URL(`${route}/s.doctor.js`))));
  tell(checkCompression(script));
};
