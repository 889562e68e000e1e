import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import type { ReportRange } from '../../contract/reports.ts'
import type { UseCases } from './use-cases.ts'

export function createReportProcedures({ reports, readyReports }: UseCases) {
  const os = implement(booksContract).reports
  const of = async <Wanted extends ReportRange, Report>(
    wanted: Wanted,
    report: (wanted: Wanted) => Report,
  ): Promise<Report> => {
    await readyReports(wanted)
    return report(wanted)
  }
  return {
    glance: os.glance.handler(({ input }) => of(input, (wanted) => reports.glance(wanted))),
    trend: os.trend.handler(async ({ input, errors }) => {
      const trend = await of(input, (wanted) => reports.trend(wanted))
      if (trend.ok) return trend.value
      throw errors.BAD_INPUT({ data: trend.problem })
    }),
    by: os.by.handler(({ input }) => of(input, (wanted) => reports.by(wanted))),
    providers: os.providers.handler(({ input }) =>
      of(input, (wanted) => reports.providers(wanted)),
    ),
    hours: os.hours.handler(({ input }) => of(input, (wanted) => reports.hours(wanted))),
  }
}
