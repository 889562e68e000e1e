import { z } from 'zod'
import { Money } from '../domain/money.ts'
import { ProviderId, WalletName } from '../domain/provider.ts'
import { Execution, Recharge } from './execution.ts'

const Pending = z.object({
  outcome: z.enum(['succeeded', 'failed']),
  /** Wall time, because it has to hold over a restart; null for one that never ends. */
  due_ms: z.number().nullable(),
})
const wallets = z.array(z.tuple([ProviderId, WalletName, Money]))

const SavedBook = z.object({
  version: z.literal(2),
  wallets,
  executions: z.array(z.object({ execution: Execution, pending: Pending.nullable() })),
})
export type SavedBook = z.infer<typeof SavedBook>

/** Version 1 knew recharges alone and named no kind: a shop that practised then goes on. */
const FirstBook = z.object({
  version: z.literal(1),
  wallets,
  executions: z.array(
    z.object({
      execution: Recharge.omit({ kind: true }).transform(
        (sold): Execution => ({ ...sold, kind: 'recharge' }),
      ),
      pending: Pending.nullable(),
    }),
  ),
})

const AnyBook = z.discriminatedUnion('version', [FirstBook, SavedBook])

/** Takes up a book of this version or of an older one. @throws on anything else. */
export function readSaved(saved: string): SavedBook {
  try {
    return { ...AnyBook.parse(JSON.parse(saved)), version: 2 }
  } catch (cause) {
    throw new Error('the saved book of the sandbox cannot be read', { cause })
  }
}
