import { leftToRight, plural } from './ar-plural.ts';
import { vocabulary } from './ar-vocabulary.ts';
import type { Messages } from './messages.ts';

type Words = Pick<Messages, 'modify' | 'draft'>;
type Part = Parameters<Words['modify']['patternParts']>[0][number];

const disjunction = new Intl.ListFormat('ar', { type: 'disjunction' });
const characters = plural({ one: 'محرف واحد', two: 'محرفان', few: '# محارف', many: '# محرفًا', other: '# محرف' });
const items = plural({ one: 'عنصر واحد', two: 'عنصران', few: '# عناصر', many: '# عنصرًا', other: '# عنصر' });
const { tier } = vocabulary;

const PARTS = {
  digits: plural({ one: 'رقم واحد', two: 'رقمان', few: '# أرقام', many: '# رقمًا', other: '# رقم' }),
  capitals: plural({ one: 'حرف كبير', two: 'حرفان كبيران', few: '# أحرف كبيرة', many: '# حرفًا كبيرًا', other: '# حرف كبير' }),
  'small-letters': plural({
    one: 'حرف صغير',
    two: 'حرفان صغيران',
    few: '# أحرف صغيرة',
    many: '# حرفًا صغيرًا',
    other: '# حرف صغير',
  }),
  letters: plural({ one: 'حرف واحد', two: 'حرفان', few: '# أحرف', many: '# حرفًا', other: '# حرف' }),
  'letters-or-digits': plural({
    one: 'حرف أو رقم',
    two: 'حرفان أو رقمان',
    few: '# أحرف أو أرقام',
    many: '# حرفًا أو رقمًا',
    other: '# حرف أو رقم',
  }),
} satisfies Record<Exclude<Part['kind'], 'literal'>, (count: number) => string>;

const partWords = (part: Part): string => {
  if (part.kind === 'literal') return leftToRight(part.text);
  const words = PARTS[part.kind];
  if (part.most === part.least) return words(part.least);
  return part.most === null ? `${words(part.least)} أو أكثر` : `من ${part.least} إلى ${words(part.most)}`;
};

