const CONTROL = 'input, select, textarea, button:not([tabindex="-1"])';

/** Puts the focus into the field at a pointer; false when the form draws none there. */
export const focusField = (form: HTMLElement, pointer: string): boolean => {
  const rows = [...form.querySelectorAll<HTMLElement>('[data-pointer]')];
  const row = rows.find((element) => element.dataset['pointer'] === pointer);
  const invalid = row?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const control = invalid ?? row?.querySelector<HTMLElement>(CONTROL);
  control?.focus();
  control?.scrollIntoView?.({ block: 'nearest' });
  return control !== undefined && control !== null;
};

/** The first field that can be edited; the form's own buttons come later. */
export const focusFirstField = (form: HTMLElement): void =>
  form.querySelector<HTMLElement>('.field-row :is(input, select, textarea)')?.focus();
