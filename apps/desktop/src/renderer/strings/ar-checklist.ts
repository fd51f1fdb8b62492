import { leftToRight, plural } from './ar-plural.ts';
import { vocabulary } from './ar-vocabulary.ts';
import type { Messages } from './messages.ts';

const share = new Intl.NumberFormat('ar-u-nu-latn', { style: 'percent', maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('ar-u-nu-latn', { maximumFractionDigits: 1 });
const n = (value: number): string => whole.format(value);
const percent = (value: number): string => share.format(value);
const answers = plural({
  one: 'قرار واحد مُجاب',
  two: 'قراران مُجابان',
  few: '# قرارات مُجابة',
  many: '# قرارًا مُجابًا',
  other: '# قرار مُجاب',
});
const daysAgo = plural({
  zero: 'اليوم',
  one: 'قبل يوم',
  two: 'قبل يومين',
  few: 'قبل # أيام',
  many: 'قبل # يومًا',
  other: 'قبل # يوم',
});
const openBoxes = plural({ other: '# مفتوح' });
const unknownBoxes = plural({ other: '# غير معروف' });

/** كلمات قائمة التحقق. */
export const checklistWords = {
  done: (ticked, of) => `${ticked} من ${of} بندًا مستوفى`,
  of: (ticked, of) => `${ticked} من ${of}`,
  progress: 'البنود المستوفاة',
  rest: (open, unknown) => `${openBoxes(open)}، ${unknownBoxes(unknown)}`,
  asOf: (time, policy) => `حتى ${time}. السياسة السارية ${leftToRight(policy)}.`,
  print: 'طباعة',
  refreshed: 'قُرئت قائمة التحقق من جديد.',
  next: 'التالي:',
  goTo: {
    board: 'إلى اللوحة',
    inbox: 'إلى الوارد',
    policy: 'إلى السياسة',
  },
  section: { triggers: 'دواعي التصعيد', context: 'نقل السياق', scaling: 'التوسع', metrics: 'المقاييس' },
  state: { ticked: 'مستوفى', open: 'مفتوح', unknown: 'غير معروف' },
  item: {
    thresholds_calibrated: 'عتبات الثقة محددة ومعايَرة',
    high_risk_escalates: 'الأفعال عالية الخطورة تُصعَّد دائمًا',
    irreversible_confirmed: 'الأفعال التي لا رجعة فيها تتطلب تأكيدًا',
    regulation_mapped: 'المتطلبات التنظيمية مربوطة بدواعٍ',
    conversation_preserved: 'سجل المحادثة محفوظ كاملًا',
    action_history_included: 'سجل الأفعال ونتائجها مرفق',
    recommendation_visible: 'توصية الوكيل وثقته ظاهرتان',
    context_loads_fast: 'فهم السياق في أقل من 10 ثوانٍ',
    sampling_strategy: 'أخذ عيّنات للكميات الكبيرة',
    tiered_review: 'مراجعة على مستويات',
    queue_monitored: 'مراقبة طول القائمة والتنبيه إليه',
    feedback_loop: 'تغذية راجعة تحسّن الوكيل',
    escalation_rate_tracked: 'معدل التصعيد متابَع',
    precision_recall_measured: 'الدقة والشمول مقيسان',
    time_to_escalate_monitored: 'زمن التصعيد مراقَب',
    overrides_analysed: 'تواتر النقض محلَّل',
  },
  name: {
    ...vocabulary.tier,
    'declared high': 'معلن عالي الخطورة',
    'declared critical': 'معلن حرج الخطورة',
    'a very large amount': 'مبلغ كبير جدًا',
    irreversible: 'لا رجعة فيه',
    'irreversible and low risk': 'لا رجعة فيه ومنخفض الخطورة',
    legal: 'قانوني',
    medical: 'طبي',
    financial: 'مالي',
  },
  said: {
    calibrated: (v) => `العتبات على الثقة المعايَرة (${leftToRight(v.version)}، ${answers(v.n)}).`,
    well_stated: (v) => `ما يعلنه الوكلاء يوافق ما يقرره المراجعون: خطأ المعايرة ${percent(v.error)}.`,
    calibrator_alone: (v) =>
      `الثقة المعايَرة (${leftToRight(v.version)}) تقرر وحدها: السياسة تعتمد على متنبئ بجانبها، ولا متنبئ قيد الاستخدام.`,
    uncalibrated: (v) => `العتبات على ما يعلنه الوكلاء، وهو بعيد ${percent(v.error)} (${answers(v.labels)}).`,
    few_labels: (v) => `العتبات محددة. ولا يُعرف بعد هل الثقة صحيحة: ${n(v.labels)} من ${n(v.minimum)}.`,
    all_escalate: (v) =>
      `كل الاقتراحات المصنوعة (${n(v.probes)}) تنتظر إنسانًا في السياسة السارية، وكذلك كل الحقيقية في آخر أربعة أسابيع (${n(v.of)}).`,
    probes_escalate: (v) => `كل الاقتراحات المصنوعة (${n(v.probes)}) تنتظر إنسانًا في السياسة السارية.`,
    probes_run: (v) => `هذه تجري قبل أن ينظر إنسان: ${v.names}.`,
    real_ran: (v) => `جرت ${n(v.n)} من ${n(v.of)} عالية الخطورة في آخر أربعة أسابيع قبل أن ينظر إنسان.`,
    unstated_reversible: (v) =>
      `ما أُعلن أنه لا رجعة فيه ينتظر. وتعدّ السياسة كل ما سواه قابلًا للرجوع، و${n(v.n)} من ${n(v.of)} من آخر التصعيدات تقول ذلك.`,
    domains_unstated: (v) => `في السياسة المجالات المنظَّمة، لكن لا شيء من آخر ${n(v.of)} تصعيدات يسمي مجالًا.`,
    bundles_have: (v) => `يأتي به ${n(v.n)} من أحدث ${n(v.of)} تصعيدات.`,
    nothing_escalated: () => 'لم يُصعَّد شيء بعد.',
    cards_quick: (v) => `في ${n(v.n)} من ${n(v.of)} بطاقات تصرّف أحد خلال عشر ثوانٍ من رؤيتها.`,
    cards_few: (v) => `قيست ${n(v.of)} بطاقات فقط؛ ويلزم ${n(v.minimum)}.`,
    sampling_on: (v) => `تُراجع لاحقًا حصة مما يجري دون أن يُرى: ${n(v.n)} من ${n(v.of)} في أربعة أسابيع.`,
    sampling_off: () => 'لا يُراجع شيء مما يجري دون أن يُرى.',
    tiers_staffed: (v) => `مستويات المراجعة ${n(v.tiers)}، وفيها كلها ناس؛ وفي أقلها ${n(v.people)}.`,
    tiers_empty: (v) => `ترسل السياسة طلبات إلى حيث لا أحد يأخذها الآن: ${v.names}.`,
    tiers_one: () => 'ترسل السياسة كل شيء إلى مستوى واحد.',
    queue_watched: (v) => `المشرفون الذين يرون الطول والعمر وعلامات الإنذار: ${n(v.supervisors)}. ولا شيء ينتظر بلا أحد.`,
    queue_unwatched: () => 'لا مشرف، فلا أحد يرى علامات الإنذار.',
    queue_uncovered: (v) => `تنتظر ${n(v.n)} طلبات ولا أحد يستطيع أخذها.`,
    learned_lately: (v) => `آخر تدريب ${daysAgo(v.days)}؛ ${answers(v.labels)}.`,
    learned_long_ago: (v) => `آخر تدريب ${daysAgo(v.days)}.`,
    not_learned: (v) => `يوجد ${answers(v.labels)}، ولا شيء يتعلم منها بعد.`,
    measured: (v) => `${percent(v.value)} (95 %: ${percent(v.low)} إلى ${percent(v.high)})، من ${n(v.n)}.`,
    both_measured: (v) => `الدقة ${percent(v.precision)}، والشمول ${percent(v.recall)}.`,
    recall_unknown: () => 'الدقة مقيسة. أما الشمول فلا يمكن: لم يُدقق شيء مما جرى دون أن يُرى.',
    time_measured: (v) => `بلغ 95 % شاشةً خلال ${n(v.p95 / 1_000)} ث، من ${n(v.n)}.`,
    nothing_yet: () => 'لا شيء يُقاس بعد.',
    use_predictor: () => 'استخدم متنبئًا، أو أوقف المعايِر حتى يوجد واحد.',
    train: () => 'درّب معايِرًا وقارنه واستخدمه مع سياسة تطلبه.',
    wait_for_labels: (v) => `قرّر في ${n(v.missing)} طلبات أخرى، أو خذ عيّنات أكثر.`,
    change_policy: () => 'غيّر السياسة لتنتظر هذه، وجرّبها على السجل أولًا.',
    ask_agents_reversibility: () => 'اجعل الوكلاء يقولون لكل فعل هل يمكن الرجوع عنه.',
    ask_agents_domain: () => 'اجعل الوكلاء يسمّون مجال أفعالهم: قانوني أو طبي أو مالي.',
    ask_agents_context: () => 'اجعل الوكلاء يرسلونه مع كل اقتراح.',
    look_at_cards: () => 'أعطِ الأفعال قوالب، وحقائق تبيّن المعتاد.',
    start_sampling: () => 'أعطِ السياسة نسبة عيّنات أو دقائق مراجعة في اليوم.',
    staff_tiers: () => 'أعطِ هذه المستويات لأحد، أو أرسل الطلبات إلى مكان آخر.',
    use_tiers: () => 'أرسل المعتاد والمتوسط وعالي الخطورة إلى مستويات مختلفة.',
    make_supervisor: () => 'أنشئ مشرفًا:',
    let_agents_run: () => 'اجعل وكيلًا يقترح شيئًا.',
  },
} satisfies Messages['deployment'];
