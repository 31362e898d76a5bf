export * from './types/sandbox/index.js';
