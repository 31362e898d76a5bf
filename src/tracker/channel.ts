/** Anything else, of whoever it is, only says that something changed. */
type Message = 'denied' | undefined;

/**
 * Speaks to the shop's other tabs; gives the function that does. Where there is no such channel, or
 * it is blocked with the rest of storage, each tab finds out for itself, later.
 *
 * Closed while the page is in the back/forward cache: a message for it would throw it out.
 */
export const openChannel = (
  onMessage: (message: Message) => void,
): ((message?: Message) => void) => {
  let channel: BroadcastChannel | undefined;
  const open = (): void => {
    try {
      channel = new BroadcastChannel('keepsend');
      channel.onmessage = ({ data }) => onMessage(data);
    } catch {
      // Told by what storage says.
    }
  };
  const post = (message?: Message): void => channel?.postMessage(message);
  open();
  addEventListener('pageshow', ({ persisted }) => persisted && open());
  addEventListener('pagehide', () => {
    post();
    channel?.close();
    channel = undefined;
  });
  return post;
};
