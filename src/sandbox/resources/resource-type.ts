import type { Call, Rate } from '../endpoints/call.js';
import type { Database } from '../store/database.js';
import type { Filter } from './filter-type.js';
import type { ResourceRow } from './rows.js';

/** What an attribute holds; a list of values is a choice among them. Times are ISO 8601. */
export type Kind =
  | 'text'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'time'
  | 'object'
  | 'list'
  | readonly (string | number)[];

/** One attribute. Without `create` and `update` it can only be read. */
export interface Attribute {
  readonly kind: Kind;
  readonly create?: 'required' | 'optional';
  readonly update?: true;
  /** Least and most characters of a text. */
  readonly min?: number;
  readonly max?: number;
  /** What stands there when nothing or null was said; a function gets the time in milliseconds. */
  readonly usual?: string | number | boolean | object | ((now: number) => unknown);
  /** The row's own time instead of anything that was said. */
  readonly column?: 'created' | 'updated';
  /** `never`: it can be written only. `asked`: it needs `additional-fields`. Default: always. */
  readonly shown?: 'never' | 'asked';
  /** Worked out from the row when it is read. */
  readonly compute?: (database: Database, row: ResourceRow) => unknown;
}

/** An operation with its name at Klaviyo; scopes are those beside the type's own. */
export interface Operation {
  readonly name: string;
  readonly rate: Rate;
  readonly scopes?: readonly string[];
}

/** What one resource has to do with others. */
export interface Relationship {
  readonly target: string;
  readonly many: boolean;
  /** The target's relationship that holds the links; default: they are its own. */
  readonly heldAs?: string;
  readonly create?: 'required' | 'optional';
  readonly update?: true;
  readonly include?: true;
  /** `true`: ids are among the data even if nobody asks for them. `never`: only its own paths tell. */
  readonly shown?: true | 'never';
  /** Another name under which a sender may give it. */
  readonly alias?: string;
  /** GET of the resources and of their ids. */
  readonly reads?: Partial<Readonly<Record<'all' | 'ids', Operation>>>;
  /** POST, PATCH and DELETE of `/relationships/<name>`. */
  readonly writes?: Partial<Readonly<Record<'POST' | 'PATCH' | 'DELETE', Operation>>>;
  /** Pages of the related resources, where they differ from the target's own. */
  readonly page?: PageSize;
}

/** How many resources a page has. */
export interface PageSize {
  readonly usual: number;
  readonly largest: number;
}

/** What a new resource's id can be made of. */
export interface Draft {
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Ids given in its relationships. */
  readonly linked: Readonly<Record<string, readonly string[]>>;
  readonly now: number;
}

/** The operations a type may have on its path. */
export type Verb = 'list' | 'get' | 'create' | 'update' | 'delete';

/** What a document is made with: the links begin with the URL's origin. */
export type Reading = Pick<Call, 'box' | 'url'>;

/** One row of the table the API is made from. */
export interface ResourceType {
  readonly type: string;
  readonly path: string;
  /** `lists` for `lists:read` and `lists:write`. */
  readonly scope: string;
  readonly operations: Partial<Readonly<Record<Verb, Operation>>>;
  readonly newId: (draft: Draft) => string;
  /** Ids that count as there although nobody made them. */
  readonly admits?: (id: string) => boolean;
  /** Ids that mean the same become one. */
  readonly canonicalId?: (id: string) => string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly relationships?: Readonly<Record<string, Relationship>>;
  readonly filters?: Readonly<Record<string, Filter>>;
  /** A list needs a filter on at least one of these fields. */
  readonly needsFilterOn?: readonly string[];
  readonly sorts?: readonly string[];
  /** Without it pages have 100 and `page[size]` means nothing. */
  readonly page?: PageSize;
  /** Attributes that, taken together, no two may share. */
  readonly unique?: readonly string[];
  /** How many there may be. */
  readonly most?: number;
  /** One that is there from the start and cannot be changed. */
  readonly fixedId?: string;
  /** PATCH answers an empty 204 instead of the resource. */
  readonly updatesSilently?: true;
  /** Rows from elsewhere: a query in the columns of `resources`. */
  readonly source?: string;
  /** Its document, where it is made elsewhere. */
  readonly document?: (call: Reading, row: ResourceRow) => Document | undefined;
  /** A lower rate that a query on one resource asks for. */
  readonly rateFor?: (url: URL) => Rate | undefined;
  /** What follows from the attributes of a new one. */
  readonly complete?: (
    attributes: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, unknown>>;
  /** What else comes into being with a resource. */
  readonly afterCreate?: (database: Database, row: ResourceRow, now: number) => void;
}

/** A resource as the API shows it. */
export interface Document {
  readonly type: string;
  readonly id: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly relationships?: Readonly<Record<string, unknown>>;
  readonly links: { readonly self: string };
}