/** The editors: new arguments, and the texts that go to an agent. */
export const modifyWords = {
  modify: {
    title: 'تعديل',
    loading: 'جارٍ فتح المحرر',
    loadFailed: 'تعذّر تحميل المحرر. هل المركز متاح؟',
    field: 'الحقل',
    asked: 'طلبه الوكيل',
    set: 'ضبطتَه أنت',
    limits: 'الحدود',
    changedCount: (n, of) => `تغيّر ${n} من ${of}`,
    unchanged: 'بلا تغيير',
    reset: 'إرجاع',
    resetField: (name) => `إرجاع ${name} إلى ما طلبه الوكيل`,
    resetAll: 'إرجاع الكل',
    leaveOutField: (name) => `إغفال ${name}`,
    add: 'إضافة',
    addTo: (name) => `إضافة إلى ${name}`,
    removeItem: (name, n) => `إزالة ${name} ${n}`,
    removed: 'أُزيل',
    restoreItem: (name, n) => `استعادة ${name} ${n}`,
    bringBack: 'استعادة',
    itemName: (n) => leftToRight(`#${n}`),
    setNothing: (name) => `ضبط ${name} على null`,
    changes: (names) => `يغيّر ${names}`,
    notSet: 'غير مضبوط',
    choose: 'اختر…',
    nothing: 'null',
    notThere: 'غير مذكور',
    emptyText: '(فارغ)',
    yes: 'نعم',
    no: 'لا',
    currency: (name) => `${name}، العملة`,
    amount: 'المبلغ',
    minorUnits: (n) => `${n} بالوحدات الصغرى`,
    asJson: 'بصيغة JSON',
    wordDiff: 'الكلمات التي تغيّرت',
    arguments: 'المعطيات',

    fixed: 'لا يمكن تغييره',
    whole: 'عدد صحيح',
    between: (least, most) => leftToRight(`${least} – ${most}`),
    atLeast: (limit) => leftToRight(`≥ ${limit}`),
    atMost: (limit) => leftToRight(`≤ ${limit}`),
    moreThan: (limit) => leftToRight(`> ${limit}`),
    lessThan: (limit) => leftToRight(`< ${limit}`),
    stepsOf: (step) => `بخطوات من ${step}`,
    exactLength: (n) => `${characters(n)} بالضبط`,
    lengthBetween: (least, most) => `من ${least} إلى ${characters(most)}`,
    lengthAtLeast: (n) => `${characters(n)} على الأقل`,
    itemsBetween: (least, most) => (least === most ? items(most) : `من ${least} إلى ${items(most)}`),
    itemsAtLeast: (n) => `${items(n)} على الأقل`,
    oneOf: (n) => `واحد من ${n}`,
    matches: (pattern) => `يطابق ${leftToRight(pattern)}`,
    patternParts: (parts) => parts.map(partWords).join('، ثم '),
    formats: {
      date: 'تاريخ',
      'date-time': 'تاريخ ووقت ومنطقة زمنية',
      time: 'وقت',
      email: 'عنوان بريد إلكتروني',
      uri: 'عنوان ويب',
      uuid: 'معرّف UUID',
      ipv4: 'عنوان IPv4',
      ipv6: 'عنوان IPv6',
      hostname: 'اسم مضيف',
    },

    needed: 'مطلوب. أعطه قيمة.',
    numberFault: {
      'not-number': 'ليس عددًا. أرقام، ونقطة قبل المنازل العشرية.',
      'not-whole': 'يجب أن يكون عددًا صحيحًا.',
      'too-precise': 'منازل أكثر من أن تُنقل بدقة.',
    },
    notAmount: (currency, digits) =>
      digits === 0
        ? `ليس مبلغًا بعملة ${currency}: أعداد صحيحة فقط.`
        : `ليس مبلغًا بعملة ${currency}: أرقام، والمنازل بعد النقطة ${digits} على الأكثر.`,
    notCurrency: 'ثلاثة أحرف كبيرة، مثل USD.',
    notJson: 'ليس JSON بعد. راجع علامات الاقتباس والفواصل والأقواس.',
    duplicateKey: (name) => `ورد «${name}» مرتين في كائن واحد. أبقِ أحدهما.`,
    mustBe: (limit) => `المطلوب: ${limit}.`,
    mustHave: (limit) => `المطلوب: ${limit}.`,
    mustMatch: (limit) => `المطلوب: ${limit}.`,
    mustBeOneOf: (options) => `المطلوب: ${disjunction.format(options)}.`,
    unique: 'فيه العنصر نفسه مرتين.',
    notAllowed: 'لا يسمح المخطط بحقل كهذا. أغفله.',
    wrongKind: {
      text: 'يجب أن يكون نصًا.',
      'long-text': 'يجب أن يكون نصًا.',
      date: 'يجب أن يكون تاريخًا.',
      number: 'يجب أن يكون عددًا.',
      choice: 'اختر من القائمة.',
      switch: 'يجب أن يكون نعم أو لا.',
      money: 'يجب أن يكون مبلغًا.',
      constant: 'قيمة الوكيل تخالف مخططه هو.',
      absent: 'مطلوب. أضفه.',
      object: 'يجب أن يكون كائنًا.',
      list: 'يجب أن يكون قائمة.',
    },
    fixFirst: plural({
      one: 'حقل واحد يجب إصلاحه أولًا',
      two: 'حقلان يجب إصلاحهما أولًا',
      few: '# حقول يجب إصلاحها أولًا',
      many: '# حقلًا يجب إصلاحها أولًا',
      other: '# حقل يجب إصلاحها أولًا',
    }),
    nothingChanged: 'لم يتغيّر شيء. غيّر حقلًا، أو ارجع ووافِق.',
    noSchema: 'لم يقدّم الوكيل مخططًا. تتبع الحقول القيم التي أرسلها.',

    presets: 'خيارات جاهزة',
    presetsHelp: 'بدائل الوكيل، المفاتيح \u20661–9\u2069 خارج الحقول',
    preset: (n, text) => `الخيار ${n}: ${text}`,
    presetLoaded: (n, changed, of) => `حُمّل الخيار ${n}. تغيّر ${changed} من ${of}.`,

    willHappen: 'ما سيحدث',
    blockedByErrors: 'ليس بعد: تحتاج بعض الحقول إلى قيمة صحيحة.',
    checking: 'تُسأل السياسة…',
    riskNow: 'الخطورة الآن',
    policyOk: 'تسمح لك السياسة بإرسال هذا',
    policySends: (to) => `ترسل السياسة هذا إلى: ${tier[to]}`,
    policyOffline: 'لم تُسأل السياسة: لا اتصال. ستقرر حين ترسل.',
    policyRefused: (why) => `لم تُسأل السياسة: ${why}`,
    riskWords: { low: 'منخفضة', medium: 'متوسطة', high: 'عالية', critical: 'حرجة' },
    moved: (to) => `لم يُقرَّر: تطلب السياسة لهذا التغيير ${tier[to]}. انتقل إليه مع مسودتك.`,

    reason: 'السبب',
    reasonCode: 'السبب من القائمة',
    reasonText: 'السبب بالكلمات',
    chooseReason: 'اختر، أو اكتب السبب',
    numberedReason: (n, code) => `${n} ${code}`,
    reasonNeeded: (least) => `اذكر السبب: اختر سببًا، أو اكتب ${characters(least)} على الأقل.`,
    reasonPlaceholder: 'لماذا هذا التغيير',
    send: 'إرسال المعدَّل',
    sendTo: (to) => `إرسال إلى: ${tier[to]}`,
    resetHint: 'إرجاع الحقل',
  },
  draft: {
    saving: 'جارٍ حفظ المسودة…',
    saved: 'حُفظت المسودة',
    offline: 'لم تُحفظ المسودة: لا اتصال. تبقى في هذه النافذة.',
    failed: (why) => `لم تُحفظ المسودة: ${why}`,
    restored: 'عادت مسودتك.',
    discard: 'تجاهلها',
    offer: (who, n, of) => `مسودة ${who}، تغيّر ${n} من ${of}`,
    offerText: (who) => `مسودة ${who}`,
    load: 'تحميل',
    loaded: (who) => `حُمّلت مسودة ${who}.`,
    tooNew: (who) => `كُتبت مسودة ${who} بإصدار أحدث من هذا البرنامج. هي محفوظة؛ أعد التحميل لقراءتها.`,
    broken: (who) => `لا يمكن قراءة مسودة ${who}. تبقى كما هي.`,
    ownTooNew: 'كُتبت مسودتك بإصدار أحدث من هذا البرنامج. تبقى محفوظة، ولا يُحفظ فوقها ما تكتبه الآن.',
    ownBroken: 'لا يمكن قراءة مسودتك. تبقى محفوظة، ولا يُحفظ فوقها ما تكتبه الآن.',
  },
} satisfies Words;
