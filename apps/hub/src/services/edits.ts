import { argumentsErrors } from '@countersign/shared/domain/escalation/arguments';
import { decidedAction, tierAbove } from '@countersign/shared/domain/escalation/decide-verdict';
import { weighedEdit } from '@countersign/shared/domain/escalation/edited-amount';
import { maySee } from '@countersign/shared/domain/escalation/eligibility';
import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { Money } from '@countersign/shared/model/action';
import type { Command } from '@countersign/shared/model/command';
import type { Escalation, Routing } from '@countersign/shared/model/escalation';
import type { EscalationId } from '@countersign/shared/model/ids';
import type { JsonObject } from '@countersign/shared/model/json';
import type { Principal } from '@countersign/shared/model/principal';
import type { ReviewTier } from '@countersign/shared/model/vocabulary';
import type { Content, EscalationReads } from '../store/escalation-store.ts';
import type { LookUp, WorkError } from './work.ts';

/** What policy says of an item's action after somebody changed it. */
export type RouteEdited = (item: Pick<Escalation, 'key' | 'agentId'>, edited: Content) => Routing;

type Decide = Extract<Command, { kind: 'decide' }>;

/** A modify is routed again at its commit: an edit must not carry an action past those who would have looked at it. */
export const recheckEdit = (routeEdited: RouteEdited, command: Decide): LookUp => ({
  content: true,
  complete: ({ state, content }) => {
    if (content === null) throw new Error(`the bundle of ${state.id} is missing`);
    const { action, context } = content;
    const edited = weighedEdit(action, decidedAction(action, command.verdict));
    return ok({ ...command, action, recheck: routeEdited(state, { action: edited, context }) });
  },
});

export type EditInput = {
  readonly escalationId: EscalationId;
  readonly arguments: JsonObject;
  readonly amount?: Money | undefined;
};
export type Preview = Pick<Routing, 'route' | 'riskClass' | 'reviewTier' | 'reasons'> & { readonly movesTo: ReviewTier | null };

/** The same check without a commit, for somebody who is still editing (SPEC H-13). */
export const createPreview =
  (reads: Pick<EscalationReads, 'one' | 'content'>, routeEdited: RouteEdited) =>
  async (principal: Principal, { escalationId, ...edit }: EditInput): Promise<Result<Preview, WorkError>> => {
    const stored = await reads.one(escalationId);
    const content = stored !== undefined && maySee(principal, stored.state) ? await reads.content(escalationId) : undefined;
    if (stored === undefined || content === undefined) return err({ code: 'NOT_FOUND', message: 'No such escalation.' });
    const { action, context } = content;
    const [first] = argumentsErrors(action.argumentsSchema, edit.arguments);
    if (first !== undefined) return err({ code: 'BAD_SCHEMA', message: first.message, field: first.field });
    const edited = weighedEdit(action, decidedAction(action, { kind: 'modify', ...edit }));
    const { route, riskClass, reviewTier, reasons } = routeEdited(stored.state, { action: edited, context });
    const movesTo = tierAbove(stored.state, { riskClass, reviewTier, reasons }, principal);
    return ok({ route, riskClass, reviewTier, reasons, movesTo });
  };
export type ReadPreview = ReturnType<typeof createPreview>;
