import { learningWords } from './ar-learning.ts';
import { leftToRight, plural } from './ar-plural.ts';
import type { Messages } from './messages.ts';

type Words = Messages['policy'];
type Said = Parameters<Words['said']>[0];

const issues = plural({ zero: 'لا أخطاء', one: 'خطأ واحد', two: 'خطآن', few: '# أخطاء', many: '# خطأً', other: '# خطأ' });
const labels = plural({
  one: 'قرار واحد مُجاب',
  two: 'قرارين مُجابين',
  few: '# قرارات مُجابة',
  many: '# قرارًا مُجابًا',
  other: '# قرار مُجاب',
});
const artefact = { calibrator: 'المعايِر', predictor: 'المتنبّئ' };

const said = (what: Said, time: string): string => {
  switch (what.kind) {
    case 'published':
      return `نُشرت ${what.version}. ليست سارية بعد: لا يتغير شيء حتى يقرر أحد ذلك.`;
    case 'use':
      return `تسري ${what.version} في ${time}.`;
    case 'shadow':
      return `تعمل ${what.version} إلى جانب السياسة السارية ابتداءً من ${time}. لا تقرر شيئًا.`;
    case 'end-shadow':
      return 'لم يعد شيء يعمل في الظل.';
    case 'trained':
      return `دُرِّب ${artefact[what.learned]} ${what.version} على ${labels(what.n)}. ليس قيد الاستخدام.`;
    case 'learned':
      return what.version === null
        ? `لن يُستخدم ${artefact[what.learned]} ابتداءً من ${time}.`
        : `يسري ${artefact[what.learned]} ${what.version} في ${time}.`;
  }
};

