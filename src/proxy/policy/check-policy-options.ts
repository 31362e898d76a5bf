import { isStandardSchema } from './standard-schema.js';

const isList = (list: unknown, isFine: (item: string) => boolean): boolean =>
  Array.isArray(list) && list.every((item) => typeof item === 'string' && isFine(item));

/** A list of names that are not blank. */
export const isNames = (names: unknown): boolean => isList(names, (name) => /\S/.test(name));

/** A list of hosts and nothing more, as they stand in addresses. */
export const isHosts = (hosts: unknown): boolean =>
  isList(hosts, (host) => {
    const name = host.replace(/^\*\./, '');
    return !/[*\s/@?#\\]/.test(name) && URL.canParse(`https://${name}`);
  });

/** Schemas of properties or of the value, by metric. */
export const isSchemas = (schemas: unknown): boolean =>
  typeof schemas === 'object' &&
  schemas !== null &&
  Object.values(schemas).every(
    (rule) =>
      typeof rule === 'object' &&
      rule !== null &&
      Object.entries(rule).every(
        ([part, schema]) => ['properties', 'value'].includes(part) && isStandardSchema(schema),
      ),
  );
