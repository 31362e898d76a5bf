/**
 * Runs in a page: keeps a transaction open for a while, as a tab with much to do would. Transactions
 * of other tabs wait for it. Resolves once it has begun.
 */
export const occupy = async (): Promise<void> => {
  const untilMs = Date.now() + 700;
  const open = indexedDB.open('keepsend');
  await new Promise((resolve, reject) => {
    open.onsuccess = resolve;
    open.onerror = reject;
  });
  const [store = ''] = open.result.objectStoreNames;
  const objects = open.result.transaction(store, 'readwrite').objectStore(store);
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      const request = objects.count();
      request.onsuccess = () => {
        resolve();
        if (Date.now() < untilMs) goOn();
        else open.result.close();
      };
    };
    goOn();
  });
};
