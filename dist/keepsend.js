export { g as createTracker } from './keepsend-index.js';
import 'idb-keyval';
