export declare const escapeKey: (key: string) => string;
/**
 * Refuses fields of an event that Klaviyo would refuse, with the place of the first. The depth of
 * the whole text was bounded before, so that this may call itself.
 * @throws {Problem}
 */
export declare const checkFields: (item: unknown, at: string, depth?: number) => void;
