export * from './types/proxy/node/index.js';
