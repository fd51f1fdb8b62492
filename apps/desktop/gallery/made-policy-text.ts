/** A policy as a team would write it; short enough to be looked at. */
export const LIVE_TEXT = `# Refunds desk. Amounts are in major units.
version: desk-2027-02
note: Second look above 500, managers above 5000.

confidence:
  autonomous: 0.8
  review: 0.5
  mediumRisk: 0.7
  byAction: []

highValue:
  limit: 500
  byCurrency: { EUR: 500, USD: 500 }

rules:
  - id: refunds-second-look
    actions: [issue_refund, refund_*]
    when: amount.value > 500.0
    route: escalate
    why: Refunds above 500 need a second look.
    reviewTier: senior_reviewer
  - id: new-cards
    when: '"card changed" in context.facts'
    route: escalate
    why: The card was changed within the last day.
  - id: lookups
    actions: [get_*, search_*]
    route: autonomous

sampling:
  rate: { low: 0.02, medium: 0.1 }

deadlineMs: { low: 14400000, medium: 3600000, high: 1800000, critical: 600000 }
onDeadline: reject
holdMs: 10000
`;

export const DRAFT_TEXT = LIVE_TEXT.replace('desk-2027-02', 'desk-2027-03')
  .replace(
    'note: Second look above 500, managers above 5000.',
    'note: Fewer refunds looked at; what is predicted to go wrong is.',
  )
  .replace('when: amount.value > 500.0', 'when: amount.value > 800.0')
  .replace('Refunds above 500', 'Refunds above 800')
  .replace('sampling:\n', 'prediction:\n  minimum: 200\n  reviewAt: 0.35\n  escalateAt: { recall: 0.95 }\n\nsampling:\n');

export const BAD_TEXT = DRAFT_TEXT.replace('route: escalate', 'route: approve').replace('mediumRisk: 0.7', 'mediumRisk: 70');
