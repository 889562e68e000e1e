import { expect, type Locator, type Page } from '@playwright/test'
import type { SlipKind } from '../../src/renderer/paper/slip-kind.ts'
import type { Say } from './words.ts'

/** What a slip calls itself: the names of `slip` in the word lists. */
export type SlipName = SlipKind

/** Opens the slip of the sale in hand with Ctrl P: what it is called depends on what it is. */
export async function openSlip(page: Page, say: Say): Promise<Locator> {
  await page.keyboard.press('Control+KeyP')
  const dialog = page.getByRole('dialog').filter({ has: page.getByRole('article') })
  await expect(dialog.getByText(say('slip.whose'))).toBeVisible()
  return dialog
}

/** Looks at the slip and puts it away again. Only a success may call itself a receipt. */
export async function slipSays(page: Page, say: Say, name: SlipName): Promise<void> {
  const dialog = await openSlip(page, say)
  const slip = dialog.getByRole('article')
  await expect(slip.getByRole('heading')).toHaveText(say(`slip.${name}`))
  await expect(dialog).toHaveAccessibleName(say(`slip.${name}`))
  if (name !== 'receipt') {
    await expect(slip).toContainText(say(`slip.${name}Next`))
    await expect(slip.getByText(say('slip.receipt'), { exact: true })).toHaveCount(0)
  }
  await expect(slip.getByText(say('slip.practice')).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
}

interface Decision {
  readonly outcome: 'succeeded' | 'failed'
  readonly evidence: string
}

/** The press that writes a decision: it names the outcome as soon as one is chosen. */
export function decisionButton(where: Page | Locator, say: Say): Locator {
  const words = [say('decide.confirm'), say('decide.writeSucceeded'), say('decide.writeFailed')]
  return where.getByRole('button', { name: new RegExp(words.join('|'), 'u') })
}

/** A person looks at the evidence and says what became of a sale. */
export async function decide(page: Page, say: Say, decision: Decision): Promise<void> {
  const dialog = page.getByRole('dialog', { name: say('decide.title') })
  await expect(dialog.getByRole('heading', { name: say('transactions.answers') })).toBeVisible()
  const confirm = decisionButton(dialog, say)
  await confirm.click()
  await expect(dialog.getByText(say('decide.choose'))).toBeVisible()
  await expect(dialog.getByText(say('decide.evidenceShort'))).toBeVisible()
  await dialog
    .getByRole('radio', { name: say(`decide.${decision.outcome}`) })
    .check({ force: true })
  await dialog.getByRole('textbox', { name: say('decide.evidence') }).fill(decision.evidence)
  await confirm.click()
  await expect(dialog).toHaveCount(0)
}
