export { connectAtSteps } from '../connect-agent.ts';
export { STEPS, type Step, type StepHook } from '../steps.ts';
export { type TestEscalation, TEST_REVIEWER } from './test-escalation.ts';
export { type EscalationHandler, type TestHub, type TestHubOptions, createTestHub } from './test-hub.ts';
