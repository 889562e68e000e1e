import type { Mutant } from './mutants.ts'

const restorations = 'src/core/restorations.ts'

/** Bugs around an older copy of the books that was put back (F31). */
export const copying: readonly Mutant[] = [
  {
    name: 'sends the draft of a copy that was put back',
    patches: [
      {
        file: restorations,
        find: 'draft.seq <= copied || wasOpenBefore(draft)',
        replace: 'wasOpenBefore(draft) && draft.seq > copied',
      },
    ],
    faults: ['F31', 'F1'],
  },
  {
    name: 'looks at no draft of a copy before it is sent',
    patches: [
      {
        file: 'src/core/sales/attempt.ts',
        find: `if (parts.mayHaveLeft(sale)) return notSent(sale, 'from-copy')`,
        replace: '',
      },
    ],
    faults: ['F31', 'F1'],
  },
  {
    name: 'sells anew what a copy that was put back lacks',
    patches: [
      {
        file: restorations,
        find: 'draft.seq <= copied || wasOpenBefore(draft)',
        replace: 'draft.seq <= copied',
      },
    ],
    faults: ['F31'],
  },
  {
    name: 'takes a form of a clock that ran ahead for a new one',
    patches: [
      {
        file: restorations,
        find: 'if (opened_ms > created_at_ms) return true',
        replace: '',
      },
    ],
    faults: ['F31', 'F24'],
  },
  {
    name: 'gives back what the books that are gone gave back',
    patches: [
      {
        file: restorations,
        find: 'return isHere && isOfCopy ? copy.putBack_ms : null',
        replace: `return sale.state === 'created' && isOfCopy ? copy.putBack_ms : null`,
      },
    ],
    faults: ['F31', 'G2'],
  },
  {
    name: 'sells again with money that the books that are gone used',
    patches: [
      {
        file: 'src/core/sales/submit.ts',
        find: 'return fromCopy(before, intent.copySeen, restorations) ?? success(before)',
        replace: 'return success(before)',
      },
    ],
    faults: ['F31', 'G2'],
  },
  {
    name: 'calls a draft of a copy off by its age',
    patches: [
      {
        file: 'src/core/settlement/drafts.ts',
        find: 'if (mayHaveLeft(sale)) return',
        replace: '',
      },
    ],
    faults: ['F31', 'F1', 'G2'],
  },
  {
    name: 'forgets at a start that a copy was put back',
    patches: [
      {
        file: restorations,
        find: `  return {
    // The same copy`,
        replace: `  db.write(() => see.run(run.moment().at_ms))
  return {
    // The same copy`,
      },
    ],
    faults: ['F31'],
  },
  {
    name: 'says of a gap no more than its last copy',
    patches: [
      {
        file: restorations,
        find: 'SELECT min(last_sale_at_ms) AS from_ms',
        replace: 'SELECT max(last_sale_at_ms) AS from_ms',
      },
    ],
    faults: ['F31'],
  },
]
