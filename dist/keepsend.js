export { e as createTracker } from './keepsend-index.js';
import 'idb-keyval';
