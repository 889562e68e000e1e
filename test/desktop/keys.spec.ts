import path from 'node:path'
import { call, takePort } from './core-calls.ts'
import type { Desktop } from './desktop.ts'
import { expect, kind, openDesktop, test, untilLogged } from './fixture.ts'
import { everyFile } from '../e2e/every-file.ts'
import { forgetOlderKey, renewKeyring } from './stand-in/safe-storage.ts'

const KEY = 'FLX-7d1e9a40c2b84f6c9b10'
const PROVIDER = {
  provider: 'flexiloadbd',
  baseUrl: 'https://api.flexiloadbd.example',
  preference: 1,
}

const NO_KEYRING = { code: 'BAD_INPUT', data: { field: 'key', code: 'no-keyring' } }

/** A Linux where tests run on Electron itself may have nothing to lock a key in. */
function hasKeyring(desktop: Desktop): Promise<boolean> {
  return desktop.inMain(
    ({ safeStorage }) =>
      process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text',
    null,
  )
}

async function saveKey(desktop: Desktop): Promise<unknown> {
  await takePort(desktop.page, 'held')
  return await call(desktop.page, 'held', 'providers/save', { ...PROVIDER, key: KEY })
}

async function close(desktop: Desktop): Promise<void> {
  await desktop.inMain(({ app }) => {
    setImmediate(() => app.quit())
  }, null)
  await desktop.ended
  await desktop.end()
}

/** Every file below a folder that holds these words in the clear. */
function filesWith(folder: string, words: string): string[] {
  return [...everyFile(folder)].filter(([, held]) => held.includes(words)).map(([file]) => file)
}

test.describe(`a provider's key (${kind})`, () => {
  test('lies sealed on the disk, and opens again with the counter', async ({ folder }) => {
    const first = await openDesktop({ folder, args: ['--real'] })
    const saved = await saveKey(first)
    if (!(await hasKeyring(first))) {
      expect(saved).toMatchObject(NO_KEYRING)
      expect(filesWith(folder, KEY)).toEqual([])
      return await first.end()
    }
    expect(saved).toMatchObject({ provider: 'flexiloadbd', hasKey: true })
    expect(await call(first.page, 'held', 'providers/list')).not.toContain(KEY)
    await close(first)
    expect(filesWith(folder, PROVIDER.baseUrl)).not.toEqual([])
    expect(filesWith(folder, KEY)).toEqual([])
    const second = await openDesktop({ folder, args: ['--real'] })
    await takePort(second.page, 'held')
    const providers = await call(second.page, 'held', 'providers/list')
    await second.end()
    expect(providers).toContainEqual(
      expect.objectContaining({ provider: 'flexiloadbd', hasKey: true }),
    )
  })
})

if (kind === 'stand-in') {
  test('a key outlives the keyring’s own: it is sealed anew at the next start', async ({
    folder,
  }) => {
    const keyring = path.join(folder, 'desktop-keyring')
    const first = await openDesktop({ folder, args: ['--real'] })
    await saveKey(first)
    await close(first)
    renewKeyring(keyring)
    const second = await openDesktop({ folder, args: ['--real'] })
    await untilLogged(folder, 'key-sealed-anew')
    await close(second)
    forgetOlderKey(keyring)
    const third = await openDesktop({ folder, args: ['--real'] })
    await takePort(third.page, 'held')
    const providers = await call(third.page, 'held', 'providers/list')
    await third.end()
    expect(providers).toContainEqual(
      expect.objectContaining({ provider: 'flexiloadbd', hasKey: true }),
    )
  })

  test.describe('a desktop without a keyring', () => {
    const env = { STAND_IN_KEY_STORE: 'basic_text' }

    test('keeps no key, in the clear or as good as that', async ({ folder }) => {
      const desktop = await openDesktop({ folder, args: ['--real'], env })
      const answer = await saveKey(desktop)
      const providers = await call(desktop.page, 'held', 'providers/list')
      await desktop.end()
      expect(answer).toMatchObject(NO_KEYRING)
      expect(providers).not.toContainEqual(expect.objectContaining({ hasKey: true }))
      expect(filesWith(folder, KEY)).toEqual([])
    })

    test('still sells in practice', async ({ folder }) => {
      const desktop = await openDesktop({ folder, env })
      await takePort(desktop.page, 'held')
      const wallets = await call(desktop.page, 'held', 'wallets/list')
      await desktop.end()
      expect(wallets).not.toEqual([])
    })
  })
}
