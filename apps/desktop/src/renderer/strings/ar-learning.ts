import { leftToRight, plural } from './ar-plural.ts';
import type { Messages } from './messages.ts';

type Keys =
  | 'learnedKind'
  | 'learnedWhat'
  | 'learnedList'
  | 'learnedNone'
  | 'trainedOn'
  | 'inUse'
  | 'train'
  | 'training'
  | 'tooFewLabels'
  | 'useLearned'
  | 'stopLearned'
  | 'learnedTitle'
  | 'learnedBody'
  | 'stopTitle'
  | 'stopBody'
  | 'evaluation'
  | 'testedOn'
  | 'notTested'
  | 'evaluated'
  | 'subject'
  | 'evaluationMeasure'
  | 'earlier'
  | 'feature';

const decisions = plural({
  zero: 'لا قرارات مُجابة',
  one: 'قرار واحد مُجاب',
  two: 'قراران مُجابان',
  few: '# قرارات مُجابة',
  many: '# قرارًا مُجابًا',
  other: '# قرار مُجاب',
});

/** ما تعلّمه المركز وما يقوله عن بطاقة. */
export const learningWords = {
  learnedKind: { calibrator: 'المعايِر', predictor: 'المتنبّئ' },
  learnedWhat: {
    calibrator: 'يحوّل الثقة التي يذكرها الوكيل إلى نسبة ما أقرّه المراجعون من مثله دون تغيير. يُستخدم فقط حيث تقول السياسة ذلك.',
    predictor: 'يقول كم مرة احتاج اقتراح كهذا إلى إنسان. يزيد الحذر فقط: قد يطلب إنسانًا، ولا يستغني عنه أبدًا.',
  },
  learnedList: 'ما جرى تعلّمه، الأحدث أولًا',
  learnedNone: (kind) => (kind === 'calibrator' ? 'لم يُدرَّب معايِر بعد.' : 'لم يُدرَّب متنبّئ بعد.'),
  trainedOn: decisions,
  inUse: 'قيد الاستخدام',
  train: (kind) => (kind === 'calibrator' ? 'تدريب معايِر' : 'تدريب متنبّئ'),
  training: 'جارٍ التدريب…',
  tooFewLabels: (limit, message) => `يلزم ${limit} قرارًا مُجابًا على الأقل. ${leftToRight(message)}`,
  useLearned: 'استخدام',
  stopLearned: 'إيقاف الاستخدام',
  learnedTitle: (version) => `استخدام ${version} من الآن؟`,
  learnedBody: {
    calibrator: 'حيث تطلب السياسة السارية ذلك، تُعتمد أرقامه بدلًا مما يذكره الوكلاء.',
    predictor: 'حيث تطلب السياسة السارية ذلك، ينتظر إنسانًا ما يُرجَّح أن يحتاج إليه. لا يمر شيء بسببه.',
  },
  stopTitle: (version) => `إيقاف استخدام ${version}؟`,
  stopBody: { calibrator: 'يُعتمد من جديد ما يذكره الوكلاء.', predictor: 'لا يُتنبأ بشيء بعد ذلك. تبقى القواعد والحدود كما هي.' },
  evaluation: 'أداؤه في قرارات لم يرها.',
  testedOn: plural({
    zero: 'لم يُختبر.',
    one: 'اختُبر على قرار لاحق واحد.',
    two: 'اختُبر على قرارين لاحقين.',
    few: 'اختُبر على # قرارات لاحقة.',
    many: 'اختُبر على # قرارًا لاحقًا.',
    other: 'اختُبر على # قرار لاحق.',
  }),
  notTested: 'لم يُختبر: القرارات اللاحقة قليلة جدًا.',
  evaluated: {
    load_at_recall: 'ما يجب النظر فيه للاستدعاء نفسه (الأقل أفضل)',
    recall: 'يُكتشف، مما احتاج إلى إنسان',
    precision: 'احتاج إليه، مما يشير إليه',
    load: 'ما يجب النظر فيه للاستدعاء نفسه (الأقل أفضل)',
    auc: 'الترتيب (الأكثر أفضل)',
    average_precision: 'متوسط الدقة',
    brier: 'درجة برير (الأقل أفضل)',
    log_loss: 'الخسارة اللوغاريتمية',
    ece: 'خطأ المعايرة',
    abstained: 'امتنع',
    coverage: 'نسبة ما له جواب',
  },
  subject: {
    stated_confidence: 'الثقة المذكورة',
    always_ask: 'السؤال عن كل شيء',
    model: 'هذا',
    predictor: 'هذا',
    calibrator: 'هذا',
    calibrated: 'هذا',
    stated: 'الثقة المذكورة',
    confidence: 'الثقة المذكورة',
    base_rate: 'المتوسط دائمًا',
    average: 'المتوسط دائمًا',
    everything: 'السؤال عن كل شيء',
    rules: 'القواعد وحدها',
    action: 'متوسط الإجراء',
  },
  evaluationMeasure: 'المقياس',

  earlier: {
    predictionTitle: 'تنبؤ',
    predictionMark: 'تنبؤ',
    predictedMark: 'متوقَّع',
    notAFact: 'تنبؤ وليس حقيقة:',
    likely: (share) => `${share} من مثله احتاج إلى تغيير.`,
    because: 'بسبب',
    more: 'يرجّح التغيير',
    less: 'يرجّح عدمه',
    reason: (what, value) => `${what}: ${value}`,
    byModel: (model) => `تُعلّم من قرارات هذا المركز (${model}). قد ترى غير ذلك.`,
    yes: 'نعم',
    no: 'لا',
    untold: 'غير معروف',
    hidden: 'هناك تنبؤ. كوّن رأيك أولًا؛ يُفتح مع رأي الوكيل.',
    rule: 'القاعدة',
    ruleSays: 'تقول القاعدة',
    ruleOf: (rule, version) => `${rule} · السياسة ${version}`,
    twoPeople: 'شخصان',
    twoPeopleBody: 'تريد السياسة أن يقرر شخصان. يُسجَّل ذلك؛ ويكفي قرار واحد حتى الآن.',
    similar: 'قرارات سابقة في مثله',
    noSimilar: 'لم يُقرَّر شيء مثل هذا من قبل.',
    noRecords: 'ليس لدى المركز شيء عن مثله.',
    sameCustomer: 'العميل نفسه',
    agentRecord: (needed, n) =>
      plural({
        one: `${needed} من اقتراح واحد احتاج إلى إنسان`,
        two: `${needed} من اقتراحين احتاج إلى إنسان`,
        few: `${needed} من # اقتراحات احتاجت إلى إنسان`,
        many: `${needed} من # اقتراحًا احتاجت إلى إنسان`,
        other: `${needed} من # اقتراح احتاجت إلى إنسان`,
      })(n),
    agentLabel: 'هذا الوكيل، هذا الإجراء',
    customerRecord: (escalated, n) => plural({ other: `${escalated} من # وصلت إلى إنسان` })(n),
    customerLabel: 'هذا العميل',
    noRecord: 'لا سجل بعد',
    confidence: (stated, approved) => `يذكر ثقة ${stated}؛ أقرّ المراجعون ${approved} من مثله`,
  },
  feature: {
    customer_escalation_rate: 'كم مرة وصل هذا العميل إلى إنسان',
    transaction_type: 'الإجراء',
    hour_of_day: 'وقت اليوم (بالتوقيت العالمي)',
    message_length: 'طول آخر رسالة من العميل',
    sentiment_trajectory: 'اتجاه مزاج العميل',
    sentiment: 'مزاج العميل',
    confidence: 'الثقة التي يذكرها الوكيل',
    override_rate: 'كم مرة غُيّر هذا الإجراء',
    argument_size: 'حجم البيانات',
    conversation_length: 'طول المحادثة',
    other_actions_considered: 'بدائل بإجراءات أخرى',
    attempts: 'محاولات قبله',
    same_call_before: 'سبق إجراء الطلب نفسه',
    failed_attempts: 'محاولات فاشلة قبله',
    amount: 'المبلغ',
    customer_assents: 'وافق العميل بالكلام',
    arguments_from_customer: 'ما ذكره العميل بنفسه من البيانات',
  },
} satisfies Pick<Messages['policy'], Keys>;
