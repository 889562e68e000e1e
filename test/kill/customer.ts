import { CustomerId } from '../../src/contract/payment.ts'

/** Who may pay later, by an id that is the same in every run. */
export const customer = CustomerId.parse('01890000-0000-7000-8000-00000000c0de')
