import { readIdentifier } from '../protocol/identifier.js';
import type { Identifiers, Json, WireVisitor } from '../protocol/wire.js';
import { findBridges } from './bridge.js';
import type { Keeper } from './keeper.js';
import { PAUSED_UNTIL, VISITOR } from './outbox.js';
import { type Merged, mergeLink, mergeVisitor, toWireVisitor, type Visitor } from './visitor.js';

const MAX_DECISIONS = 10;

/** Why the visitor is who he is; holds no identifier. */
export interface Decision extends Pick<Merged, 'outcome' | 'kinds'> {
  /** ISO 8601. */
  at: string;
}

export interface Known {
  visitor: Visitor;
  /** Newest last. */
  decisions: Decision[];
}

export interface Identity {
  /** Reads who was here before, and who the link says it is. */
  open(linkToken: string | null): Promise<void>;
  /** Another tab may have learned more. */
  refresh(): Promise<void>;
  /** `undefined` when nothing was new. */
  identify(given: Identifiers, traits: { [key: string]: Json }): Merged | undefined;
  reset(): void;
  /** Consent is gone: nothing is known any more. */
  forget(): void;
  /** Goes on as somebody else, or as the same one under another name. */
  adopt(merged: Merged): void;
  /**
   * Whom an event belongs to now. A page that is left before `open` resolved goes on as somebody
   * the route may know by its cookie; that is not stored.
   */
  wire(): WireVisitor;
  known(): Known | undefined;
}

/** Anybody may have written where we look. */
export const isKnown = (known?: Partial<Known>): known is Known =>
  Boolean(known?.visitor?.anonymous_id && Array.isArray(known.decisions));

/** When something was last learned of him, ISO 8601. */
export const lastChange = (known?: Known): string => known?.decisions.at(-1)?.at ?? '';

/** What pages learned too late to store it. */
const readLeft = (): Known[] =>
  findBridges().flatMap((key) => {
    try {
      const { known } = JSON.parse(localStorage.getItem(key) ?? '');
      return isKnown(known) ? known : [];
    } catch {
      return [];
    }
  });

/** Who the visitor is, stored beside what he did. */
export const createIdentity = (
  keeper: Keeper,
  createId: () => string,
  onSaved: () => void,
): Identity => {
  let known: Known | undefined;
  /** How often this page has learned something itself. */
  let lessons = 0;
  // What could not be read must not be written over.
  let isStorable = false;

  const save = (): void => {
    const mine = known;
    if (!isStorable) return;
    void keeper.attempt(async () => {
      await keeper.outbox.put(VISITOR, mine);
      if (keeper.learned === mine) keeper.learned = undefined;
      onSaved();
    });
  };
  const current = (): Known => {
    known ??= { visitor: { anonymous_id: createId(), fresh: true }, decisions: [] };
    return known;
  };
  const adopt = ({ visitor, outcome, kinds }: Merged): void => {
    const decisions = [...current().decisions, { at: new Date().toISOString(), outcome, kinds }];
    known = { visitor, decisions: decisions.slice(-MAX_DECISIONS) };
    keeper.learned = known;
    lessons += 1;
    save();
  };
  const refresh = async (): Promise<void> => {
    const before = lessons;
    const stored = await keeper.attempt(async () => {
      const { outbox } = keeper;
      const [found, until = 0] = await Promise.all([
        outbox.get<Known>(VISITOR),
        outbox.get<number>(PAUSED_UNTIL),
      ]);
      if (keeper.storage === 'none') keeper.storage = 'indexeddb';
      keeper.pausedUntilMs = Math.max(keeper.pausedUntilMs, until);
      isStorable = true;
      return found;
    });
    // Who identified himself meanwhile, or while nothing could be written, is newer than what was
    // stored; who was made up is not.
    if (isKnown(stored) && !keeper.learned && lessons === before) known = stored;
    else if (known && (keeper.learned || !stored)) save();
  };

  return {
    open: async (linkToken) => {
      await refresh();
      for (const left of readLeft()) {
        if (lastChange(left) < lastChange(known)) continue;
        known = keeper.learned = left;
        save();
      }
      if (!known) {
        current();
        save();
      }
      if (!linkToken) return;
      try {
        const token = readIdentifier('_kx', linkToken);
        const merged = mergeLink(current().visitor, token, createId());
        if (merged.outcome !== 'same') adopt(merged);
      } catch {
        // Somebody's own parameter of the same name: nothing to learn from it.
      }
    },
    refresh,
    identify: (given, traits) => {
      const before = current().visitor;
      const merged = mergeVisitor(before, given, createId());
      // The traits of one person are not another's.
      const old = merged.outcome === 'other' ? {} : before.traits;
      const all = { ...old, ...traits };
      const isSame = JSON.stringify(all) === JSON.stringify(old ?? {});
      if (merged.outcome === 'same' && isSame) return undefined;
      merged.visitor.traits = all;
      adopt(merged);
      return merged;
    },
    reset: () => adopt({ visitor: { anonymous_id: createId() }, outcome: 'reset', kinds: [] }),
    forget: () => {
      known = keeper.learned = undefined;
      isStorable = false;
    },
    adopt,
    wire: () => toWireVisitor(current().visitor),
    known: () => known,
  };
};
