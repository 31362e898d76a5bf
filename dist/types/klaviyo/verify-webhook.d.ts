/** What a webhook brought. */
export interface WebhookDelivery {
    /** The raw body, byte for byte as it arrived: parsed and written again it is another text. */
    body: string | ArrayBuffer | Uint8Array;
    headers: Headers | {
        readonly [name: string]: string | string[] | undefined;
    };
}
export interface WebhookOptions {
    /** The `secret_key` the webhook was made with, at least 16 characters (documented). */
    secret: string;
    /**
     * How far its timestamp may be from now, in milliseconds. Default 300,000. Klaviyo names no
     * window of its own (documented); `Infinity` takes any.
     */
    toleranceMs?: number;
}
/**
 * Whether Klaviyo signed this: HMAC-SHA256 of the body followed by the timestamp header, as sent
 * (documented). Compares in constant time; never rejects over what arrived, whatever it is. Flow
 * webhooks are not signed (documented).
 * @throws {TypeError} when the secret is empty, because anybody could sign then.
 */
export declare const verifyWebhook: (delivery: WebhookDelivery, { secret, toleranceMs }: WebhookOptions) => Promise<boolean>;
