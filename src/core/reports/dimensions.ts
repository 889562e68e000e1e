import { reportDimensions } from '../../contract/reports.ts'

/** By what totals are kept: as one figure, by the hour, and by all that a report is asked for. */
export const dimensions = ['all', 'hour', ...reportDimensions] as const
export type Dimension = (typeof dimensions)[number]

/** Every dimension's rows together are the whole; what belongs to no member has this. */
export const NOBODY = ''
