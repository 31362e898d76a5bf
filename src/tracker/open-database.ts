import { promisifyRequest } from 'idb-keyval';

export const STORE = 'outbox';

/**
 * Opens whatever version is there: a later release may have made a higher one with more stores, and
 * the pages of this one go on. Where something else has made a database of this name, the store is added.
 */
export const openDatabase = async (version?: number): Promise<IDBDatabase> => {
  const request = indexedDB.open('keepsend', version);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  const database = await promisifyRequest(request);
  if (database.objectStoreNames.contains(STORE)) return database;
  database.close();
  return openDatabase(database.version + 1);
};
