import { type Behaviour, behavioursOf } from './behaviour.js';

const { documented, observed, assumed } = behavioursOf('identity');
const article = 'help.klaviyo.com: 12902308138011';
const decide = 'identity/decide.ts';

/** Whose event it is, and when two people become one. */
export const identityBehaviours: readonly Behaviour[] = [
  documented(
    'precedence',
    'The profile id decides before external_id, email, phone number and anonymous id.',
    article,
  ),
  documented(
    'merge-single',
    'A lower identifier is merged in if its profile is known by nothing else; otherwise nothing is merged.',
    article,
  ),
  assumed(
    'devices-do-not-count',
    'Anonymous ids do not count as another name of a profile.',
    'A device is not a second name.',
    decide,
  ),
  assumed(
    'events-keep-identifiers',
    'An event never changes an identifier a profile has.',
    'A resend must not change anything.',
    decide,
  ),
  documented(
    'client-keeps-identifiers',
    'A client request never changes an identifier: it is a 202 and not applied.',
    'klaviyo/openapi: create_client_event',
  ),
  assumed(
    'client-adds-identifiers',
    'A client request may add an identifier where there is none.',
    'Otherwise nobody could be identified on a page.',
    decide,
  ),
  assumed(
    'client-never-merges',
    'A client request never merges.',
    'The published table of what each key may do.',
    decide,
  ),
  documented(
    'merge-effects',
    'A merge moves the events, keeps their times and deletes the source; values of the destination win.',
    'help.klaviyo.com: 115005073847',
  ),
  assumed(
    'merge-consent',
    'In a merge the consent of the destination stays.',
    "Klaviyo's own table is not public.",
    'profiles/profile-tables.ts',
  ),
  assumed(
    'merge-event',
    'What the event "Merged profile" holds.',
    'That it exists is documented, its properties are not.',
    'recording/merge-into.ts',
  ),
  observed(
    'import-conflict',
    'An import with identifiers of two people is a 409 `duplicate_profile`.',
    'klaviyo-api-node#75',
  ),
  documented(
    'import-null',
    'In an import null clears a field and absence leaves it.',
    'klaviyo/openapi: create_or_update_profile',
  ),
  assumed(
    'event-null',
    'In an event null leaves a field and an identifier.',
    'Late events must not undo newer knowledge.',
    'recording/update-traits.ts',
    'recording/resolve-profile.ts',
  ),
  assumed(
    'updated-stays',
    'A profile that stays as it is keeps its `updated`.',
    'Not published.',
    'recording/resolve-profile.ts',
  ),
  documented(
    'secondary-emails',
    '`patch_identifiers` adds and removes secondary e-mails.',
    'klaviyo/openapi: PatchIdentifiers',
  ),
  assumed(
    'secondary-emails-identify',
    'A secondary e-mail finds its profile.',
    'It is kept as an identifier.',
    'store/profiles.ts',
  ),
  assumed(
    'client-patches-no-identifiers',
    'A client request patches no identifiers.',
    'It never changes any.',
    'recording/patch-identifiers.ts',
  ),
  documented(
    'exchange-token',
    '`_kx` is an encrypted profile id; the sandbox has a token of its own in the same form.',
    'docs: introduction-to-the-klaviyo-object',
  ),
];
