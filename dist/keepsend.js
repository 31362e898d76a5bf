export { n as createTracker } from './keepsend-index.js';
import 'idb-keyval';
