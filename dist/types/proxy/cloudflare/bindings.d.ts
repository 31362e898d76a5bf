/** What we use of Cloudflare's Queues: of the producer's binding. */
export interface QueueBinding {
    send(body: unknown, options?: {
        contentType?: 'json' | 'text';
        delaySeconds?: number;
    }): Promise<unknown>;
    sendBatch(messages: Iterable<{
        body: unknown;
        contentType?: 'json' | 'text';
        delaySeconds?: number;
    }>): Promise<unknown>;
}
/** Of a message that is delivered. */
export interface DeliveredMessage {
    readonly body: unknown;
    /** 1 at the first delivery. */
    readonly attempts: number;
    ack(): void;
    retry(options?: {
        delaySeconds?: number;
    }): void;
}
/** Of D1. */
export interface Database {
    prepare(sql: string): Statement;
    /** One transaction. */
    batch(statements: Statement[]): Promise<{
        meta: {
            changes: number;
        };
    }[]>;
}
export interface Statement {
    bind(...values: unknown[]): Statement;
    /** A column of the first row; `null` when there is no row. */
    first(column: string): Promise<unknown>;
}
