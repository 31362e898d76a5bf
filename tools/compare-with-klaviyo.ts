import { parseArgs } from 'node:util';

import { compare, type Finding } from './probes/compare.ts';
import { createPeer, type Peer } from './probes/peer.ts';
import { type Known, printFinding } from './probes/print-finding.ts';
import { probes } from './probes/probes.ts';

const USAGE =
  'Set KLAVIYO_TEST_KEY to a private key of a test account, or pass --against URL of another sandbox. See docs/sandbox.md.';

const KLAVIYO = 'https://a.klaviyo.com';
const SANDBOX_KEY = 'pk_0123456789abcdef';

const sandboxAt = (name: string, url: string): Peer =>
  createPeer({
    ...{ name, url: url.replace(/\/$/, ''), key: SANDBOX_KEY },
    ...{ pauseMs: 0, patienceMs: 5_000, settleMs: 300 },
  });

const klaviyoWith = (key: string): Peer =>
  createPeer({
    ...{ name: 'Klaviyo', url: KLAVIYO, key },
    ...{ pauseMs: 150, patienceMs: 90_000, settleMs: 20_000 },
  });

/** The sandbox's own table of what it does; undefined when there is no sandbox. */
const readBehaviours = async (url: string): Promise<ReadonlyMap<string, Known> | undefined> => {
  try {
    const rows = (await (await fetch(`${url}/_sandbox/behaviours`)).json()) as (Known & {
      id: string;
    })[];
    return new Map(rows.map((row) => [row.id, row]));
  } catch {
    return undefined;
  }
};

const sum = (findings: readonly Finding[]) => {
  const count = (outcome: Finding['outcome']) =>
    findings.filter((finding) => finding.outcome === outcome).length;
  return `${findings.length} probes: ${count('same')} same, ${count('differs')} differ, ${count('failed')} failed.`;
};

const readFlags = () =>
  parseArgs({
    options: {
      sandbox: { type: 'string', default: 'http://127.0.0.1:4174' },
      against: { type: 'string' },
      only: { type: 'string', default: '' },
      facts: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;

const HELP = `node tools/compare-with-klaviyo.ts [--sandbox URL] [--against URL] [--only TEXT] [--facts]

  --sandbox URL   where the sandbox is; default http://127.0.0.1:4174
  --against URL   another sandbox to compare it with, instead of Klaviyo
  --only TEXT     asks the questions whose name holds the text
  --facts         prints what was found even where both agree

KLAVIYO_TEST_KEY is the private key of a test account. docs/sandbox.md says more.`;

const main = async (values: ReturnType<typeof readFlags>): Promise<number> => {
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const key = process.env.KLAVIYO_TEST_KEY;
  const other =
    values.against !== undefined ? sandboxAt('other', values.against) : key && klaviyoWith(key);
  if (!other) {
    console.error(USAGE);
    return 2;
  }
  const behaviours = await readBehaviours(values.sandbox);
  if (behaviours === undefined) {
    console.error(`No sandbox answers at ${values.sandbox}: start one, or pass --sandbox URL.`);
    return 2;
  }
  const chosen = probes.filter(({ id }) => id.includes(values.only));
  if (chosen.length === 0) {
    console.error(`No question has '${values.only}' in its name.`);
    return 2;
  }
  const say = (text: string) => console.log(key ? text.replaceAll(key, '(the key)') : text);
  const run = `keepsend-${Date.now().toString(36)}`;
  const findings: Finding[] = [];
  for await (const finding of compare(chosen, sandboxAt('sandbox', values.sandbox), other, run)) {
    findings.push(finding);
    say(
      printFinding(
        finding,
        ['sandbox', other.name],
        behaviours.get(finding.probe.behaviour),
        values.facts,
      ),
    );
  }
  say(sum(findings));
  return findings.every(({ outcome }) => outcome === 'same') ? 0 : 1;
};

const start = async (): Promise<number> => {
  try {
    return await main(readFlags());
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error;
    const [reason = ''] = error.message.split(/\. |\n/);
    console.error(`${reason.replace(/\.$/, '')}; try --help.`);
    return 2;
  }
};

process.exitCode = await start();
