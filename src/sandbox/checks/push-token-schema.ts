import * as v from 'valibot';

const text = v.nullish(v.string());

const deviceMetadata = v.strictObject({
  device_id: text,
  klaviyo_sdk: v.nullish(
    v.picklist(['android', 'flutter', 'flutter_community', 'react_native', 'swift']),
  ),
  sdk_version: text,
  device_model: text,
  os_name: v.nullish(v.picklist(['android', 'ios', 'ipados', 'macos', 'tvos'])),
  os_version: text,
  manufacturer: text,
  app_name: text,
  app_version: text,
  app_build: text,
  app_id: text,
  environment: v.nullish(v.picklist(['debug', 'release'])),
});

/** What identifies a push token. */
export const pushTokenKey = {
  token: v.pipe(v.string(), v.minLength(1, 'This field may not be blank.')),
  platform: v.picklist(['android', 'ios']),
};

/** A push token without its profile. */
export const pushTokenFields = {
  ...pushTokenKey,
  vendor: v.picklist(['apns', 'fcm']),
  enablement_status: v.nullish(
    v.picklist(['AUTHORIZED', 'DENIED', 'NOT_DETERMINED', 'PROVISIONAL', 'UNAUTHORIZED']),
  ),
  background: v.nullish(v.picklist(['AVAILABLE', 'DENIED', 'RESTRICTED'])),
  device_metadata: v.nullish(deviceMetadata),
};

const fields = v.object(pushTokenFields);

/** A checked push token. */
export type CheckedPushToken = v.InferOutput<typeof fields>;
