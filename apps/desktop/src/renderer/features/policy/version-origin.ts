import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { PolicyInfo } from '@countersign/shared/protocol/judgement';
import { date } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';

/** Whose it is and since when. The hub's own was there before anybody. */
export const versionOrigin = ({ at, byName }: PolicyInfo): string =>
  at === 0 ? t.policy.builtIn : t.policy.byOn(cleanText(byName, { identifier: true }), date(at));
