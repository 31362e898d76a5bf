export * from './types/proxy/index.js';
