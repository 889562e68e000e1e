import { readdirSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { bn } from '../../src/renderer/i18n/bn/index.ts'
import { expect, kind, openDesktop, test, untilLogged } from './fixture.ts'

test.describe(`damaged books in the window of the desktop (${kind})`, () => {
  test('are told of in the window, and practice begins anew', async ({ folder }) => {
    const first = await openDesktop({ folder })
    await untilLogged(folder, 'books-open')
    await first.end()
    truncateSync(path.join(folder, 'practice', 'counter.db'), 5_000)
    const desktop = await openDesktop({ folder })
    await untilLogged(folder, 'books-refused')
    const { page } = desktop
    await expect(page.getByRole('heading', { name: bn.rescue.title.damaged })).toBeVisible()
    await page.getByRole('button', { name: bn.rescue.anew }).click()
    await page.getByRole('alert').getByRole('button', { name: bn.rescue.anew }).click()
    await untilLogged(folder, 'books-open', 2)
    const names = readdirSync(path.join(folder, 'practice'))
    expect(names.filter((name) => name.startsWith('aside-'))).toHaveLength(1)
    await desktop.end()
  })
})
