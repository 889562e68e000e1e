import { useState } from 'react'
import type { Customer } from '../../../contract/dues.ts'
import { type Money, ZERO } from '../../../domain/money.ts'
import { useCustomer } from '../../core/customers.ts'
import { useSettings } from '../../core/use-core.ts'
import type { CounterForm } from '../../sale/counter-form.ts'
import { SECOND_PRESS_AFTER_ms } from '../../sale/second-press.ts'
import { IN_CASH } from '../../selling/payment.ts'
import { creditOf, firstPart, readPart } from './credit-draft.ts'

/** Before the owner's rules are heard: nothing is within them. */
const NO_RULES = { limit_e4: ZERO, isLimitFirm: true } as const

/** How much of the price the customer that was chosen pays later; null while nobody is. */
export function useHowMuch(
  chosen: Customer | null,
  price: Money,
  form: CounterForm | null,
  onDone: () => void,
) {
  const [text, setText] = useState(() => firstPart(form?.payment() ?? IN_CASH, price))
  const [warned, setWarned] = useState<{ text: string; at_ms: number } | null>(null)
  const rules = useSettings().data?.dues ?? NO_RULES
  const fresh = useCustomer(chosen?.id ?? null)
  const customer = fresh ?? chosen
  if (customer === null) return null
  const read = readPart(text, price, customer, rules)
  const isWarned = warned?.text === text
  const confirm = (at_ms: number) => {
    const { part, says } = read
    if (!part.ok || says === null || says.says === 'above') return
    if (says.says === 'warns') {
      if (!isWarned) {
        setWarned({ text, at_ms })
        return
      }
      // Half of a double press answers no question.
      if (at_ms - warned.at_ms < SECOND_PRESS_AFTER_ms) return
    }
    form?.pay({
      type: 'chose-credit',
      credit: creditOf(customer.id, part.value, price, says.says),
    })
    onDone()
  }
  return { customer, price, text, read, isWarned, onType: setText, confirm }
}

export type HowMuchState = NonNullable<ReturnType<typeof useHowMuch>>
