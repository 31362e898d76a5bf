import type { Draft, ResourceType } from '../resource-type.js';
import {
  details,
  identity,
  operations,
  optional,
  readsOf,
  required,
  writes,
} from './catalog-parts.js';
import { by, updated } from './shorthands.js';

/** The form in which catalog ids are kept; one that leaves the catalog out means `$default` (assumed). */
const canonicalCatalogId = (id: string): string => {
  const [integration, external, ...more] = id.split(':::');
  return external === undefined || more.length > 0 ? id : `${integration}:::$default:::${external}`;
};

const newId = ({ attributes }: Draft) =>
  [attributes.integration_type, attributes.catalog_type, attributes.external_id].join(':::');

const shared = {
  scope: 'catalogs',
  newId,
  canonicalId: canonicalCatalogId,
  sorts: ['created'],
  page: { usual: 100, largest: 100 },
} as const;

/** Items (documented, but for the filter on the price: the project's API documents use it). */
export const catalogItem: ResourceType = {
  ...shared,
  type: 'catalog-item',
  path: '/api/catalog-items',
  operations: operations('catalog_item', 'catalog_items'),
  attributes: {
    ...identity,
    title: { kind: 'text', ...required },
    price: { kind: 'number', ...optional },
    description: { kind: 'text', ...required },
    url: { kind: 'text', ...required },
    ...details,
  },
  relationships: {
    variants: {
      target: 'catalog-variant',
      many: true,
      heldAs: 'item',
      include: true,
      ...readsOf('variant', 'variants', 'item'),
    },
    // Klaviyo calls them `categories`; the project's API documents use the type's name.
    categories: {
      target: 'catalog-category',
      many: true,
      heldAs: 'items',
      create: 'optional',
      update: true,
      alias: 'catalog-categories',
      shown: 'never',
      ...readsOf('category', 'categories', 'item'),
      ...writes('categories', 'item'),
    },
  },
  filters: {
    ids: by('any'),
    'category.id': { ...by('equals'), linked: 'categories' },
    title: by('contains'),
    published: by('equals'),
    price: by('greater-than', 'greater-or-equal', 'less-than', 'less-or-equal'),
  },
};

/**
 * Variants (documented, but that description and url may be missing: the project's API documents
 * send none; they come out empty).
 */
export const catalogVariant: ResourceType = {
  ...shared,
  type: 'catalog-variant',
  path: '/api/catalog-variants',
  operations: operations('catalog_variant', 'catalog_variants'),
  attributes: {
    ...identity,
    title: { kind: 'text', ...required },
    description: { kind: 'text', ...optional, usual: '' },
    sku: { kind: 'text', ...required },
    inventory_policy: { kind: [0, 1, 2], ...optional, usual: 0 },
    inventory_quantity: { kind: 'number', ...required },
    price: { kind: 'number', ...required },
    url: { kind: 'text', ...optional, usual: '' },
    ...details,
  },
  relationships: {
    item: {
      target: 'catalog-item',
      many: false,
      create: 'required',
      alias: 'catalog-item',
    },
  },
  filters: {
    ids: by('any'),
    'item.id': { ...by('equals'), linked: 'item' },
    sku: by('equals'),
    title: by('contains'),
    published: by('equals'),
  },
};

/** Categories (documented). */
export const catalogCategory: ResourceType = {
  ...shared,
  type: 'catalog-category',
  path: '/api/catalog-categories',
  operations: operations('catalog_category', 'catalog_categories'),
  attributes: { ...identity, name: { kind: 'text', ...required }, updated },
  relationships: {
    items: {
      target: 'catalog-item',
      many: true,
      create: 'optional',
      update: true,
      ...readsOf('item', 'items', 'category'),
      ...writes('items', 'category'),
    },
  },
  filters: {
    ids: by('any'),
    'item.id': { ...by('equals'), linked: 'items' },
    name: by('contains'),
  },
};
