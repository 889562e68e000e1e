import { describe, expect, it } from 'vitest'
import { money } from '../money.ts'
import { type Figures, shouldEarn, willEarn } from './expected.ts'

const listed = { source: 'provider', earned_e4: money(1) } as const
const usual = { source: 'assumed', earned_e4: money(2) } as const
const learned_e4 = money(3)
const ruled = { rule: 9, earned_e4: money(4) }

/** Who says what a sale should earn, and what it will. */
function said(figures: Figures): string {
  return [shouldEarn(figures), willEarn(figures)]
    .map(({ source, earned_e4 }) => `${source} ${earned_e4}`)
    .join(', ')
}

describe('who says what a sale should earn, and what it will', () => {
  it.each([
    ['nobody', { own: usual, learned_e4: null, ruled: null }, 'assumed 2, assumed 2'],
    ['past sales', { own: usual, learned_e4, ruled: null }, 'learned 3, learned 3'],
    ['the owner', { own: usual, learned_e4: null, ruled }, 'rule 4, rule 4'],
    ['the provider', { own: listed, learned_e4: null, ruled: null }, 'provider 1, provider 1'],
    ['provider and past sales', { own: listed, learned_e4, ruled: null }, 'provider 1, provider 1'],
    ['past sales and the owner', { own: usual, learned_e4, ruled }, 'rule 4, learned 3'],
    ['the provider and the owner', { own: listed, learned_e4: null, ruled }, 'rule 4, provider 1'],
    ['all of them', { own: listed, learned_e4, ruled }, 'rule 4, provider 1'],
  ] as const)('where %s can say it', (_who, figures, wanted) => {
    expect(said(figures)).toBe(wanted)
  })
})
