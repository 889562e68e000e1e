import type { Health } from '../../../contract/schemas.ts'
import { toLatinDigits } from '../../../domain/digits.ts'
import { writtenDigits } from '../../../domain/mobile-number.ts'
import { lettersOf } from '../../../domain/one-line.ts'
import { rechargeWallet } from '../../../domain/provider.ts'
import { useCopyForProvider } from '../../complaint/use-copy-for-provider.ts'
import { useHealth, useWallets } from '../../core/use-core.ts'
import { bn } from '../../i18n/bn/index.ts'
import { en } from '../../i18n/en/index.ts'
import { type Say, useSay } from '../../i18n/say.ts'
import { everywhereKeys } from '../../keyboard/tables.ts'
import { useHasDrawer } from '../../printing/drawer/use-drawer.ts'
import { formOn } from '../../sale/counter-forms.ts'
import { useLanguageSwitch } from '../../shell/language.ts'
import { goTo, open, saleInHand, toShift } from '../../shell/navigation.ts'
import { screens } from '../../shell/screens.ts'
import { bookOf } from '../dues/book.ts'
import { useCustomers } from '../../core/customers.ts'
import { clearForm } from '../recharge/form-store.ts'

/** What stands under one heading: what is sold, the day with its money, the counter itself. */
export const goalGroups = ['selling', 'day', 'counter'] as const
export type GoalGroup = (typeof goalGroups)[number]

export interface Goal {
  readonly group: GoalGroup
  readonly words: string
  /**
   * Found by these too, so that a shop finds a place by its name in the other language. They stay
   * when the language is switched, and tell the goals apart.
   */
  readonly also: string
  readonly cap?: string
  readonly go: () => void
}

/** A place before it is said where it stands. */
type Place = Omit<Goal, 'group'>

const SEARCH_DIGITS = 3

/** The places and actions that a few typed letters mean; digits mean a number. */
export function useGoals(text: string): readonly Goal[] {
  const { t } = useSay()
  const all = useEveryGoal()
  const customers = useCustomerGoals(text)
  const digits = writtenDigits(text) ?? ''
  if (digits.length >= SEARCH_DIGITS) {
    const words = t('go.findNumber', { number: digits })
    const go = () => goTo({ screen: 'transactions', search: digits })
    return [{ group: 'selling', words, also: digits, go }, ...customers]
  }
  return [...all.filter((goal) => isFound(goal, text)), ...customers]
}

/** Fewer letters mean a screen more often than a person. */
const SEARCH_LETTERS = 2
/** Whoever looks for one of many types one letter more. */
const CUSTOMERS_MAX = 5

/** Those of the due book whom a few letters or digits mean. */
function useCustomerGoals(text: string): readonly Goal[] {
  const { t } = useSay()
  const all = useCustomers().data ?? []
  if (lettersOf(text.trim()).length < SEARCH_LETTERS) return []
  const found = bookOf(all, { search: text, order: 'most', hidden: false })
  return found.slice(0, CUSTOMERS_MAX).map(({ id, name }) => ({
    group: 'day',
    words: `${t('shell.dues')}: ${name}`,
    also: id,
    go: () => goTo({ screen: 'dues', customer: id }),
  }))
}

/** Some Bangla letters can be written in two ways, and keyboards differ: both find the same. */
export function isFound({ words, also }: Pick<Goal, 'words' | 'also'>, text: string): boolean {
  const plain = (written: string) => written.normalize('NFC').toLowerCase()
  return plain(`${words} ${also}`).includes(plain(toLatinDigits(text).trim()))
}

