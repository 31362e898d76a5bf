/** What came back, beside the data. */
export interface WithResponse<Data> {
    data: Data;
    status: number;
    headers: Headers;
}
/** A call under way: awaited it gives the data; `withResponse()` gives status and headers too. */
export declare class ApiCall<Data> implements Promise<Data> {
    #private;
    readonly [Symbol.toStringTag] = "ApiCall";
    constructor(response: Promise<WithResponse<Data>>);
    withResponse(): Promise<WithResponse<Data>>;
    then<Result = Data, Failure = never>(onData?: ((data: Data) => Result | PromiseLike<Result>) | null, onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null): Promise<Result | Failure>;
    catch<Failure = never>(onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null): Promise<Data | Failure>;
    finally(onEnd?: (() => void) | null): Promise<Data>;
}
