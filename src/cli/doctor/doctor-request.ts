/** What is to be looked at. */
export interface DoctorRequest {
  /** The route's address, without a slash at its end. */
  readonly route: string | undefined;
  /** A page of the shop. */
  readonly page: URL | undefined;
  /** Whether one event may be sent. */
  readonly isSending: boolean;
  readonly isJson: boolean;
}
