import { ApiCall, KlaviyoError, type KlaviyoWriter } from '../klaviyo/index.js';
import { isAboutTheKey } from './fate.js';

type Call<Data> = (klaviyo: KlaviyoWriter) => ApiCall<Data>;

/**
 * A client with two keys of one account. A call that Klaviyo refuses for its key, and so has not
 * processed, is made with the other key at once; the one that works comes first from then on. When
 * Klaviyo refuses both, the call fails as it did with the first of them.
 */
export const eitherKey = (
  first: KlaviyoWriter,
  second: KlaviyoWriter,
  onChange: () => void,
): KlaviyoWriter => {
  let current = first;

  const callEither = async <Data>(call: Call<Data>) => {
    const used = current;
    const other = used === first ? second : first;
    try {
      return await call(used).withResponse();
    } catch (error) {
      if (!(error instanceof KlaviyoError && isAboutTheKey(error))) throw error;
      const keep = (): void => {
        if (current === used) onChange();
        current = other;
      };
      try {
        const answer = await call(other).withResponse();
        keep();
        return answer;
      } catch (otherError) {
        if (otherError instanceof KlaviyoError && isAboutTheKey(otherError)) throw error;
        // Only a key that is right gets so far as to be told something else.
        if (otherError instanceof KlaviyoError && otherError.code !== undefined) keep();
        throw otherError;
      }
    }
  };
  const either = <Data>(call: Call<Data>): ApiCall<Data> => new ApiCall(callEither(call));

  return {
    createEvent: (event, options) => either((klaviyo) => klaviyo.createEvent(event, options)),
    bulkCreateEvents: (groups, options) =>
      either((klaviyo) => klaviyo.bulkCreateEvents(groups, options)),
    importProfile: (profile, options) =>
      either((klaviyo) => klaviyo.importProfile(profile, options)),
  };
};
