import type { Route } from '@countersign/shared/model/vocabulary';
import type { ShadowReport } from '@countersign/shared/protocol/judgement';
import type { ReactNode } from 'react';
import { number, percentage } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';

const ROUTES = ['escalate', 'review', 'autonomous'] as const satisfies readonly Route[];

/** Every pair of routes with its count; where both say the same lies on the diagonal. */
export const AgreementMatrix = ({ report }: { readonly report: ShadowReport }): ReactNode => {
  const countOf = (live: Route, shadow: Route): number =>
    report.routes.find((pair) => pair.live === live && pair.shadow === shadow)?.count ?? 0;
  return (
    <div className="policy-table policy-matrix" role="region" aria-label={t.policy.matrix} tabIndex={0}>
      <table>
        <caption>{t.policy.matrix}</caption>
        <thead>
          <tr>
            <th scope="col">{t.policy.matrixLive}</th>
            {ROUTES.map((route) => (
              <th key={route} scope="col">
                {t.policy.route[route]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROUTES.map((live) => (
            <tr key={live}>
              <th scope="row">{t.policy.route[live]}</th>
              {ROUTES.map((shadow) => {
                const count = countOf(live, shadow);
                return (
                  <td key={shadow} data-agrees={live === shadow} data-none={count === 0}>
                    {number(count)}
                    <span className="policy-interval">{percentage(count / report.compared)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
