interface Resource {
    readonly type: string;
    readonly attributes: Readonly<Record<string, unknown>>;
}
/** The resource with only the attributes that `fields[type]` asks for, or with all. */
export declare const selectFields: <Found extends Resource>(url: URL, resource: Found) => Found;
export {};
