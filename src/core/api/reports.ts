import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'

/** Agreed on, and not answered yet. */
export function createReportProcedures() {
  const os = implement(booksContract).reports
  const why = { data: { why: 'reports' } }
  return {
    glance: os.glance.handler(({ errors }) => {
      throw errors.NOT_HERE(why)
    }),
    trend: os.trend.handler(({ errors }) => {
      throw errors.NOT_HERE(why)
    }),
    by: os.by.handler(({ errors }) => {
      throw errors.NOT_HERE(why)
    }),
    providers: os.providers.handler(({ errors }) => {
      throw errors.NOT_HERE(why)
    }),
    hours: os.hours.handler(({ errors }) => {
      throw errors.NOT_HERE(why)
    }),
  }
}
