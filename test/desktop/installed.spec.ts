import { expect, kind, openDesktop, startAndWatchItEnd, test } from './fixture.ts'

// Playwright drives Electron through the very switches a shop's build refuses, so what an
// installed counter does with them is shown with the stand-in alone.
if (kind === 'stand-in') {
  test.describe('an installed counter', () => {
    for (const word of ['--inspect=0', '--remote-debugging-port=9222', '--remote-debugging-pipe']) {
      test(`does not open with ${word}`, async ({ folder }) => {
        const { code, said } = await startAndWatchItEnd({ folder, packaged: true, args: [word] })
        expect(code).toBe(64)
        expect(said).toContain('FlexiCounter does not open with switches for debugging')
        expect(said).toContain('ডিবাগ করার সুইচ দিয়ে ফ্লেক্সিকাউন্টার খোলে না')
      })
    }

    test('opens its own page, whatever a variable says', async ({ folder }) => {
      const env = { ELECTRON_RENDERER_URL: 'http://elsewhere.example/' }
      const desktop = await openDesktop({ folder, packaged: true, env })
      const address = await desktop.inMain(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
        null,
      )
      await desktop.end()
      expect(address).toBe('app://counter/')
    })
  })

  test.describe('a counter whose books another program has open', () => {
    test('says so in both languages and ends', async ({ desktop, folder }) => {
      expect(desktop.page.url()).not.toBe('')
      const env = { STAND_IN_NO_LOCK: '1' }
      const { code, said } = await startAndWatchItEnd({ folder, env })
      expect(code).toBe(1)
      expect(said).toContain('already open on this computer')
      expect(said).toContain('আগে থেকেই খোলা')
    })
  })
}
