/** Attributes in the names of the client or of the wire. */
export type Attributes = Readonly<Record<string, unknown>>;

/** A resource with the methods that make, read, list, change and delete it. */
export interface Kind {
  readonly api: string;
  readonly type: string;
  /** As the methods name it: `createList`, `getLists`. */
  readonly one: string;
  readonly many: string;
  readonly told: Attributes;
  /** What of it comes back, in the names of the wire. */
  readonly shown: Attributes;
  readonly change?: { readonly told: Attributes; readonly shown: Attributes };
  readonly relationships?: Attributes;
  readonly filter?: string;
}

/** Resources that can be made by anyone. */
export const kinds: readonly Kind[] = [
  {
    ...{ api: 'ListsApi', type: 'list', one: 'List', many: 'Lists' },
    told: { name: 'Newsletter', optInProcess: 'single_opt_in' },
    shown: { name: 'Newsletter', opt_in_process: 'single_opt_in' },
    change: { told: { name: 'Letters' }, shown: { name: 'Letters' } },
    filter: 'equals(name,"Letters")',
  },
  {
    ...{ api: 'CouponsApi', type: 'coupon', one: 'Coupon', many: 'Coupons' },
    told: { externalId: 'SPRING', description: '10 % off' },
    shown: { external_id: 'SPRING', description: '10 % off' },
    change: { told: { description: '20 % off' }, shown: { description: '20 % off' } },
  },
  {
    ...{ api: 'CatalogsApi', type: 'catalog-item', one: 'CatalogItem', many: 'CatalogItems' },
    told: {
      externalId: 'P1',
      title: 'Book',
      description: 'Thin',
      url: 'https://example.com/p1',
      price: 9.5,
    },
    shown: { external_id: 'P1', title: 'Book', price: 9.5, published: true },
    change: { told: { title: 'Thick book' }, shown: { title: 'Thick book', price: 9.5 } },
    filter: 'any(ids,["$custom:::$default:::P1"])',
  },
  {
    ...{
      api: 'CatalogsApi',
      type: 'catalog-category',
      one: 'CatalogCategory',
      many: 'CatalogCategories',
    },
    told: { externalId: 'C1', name: 'Books' },
    shown: { external_id: 'C1', name: 'Books' },
    change: { told: { name: 'Old books' }, shown: { name: 'Old books' } },
  },
  {
    ...{ api: 'TemplatesApi', type: 'template', one: 'Template', many: 'Templates' },
    told: { name: 'Welcome', editorType: 'CODE', html: '<p>Hi {{ first_name }}</p>', text: 'Hi' },
    shown: { name: 'Welcome', editor_type: 'CODE', html: '<p>Hi {{ first_name }}</p>' },
    change: { told: { name: 'Hello' }, shown: { name: 'Hello' } },
    filter: 'equals(name,"Hello")',
  },
  {
    ...{ api: 'WebhooksApi', type: 'webhook', one: 'Webhook', many: 'Webhooks' },
    told: {
      ...{ name: 'Hook', endpointUrl: 'https://example.com/hook', description: 'd' },
      secretKey: 'a-secret-of-16-characters',
    },
    shown: { name: 'Hook', endpoint_url: 'https://example.com/hook', enabled: true },
    relationships: {
      webhookTopics: { data: [{ type: 'webhook-topic', id: 'event:klaviyo.sent_sms' }] },
    },
    change: { told: { enabled: false }, shown: { enabled: false } },
  },
];
