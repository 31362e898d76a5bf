/** A fault that is on, from `/_sandbox/faults`. */
export interface Fault {
  readonly id: string;
  readonly name?: string;
  readonly path: string;
  readonly method?: string;
  readonly metric?: string;
  readonly lane?: string;
  readonly keyEnding?: string;
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  readonly body?: string;
  readonly when?: string;
  readonly connection?: string;
  readonly delayMs?: number;
  readonly bodyDelayMs?: number;
  readonly truncate?: boolean;
  readonly lose?: boolean;
  readonly processingDelayMs?: number;
  readonly rejectMetric?: string;
  readonly poison?: { readonly property: string };
  readonly skip?: number;
  readonly left: number | null;
  readonly until?: string | null;
  readonly probability?: number;
  readonly hits?: number;
}

/** A fault that only has to be switched on. */
export interface FaultPreset {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fault: Readonly<Record<string, unknown>>;
}

const seconds = (milliseconds: number) => `${milliseconds / 1000} s`;

const wordEffects = (fault: Fault): string[] => {
  const { status, body, retryAfterSeconds, delayMs, bodyDelayMs, processingDelayMs, poison } =
    fault;
  const kind =
    body === undefined || body === 'json'
      ? ''
      : ` with ${body === 'html' ? 'an HTML page' : 'no body'}`;
  const wait = retryAfterSeconds === undefined ? '' : ` and Retry-After: ${retryAfterSeconds}`;
  return [
    ...(delayMs ? [`waits ${seconds(delayMs)}`] : []),
    ...(status === undefined ? [] : [`answers ${status}${kind}${wait}`]),
    ...(fault.connection === undefined ? [] : ['ends the connection without an answer']),
    ...(bodyDelayMs ? [`sends half of the answer ${seconds(bodyDelayMs)} late`] : []),
    ...(fault.truncate ? ['breaks the answer off in the middle'] : []),
    ...(fault.lose ? ['answers 202 and loses the events'] : []),
    ...(processingDelayMs ? [`records ${seconds(processingDelayMs)} later`] : []),
    ...(fault.rejectMetric === undefined ? [] : [`refuses events of “${fault.rejectMetric}”`]),
    ...(poison === undefined ? [] : [`refuses events with the property “${poison.property}”`]),
    ...(fault.when === 'after' ? ['after the request was processed'] : []),
  ];
};

const wordTarget = ({ path, method, metric, lane, keyEnding }: Fault): string =>
  [
    `${method ?? 'Every request'} to ${path === '/' ? 'any path' : `${path}…`}`,
    ...(metric === undefined ? [] : [`with an event of “${metric}”`]),
    ...(lane === undefined ? [] : [`by ${lane}`]),
    ...(keyEnding === undefined ? [] : [`with the key …${keyEnding}`]),
  ].join(' ');

/** What a fault does, in a sentence. */
export const wordFault = (fault: Fault): string => {
  const effects = wordEffects(fault);
  return `${wordTarget(fault)}: ${effects.join(', ') || 'nothing'}`;
};

/** How long a fault stays, in words. */
export const wordRest = ({ left, until, skip, probability, hits }: Fault): string =>
  [
    left === null
      ? 'until it is switched off'
      : `${left} more ${left === 1 ? 'request' : 'requests'}`,
    ...(until ? [`until ${until}`] : []),
    ...(skip ? [`${skip} pass first`] : []),
    ...(probability !== undefined && probability < 1
      ? [`${Math.round(probability * 100)} % of the requests`]
      : []),
    ...(hits ? [`hit ${hits} so far`] : []),
  ].join(', ');
