import { implement } from '@orpc/server'
import { booksContract } from '../../contract/contract.ts'
import type { Sale } from '../../contract/schemas.ts'
import { listFor } from '../../domain/kinds/package/lists.ts'
import type { Result } from '../../domain/result.ts'
import { SaleId } from '../../domain/sale.ts'
import type { NotReturned } from '../sales/money-back.ts'
import type { NoShift } from '../sales/open-drawer.ts'
import type { SaleRow } from '../sales/rows.ts'
import { storing, storingLater } from './storing.ts'
import type { UseCases } from './use-cases.ts'

/** Stores the intent, or says in the contract's words why it was not stored. */
function createSubmitProcedure(use: UseCases) {
  const os = implement(booksContract).sales
  return os.submit.handler(async ({ input, errors }) => {
    const list = 'packageId' in input ? listFor(input.operator, input.lineType) : null
    const waited_ms = list === null ? 0 : await use.refreshPackages(list, input.kind === 'drive')
    const submitted = storing(
      () => use.sales.submit(input, waited_ms),
      (why) => errors.CANNOT_STORE({ data: { why } }),
    )
    if (submitted.ok) return use.reading.toSale(await use.firstStep(submitted.value))
    const refused = submitted.problem
    switch (refused.why) {
      case 'bad-input': {
        const { field, code, limit_e4 } = refused
        throw errors.BAD_INPUT({ data: { field, code, limit_e4 } })
      }
      case 'words-differ':
        throw errors.SALE_WORDS_DIFFER({ data: { id: input.id } })
      case 'other-books':
        throw errors.NOT_HERE({ data: { why: 'other-books' } })
      case 'no-provider':
        throw errors.NO_PROVIDER({ data: { provider: refused.provider } })
      case 'no-shift':
        throw errors.NO_SHIFT({ data: {} })
      case 'closing':
        throw errors.CLOSING({ data: { businessDate: refused.businessDate } })
      case 'clock':
        throw errors.CLOCK({ data: refused.doubt })
      case 'no-such-sale':
        throw errors.NO_SUCH_SALE({ data: { id: SaleId.parse(refused.id) } })
      case 'twin': {
        const { id, state } = refused
        throw errors.TWIN({ data: { id: SaleId.parse(id), state } })
      }
      case 'from-copy': {
        const { id, putBack_ms } = refused
        throw errors.FROM_COPY({ data: { id, putBack_ms } })
      }
      case 'wrong-state': {
        const { id, state } = refused
        throw errors.WRONG_STATE({ data: { id: SaleId.parse(id), state } })
      }
      default:
        return refused satisfies never
    }
  })
}

export function createSaleProcedures(use: UseCases) {
  const os = implement(booksContract).sales
  return {
    submit: createSubmitProcedure(use),
    get: os.get.handler(({ input, errors }) => {
      const sale = use.reading.detail(input.id)
      if (!sale) throw errors.NO_SUCH_SALE({ data: { id: input.id } })
      return sale
    }),
    list: os.list.handler(({ input }) => use.reading.page(input)),
    ofDays: os.ofDays.handler(({ input }) => use.reading.ofDays(input)),
    quote: os.quote.handler(({ input }) => use.quote(input)),
    inLine: os.inLine.handler(() => use.inLine.list()),
    cancel: os.cancel.handler(({ input, errors }) =>
      moved(use, input.id, errors, () => use.sales.cancel(input)),
    ),
    refund: os.refund.handler(({ input, errors }) =>
      moved(use, input.id, errors, () => use.sales.refund(input)),
    ),
    keep: os.keep.handler(({ input, errors }) =>
      moved(use, input.id, errors, () => use.sales.keep(input.id)),
    ),
    collect: os.collect.handler(({ input, errors }) =>
      moved(use, input.id, errors, () => use.sales.collect(input.id)),
    ),
    identify: os.identify.handler(async ({ input, errors }) => {
      const { id, providerReference, despite, rivals = [] } = input
      const weighed = despite && { why: despite, rivals }
      const identified = await storingLater(
        () => use.sales.identify(id, providerReference, weighed),
        (why) => errors.CANNOT_STORE({ data: { why } }),
      )
      if (identified.ok) return use.reading.toSale(identified.value)
      if (typeof identified.problem === 'string') throw notTaken(use, id, errors)
      const { why, words, others } = identified.problem
      const named = others.map((other) => SaleId.parse(other))
      throw errors.NOT_PROVED({ data: { why, words, others: named } })
    }),
    decide: os.decide.handler(async ({ input, errors }) => {
      // Whoever has the money back, or sells again, does so at once.
      if (input.outcome === 'failed') await use.askFirst(input.id)
      return moved(use, input.id, errors, () => use.sales.decide(input))
    }),
  }
}

interface MoveErrors {
  NO_SUCH_SALE: (options: { data: { id: SaleId } }) => Error
  WRONG_STATE: (options: { data: { id: SaleId; state: SaleRow['state'] } }) => Error
  DECIDE_FIRST: (options: { data: { id: SaleId } }) => Error
  REPLACED_ARRIVED: (options: { data: { id: SaleId } }) => Error
  FROM_COPY: (options: { data: { id: SaleId; putBack_ms: number } }) => Error
  NO_SHIFT: (options: { data: Record<string, never> }) => Error
  CANNOT_STORE: (options: { data: { why: string } }) => Error
}

/** The sale after a command, or why it was not taken: no such sale, or it stands elsewhere. */
function moved(
  use: UseCases,
  id: SaleId,
  errors: MoveErrors,
  command: () => Result<SaleRow, NotReturned | NoShift>,
): Sale {
  const taken = storing(command, (why) => errors.CANNOT_STORE({ data: { why } }))
  if (taken.ok) return use.reading.toSale(taken.value)
  if (taken.problem === 'no-shift') throw errors.NO_SHIFT({ data: {} })
  if (typeof taken.problem === 'string') throw notTaken(use, id, errors)
  const { why, ...data } = taken.problem
  if ('putBack_ms' in data) throw errors.FROM_COPY({ data })
  throw why === 'decide-first' ? errors.DECIDE_FIRST({ data }) : errors.REPLACED_ARRIVED({ data })
}

function notTaken(
  use: UseCases,
  id: SaleId,
  errors: Pick<MoveErrors, 'NO_SUCH_SALE' | 'WRONG_STATE'>,
): Error {
  const sale = use.reading.detail(id)
  if (!sale) return errors.NO_SUCH_SALE({ data: { id } })
  return errors.WRONG_STATE({ data: { id, state: sale.state } })
}
