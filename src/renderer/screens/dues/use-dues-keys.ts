import type { RefObject } from 'react'
import type { CustomerId } from '../../../contract/payment.ts'
import { duesKeys } from '../../keyboard/tables.ts'
import { typesText, useKeys } from '../../keyboard/use-keys.ts'
import { open } from '../../shell/navigation.ts'
import { nextOrder } from './book.ts'
import type { BookView } from './use-book-view.ts'
import { useCopyMessage } from './use-copy-message.ts'

/** The keys of the due book; a sign of the pad that is typed into the search is no key. */
export function useDuesKeys(view: BookView, field: RefObject<HTMLInputElement | null>): void {
  const copyMessage = useCopyMessage()
  const id = view.chosen?.id
  const ofChosen = (run: (customer: CustomerId) => void) => () => {
    if (id !== undefined) run(id)
    return true
  }
  const unlessTyping = (run: () => void) => (event: KeyboardEvent) => {
    if (typesText(event.target)) return false
    run()
    return true
  }
  useKeys(duesKeys, {
    search: unlessTyping(() => {
      field.current?.focus()
      field.current?.select()
    }),
    pay: unlessTyping(ofChosen((customer) => open({ kind: 'dues-move', customer, cause: 'paid' }))),
    order: unlessTyping(() => view.setOrder(nextOrder(view.order))),
    slip: ofChosen((customer) => open({ kind: 'statement', customer })),
    complaint: ofChosen((customer) => void copyMessage(customer)),
    newCustomer: () => {
      open({ kind: 'customer' })
      return true
    },
    edit: ofChosen((customer) => open({ kind: 'customer', customer })),
    payBack: ofChosen((customer) => open({ kind: 'dues-move', customer, cause: 'paid-out' })),
    forgive: ofChosen((customer) => open({ kind: 'dues-move', customer, cause: 'forgiven' })),
    clear: () => {
      view.setSearch('')
      return true
    },
  })
}
