import * as v from 'valibot';
/** The input in the schema's shape, or a 400 that points at each mistake. */
export declare const parseInput: <Schema extends v.GenericSchema>(schema: Schema, input: unknown) => v.InferOutput<Schema>;
