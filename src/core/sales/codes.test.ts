import { describe, expectTypeOf, it } from 'vitest'
import type { NotSentCode, RefusalCode, UnknownCode } from '../../contract/codes.ts'
import type { NotSentReason, Refusal, SaleAnswer, UnknownReason } from '../providers/provider.ts'

type WeakRefusal = Extract<SaleAnswer, { kind: 'weak-refusal' }>['why']

describe('what a provider’s client can say of a sale', () => {
  it('is listed in the contract, so that the screens have words for it', () => {
    expectTypeOf<NotSentReason>().toExtend<NotSentCode>()
    expectTypeOf<Refusal>().toExtend<RefusalCode>()
    expectTypeOf<UnknownReason | WeakRefusal>().toExtend<UnknownCode>()
  })
})
