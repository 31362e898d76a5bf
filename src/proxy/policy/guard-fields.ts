import { demand } from '../../protocol/problem.js';
import type { Json } from '../../protocol/wire.js';
import { escapeKey } from '../check-fields.js';
import {
  disarmTemplates,
  hasMarkup,
  hasTemplate,
  readMarkup,
  removeHidden,
  removeMarkup,
} from './clean-text.js';
import { createLinksAreOwn } from './link-hosts.js';
import { disarmLink, readScriptLink } from './script-link.js';

/** What becomes of a text with markup, or with a template's tags, that a page has sent. */
export type UnsafeText = 'clean' | 'reject' | 'keep';

export interface GuardOptions {
  unsafeText?: UnsafeText;
  linkHosts?: readonly string[];
  markupProperties?: readonly string[];
}

type Fields = { [key: string]: Json };

/**
 * What a stranger wrote, as it may be shown in an e-mail of the shop; `place` is where it stands.
 * @throws {Problem} when it may not be passed on.
 */
export interface Guard {
  text(text: string, place: string): string;
  fields(fields: Fields, place: string): Fields;
}

/** Nothing of this is in most texts. */
const SUSPECT = /[\p{Cc}\u202a-\u202e\u2066-\u2069<:{\\/]|[wW]{3}\./u;

/** A link as most are: nothing in it can be anything else. */
const PLAIN_LINK = /^https?:\/\/[\w.~:/?#@!$&'()*+,;=%-]*$/;

/** Compiles the shop's rules for what pages write. */
export const createGuard = ({
  unsafeText = 'clean',
  linkHosts,
  markupProperties = [],
}: GuardOptions): Guard => {
  const linksAreOwn = linkHosts && createLinksAreOwn(linkHosts);

  const guardLinks = (text: string, place: string, keepsMarkup = false): string => {
    const script = readScriptLink(text);
    const hasNoScript = script !== 'link';
    demand(hasNoScript, 'link_not_allowed', place, 'A link that runs a script; pass an https one');
    const readings = keepsMarkup && hasMarkup(text) ? [text, readMarkup(text)] : [text];
    const isOwn = !linksAreOwn || (readings.every(linksAreOwn) && script !== 'picture');
    demand(isOwn, 'link_not_allowed', place, "Pass https links to the shop's own hosts only");
    return script === 'prose' ? disarmLink(text) : text;
  };

  const guardText = (given: string, place: string, mayHaveMarkup = false): string => {
    if (!SUSPECT.test(given) || (!linksAreOwn && PLAIN_LINK.test(given))) return given;
    const text = guardLinks(removeHidden(given), place, mayHaveMarkup || unsafeText === 'keep');
    if (unsafeText === 'keep') return text;
    const isMarkup = !mayHaveMarkup && hasMarkup(text);
    if (unsafeText === 'reject') {
      demand(!isMarkup, 'markup_not_allowed', place, 'Leave out the markup; pass plain text');
      demand(!hasTemplate(text), 'template_not_allowed', place, 'Leave out {{, {% and {#');
      return text;
    }
    // Last, because a template may appear where markup was, and a link where either was.
    const clean = disarmTemplates(isMarkup ? removeMarkup(text) : text);
    return clean === text ? text : guardLinks(clean, place, mayHaveMarkup);
  };

  const guard = (item: Json, place: string, mayHaveMarkup: boolean): Json => {
    if (typeof item === 'string') return guardText(item, place, mayHaveMarkup);
    if (typeof item !== 'object' || item === null) return item;
    if (Array.isArray(item)) {
      const parts = item.map((part, index) => guard(part, `${place}/${index}`, mayHaveMarkup));
      return parts.every((part, index) => part === item[index]) ? item : parts;
    }
    return guardFields(item, place, mayHaveMarkup);
  };

  const guardFields = (fields: Fields, place: string, mayHaveMarkup = false): Fields => {
    let isAsItCame = true;
    const entries = Object.entries(fields).map(([key, part]) => {
      const here = `${place}/${escapeKey(key)}`;
      const name = guardText(key, here);
      const clean = guard(part, here, mayHaveMarkup || markupProperties.includes(name));
      isAsItCame &&= name === key && clean === part;
      return { name, clean, here };
    });
    if (isAsItCame) return fields;
    const names = new Set<string>();
    for (const { name, here } of entries) {
      // Two that only looked different.
      demand(!names.has(name), 'key_repeated', here, 'Another key is the same to a reader');
      names.add(name);
    }
    // Own keys only, `__proto__` among them.
    return Object.fromEntries(entries.map(({ name, clean }) => [name, clean]));
  };
  return { text: (text, place) => guardText(text, place), fields: guardFields };
};
