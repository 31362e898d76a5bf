/** A time of the journal as every answer of `/_sandbox` writes it. */
export const formatTime = (milliseconds: number): string => new Date(milliseconds).toISOString();
