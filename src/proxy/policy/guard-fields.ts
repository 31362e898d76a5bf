import { demand } from '../../protocol/problem.js';
import type { Json } from '../../protocol/wire.js';
import { within } from '../place.js';
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

  const isPlainText = (text: string): boolean =>
    !SUSPECT.test(text) || (!linksAreOwn && PLAIN_LINK.test(text));

  /** Whether all of it is plain. Most is, and is not looked at any closer. */
  const isPlain = (item: Json): boolean => {
    if (typeof item === 'string') return isPlainText(item);
    if (typeof item !== 'object' || item === null) return true;
    if (Array.isArray(item)) return item.every(isPlain);
    for (const key of Object.keys(item))
      if (!isPlainText(key) || !isPlain(item[key] as Json)) return false;
    return true;
  };

  const guardLinks = (text: string, keepsMarkup = false): string => {
    const script = readScriptLink(text);
    const hasNoScript = script !== 'link';
    demand(hasNoScript, 'link_not_allowed', '', 'A link that runs a script; pass an https one');
    const readings = keepsMarkup && hasMarkup(text) ? [text, readMarkup(text)] : [text];
    const isOwn = !linksAreOwn || (readings.every(linksAreOwn) && script !== 'picture');
    demand(isOwn, 'link_not_allowed', '', "Pass https links to the shop's own hosts only");
    return script === 'prose' ? disarmLink(text) : text;
  };

  const guardText = (given: string, mayHaveMarkup = false): string => {
    if (isPlainText(given)) return given;
    const text = guardLinks(removeHidden(given), mayHaveMarkup || unsafeText === 'keep');
    if (unsafeText === 'keep') return text;
    const isMarkup = !mayHaveMarkup && hasMarkup(text);
    if (unsafeText === 'reject') {
      demand(!isMarkup, 'markup_not_allowed', '', 'Leave out the markup; pass plain text');
      demand(!hasTemplate(text), 'template_not_allowed', '', 'Leave out {{, {% and {#');
      return text;
    }
    // Last, because a template may appear where markup was, and a link where either was.
    const clean = disarmTemplates(isMarkup ? removeMarkup(text) : text);
    return clean === text ? text : guardLinks(clean, mayHaveMarkup);
  };

  const guard = (item: Json, mayHaveMarkup: boolean): Json => {
    if (typeof item === 'string') return guardText(item, mayHaveMarkup);
    if (typeof item !== 'object' || item === null) return item;
    if (Array.isArray(item)) {
      const parts = item.map((part, index) => within(index, () => guard(part, mayHaveMarkup)));
      return parts.every((part, index) => part === item[index]) ? item : parts;
    }
    return guardFields(item, mayHaveMarkup);
  };

  const guardFields = (fields: Fields, mayHaveMarkup = false): Fields => {
    const names = new Set<string>();
    let isAsItCame = true;
    const entries = Object.entries(fields).map(([key, part]) =>
      within(key, (): [string, Json] => {
        const name = guardText(key);
        // Two that only looked different.
        demand(!names.has(name), 'key_repeated', '', 'Another key is the same to a reader');
        names.add(name);
        const clean = guard(part, mayHaveMarkup || markupProperties.includes(name));
        isAsItCame &&= name === key && clean === part;
        return [name, clean];
      }),
    );
    // Own keys only, `__proto__` among them.
    return isAsItCame ? fields : Object.fromEntries(entries);
  };
  return {
    text: (text, place) =>
      isPlainText(text) ? text : within(place.slice(1), () => guardText(text)),
    fields: (fields, place) =>
      isPlain(fields) ? fields : within(place.slice(1), () => guardFields(fields)),
  };
};
