export { m as createTracker } from './keepsend-index.js';
import 'idb-keyval';
