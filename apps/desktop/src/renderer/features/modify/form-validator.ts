import { argumentsErrors } from '@countersign/shared/domain/escalation/arguments';
import type { Json, JsonObject } from '@countersign/shared/model/json';
import type { ValidatorType } from '@rjsf/utils';

/**
 * The form library's usual validator compiles schemas with `new Function`, which the content policy forbids. Ours asks the
 * same check as the hub. The fields show what `problemsOf` says of the whole draft, half-typed numbers and amounts
 * included, so the library itself is told of no errors.
 */
export const FORM_VALIDATOR: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: (schema, formData) =>
    formData === undefined ||
    argumentsErrors({ properties: { value: schema as JsonObject } }, { value: formData as Json }).length === 0,
  rawValidation: () => ({ errors: [] }),
};
