import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Which database of Cloudflare's, and where. */
export interface D1Place {
  /** Its name or its binding, as in the configuration. */
  database: string;
  /** At Cloudflare; else what `wrangler dev` has. */
  isRemote: boolean;
  /** Default: what wrangler finds in this folder. */
  config?: string | undefined;
  /** Where `wrangler dev --persist-to` keeps it. */
  persistTo?: string | undefined;
}

/** One answer's worth: dead letters weigh 100 KB at most, and a page of them comes at once. */
const MAX_OUTPUT_BYTES = 64_000_000;

const execute = promisify(execFile);

/** The script of the wrangler that the project has. @throws {Error} when it has none. */
const findWrangler = (): string => {
  try {
    const manifest = createRequire(resolve('package.json')).resolve('wrangler/package.json');
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: { wrangler: string } };
    return join(dirname(manifest), bin.wrangler);
  } catch (cause) {
    throw new Error(
      'D1 is reached through wrangler, and this folder has none: npm install --save-dev wrangler',
      { cause },
    );
  }
};

/** What wrangler prints before its JSON may be anything. */
const readJson = (output: string): unknown => {
  const at = output.search(/^[[{]/m);
  try {
    return JSON.parse(output.slice(Math.max(0, at)));
  } catch {
    return undefined;
  }
};

const NO_TABLE = /no such table: dead_letters/;

const toError = (database: string, output: string, error: Error & { stderr?: string }): Error => {
  const { error: said } = (readJson(output) ?? {}) as { error?: { text?: string } };
  const [reason] = (said?.text ?? error.stderr?.trim() ?? error.message).split('\n');
  return new Error(`D1 ${database} cannot be asked: wrangler says: ${reason || error.message}`);
};

/** Asks the database one statement; resolves to its rows. */
export type AskD1 = <Row>(sql: string) => Promise<Row[]>;

/**
 * A way to ask a database of Cloudflare's by the project's own wrangler, with its login.
 * @throws {Error} when there is no wrangler.
 */
export const createAskD1 = ({ database, isRemote, config, persistTo }: D1Place): AskD1 => {
  const wrangler = findWrangler();
  const place = [
    isRemote ? '--remote' : '--local',
    ...(config === undefined ? [] : ['--config', config]),
    ...(persistTo === undefined ? [] : ['--persist-to', persistTo]),
  ];
  // What is none of its business.
  const { SERVER_SECRETS: _, KLAVIYO_API_KEY: __, ...rest } = process.env;
  const env = { ...rest, WRANGLER_HIDE_BANNER: 'true', WRANGLER_SEND_METRICS: 'false' };
  return async <Row>(sql: string): Promise<Row[]> => {
    const args = [wrangler, 'd1', 'execute', database, ...place, '--json', '--command', sql];
    try {
      const { stdout } = await execute(process.execPath, ['--no-warnings', ...args], {
        env,
        maxBuffer: MAX_OUTPUT_BYTES,
      });
      const answer = readJson(stdout);
      if (!Array.isArray(answer))
        throw new Error(`an answer that is no list: ${stdout.slice(0, 80)}`);
      return (answer.at(-1)?.results ?? []) as Row[];
    } catch (error) {
      const { stdout = '' } = error as { stdout?: string };
      // It is made when the first event dies.
      if (NO_TABLE.test(stdout)) return [];
      throw toError(database, stdout, error as Error);
    }
  };
};
