import { leftToRight, plural } from './ar-plural.ts';
import { vocabulary } from './ar-vocabulary.ts';
import type { Messages } from './messages.ts';

const conjunction = new Intl.ListFormat('ar', { type: 'conjunction' });

type Words = Messages['board'];
type Tiers = Parameters<Words['tiersOf']>[0];
type Place = Parameters<Words['movedShort']>[1];

const { tier } = vocabulary;
const items = plural({ zero: 'لا طلبات', one: 'طلب واحد', two: 'طلبان', few: '# طلبات', many: '# طلبًا', other: '# طلب' });
const daysOutside = plural({
  one: 'يوم واحد',
  two: 'يومان',
  few: '# أيام',
  many: '# يومًا',
  other: '# يوم',
});
const tierNames = (tiers: Tiers): string =>
  tiers.length === 0 ? 'بلا مستوى' : conjunction.format(tiers.map((each) => tier[each]));
const placeName = (to: Place): string => (to.assigneeName === null ? tier[to.tier] : `${to.assigneeName} (${tier[to.tier]})`);

/** The supervisor's board. */
export const boardWords = {
  loading: 'جارٍ تحميل اللوحة',
  problem: 'تعذّر تحميل اللوحة',
  staleFor: (age) => `عمر الأرقام ${age}`,
  subject: (action, about) => (about === undefined ? action : `${action}، ${about}`),

  figure: {
    waiting: 'ينتظر',
    oldest: 'الأقدم',
    atRisk: 'مهدَّد',
    flow: 'وارد / صادر، 15 د',
    honest: 'عمل متأنٍّ',
    reviewers: 'يراجعون',
  },
  target: (value) => `الهدف ${value}`,
  limit: (value) => `الحد ${value}`,
  trend: (change, since) => `${change} خلال ${since}`,
  trendUp: (change) => `↑ ${leftToRight(change)}`,
  trendDown: (change) => `↓ ${leftToRight(change)}`,
  trendSame: 'بلا تغيير',
  detail: (parts) => parts.join(' · '),
  inOut: (opened, settled) => `${opened} / ${settled}`,
  hourBefore: (inOut) => `${inOut} قبل ساعة`,
  estimated: 'بقيم ابتدائية',
  keepsUp: 'الوارد ≤ الصادر',
  nobodyReviews: 'لا أحد يراجع',
  onBreak: plural({ other: '# في استراحة' }),
  covered: (n, of) => `المستويات ${n} من ${of}`,
  uncovered: (tiers) => (tiers.length > 2 ? 'لا أحد في المناوبة' : `لا أحد لـ: ${tierNames(tiers)}`),
  nothing: '–',

  tierLoad: (n) => items(n),
  column: (name) => tier[name],
  columnLabel: (name, n) => `${tier[name]}، ${items(n)}`,
  emptyColumn: 'لا شيء ينتظر هنا',
  emptyBoard: 'لا طلبات مفتوحة في أي مستوى',
  emptyBoardBody: 'تظهر الطلبات الجديدة هنا من تلقاء نفسها.',
  moving: 'يُنقل…',
  given: (name) => `لـ${name}`,
  agentPaused: 'الوكيل موقوف',

  people: 'الأشخاص',
  agents: 'الوكلاء',
  noPeople: 'لا أحد يستطيع المراجعة بعد',
  noPeopleBody: 'أنشئ رمز مراجع: \u2066countersign token create reviewer NAME\u2069',
  noAgents: 'لم يطلب أي وكيل شيئًا بعد',
  presence: { on_shift: 'في المناوبة', on_break: 'في استراحة', away: 'غائب' },
  presenceFor: (presence, time) =>
    presence === 'on_break' ? `استراحة ${time}` : presence === 'away' ? `غائب ${time}` : 'في المناوبة',
  open: plural({ other: '# مفتوحة' }),
  claimed: plural({ other: '# مستلَمة' }),
  highPerHour: (n) => `${n} عالية/س`,
  activeFor: (minutes) => `نشاط ${minutes}`,
  tiersOf: tierNames,
  paused: (name) => `أُوقف ${name}. كل اقتراح منه ينتظر إنسانًا. اضغط Z للتراجع.`,
  resumed: (name) => `يواصل ${name} عمله. اضغط Z للتراجع.`,
  pausedMark: 'موقوف',
  pausedBy: (name, reason) => (reason === '' ? `أوقفه ${name}` : `أوقفه ${name}: ${reason}`),
  pauseOrResume: 'إيقاف أو استئناف',
  pauseButton: 'إيقاف',
  resumeButton: 'استئناف',
  pauseNamed: (name) => `إيقاف ${name}`,
  resumeNamed: (name) => `استئناف ${name}`,

  openCard: 'فتح البطاقة',
  moveTo: 'نقل إلى…',
  moveToItem: (subject) => `نقل ${subject}`,
  moveFilter: 'مستوى أو شخص',
  moveNone: 'لا مستوى ولا شخص بهذا الاسم.',
  tierGroup: 'المستويات',
  peopleGroup: 'الأشخاص',
  isHere: 'هنا الآن',
  moveTier: 'تغيير المستوى',
  changeTiers: 'تغيير المستويات…',

  moved: (subject, to, at) =>
    at === null
      ? `نُقل ${subject} إلى ${placeName(to)}. اضغط Z للتراجع.`
      : `نُقل ${subject} إلى ${placeName(to)}، الموضع ${at.place} من ${at.of}. اضغط Z للتراجع.`,
  movedShort: (subject, to) => `نُقل ${subject} إلى ${placeName(to)}`,
  tiersSet: (name, tiers) => `يراجع ${name} الآن: ${tierNames(tiers)}. اضغط Z للتراجع.`,
  tiersShort: (name, tiers) => `يراجع ${name} الآن: ${tierNames(tiers)}`,
  pausedShort: (name) => `أُوقف ${name}`,
  resumedShort: (name) => `استؤنف ${name}`,
  changing: {
    move: (subject) => `يجري نقل ${subject}…`,
    tiers: (name) => `يجري تغيير مستويات ${name}…`,
    pause: (name) => `يجري إبلاغ المركز بشأن ${name}…`,
    availability: (name) => `يجري تغيير توفر ${name}…`,
  },
  undoing: (subject) => `يجري التراجع: ${subject}…`,
  undone: (subject) => `تم التراجع: ${subject} كما كان.`,
  undoIn: (seconds) => `تراجع، ${seconds}`,
  nothingToUndo: 'لم يتغيّر شيء في الثواني العشر الأخيرة.',
  busy: (subject) => `يجري تغيير ${subject} بالفعل.`,
  failed: (subject, why) => `لم يتغيّر ${subject}. ${why}`,
  failedClaimed: (subject, who) => `لم يُنقل ${subject}: مفتوح لدى ${who}.`,
  failedGone: (subject) => `لم يُنقل ${subject}: اتُّخذ قراره أو أُغلق.`,
  changedSomehow: (subject) => `تغيّر ${subject} في هذه الأثناء فلم يُنقل. انظر مجددًا.`,
  changedMeanwhile: (subject, name, assignee, holder) =>
    holder !== null
      ? `تغيّر ${subject} في الأثناء فلم يُنقل. هو لدى ${tier[name]}، ومفتوح لدى ${holder}.`
      : assignee !== null
        ? `تغيّر ${subject} في الأثناء فلم يُنقل. هو لدى ${tier[name]}، لـ${assignee}.`
        : `تغيّر ${subject} في الأثناء فلم يُنقل. هو لدى ${tier[name]}.`,
  dismiss: 'إغلاق',
  changes: 'ما غيّرتَه',

  claimedTitle: (who) => `هذا مفتوح لدى ${who}. أتنقله مع ذلك؟`,
  claimedBody: (subject, to) => `يذهب ${subject} إلى ${placeName(to)}. ما كُتب يبقى مع الطلب، وينتهي الاستلام.`,
  moveAnyway: 'نقل مع ذلك',
  leaveIt: 'اتركه',
  tiersTitle: (name) => `مستويات ${name}`,
  tiersHelp: 'تتبعها القائمة على شاشته في الحال.',
  tiersSave: 'حفظ المستويات',
  lastTitle: (name, tiers) => `لا مراجع غير ${name} لـ: ${tierNames(tiers)}`,
  lastBody: (n) => `سينتظر هناك ${items(n)} ولا أحد يقرر.`,
  lastConfirm: 'إزالة مع ذلك',
  pauseTitle: (name) => `إيقاف ${name}`,
  pauseHelp: 'لا يتوقف شيء في منتصفه: من الآن ينتظر كل اقتراح منه إنسانًا.',
  pauseReason: 'السبب، بكلمات قليلة',
  cancel: 'إلغاء',

  warnings: 'تحذيرات',
  warning: {
    queue_growing: (window) => `الوارد فوق الصادر منذ ${window}`,
    at_risk: (n) => `${n} مهدَّدة`,
    oldest: (time) => `الأقدم ينتظر ${time}`,
    override_rising: (points) => `ينقض الناس قرارات الوكلاء أكثر: ${points}`,
    escalates_much: (agent, share) => `يسأل ${agent} في ${share} من إجراءاته`,
    escalates_little: (agent, share) => `لا يسأل ${agent} إلا في ${share} من إجراءاته`,
    notifies_slowly: (time) => `تصعيد واحد من كل عشرين لا يبلغ شاشة إلا بعد ${time}`,
  },
  atLeastDetail: (low, n) => `فاصل 95% من ${low} فصاعدًا، ${leftToRight(`n = ${n}`)}.`,
  flowDetail: (opened, settled, breach) => `دخل ${opened} وخرج ${settled}. التجاوز متوقَّع ${breach}.`,
  atRiskDetail: (target) => `بقي أقل من ربع وقتها. الهدف ${target}.`,
  oldestDetail: (limit) => `الحد ${limit}.`,
  intervalDetail: (low, high, n) => `فاصل 95% من ${low} إلى ${high}، ${leftToRight(`n = ${n}`)}.`,
  moreWarnings: plural({ other: 'و# أخرى' }),
  fewer: 'أقل',
  route: 'المسار',
  why: 'لماذا؟',
  whyTitle: 'لماذا ظهر هذا التحذير؟',
  whyRule: {
    queue_growing:
      'ثلاث نوافذ كاملة متتالية وارداتها أكثر من صادراتها، وفاصل 95% كله لمدة إفراغ القائمة بهذه السرعة فوق وسيط الوقت الباقي لطلباتها.',
    at_risk: 'الطلبات التي بقي لها أقل من ربع وقتها أكثر مما يسمح به الهدف.',
    oldest: 'أطول انتظار فوق الحد. ينتهي التحذير تحت تسعة أعشاره.',
    override_rising:
      'الفاصل كله (نيوكومب) لنسبة النقض في الأسبوع الأخير مطروحًا منها نسبة الأسابيع الأربعة قبله فوق الصفر، أمس وأول من أمس. يُطلَق عند 98.8% لا عند 95% المعروضة، لأن القاعدة تنظر كل يوم.',
    escalates_much: 'فاصل 95% كله (ويلسون) لنسبة ما ينتظر إنسانًا فوق 40%.',
    escalates_little: 'فاصل 95% كله (ويلسون) لنسبة ما ينتظر إنسانًا تحت 5%.',
    notifies_slowly:
      'في ربعَي ساعة كاملين متتاليين، في كل منهما 20 تصعيدًا على الأقل، المئين 95 للمدة من الفتح حتى الظهور على شاشة فوق دقيقة، وكذلك فاصل 95% كله للاثنين معًا.',
  },
  whyFacts: {
    n: 'العدد',
    minimumN: 'أقل عدد',
    interval: 'فاصل 95%',
    window: 'النافذة',
    value: 'القيمة المقيسة',
    limit: 'الحد',
    since: 'منذ',
    looks: 'مرات متتالية',
    before: 'قبلها',
    now: 'في النافذة',
  },
  whyNow: 'كما هو الآن',
  whyAll: 'لا شيء: تُحسب كلها',
  range: (low, high) => `من ${low} إلى ${high}`,
  rangeFrom: (low) => `${low} أو أكثر`,
  countOf: (hits, n) => `${hits} من ${n}`,
  points: (value) => `${value} نقطة مئوية`,

  charts: 'الرسوم البيانية',
  chart: { ageing: 'نسبة المهلة المستهلكة', flow: 'الوارد والصادر، 4 س', overrides: 'النقض حسب اليوم' },
  chartLimits: 'حدود \u20663σ\u2069',
  table: 'جدول',
  tableOf: (chart) => `${chart}: كجدول`,
  chartChoice: 'أي رسم',
  band: { under_25: 'تحت 25%', under_50: 'من 25 إلى 50%', under_75: 'من 50 إلى 75%', over_75: 'فوق 75%' },
  bandShort: {
    under_25: '\u20660–25%\u2069',
    under_50: '\u206625–50%\u2069',
    under_75: '\u206650–75%\u2069',
    over_75: '\u206675–100%\u2069',
  },
  ageingSummary: (late, total) =>
    total === 0 ? 'لا شيء ينتظر تحت مهلة.' : `${late} من ${items(total)} استهلكت أكثر من ثلاثة أرباع وقتها.`,
  flowSummary: (opened, settled, waiting) => `في 4 ساعات جاء ${opened} وسُوّي ${settled}؛ وينتظر الآن ${waiting}.`,
  running: (from) => `${from}، جارٍ`,
  flowNone: 'لم يأتِ شيء ولم يُسوَّ شيء في الساعات الأربع الأخيرة.',
  overrideSummary: (share, n, outside) =>
    outside === 0
      ? `ينقض الناس ${share} من ${n}؛ لا يوم خارج الحدود.`
      : `ينقض الناس ${share} من ${n}؛ ${daysOutside(outside)} خارج الحدود.`,
  overrideNone: (n, minimum) => `عدد القرارات حتى الآن ${n}. تحتاج خريطة الضبط إلى ${minimum} على الأقل في يومين.`,
  head: {
    band: 'المستهلَك',
    total: 'الكل',
    from: 'من',
    opened: 'الوارد',
    settled: 'الصادر',
    waiting: 'المنتظر',
    day: 'اليوم',
    decided: 'المقرَّر',
    overridden: 'المنقوض',
    share: 'النسبة',
    limits: 'الحدود',
  },
  panes: { items: 'الطلبات', people: 'الأشخاص' },
  pane: 'ما يُعرض',
} satisfies Messages['board'];
