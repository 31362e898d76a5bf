/**
 * A schema of any library that keeps to Standard Schema (https://standardschema.dev, version 1), such
 * as valibot, zod and arktype.
 */
export interface StandardSchema {
    readonly '~standard': {
        readonly version: 1;
        readonly vendor: string;
        readonly validate: (value: unknown) => SchemaResult | Promise<SchemaResult>;
    };
}
/** What became of a value: another one, or what is wrong with it. */
export type SchemaResult = {
    readonly value: unknown;
    readonly issues?: undefined;
} | {
    readonly issues: readonly SchemaIssue[];
};
export interface SchemaIssue {
    readonly message: string;
    readonly path?: readonly (PropertyKey | {
        readonly key: PropertyKey;
    })[] | undefined;
}
/** Whether it has what a schema is asked by. Some libraries' schemas are functions. */
export declare const isStandardSchema: (schema: unknown) => schema is StandardSchema;
