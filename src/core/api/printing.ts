import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import type { FieldProblem } from '../../domain/kinds/kind.ts'
import type { Result } from '../../domain/result.ts'
import type { DeliveryState, SaleId } from '../../domain/sale.ts'
import type { NotPrinted } from '../printing/asking.ts'
import { storing, storingLater } from './storing.ts'
import type { UseCases } from './use-cases.ts'

interface PrintErrors {
  BAD_INPUT: (options: { data: FieldProblem }) => Error
  CANNOT_STORE: (options: { data: { why: string } }) => Error
  NO_SUCH_SALE: (options: { data: { id: SaleId } }) => Error
  NOT_HERE: (options: { data: { why: string } }) => Error
  WRONG_STATE: (options: { data: { id: SaleId; state: DeliveryState } }) => Error
}

export function createPrintingProcedures({ printing }: UseCases) {
  const os = implement(booksContract).printing
  const told = <Value>(work: () => Result<Value, NotPrinted>, errors: PrintErrors): Value => {
    const done = storing(work, (why) => errors.CANNOT_STORE({ data: { why } }))
    if (done.ok) return done.value
    throw refusal(done.problem, errors)
  }
  return {
    print: os.print.handler(({ input, errors }) => told(() => printing.print(input), errors)),
    onPage: os.onPage.handler(({ input, errors }) => told(() => printing.onPage(input), errors)),
    retry: os.retry.handler(({ input, errors }) => told(() => printing.retry(input.id), errors)),
    seen: os.seen.handler(({ input, errors }) => told(() => printing.seen(input.id), errors)),
    jobs: os.jobs.handler(() => printing.jobs()),
    of: os.of.handler(({ input }) => printing.of(input.of)),
    printers: os.printers.handler(async () => [...(await printing.printers())]),
    look: os.look.handler(({ input }) => printing.look(input.at)),
    openDrawer: os.openDrawer.handler(async ({ input, errors }) => {
      const done = await storingLater(
        () => printing.openDrawer(input),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (done.ok) return done.value
      throw refusal(done.problem, errors)
    }),
    openings: os.openings.handler(({ input }) => printing.openings(input.shift)),
    lastPaper: os.lastPaper.handler(() => printing.lastPaper()),
  }
}

function refusal(refused: NotPrinted, errors: PrintErrors): Error {
  switch (refused.why) {
    case 'no-printer':
    case 'no-drawer':
      return errors.NOT_HERE({ data: { why: refused.why } })
    case 'no-such-sale':
      return errors.NO_SUCH_SALE({ data: { id: refused.sale } })
    case 'wrong-state':
      return errors.WRONG_STATE({ data: { id: refused.sale, state: refused.state } })
    case 'too-long':
    case 'no-receipt':
      return errors.BAD_INPUT({ data: { field: 'paper', code: refused.why, limit_e4: null } })
    case 'not-noted':
      return errors.CANNOT_STORE({ data: { why: refused.why } })
    case 'words-differ':
    case 'no-such-job':
      return errors.BAD_INPUT({ data: { field: 'id', code: refused.why, limit_e4: null } })
    default:
      return refused satisfies never
  }
}