function useEveryGoal(): readonly Goal[] {
  const { t } = useSay()
  const switchLanguage = useLanguageSwitch()
  const health = useHealth()
  const hasDrawer = useHasDrawer()
  const places: Readonly<Record<GoalGroup, readonly Place[]>> = {
    selling: [
      ...sellingScreens(t),
      screenGoal(t, 'transactions', 'F5'),
      ...listsThatWait(t),
      ...useSaleGoals(),
      { words: t('go.prints'), also: both('prints'), go: () => open({ kind: 'prints' }) },
      clearGoal(t),
    ],
    day: [
      ...shiftGoals(t, health.data),
      ...(hasDrawer ? [drawerGoal(t)] : []),
      ...duesGoals(t),
      closeGoal(t),
      ...aboutWallets(t),
      ...useTopUpGoals(),
      ...reportGoals(t),
    ],
    counter: [
      screenGoal(t, 'settings', 'Ctrl ,'),
      ...partsOfSettings(t),
      ...(health.data?.books === 'practice' ? [practiceNumbers(t)] : []),
      { words: t('go.language'), also: both('language'), cap: 'Ctrl E', go: switchLanguage },
      { words: t('go.help'), also: both('help'), cap: '?', go: () => open({ kind: 'help' }) },
    ],
  }
  return goalGroups.flatMap((group) => places[group].map((one) => ({ group, ...one })))
}

function clearGoal(t: Say['t']): Place {
  const go = () => {
    clearForm()
    goTo({ screen: 'recharge' })
  }
  return { words: t('go.clear'), also: both('clear'), go }
}

function duesGoals(t: Say['t']): readonly Place[] {
  const go = () => open({ kind: 'customer' })
  return [
    screenGoal(t, 'dues', everywhereKeys.openDues.caps[0]),
    { words: t('go.newCustomer'), also: both('newCustomer'), go },
  ]
}

function screenGoal(
  t: Say['t'],
  screen: 'transactions' | 'dues' | 'wallets' | 'settings',
  cap: string,
): Place {
  return {
    words: t(`shell.${screen}`),
    also: `${en.shell[screen]} ${bn.shell[screen]}`,
    cap,
    go: () => goTo({ screen }),
  }
}

const smallCharge = `${en.smallCharge.title} ${bn.smallCharge.title}`

function partsOfSettings(t: Say['t']): readonly Place[] {
  const parts = [
    ['providers', 'providers'],
    ['transfers', 'transfers'],
    ['commission', 'commission'],
    ['shiftSettings', 'shifts'],
    ['dues', 'dues'],
    ['billAccounts', 'accounts'],
    ['printer', 'printer'],
    ['practice', 'books'],
  ] as const
  return parts.map(([key, part]) => ({
    words: t(`go.${key}`),
    // The charge on small recharges stands among what the shop earns.
    also: part === 'commission' ? `${both(key)} ${smallCharge}` : both(key),
    go: () => goTo({ screen: 'settings', part }),
  }))
}

/** Where something is sold. */
function sellingScreens(t: Say['t']): readonly Place[] {
  const found = screens.filter(({ name }) => formOn(name) !== null)
  return found.map(({ name: screen, cap }) => ({
    words: t(`shell.${screen}`),
    also: `${en.shell[screen]} ${bn.shell[screen]}`,
    cap,
    go: () => goTo({ screen }),
  }))
}

/** The drawer: its screen, and while a shift is open what is done with it. */
function shiftGoals(t: Say['t'], health: Health | undefined): readonly Place[] {
  const screen = {
    words: t('shift.title'),
    also: `${en.shift.title} ${bn.shift.title}`,
    cap: everywhereKeys.openShift.caps[0],
    go: () => toShift(health?.needsShift ?? false),
  }
  if (!health?.shift) return [screen]
  const close = {
    words: t('go.shiftClose'),
    also: both('shiftClose'),
    go: () => goTo({ screen: 'shift', does: 'count' }),
  }
  const moves = (['payOut', 'payIn'] as const).map((key) => ({
    words: t(`go.${key}`),
    also: both(key),
    go: () => open({ kind: 'cash-move', direction: key === 'payOut' ? 'out' : 'in' }),
  }))
  return [screen, close, ...moves]
}

