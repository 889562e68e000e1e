import type { ProviderId } from '../src/domain/provider.ts'

/** The folder of each provider's interface on the bench's server. */
export const folderOf: Readonly<Record<ProviderId, string>> = {
  autoflexi: '',
  alsamiflexi: '',
  flexiloadbd: '/api/gateway/v1',
}

/** True for a request that sells, by its first line. */
export function sells(request: string): boolean {
  return /^POST (?!\S*\/verify)/u.test(request)
}

/** What a provider says at once, whatever it is asked; each sale with a number of its own. */
export function told(provider: ProviderId, request: string, trx: number): string {
  const body = request.split('\r\n\r\n')[1] ?? ''
  const read = (name: string) => new RegExp(`"${name}":"?([^",}]*)`, 'u').exec(body)?.[1] ?? ''
  const isSale = sells(request)
  switch (provider) {
    case 'flexiloadbd':
      return isSale ? flexiloadbdSold(read, trx) : flexiloadbdBalance
    case 'alsamiflexi':
      if (request.includes('/operators')) return alsamiflexiOperators
      return isSale ? alsamiflexiSold(read, trx) : alsamiflexiBalance
    case 'autoflexi':
      if (!isSale) return '{"status":true,"data":{"balance":"900000.00"}}'
      return JSON.stringify({ status: true, message: 'Submitted', trx_id: `${16_000_000 + trx}` })
    default:
      return provider satisfies never
  }
}

type Read = (name: string) => string

const flexiloadbdBalance =
  '{"status":true,"data":{"flexiload_balance":900000.00,"drive_balance":0.00,"bank_balance":0.00}}'

function flexiloadbdSold(read: Read, trx: number): string {
  return JSON.stringify({
    status: true,
    trx_id: `TRX${String(trx).padStart(15, '0')}`,
    ref_id: read('ref_id'),
    type: 'recharge',
    operator: 'Grameenphone',
    phone: read('phone'),
    amount: Number(read('amount')),
    payable: Number(read('amount')),
    balance: 400,
    trx_status: 'Success',
    message: '',
  })
}

const alsamiflexiBalance = '{"success":true,"data":{"balance":900000.00,"currency":"BDT"}}'
const alsamiflexiOperators = JSON.stringify({
  success: true,
  data: [{ id: 1, name: 'Grameenphone', code: 'GP', min_amount: 10, max_amount: 5_000 }],
})

function alsamiflexiSold(read: Read, trx: number): string {
  return JSON.stringify({
    success: true,
    data: {
      transaction_id: `TXN${String(trx).padStart(9, '0')}`,
      status: 'completed',
      mobile_number: read('mobile_number'),
      amount: Number(read('amount')),
      reference: read('reference'),
    },
  })
}
