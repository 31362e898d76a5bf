export * from './types/tracker/index.js';
