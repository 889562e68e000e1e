import { toLatinDigits } from '../../../domain/digits.ts'
import { writtenDigits } from '../../../domain/mobile-number.ts'
import { rechargeWallet } from '../../../domain/provider.ts'
import { useCopyForProvider } from '../../complaint/use-copy-for-provider.ts'
import { useHealth, useWallets } from '../../core/use-core.ts'
import { bn } from '../../i18n/bn/index.ts'
import { en } from '../../i18n/en/index.ts'
import { type Say, useSay } from '../../i18n/say.ts'
import { everywhereKeys } from '../../keyboard/tables.ts'
import { formOn } from '../../sale/counter-forms.ts'
import { useLanguageSwitch } from '../../shell/language.ts'
import { goTo, open, saleInHand } from '../../shell/navigation.ts'
import { screens } from '../../shell/screens.ts'
import { clearForm } from '../recharge/form-store.ts'

export interface Goal {
  readonly words: string
  /**
   * Found by these too, so that a shop finds a place by its name in the other language. They stay
   * when the language is switched, and tell the goals apart.
   */
  readonly also: string
  readonly cap?: string
  readonly go: () => void
}

const SEARCH_DIGITS = 3

/** The places and actions that a few typed letters mean; digits mean a number. */
export function useGoals(text: string): readonly Goal[] {
  const { t } = useSay()
  const all = useEveryGoal()
  const digits = writtenDigits(text) ?? ''
  if (digits.length >= SEARCH_DIGITS) {
    const words = t('go.findNumber', { number: digits })
    return [{ words, also: digits, go: () => goTo({ screen: 'transactions', search: digits }) }]
  }
  return all.filter((goal) => isFound(goal, text))
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
  return [
    ...sellingScreens(t),
    {
      words: t('shell.transactions'),
      also: `${en.shell.transactions} ${bn.shell.transactions}`,
      cap: 'F5',
      go: () => goTo({ screen: 'transactions' }),
    },
    ...listsThatWait(t),
    {
      words: t('shell.wallets'),
      also: `${en.shell.wallets} ${bn.shell.wallets}`,
      cap: 'Ctrl U',
      go: () => goTo({ screen: 'wallets' }),
    },
    ...useTopUpGoals(),
    ...settingsGoals(t),
    ...(health.data?.books === 'practice' ? [practiceNumbers(t)] : []),
    { words: t('go.language'), also: both('language'), cap: 'Ctrl E', go: switchLanguage },
    ...useSaleGoals(),
    {
      words: t('go.clear'),
      also: both('clear'),
      go: () => {
        clearForm()
        goTo({ screen: 'recharge' })
      },
    },
    { words: t('go.help'), also: both('help'), cap: '?', go: () => open({ kind: 'help' }) },
  ]
}

/** The parts of the settings that are looked for by name. */
function settingsGoals(t: Say['t']): readonly Goal[] {
  return [
    {
      words: t('shell.settings'),
      also: `${en.shell.settings} ${bn.shell.settings}`,
      cap: 'Ctrl ,',
      go: () => goTo({ screen: 'settings' }),
    },
    {
      words: t('go.providers'),
      also: both('providers'),
      go: () => goTo({ screen: 'settings', part: 'providers' }),
    },
    {
      words: t('go.transfers'),
      also: both('transfers'),
      go: () => goTo({ screen: 'settings', part: 'transfers' }),
    },
    {
      words: t('go.billAccounts'),
      also: both('billAccounts'),
      go: () => goTo({ screen: 'settings', part: 'accounts' }),
    },
    {
      words: t('go.commission'),
      also: both('commission'),
      go: () => goTo({ screen: 'settings', part: 'commission' }),
    },
    {
      words: t('go.practice'),
      also: both('practice'),
      go: () => goTo({ screen: 'settings', part: 'books' }),
    },
  ]
}

/** Where something is sold. */
function sellingScreens(t: Say['t']): readonly Goal[] {
  const found = screens.filter(({ name }) => formOn(name) !== null)
  return found.map(({ name: screen, cap }) => ({
    words: t(`shell.${screen}`),
    also: `${en.shell[screen]} ${bn.shell[screen]}`,
    cap,
    go: () => goTo({ screen }),
  }))
}

/** The lists in which something waits for a person, as the counts at the left lead to them. */
function listsThatWait(t: Say['t']): readonly Goal[] {
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

/** What is done with the sale that was sold or opened last, where there is one. */
function useSaleGoals(): readonly Goal[] {
  const { t } = useSay()
  const copyForProvider = useCopyForProvider()
  const sale = saleInHand.get()
  if (sale === null) return []
  return [
    {
      words: t('go.slip'),
      also: both('slip'),
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
function useTopUpGoals(): readonly Goal[] {
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

function practiceNumbers(t: Say['t']): Goal {
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
