/** Who is logged in, as far as the shop's back end knows. At least one of the three identifiers. */
export interface Person {
    /** The shop's own id of the customer. */
    externalId?: string | number | null;
    email?: string | null;
    /** E.164: `+`, country code, digits. */
    phoneNumber?: string | null;
    /**
     * Binds the token to one visitor, by the anonymous id that the page's `inspect()` shows. Default:
     * it is good in whichever browser has it.
     */
    anonymousId?: string | null;
    /** From 1 to 86,400 (a day). Default 3,600. */
    expiresInSeconds?: number;
}
/**
 * What the route takes as the word of the shop's back end on who a visitor is: a JWT, signed by
 * HS256 with one of the route's `tokenSecrets`. Make it at login, on the server alone.
 * @throws {TypeError} when something is wrong; it names what, and repeats neither secret nor identifier.
 */
export declare const createToken: (secret: string, person: Person) => Promise<string>;
