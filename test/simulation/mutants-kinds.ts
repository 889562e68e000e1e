import type { Mutant } from './mutants.ts'

const wire = 'src/core/providers/flexiloadbd/kinds'
const domain = 'src/domain/kinds'

/** Bugs of one kind of sale or another. */
export const ofKinds: readonly Mutant[] = [
  {
    name: 'pays for a drive package from the wrong wallet',
    patches: [
      {
        file: 'src/domain/capability.ts',
        find: `wallet: 'drive',`,
        replace: `wallet: 'flexiload',`,
      },
    ],
  },
  {
    name: 'pays for a transfer from the wrong wallet',
    patches: [
      {
        file: 'src/domain/capability.ts',
        find: `operators: walletBrandCodes,
    lines: null,
    wallet: 'bank',`,
        replace: `operators: walletBrandCodes,
    lines: null,
    wallet: 'flexiload',`,
      },
    ],
  },
  {
    name: 'sends the year of a bill as its month',
    patches: [
      { file: `${wire}/bill.ts`, find: 'billMonth.slice(5)', replace: 'billMonth.slice(2, 4)' },
    ],
  },
  {
    name: 'pays every bill for January',
    patches: [{ file: `${wire}/bill.ts`, find: 'billMonth.slice(5)', replace: `'01'` }],
  },
  {
    name: 'sends no phone with a bill',
    patches: [{ file: `${wire}/bill.ts`, find: '...(phone !== null && { phone }),', replace: '' }],
  },
  {
    name: 'does not compare the number of a bill',
    patches: [
      {
        file: `${wire}/bill.ts`,
        find: `billNumberEcho(told['bill_number'], number),`,
        replace: '',
      },
    ],
    faults: ['F18'],
    provider: 'flexiloadbd',
  },
  {
    name: 'sends a transfer to an agent as one to a person',
    patches: [
      { file: `${wire}/transfer.ts`, find: `order.walletType === 'agent' &&`, replace: 'false &&' },
    ],
  },
  {
    name: 'takes an agent’s wallet and a person’s for the same words',
    patches: [
      {
        file: `${domain}/transfer/transfer.ts`,
        find: 'words: ({ walletType }) => [walletType],',
        replace: 'words: () => [],',
      },
    ],
    faults: ['F30'],
    provider: 'flexiloadbd',
  },
  {
    name: 'takes two packages of one price for the same words',
    patches: [
      {
        file: `${domain}/package/package.ts`,
        find: 'lineType === undefined ? [packageId] : [packageId, lineType],',
        replace: 'packageId === 0 || lineType === undefined ? [] : [],',
      },
    ],
    faults: ['F30'],
    provider: 'flexiloadbd',
  },
  {
    name: 'sends a drive package as data',
    patches: [
      {
        file: `${wire}/package.ts`,
        find: `packOf<DriveTerms & Ordered>('drive')`,
        replace: `packOf<DriveTerms & Ordered>('data')`,
      },
    ],
  },
  {
    name: 'sends another package than the one that was sold',
    patches: [
      {
        file: `${wire}/package.ts`,
        find: 'package_id: packageId,',
        replace: 'package_id: packageId === 4 ? 5 : packageId,',
      },
    ],
  },
  {
    name: 'takes the price of a package for an echo',
    patches: [
      {
        file: `${wire}/package.ts`,
        find: `numberEcho(told['phone'], number)`,
        replace: `numberEcho(told['phone'], number),
      (told['amount']?.text ?? '') === String(amount_e4 / 10_000) ? 'same' : 'different'`,
      },
      {
        file: `${wire}/package.ts`,
        find: 'echoes: (told, { number }) => [',
        replace: 'echoes: (told, { number, amount_e4 }) => [',
      },
    ],
  },
  {
    name: 'sells a package at a price that is not its own any more',
    patches: [
      {
        file: `${domain}/package/package.ts`,
        find: 'if (pack.price_e4 !== amount.value) {',
        replace: 'if (pack.price_e4 < 0) {',
      },
    ],
  },
  {
    name: 'gives back the amount and keeps the charge',
    patches: [
      {
        file: 'src/domain/ledger.ts',
        find: 'return voidConfirmedEntries(sale)',
        replace: 'return voidConfirmedEntries({ face: sale.face })',
      },
    ],
  },
  {
    name: 'books a charge as commission',
    patches: [
      {
        file: 'src/core/sales/entries.ts',
        find: 'return succeededEntries({ ...aside, face, charged, charge })',
        replace: 'return succeededEntries({ ...aside, face: money(face + charge), charged })',
      },
    ],
  },
  {
    name: 'takes a package for a twin of a recharge',
    patches: [
      {
        file: 'src/core/sales/twin.ts',
        find: 'sale.kind = CAST(@kind AS TEXT)',
        replace: 'CAST(@kind AS TEXT) IS NOT NULL',
      },
    ],
  },
  {
    name: 'guards against twins of recharges alone',
    patches: [
      {
        file: 'src/core/sales/twin.ts',
        find: 'sale.kind = CAST(@kind AS TEXT)',
        replace: `sale.kind = 'recharge' AND @kind = 'recharge'`,
      },
    ],
  },
]
