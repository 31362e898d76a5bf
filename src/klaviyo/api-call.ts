/** What came back, beside the data. */
export interface WithResponse<Data> {
  data: Data;
  status: number;
  headers: Headers;
}

/** A call under way: awaited it gives the data; `withResponse()` gives status and headers too. */
export class ApiCall<Data> implements Promise<Data> {
  readonly [Symbol.toStringTag] = 'ApiCall';
  readonly #response: Promise<WithResponse<Data>>;

  constructor(response: Promise<WithResponse<Data>>) {
    this.#response = response;
  }

  withResponse(): Promise<WithResponse<Data>> {
    return this.#response;
  }

  // biome-ignore lint/suspicious/noThenProperty: being awaited is what this class is for.
  then<Result = Data, Failure = never>(
    onData?: ((data: Data) => Result | PromiseLike<Result>) | null,
    onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    return this.#response.then(({ data }) => data).then(onData, onError);
  }

  catch<Failure = never>(
    onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Data | Failure> {
    return this.then(undefined, onError);
  }

  finally(onEnd?: (() => void) | null): Promise<Data> {
    return this.then().finally(onEnd);
  }
}
