import type { LocalError } from '@countersign/shared/client/hub-client';
import type { WireErrorCode } from '@countersign/shared/protocol/wire-error';

/** Why the hub, or the connection to it, did not do what was asked. The hub itself writes English. */
const PROBLEMS: Readonly<Record<WireErrorCode | LocalError['code'], string>> = {
  BAD_SCHEMA: 'لم يفهم المركز الطلب.',
  LIMIT: 'هذا أكبر من المسموح.',
  DEPTH: 'هذا أعمق تداخلًا من المسموح.',
  UNAUTHENTICATED: 'رمز الدخول غير صالح.',
  REVOKED: 'أُبطل رمز الدخول.',
  FORBIDDEN: 'ليس لك الحق في ذلك.',
  NOT_FOUND: 'لا يوجد لك هذا الطلب.',
  IDEMPOTENCY_MISMATCH: 'ورد الأمر نفسه من قبل بمضمون آخر.',
  HASH_MISMATCH: 'ليس هذا هو الإجراء الذي طلبه الوكيل.',
  STALE_FENCE: 'تغيّر الطلب بعد أن فتحته.',
  NOT_CLAIMED: 'ليس الطلب لديك الآن.',
  ALREADY_CLAIMED: 'استلم هذا الطلبَ شخص آخر.',
  ALREADY_DECIDED: 'اتُّخذ القرار في هذا الطلب.',
  NOT_ALLOWED: 'غير ممكن مع هذا الطلب.',
  EXPIRED: 'انقضت المهلة.',
  WITHDRAWN: 'سحب الوكيل هذا الطلب.',
  RATE_LIMITED: 'أوامر كثيرة في وقت قصير. حاول مجددًا بعد قليل.',
  STORE_UNAVAILABLE: 'لا يستطيع المركز الحفظ الآن. حاول مجددًا بعد قليل.',
  PROTOCOL_UNSUPPORTED: 'البرنامج والمركز لا يتكلمان الإصدار نفسه.',
  EPOCH_CHANGED: 'بدأ المركز سجلًا جديدًا.',
  INTERNAL: 'حدث خطأ في المركز.',
  TIMED_OUT: 'لم يُجب المركز.',
  ABORTED: 'أُلغي.',
  CLOSED: 'الاتصال مغلق.',
};

/** Codes come off the wire: one that this version does not know keeps the hub's own sentence. */
export const problem = ({ code, message }: { readonly code: string; readonly message: string }): string =>
  Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as keyof typeof PROBLEMS] : message;
