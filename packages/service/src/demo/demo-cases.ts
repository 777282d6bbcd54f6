import { authorizationCases } from './authorization-cases.ts';
import { closedCases } from './closed-cases.ts';
import type { DemoCase, FromNow } from './demo-case.ts';
import { serviceCases } from './service-cases.ts';

/** Cases in every stage, the newest last: lists show it first. */
export const demoCases = (at: FromNow): readonly DemoCase[] => [
  ...closedCases(at),
  ...serviceCases(at),
  ...authorizationCases(at),
];
