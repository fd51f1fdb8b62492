import { assertNever } from '@countersign/shared/domain/result';
import type { ReactNode } from 'react';
import type { PolicyAsk, PolicySnapshot } from '../../state/policy-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { ConfirmDialog } from '../app/confirm-dialog.tsx';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { ExampleDialog } from './example-dialog.tsx';
import { usePolicy } from './use-policy.ts';

type Question = { readonly title: string; readonly body: readonly string[]; readonly yes: string };

/** Each question names the version and what will be different. */
const questionOf = (ask: Exclude<PolicyAsk, { readonly kind: 'example' }>, list: PolicySnapshot['list']['value']): Question => {
  const live = list?.next?.version ?? list?.live ?? '';
  switch (ask.kind) {
    case 'publish':
      return { title: t.policy.publishTitle(ask.version), body: [t.policy.publishBody], yes: t.policy.publishNow };
    case 'use':
      return { title: t.policy.useTitle(ask.version), body: [t.policy.useBody(ask.version, live)], yes: t.policy.use };
    case 'shadow': {
      const before = list?.shadow ?? null;
      const body = [t.policy.shadowBody(live), ...(before === null ? [] : [t.policy.shadowReplaces(before)])];
      return { title: t.policy.shadowTitle(ask.version), body, yes: t.policy.runShadow };
    }
    case 'end-shadow':
      return { title: t.policy.endShadowTitle(ask.version), body: [t.policy.endShadowBody], yes: t.policy.endShadow };
    case 'discard':
      return { title: t.policy.discardTitle, body: [t.policy.discardBody], yes: t.policy.discardNow };
    case 'replace':
      return { title: t.policy.replaceTitle(ask.file), body: [t.policy.discardBody], yes: t.policy.replaceNow };
    case 'learned':
      return ask.version === null
        ? { title: t.policy.stopTitle(ask.current), body: [t.policy.stopBody[ask.learned]], yes: t.policy.stopLearned }
        : { title: t.policy.learnedTitle(ask.version), body: [t.policy.learnedBody[ask.learned]], yes: t.policy.useLearned };
    default:
      return assertNever(ask);
  }
};

/** The question that is open, if one is. */
export const PolicyDialogs = (): ReactNode => {
  const { store } = useReviewer();
  const isOpen = useInbox((s) => s.dialog === 'policy');
  const ask = usePolicy((s) => s.ask);
  const list = usePolicy((s) => s.list.value);
  if (!isOpen || ask === null) return null;
  if (ask.kind === 'example') return <ExampleDialog />;
  return (
    <ConfirmDialog
      key={ask.kind}
      {...questionOf(ask, list)}
      no={t.policy.leave}
      onYes={store.policy.confirm}
      onNo={() => store.policy.ask(null)}
    />
  );
};
