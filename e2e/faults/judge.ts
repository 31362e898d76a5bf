import type { RecordedEvent } from '../support/sandbox-view.ts';
import type { Person, Seat } from './cast.ts';

/** A call of `track()` and what is known of it. */
export interface Call extends Seat {
  tab: string;
  number: number;
  paddingBytes: number;
  /** What the tracker said of it before the page died, if that was heard. */
  id?: string;
  time?: string;
  /** Kept, so that nothing may lose it. */
  mustArrive: boolean;
}

/** What can be wrong with one visitor's records. */
export interface Violation {
  kind: 'lost' | 'doubled' | 'altered' | 'wrong person' | 'out of order' | 'stuck';
  detail: string;
}

const nameOf = ({ tab, number }: { tab: unknown; number: unknown }): string => `${tab}/${number}`;

const names = (list: readonly string[]): string =>
  list.length > 12 ? `${list.slice(0, 12).join(' ')} … (${list.length})` : list.join(' ');

interface Pair {
  call: Call;
  record: RecordedEvent;
}

const claim = (kind: Violation['kind'], wrong: readonly string[], detail = ''): Violation[] =>
  wrong.length ? [{ kind, detail: `${names(wrong)}${detail}` }] : [];

const judgeCounts = (calls: readonly Call[], records: readonly RecordedEvent[]): Violation[] => {
  const counts = new Map<string, number>();
  for (const { properties } of records) {
    const name = nameOf({ tab: properties.tab, number: properties.number });
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const called = new Set(calls.map(nameOf));
  const lost = calls.filter((call) => call.mustArrive && !counts.has(nameOf(call))).map(nameOf);
  const doubled = [...counts].filter(([, count]) => count > 1);
  return [
    ...claim('lost', lost, `: kept, and not recorded`),
    ...claim(
      'doubled',
      doubled.map(([name, count]) => `${name}×${count}`),
    ),
    ...claim(
      'altered',
      [...counts.keys()].filter((name) => !called.has(name)),
      ': nobody tracked it',
    ),
  ];
};

const judgeContent = (pairs: readonly Pair[]): Violation[] => {
  const wrong = pairs.flatMap(({ call, record }) => {
    const { unique_id, time_sent, properties } = record;
    const differences = [
      call.id !== undefined && call.id !== unique_id && `id ${call.id} became ${unique_id}`,
      call.time !== undefined && call.time !== time_sent && `${call.time} became ${time_sent}`,
      String(properties.padding).length !== call.paddingBytes && 'its properties changed',
    ].filter(Boolean);
    return differences.map((difference) => `${nameOf(call)} (${difference})`);
  });
  return claim('altered', wrong);
};

/** Within a tab, ids and times must rise as the calls did; Klaviyo sorts by time. */
const judgeOrder = (pairs: readonly Pair[]): Violation[] => {
  const wrong: string[] = [];
  for (const tab of new Set(pairs.map(({ call }) => call.tab))) {
    const inOrder = pairs
      .filter(({ call }) => call.tab === tab)
      .sort((a, b) => a.call.number - b.call.number);
    inOrder.forEach(({ call, record }, index) => {
      const before = inOrder[index - 1]?.record;
      const isLate = before && record.time_sent < before.time_sent;
      if (before && (isLate || record.unique_id <= before.unique_id)) wrong.push(nameOf(call));
    });
  }
  return claim('out of order', wrong);
};

const judgePersons = (pairs: readonly Pair[]): Violation[] => {
  const misnamed = pairs.filter(({ call, record }) => {
    const { email } = record.profile;
    return (call.email && email !== call.email) || (email && email !== call.person.email);
  });
  const profilesOf = new Map<Person, Set<string>>();
  const personsOf = new Map<string, Set<Person>>();
  for (const { call, record } of pairs) {
    const { id } = record.profile;
    profilesOf.set(call.person, (profilesOf.get(call.person) ?? new Set()).add(id));
    personsOf.set(id, (personsOf.get(id) ?? new Set()).add(call.person));
  }
  const split = [...profilesOf].filter(([person, ids]) => person.isOne && ids.size > 1);
  const shared = [...personsOf].filter(([, persons]) => persons.size > 1);
  return [
    ...claim(
      'wrong person',
      misnamed.map(({ call, record }) => `${nameOf(call)} (${record.profile.email})`),
      ': not who tracked it',
    ),
    ...claim(
      'wrong person',
      split.map(([person, ids]) => `${person.email ?? 'nobody'} is ${ids.size} profiles`),
    ),
    ...claim(
      'wrong person',
      shared.map(([id, persons]) => `${persons.size} persons are profile ${id}`),
    ),
  ];
};

/**
 * What is wrong with what was recorded of one visitor's calls: each kept one there, each at most once,
 * unaltered, in its order and its person's.
 */
export const judge = (calls: readonly Call[], records: readonly RecordedEvent[]): Violation[] => {
  const called = new Map(calls.map((call) => [nameOf(call), call]));
  const pairs = records.flatMap((record) => {
    const { tab, number } = record.properties;
    const call = called.get(nameOf({ tab, number }));
    return call ? [{ call, record }] : [];
  });
  return [
    ...judgeCounts(calls, records),
    ...judgeContent(pairs),
    ...judgeOrder(pairs),
    ...judgePersons(pairs),
  ];
};
