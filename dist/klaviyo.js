export { A as ApiCall, K as KlaviyoError, L as LATEST_REVISION, c as createKlaviyo, r as redactKey } from './shared-create-klaviyo.js';
import 'ky';
