import { readContract } from '../../../tools/klaviyo-contract.ts';
import type { SandboxOptions } from '../server.js';
import { startAsking } from '../testing/ask.js';
import { type Client, type ClientVersion, openClient, type Reply } from './klaviyo-client.js';
import { type Recorder, startRecorder } from './recorder.js';

/** A resource as it stands on the wire. */
export interface Resource {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly relationships?: Readonly<Record<string, { readonly data?: unknown }>>;
}

/** One resource, with what was asked to come along. */
export interface Single {
  readonly data: Resource;
  readonly included?: readonly Resource[];
}

/** A page of resources. */
export interface Page {
  readonly data: readonly Resource[];
  readonly included?: readonly Resource[];
  readonly links: {
    readonly self: string;
    readonly next: string | null;
    readonly prev: string | null;
  };
}

/** What a refused request says. */
export interface Refusal {
  readonly status: number;
  readonly errors: readonly {
    readonly code: string;
    readonly detail: string;
    readonly source: { readonly pointer?: string; readonly parameter?: string };
  }[];
}

/** A client, the sandbox it talks to and the recorder between them. */
export interface Setting {
  readonly client: Client;
  readonly recorder: Recorder;
  readonly asking: Awaited<ReturnType<typeof startAsking>>;
  close(): Promise<void>;
}

/** Starts all three. */
export const startSetting = async (
  version: ClientVersion,
  options: SandboxOptions = {},
): Promise<Setting> => {
  const asking = await startAsking(options);
  const recorder = await startRecorder(asking.sandbox.url);
  return {
    client: openClient(version, recorder.url),
    recorder,
    asking,
    close: async () => {
      await recorder.close();
      await asking.close();
    },
  };
};

/** The answer as it came over the wire. */
export const wireOf = <Shape>({ response }: Reply): Shape => response.data as Shape;

/** What a call that must be refused was refused with. */
export const refusalOf = async (call: Promise<Reply>): Promise<Refusal> => {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) =>
      error as { response?: { status: number; data: { errors: Refusal['errors'] } } },
  );
  if (outcome?.response === undefined) throw new Error('The call was not refused by an answer.');
  return { status: outcome.response.status, errors: outcome.response.data.errors };
};

/** Prints once why answers are not judged, if they are not. */
export const sayWhetherJudged = (): void => {
  const contract = readContract();
  if ('reason' in contract)
    console.log(`Answers are not judged by a contract: ${contract.reason}.`);
};
