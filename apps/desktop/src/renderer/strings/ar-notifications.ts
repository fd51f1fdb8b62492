import { formatMoney } from '@countersign/shared/domain/money';
import type { NotificationPhrases } from '@countersign/shared/domain/notification/phrases';
import { leftToRight, plural } from './ar-plural.ts';
import type { Messages } from './messages.ts';

const LOCALE = 'ar-u-nu-latn';
const whole = new Intl.NumberFormat(LOCALE);
const clock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const seconds = plural({ one: 'ثانية', two: 'ثانيتان', few: '# ثوانٍ', other: '# ثانية' });
const minutes = plural({ one: 'دقيقة', two: 'دقيقتان', few: '# دقائق', other: '# دقيقة' });
const hours = plural({ one: 'ساعة', two: 'ساعتان', few: '# ساعات', other: '# ساعة' });
const span = (ms: number): string => {
  if (ms < 60_000) return seconds(Math.ceil(ms / 1_000));
  return ms < 90 * 60_000 ? minutes(Math.round(ms / 60_000)) : hours(Math.round(ms / 3_600_000));
};
const near = plural({ one: 'طلب قرب موعده', two: 'طلبان قرب موعدهما', few: '# طلبات قرب موعدها', other: '# طلبًا قرب موعدها' });
const missed = plural({ one: 'طلب فات موعده', two: 'طلبان فات موعدهما', few: '# طلبات فات موعدها', other: '# طلبًا فات موعدها' });

const phrases: NotificationPhrases = {
  tier: (tier) => ({ junior_reviewer: 'مراجع مبتدئ', senior_reviewer: 'مراجع أول', manager: 'مدير' })[tier],
  left: (ms) => (ms <= 0 ? 'انتهى الوقت' : `بقي ${span(ms)}`),
  join: (parts) => parts.join(' · '),
  waiting: plural({
    zero: 'لا طلبات تنتظر',
    one: 'طلب واحد ينتظر',
    two: 'طلبان ينتظران',
    few: '# طلبات تنتظر',
    many: '# طلبًا ينتظر',
    other: '# طلب ينتظر',
  }),
  approval: (risk) =>
    ({ low: 'موافقة منخفضة الخطورة', medium: 'موافقة متوسطة الخطورة', high: 'موافقة عالية الخطورة', critical: 'موافقة حرجة' })[
      risk
    ],
  keyword: 'موافقة تطابق كلماتك',
  secondReview: 'مطلوب مراجعة ثانية',
  worst: (risk) =>
    ({ low: 'كلها منخفضة الخطورة', medium: 'حتى متوسطة الخطورة', high: 'حتى عالية الخطورة', critical: 'بينها طلبات حرجة' })[risk],
  deadline: (ahead, past) => (past === 0 ? near(ahead) : ahead === 0 ? missed(past) : `${missed(past)}، ${near(ahead)}`),
  assigned: 'أُسند إليك طلب',
  taken: 'أُسند الطلب إلى غيرك',
  reply: 'رد على موافقة معلّقة',
  mention: 'أشار إليك أحدهم',
  decisionFailed: 'لم يُطبَّق أحد القرارات',
  hubLost: 'انقطع الاتصال',
  hubBack: (count) => `عاد الاتصال · ${whole.format(count)} في الانتظار`,
  warning: (rule, isBreach) => {
    const what = {
      growth: 'القائمة تطول',
      breach: 'مواعيد في خطر',
      slow: 'طلبات تنتظر طويلًا',
      override: 'التدخلات تزداد',
      agent: 'وكيل يتصرف على غير عادته',
      uncovered: 'لا أحد يستطيع تولي ما ينتظر',
      called: 'لم يقرر أحد في الوقت المحدد',
    }[rule];
    return isBreach ? `إنذار: ${what}` : `تحذير: ${what}`;
  },
  nudge: (nudge) =>
    ({
      break: 'أنت تراجع منذ مدة. استراحة قصيرة تفيد.',
      drill: 'حان وقت تدريب.',
      canary: 'إحدى الموافقات الأخيرة كانت اختبارًا.',
    })[nudge],
  digest: (since, decided, waiting) =>
    `منذ ${leftToRight(clock.format(since))}: حُسم ${whole.format(decided)}، وينتظر ${whole.format(waiting)}`,
  test: { title: 'إشعار تجريبي', body: 'تصلك الإشعارات هنا.' },
  money: (amount) => leftToRight(formatMoney(amount, LOCALE, '(وحدات صغرى)')),
  actions: { open: 'فتح', claim: 'حجز', snooze: 'تأجيل 10 دقائق' },
};

export const notificationWords: Messages['notification'] = {
  phrases,
  bands: 'الإشعارات',
  show: 'عرض',
  dismiss: 'إغلاق',
  openSettings: 'إعدادات الإشعارات',
  denied: 'لا يسمح النظام لـ Countersign بعرض الإشعارات. ما هو حرج يظهر هنا فقط.',
  failed: (why) => `تعذر عرض إشعار: ${why}`,
  level: 'أشعرني عند',
  levels: { all: 'كل طلب جديد', high: 'الخطورة العالية والحرجة', assigned: 'ما يخصني', none: 'لا شيء' },
  levelHelp: 'ما يخصك: الطلبات المسندة إليك ومواعيدك والردود والإشارات والكلمات. وهو جزء من كل مستوى عدا الأخير.',
  queues: 'لكل قائمة',
  queueSame: 'كما سبق',
  keywords: 'كلمات',
  keywordsHelp: 'كلمة في كل سطر. تُقارن بأسماء الإجراءات والوكلاء فقط، لا بما كتبه العملاء أو الوكلاء.',
  schedule: 'في هذه الأوقات فقط',
  scheduleHelp: 'خارجها لا يتغير إلا العدد على الأيقونة. الطلبات الحرجة تصل ما دمت في نوبتك.',
  days: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
  from: 'من',
  to: 'إلى',
  pause: 'إيقاف مؤقت',
  pauses: { half: '30 دقيقة', hour: 'ساعة', tomorrow: 'حتى الغد' },
  pausedUntil: (time) => `متوقفة حتى ${time}.`,
  resume: 'استئناف الآن',
  sounds: 'الأصوات',
  soundNames: { routine: 'منخفضة ومتوسطة الخطورة', high: 'عالية الخطورة', critical: 'حرجة', deadline: 'موعد فات' },
  listen: (name) => `تشغيل صوت: ${name}`,
  play: 'تشغيل',
  soundsHelp: 'صوت الطلبات الحرجة لا يُستخدم لغيرها.',
  system: 'النظام',
  test: 'إرسال إشعار تجريبي',
  testing: 'يُسأل النظام…',
  tested: {
    shown: 'قبله النظام ويقول إنه معروض.',
    fallback: 'فشلت طريقة Countersign، وعرضه أمر الإشعارات البسيط في النظام (node-notifier). لا يمكن النقر عليه ولا سحبه.',
    denied: 'رفض النظام: الإشعارات موقوفة لـ Countersign. اسمح بها في إعداداته.',
    undecided: 'لم يسمح أحد بالإشعارات بعد. فعّلها أولًا.',
    unsupported: (why) => `لا سبيل إلى عرض الإشعارات هنا: ${why}`,
    suppressed: (why) => `حُجب: ${why}`,
    failed: (why) => `فشل. يقول النظام: ${why}`,
  },
};