/** كلمات صفحة السياسة. */
export const policyWords = {
  parts: { versions: 'الإصدارات', write: 'الكتابة', trial: 'تجربة على السجل', shadow: 'الظل', learning: 'التعلّم' },
  partsLabel: 'أقسام صفحة السياسة',
  loading: 'جارٍ التحميل…',
  failed: 'تعذّر تحميل هذا.',
  retry: 'حاول مرة أخرى',
  leave: 'اتركه كما هو',
  dismiss: 'إخفاء',

  list: 'الإصدارات المنشورة، الأحدث أولًا',
  none: 'لم يُنشر أي إصدار بعد',
  noneBody: 'يعمل المركز بالإصدار المرفق معه. اكتب إصدارًا أو افتح ملفًا.',
  live: 'سارية',
  next: (time) => `تسري في ${time}`,
  shadowMark: 'في الظل',
  draftMark: 'مسودة',
  byOn: (who, day) => `${who} · ${day}`,
  builtIn: 'جاءت مع المركز',
  rules: plural({ zero: 'بلا قواعد', one: 'قاعدة واحدة', two: 'قاعدتان', few: '# قواعد', many: '# قاعدة', other: '# قاعدة' }),
  usedFrom: (day) => `سرت آخر مرة في ${day}`,
  fromStart: 'سارية منذ البداية',
  neverUsed: 'لم تُستخدم قط',
  source: (version) => `نص ${version}`,
  use: 'استخدام من الآن',
  runShadow: 'تشغيل في الظل',
  writeFrom: 'كتابة إصدار جديد',
  goOn: 'متابعة الكتابة',
  endShadow: 'إنهاء الظل',
  isLive: (version) => `${version} سارية بالفعل.`,
  isShadow: (version) => `${version} تعمل في الظل بالفعل.`,

  nothingWritten: 'لا يُكتب شيء الآن',
  nothingWrittenBody: 'يبدأ الإصدار الجديد بنص الإصدار الساري. لا يُحفظ شيء قبل النشر.',
  openFile: 'فتح ملف…',
  dropHere: 'أو أفلت هنا ملفًا بصيغة يامل أو جيسون',
  fileTooLong: (name, most) => `${name} طويل جدًا: ${most} حرفًا على الأكثر.`,
  fileUnreadable: (name) => `${name} ليس نصًا.`,
  editor: 'نص الإصدار الجديد',
  editorHelp: 'مفتاح الجدولة يزيح النص. الهروب ثم الجدولة للخروج منه.',
  escaped: 'مفتاح الجدولة يخرج الآن من النص.',
  fromVersion: (version) => `بدأ من ${version}`,
  fromFile: (name) => `فُتح من ${name}`,
  check: { waiting: 'بانتظار توقف…', checking: 'جارٍ الفحص…', checked: 'لا خطأ في هذا النص.', failed: 'لم يُفحص.' },
  checked: (n) => (n === 0 ? 'لا خطأ في هذا النص.' : `${issues(n)}.`),
  issues,
  issueAt: (line, column) => `السطر ${line}، العمود ${column}`,
  issueList: 'الأخطاء بحسب السطر',
  nextIssue: 'الخطأ التالي',
  tooLong: (length, most) => `${length} من ${most} حرفًا على الأكثر.`,
  noVersion: 'لا يسمّي النص أي إصدار.',
  taken: (version) => `${version} منشورة بالفعل ونصها ثابت. أعطِ هذا الإصدار اسمًا آخر.`,
  mendFirst: (n) => `${issues(n)} في هذا النص. أصلحه أولًا.`,
  same: 'لا فرق عن الإصدار الساري.',
  changes: 'التغييرات',
  backToText: 'العودة إلى النص',
  diffTitle: (from, to) => `التغييرات من ${from} إلى ${to}`,
  diffCount: (added, removed) => leftToRight(`+${added} −${removed}`),
  diffAdded: 'مضاف',
  diffRemoved: 'محذوف',
  diffTooLong: 'النصان مختلفان أكثر من أن يوضعا جنبًا إلى جنب.',
  unchangedLines: plural({
    one: 'سطر واحد دون تغيير',
    two: 'سطران دون تغيير',
    few: '# أسطر دون تغيير',
    many: '# سطرًا دون تغيير',
    other: '# سطر دون تغيير',
  }),
  tryIt: 'تجربة على السجل',
  publish: 'نشر…',
  publishNow: 'نشر',
  discard: 'تجاهل…',
  discardNow: 'تجاهل',
  kept: 'محفوظ في هذه النافذة فقط.',

  publishTitle: (version) => `نشر ${version}؟`,
  publishBody: 'يُحفظ إلى الأبد كما هو بهذا الاسم. لا يقرر شيئًا حتى يستخدمه أحد.',
  useTitle: (version) => `استخدام ${version} من الآن؟`,
  useBody: (version, live) => `كل اقتراح يأتي بعد ذلك توجّهه ${version} بدلًا من ${live}. ما ينتظر الآن يبقى كما وُجّه.`,
  shadowTitle: (version) => `تشغيل ${version} في الظل؟`,
  shadowBody: (live) => `تُسأل عن كل اقتراح إلى جانب ${live}، وتُعدّ الفروق. لا تقرر شيئًا.`,
  shadowReplaces: (version) => `تحل محل ${version}.`,
  endShadowTitle: (version) => `إنهاء ظل ${version}؟`,
  endShadowBody: 'يبقى ما عُدّ حتى الآن إلى أن يعمل إصدار آخر في الظل.',
  discardTitle: 'تجاهل ما كتبته؟',
  discardBody: 'هو في هذه النافذة فقط ولا يمكن استعادته.',
  replaceTitle: (name) => `وضع ${name} مكان ما كتبته؟`,
  replaceNow: 'استبدال',
  said,
  refusedBecause: (what, why) => `${what} ${why}`,
  refused: {
    publish: 'لم يُنشر.',
    use: 'لم يتغير شيء.',
    'train-calibrator': 'لم يُدرَّب معايِر.',
    'train-predictor': 'لم يُدرَّب متنبّئ.',
  },

  trialWhat: 'جنبًا إلى جنب',
  trialDays: 'السجل',
  days: plural({ one: 'يوم واحد', two: 'يومان', few: '# أيام', many: '# يومًا', other: '# يوم' }),
  trialMost: (n) => `${n} على الأكثر معًا.`,
  trialDraft: (version) => `${version}، قيد الكتابة`,
  trialUnnamed: 'النص الذي يُكتب الآن',
  trialRun: 'إعادة التشغيل',
  trialRunning: (days, time) => `تُعاد ${days}: ${time} حتى الآن. يمكنك المتابعة في مكان آخر؛ النتيجة تنتظر هنا.`,
  trialDone: 'أُعيد تشغيل السجل: النتيجة في صفحة السياسة.',
  trialFailed: 'تعذّرت إعادة تشغيل السجل.',
  trialStale: 'تغيّر النص منذ ذلك: هذا ما كان النص السابق سيفعله.',
  trialNone: 'لم يُعَد تشغيل شيء بعد',
  trialNoneBody: 'تُؤخذ قرارات هذا المركز ويُعرض ما كانت كل سياسة ستفعله بها، قبل نشر أي شيء.',
  trialEmpty: 'لا سجل في هذه المدة',
  trialEmptyBody: `اختر أيامًا أكثر، أو عُد حين يقترح الوكلاء شيئًا. يمكن إعادة تشغيل ملف قرارات بالأمر: ${leftToRight('countersign backtest --policy FILE --history FILE')}`,
  trialUnlabelled: 'لا قرار في هذه المدة له جواب معروف، فلا يمكن قول شيء عن الدقة والاستدعاء.',
  trialSize: (period, decisions, labelled, needed) =>
    `${period}: ${decisions} قرارًا، منها ${labelled} بجواب معروف، ${needed} منها احتاجت إلى إنسان.`,
  trialSpan: (from, to) => `${from} إلى ${to}`,
  compare: (name, load, recall, other, otherLoad, otherRecall) =>
    `كانت ${leftToRight(name)} ستعرض على الناس ${leftToRight(load)} وتكتشف ${leftToRight(recall)} مما احتاج إليهم؛ أما ${leftToRight(other)} فتعرض ${leftToRight(otherLoad)} وتكتشف ${leftToRight(otherRecall)}.`,
  alone: (name, load, recall) =>
    `كانت ${leftToRight(name)} ستعرض على الناس ${leftToRight(load)} وتكتشف ${leftToRight(recall)} مما احتاج إليهم.`,
  cannotTell: 'مجالات ما تكتشفه متداخلة: لا يقول هذا السجل أيها يكتشف أكثر.',
  unknown: '–',
  measure: {
    load: 'يراه إنسان',
    precision: 'احتاج إليه، مما يُرى',
    recall: 'يُرى، مما احتاج إليه',
    slipped: 'أفلت',
    cost: 'التكلفة',
    review: 'وقت الناس',
    error: 'أخطاء لم تُكتشف',
    hours: 'ساعات المراجعين',
    routes: 'المسارات',
  },
  interval: (low, high) => leftToRight(`${low}–${high}`),
  intervalNote: 'تحت كل نسبة مجالها بثقة 95 ٪.',
  head: { measure: 'المقياس', policy: 'السياسة' },
  resultTable: 'ماذا كانت كل سياسة ستفعل',
  chart: 'ما يُرى وما يُكتشف',
  chartSummary: (best) => `الأعلى واليسار أفضل: اكتشاف أكثر بنظر أقل. ${best}`,
  chartLine: (letter, name, load, recall) =>
    `${leftToRight(`${letter} ${name}`)}: يُرى ${leftToRight(load)}، يُكتشف ${leftToRight(recall)}.`,
  chartNone: 'الأجوبة المعروفة أقل من أن يُرسم شيء.',
  loadAxis: 'يراه إنسان',
  recallAxis: 'يُكتشف',
  table: 'جدول',
  tableOf: (chart) => `${chart}: كجدول`,
  lettered: (letter, name) => leftToRight(`${letter} ${name}`),
  learnedNote: (name, note) => `${name}: ${note}`,
  notes: 'لقراءة الأرقام',
  slippedTitle: (name) => `أفلت مع ${name}`,
  slippedNone: (name) => `مع ${name} لم يكن ليفلت شيء عُرف أنه احتاج إلى إنسان.`,
  byRule: (rule) => `القاعدة ${rule}`,
  openExample: 'فتح',
  exampleTitle: 'قرار من السجل',
  exampleGone: 'لم تعد بطاقة هذا القرار محفوظة.',
  close: 'إغلاق',
  stated: (share) => `يقول ${share}`,
  calibrated: (share) => `أُقرّ ${share} من مثله`,
  predicted: (share) => `التنبؤ ${share}`,

  route: { autonomous: 'يعمل وحده', review: 'يُنظر فيه لاحقًا', escalate: 'ينتظر إنسانًا' },
  shadowNone: 'لا شيء يعمل في الظل',
  shadowNoneBody: 'اختر إصدارًا وشغّله في الظل: يُسأل عن كل اقتراح ولا يقرر شيئًا.',
  shadowCompared: (live, shadow, n, since) =>
    `${plural({ one: 'اقتراح واحد', two: 'اقتراحان', few: '# اقتراحات', many: '# اقتراحًا', other: '# اقتراح' })(n)} منذ ${since}: ${live} سارية، و${shadow} في ظلها.`,
  shadowAgree: (share) => `تتفقان في ${share}.`,
  shadowYoung: 'لم يُقترح شيء منذ ذلك. عُد لاحقًا.',
  matrix: 'مدى الاتفاق',
  matrixLive: 'السارية ↓  الظل ←',
  matrixCell: (n, share) => `${n} · ${share}`,
  missed: plural({
    zero: 'لم يكن شيء ليعمل دون إنسان ثم يغيّره إنسان.',
    one: 'واحد كان سيعمل دون إنسان وغيّره إنسان.',
    two: 'اثنان كانا سيعملان دون إنسان وغيّرهما إنسان.',
    other: '# كانت ستعمل دون إنسان وغيّرها إنسان.',
  }),
  unneeded: plural({
    zero: 'لم يكن ليُسأل عن شيء أقرّه إنسان كما هو.',
    one: 'واحد كان سيُسأل عنه مع أن إنسانًا أقرّه كما هو.',
    two: 'اثنان كان سيُسأل عنهما مع أن إنسانًا أقرّهما كما هما.',
    other: '# كان سيُسأل عنها مع أن إنسانًا أقرّها كما هي.',
  }),
  shadowExamples: 'أين تختلفان',
  shadowNoExamples: 'لا تختلفان في شيء حتى الآن.',
  differs: (live, shadow) => `السارية: ${live} · الظل: ${shadow}`,
  differsRules: (live, shadow) => `${live} / ${shadow}`,
  undecided: 'لم يُقرَّر',

  ...learningWords,
} satisfies Words;
