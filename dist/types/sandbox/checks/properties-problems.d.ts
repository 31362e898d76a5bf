/** Something wrong inside `properties`, with the keys that lead to it. */
export interface PropertyProblem {
    readonly keys: readonly string[];
    readonly detail: string;
}
/** Everything over a limit in an event's properties, by Klaviyo's published numbers. */
export declare const propertiesProblems: (properties: object, maxProperties: number) => PropertyProblem[];
