import { type Behaviour, behaviours } from '../src/sandbox/contract/behaviours.ts';
import type { Endpoint, Rate } from '../src/sandbox/endpoints/call.ts';
import { endpoints } from '../src/sandbox/endpoints/endpoints.ts';
import { presets } from '../src/sandbox/faults/presets.ts';
import { probes } from './probes/probes.ts';

const escapeCell = (text: string) => text.replaceAll('|', '\\|');

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(escapeCell).join(' | ')} |`)
    .join('\n');

const code = (text: string) => `\`${text}\``;

const wordRate = ({ burst, steady, daily }: Rate) =>
  [`${burst}/s`, `${steady}/m`, ...(daily === undefined ? [] : [`${daily}/d`])].join(', ');

const areaOf = ({ path }: Endpoint) => {
  const [, first = '', second = ''] = path.split('/');
  return first === 'client' ? 'client' : second;
};

const endpointRow = (endpoint: Endpoint) => [
  endpoint.name,
  code(`${endpoint.method} ${endpoint.path}`),
  endpoint.since ?? '2022-10-17',
  endpoint.until ?? '',
  endpoint.scopes.map(code).join(' '),
  wordRate(endpoint.rate),
];

const writeEndpoints = (): string => {
  const sorted = endpoints.toSorted(
    (one, other) =>
      areaOf(one).localeCompare(areaOf(other)) ||
      one.path.localeCompare(other.path) ||
      one.method.localeCompare(other.method) ||
      (one.since ?? '').localeCompare(other.since ?? ''),
  );
  const heads = ['Operation', 'Request', 'From', 'Gone with', 'Scopes', 'Rate'];
  return `${endpoints.length} operations.\n\n${table(heads, sorted.map(endpointRow))}`;
};

const writeFaults = (): string =>
  table(
    ['Preset', 'What goes wrong', 'To switch it on'],
    presets.map(({ description, name, fault: { name: _, ...fault } }) => [
      name,
      description,
      code(JSON.stringify(fault)),
    ]),
  );

const rowsOf = (label: Behaviour['label']) => behaviours.filter((row) => row.label === label);

const probesOf = ({ id }: Behaviour) =>
  probes.filter(({ behaviour }) => behaviour === id).map((probe) => probe.id);

const writeAssumed = (): string =>
  table(
    ['Behaviour', 'Why so', 'Probes'],
    rowsOf('assumed').map((row) => [row.text, row.source, probesOf(row).join('; ')]),
  );

const writeKnown = (): string =>
  table(
    ['Behaviour', '', 'Source', 'Probes'],
    [...rowsOf('documented'), ...rowsOf('observed')]
      .toSorted((one, other) => one.area.localeCompare(other.area))
      .map((row) => [row.text, row.label, row.source, probesOf(row).join('; ')]),
  );

const parts: Readonly<Record<string, () => string>> = {
  endpoints: writeEndpoints,
  faults: writeFaults,
  assumed: writeAssumed,
  known: writeKnown,
};

/** The document with the tables between its markers as the sandbox's source has them. */
export const writeTables = (document: string): string =>
  Object.entries(parts).reduce((text, [name, write]) => {
    const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
    const [before, rest] = text.split(start);
    const after = rest?.split(end)[1];
    if (after === undefined) throw new Error(`The document lacks ${start} or ${end}.`);
    return `${before}${start}\n${write()}\n${end}${after}`;
  }, document);
