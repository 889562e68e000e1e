import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import type { UseCases } from './use-cases.ts'

export function createReportProcedures({ reports }: UseCases) {
  const os = implement(booksContract).reports
  return {
    glance: os.glance.handler(({ input }) => reports.glance(input)),
    trend: os.trend.handler(({ input, errors }) => {
      const trend = reports.trend(input)
      if (trend.ok) return trend.value
      throw errors.BAD_INPUT({ data: trend.problem })
    }),
    by: os.by.handler(({ input }) => reports.by(input)),
    providers: os.providers.handler(({ input }) => reports.providers(input)),
    hours: os.hours.handler(({ input }) => reports.hours(input)),
  }
}
