import { minorOf, showMoney } from '../amount.ts';
import type { Case } from '../books.ts';
import type { Finding } from './finding.ts';

/** Difference up to which tax counts as rounded, in minor units (AP-1). */
const ROUNDING = 5;

/** Tax on a net amount, in minor units, half away from zero. The rate is taken in hundredths of a percent: no float error. */
const taxOn = (net: number, ratePercent: number): number => {
  const exact = (Math.abs(net) * Math.round(ratePercent * 100)) / 10_000;
  return Math.sign(net) * Math.round(exact);
};

/** Lines against net, tax against rate, net plus tax against total. */
export const checkSums = ({ invoice, supplier: { currency } }: Case): readonly Finding[] => {
  const minor = (decimal: string): number => minorOf(decimal, currency);
  const show = (value: number): string => showMoney({ minor: value, currency });
  const [net, vat, total] = [minor(invoice.net), minor(invoice.vat), minor(invoice.total)];
  const lines = invoice.lines.reduce((sum, [, amount]) => sum + minor(amount), 0);
  const tax = taxOn(net, invoice.vatRate);
  const findings: Finding[] = [];
  const failed = (rule: Finding['rule'], text: string, label: string, value: number, baseline: number): void => {
    const fact = { label, value: show(value), baseline: show(baseline), odd: true };
    findings.push({ rule, weight: 'failure', text, fact, policy: 'AP-1' });
  };

  if (lines !== net)
    failed('lines_sum', `The lines add up to ${show(lines)}, the net amount says ${show(net)}.`, 'Net', net, lines);
  if (Math.abs(vat - tax) > ROUNDING)
    failed('vat_sum', `${invoice.vatRate} % of ${show(net)} is ${show(tax)}, the invoice has ${show(vat)}.`, 'VAT', vat, tax);
  else if (vat !== tax)
    findings.push({
      rule: 'rounding',
      weight: 'doubt',
      text: `VAT is ${show(vat)}; ${invoice.vatRate} % would be ${show(tax)}.`,
      fact: { label: 'VAT', value: show(vat), baseline: show(tax), odd: true },
      policy: 'AP-1',
    });
  if (net + vat !== total)
    failed('total_sum', `Net and VAT make ${show(net + vat)}, the total says ${show(total)}.`, 'Total', total, net + vat);
  return findings;
};
