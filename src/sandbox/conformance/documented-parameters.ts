import type { Operation } from '../../../tools/openapi-operations.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: {
    readonly example?: string;
    readonly enum?: readonly string[];
    readonly items?: { readonly enum?: readonly string[] };
    readonly minimum?: number;
    readonly maximum?: number;
  };
}

const times = /(^|\.)(created|updated|datetime|timestamp|\w+_at|last_event_date)$/;

const flags = /^(published|enabled|archived|verified|incentivized|edited)$/;

const exampleOf = (field: string): string => {
  if (field === 'timestamp') return '1700000000';
  if (times.test(field)) return '2026-01-01T00:00:00Z';
  if (flags.test(field)) return 'true';
  return /^(price|rating)$/.test(field) ? '5' : '"a"';
};

const filterOf = (field: string, operator: string): string => {
  if (operator === 'has') return `has(${field})`;
  const value = exampleOf(field);
  return `${operator}(${field},${operator === 'any' ? `[${value}]` : value})`;
};

const filtersIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([\w.-]+)`: ((?:`[\w-]+`(?:, )?)+)/g)].flatMap(
    ([, field = '', operators = '']) =>
      [...operators.matchAll(/`([\w-]+)`/g)].map(([, operator = '']) => filterOf(field, operator)),
  );

const valuesOf = ({ name, description = '', schema }: Parameter): readonly string[] => {
  if (name === 'filter') return filtersIn(description);
  if (schema.items?.enum !== undefined) return [schema.items.enum.join(',')];
  if (schema.enum !== undefined) return schema.enum;
  if (name === 'page[size]') return [schema.minimum ?? 1, schema.maximum ?? 100].map(String);
  return schema.example === undefined ? [] : [schema.example];
};

const toQuery = ({ name }: Parameter, value: string | undefined) =>
  `${name}=${encodeURIComponent(value ?? '')}`;

/**
 * Every value the contract names for a parameter of a read, lists whole, with nothing beside it but
 * what is required.
 */
export const documentedQueries = (operation: Operation): readonly string[] => {
  const parameters = (operation.parameters as readonly Parameter[]).filter(
    (parameter) => parameter.in === 'query' && parameter.name !== 'company_id',
  );
  return parameters.flatMap((parameter) => {
    const others = parameters.filter((other) => other.required === true && other !== parameter);
    const beside = others.map((other) => toQuery(other, valuesOf(other)[0]));
    return valuesOf(parameter).map((value) => [toQuery(parameter, value), ...beside].join('&'));
  });
};
