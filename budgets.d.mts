export const BUDGETS: { stub: number; script: number; sender: number; worker: number };
