export * from './types/klaviyo/index.js';
