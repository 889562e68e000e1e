import type { By, HourReport, ProviderReport, Trend } from '../../../../contract/reports.ts'

/** A report with the picture it is drawn as. */
export type Drawing =
  | { readonly of: 'trend'; readonly report: Trend }
  | { readonly of: 'by'; readonly report: By }
  | { readonly of: 'providers'; readonly report: ProviderReport }
  | { readonly of: 'hours'; readonly report: HourReport }