function drawerGoal(t: Say['t']): Place {
  const go = () => open({ kind: 'drawer' })
  return { words: t('go.openDrawer'), also: both('openDrawer'), go }
}

/** The end of the day, found by its letter too. */
function closeGoal(t: Say['t']): Place {
  const go = () => goTo({ screen: 'close' })
  return { words: t('go.closeDay'), also: `${both('closeDay')} z`, go }
}

/** The lists in which something waits for a person, as the counts at the left lead to them. */
function listsThatWait(t: Say['t']): readonly Place[] {
  const lists = [
    ['decideFirst', { state: 'needs-review' }],
    ['owed', { tender: 'refund-due' }],
    ['notSent', { state: 'created' }],
  ] as const
  return lists.map(([key, shows]) => ({
    words: t(`go.${key}`),
    also: both(key),
    go: () => goTo({ screen: 'transactions', ...shows }),
  }))
}

/** The pages of the reports people ask for by name, and the way out of the counter. */
function reportGoals(t: Say['t']): readonly Place[] {
  const named = `${en.shell.reports} ${bn.shell.reports}`
  return [
    {
      words: t('go.reports'),
      also: `${both('reports')} ${named}`,
      cap: 'F8',
      go: () => goTo({ screen: 'reports', unit: 'day' }),
    },
    {
      words: t('go.reportsMonth'),
      also: `${both('reportsMonth')} ${named}`,
      go: () => goTo({ screen: 'reports', unit: 'month' }),
    },
    {
      words: t('go.saveReport'),
      also: `${both('saveReport')} CSV Excel XLSX PDF`,
      go: () => goTo({ screen: 'reports', save: true }),
    },
  ]
}

function aboutWallets(t: Say['t']): readonly Place[] {
  return [
    {
      words: t('shell.wallets'),
      also: `${en.shell.wallets} ${bn.shell.wallets}`,
      cap: 'Ctrl U',
      go: () => goTo({ screen: 'wallets' }),
    },
    {
      words: t('shell.statement'),
      also: `${both('statement')} ${en.shell.statement} ${bn.shell.statement}`,
      go: () => goTo({ screen: 'statement' }),
    },
  ]
}

/** What is done with the sale that was sold or opened last, where there is one. */
function useSaleGoals(): readonly Place[] {
  const { t } = useSay()
  const copyForProvider = useCopyForProvider()
  const sale = saleInHand.get()
  if (sale === null) return []
  return [
    {
      words: t('go.slip'),
      // Of a success it is called so, and looked for by that name.
      also: `${both('slip')} ${en.printing.papers.receipt} ${bn.printing.papers.receipt}`,
      cap: everywhereKeys.slip.caps[0],
      go: () => open({ kind: 'slip', sale }),
    },
    {
      words: t('go.complaint'),
      also: both('complaint'),
      cap: everywhereKeys.complaint.caps[0],
      go: () => void copyForProvider(sale),
    },
  ]
}

/** One a wallet that recharges are paid from: which one is bought for is said before the form. */
function useTopUpGoals(): readonly Place[] {
  const { t, wallet: nameOf } = useSay()
  const wallets = (useWallets().data ?? []).filter((one) => one.opened)
  return wallets
    .filter(({ provider, wallet }) => wallet === rechargeWallet[provider])
    .map(({ provider, wallet }) => ({
      words: `${t('go.topUp')}: ${nameOf(provider, wallet)}`,
      also: `${both('topUp')} ${provider} ${wallet}`,
      go: () => open({ kind: 'top-up', at: { provider, wallet } }),
    }))
}

function practiceNumbers(t: Say['t']): Place {
  return {
    words: t('go.practiceNumbers'),
    also: both('practiceNumbers'),
    cap: everywhereKeys.practice.caps[0],
    go: () => open({ kind: 'practice' }),
  }
}

function both(key: keyof typeof en.go): string {
  return `${en.go[key]} ${bn.go[key]}`
}
