import type { Identifiers, Kind } from '../identity/person.js';

/** A person as the model knows one: identifiers as `kind:value`, and how many events there are. */
interface ModelPerson {
  readonly names: Set<string>;
  events: number;
}

/** What a history asks for. */
export interface Asked {
  readonly given: Identifiers;
  readonly isClient: boolean;
}

const strong: readonly Kind[] = ['external_id', 'email', 'phone_number'];
const order: readonly Kind[] = [...strong, 'anonymous_id'];

const kindOf = (name: string) => name.slice(0, name.indexOf(':'));

const has = (person: ModelPerson, kind: Kind) =>
  [...person.names].some((name) => kindOf(name) === kind);

const isKnownOnlyBy = (person: ModelPerson, kind: Kind) =>
  strong.filter((other) => has(person, other)).every((other) => other === kind);

/**
 * Klaviyo's documented rules told once more, in the plainest way and without any of the sandbox's
 * code: a request's strongest name decides, what is known by nothing else joins, the rest stays.
 */
export const createIdentityModel = () => {
  let people: ModelPerson[] = [];
  let merges = 0;
  const ownerOf = (name: string) => people.find((person) => person.names.has(name));
  const add = () => {
    const person: ModelPerson = { names: new Set(), events: 0 };
    people.push(person);
    return person;
  };
  const join = (destination: ModelPerson, source: ModelPerson) => {
    for (const name of source.names) {
      const kind = kindOf(name) as Kind;
      if (kind === 'anonymous_id' || !has(destination, kind)) destination.names.add(name);
    }
    // One more for the event that tells of the merge.
    destination.events += source.events + 1;
    merges += 1;
    people = people.filter((person) => person !== source);
  };
  const choose = (named: readonly (readonly [Kind, string])[]) => {
    const [top, ...lower] = named;
    const owner = ownerOf(top?.[1] ?? '');
    if (owner !== undefined) return owner;
    for (const [kind, name] of lower) {
      const weaker = ownerOf(name);
      if (weaker !== undefined && isKnownOnlyBy(weaker, kind)) return weaker;
    }
    return add();
  };
  const tell = ({ given, isClient }: Asked) => {
    const named = order.flatMap((kind) =>
      given[kind] === undefined ? [] : [[kind, `${kind}:${given[kind]}`] as const],
    );
    const destination = choose(named);
    for (const [kind, name] of named) {
      const owner = ownerOf(name);
      if (owner === undefined) {
        if (kind === 'anonymous_id' || !has(destination, kind)) destination.names.add(name);
      } else if (owner !== destination && isKnownOnlyBy(owner, kind) && !isClient)
        join(destination, owner);
    }
    destination.events += 1;
  };
  return {
    tell,
    merges: () => merges,
    people: () => people.map(({ names, events }) => ({ names: [...names].toSorted(), events })),
  };
};
