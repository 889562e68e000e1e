/** What is saved, and as what. */
export const whats = ['table', 'glance', 'list'] as const
export type What = (typeof whats)[number]

export const forms = ['csv', 'xlsx', 'pdf', 'roll58', 'roll80'] as const
export type Form = (typeof forms)[number]

/** A list of a year is no paper: it goes into files alone. */
export function formsOf(what: What): readonly Form[] {
  return what === 'list' ? ['csv', 'xlsx'] : forms
}

/** The form that was chosen, where what is saved has it. */
export function formFor(what: What, chosen: Form): Form {
  return formsOf(what).includes(chosen) ? chosen : 'csv'
}

export function rollWidth_mm(form: Form): 58 | 80 | null {
  if (form === 'roll58') return 58
  return form === 'roll80' ? 80 : null
}

/** Files are called alike in every language. */
export const fileNames = { csv: 'CSV', xlsx: 'Excel', pdf: 'PDF' } as const
