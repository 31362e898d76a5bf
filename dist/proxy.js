export { c as createMetrics, a as createQueueConsumer, b as createRoute, i as isQueueMessage } from './shared-create-route.js';
import './shared-create-klaviyo.js';
import 'ky';
import 'hono';
import 'valibot';
import 'hono/cookie';
