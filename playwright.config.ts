import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/find-chromium.mjs'

const chromium = findChromium()

export default defineConfig({
  outputDir: 'test-results',
  // Two cores, and each test has a whole counter with its sandbox beside its browser.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      // Chromium refuses its sandbox to root, and build machines are often root.
      chromiumSandbox: process.getuid?.() !== 0,
      // On Linux it gives a file no name in Bangla where the machine has no language set.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'counter', testDir: 'test/e2e' },
    { name: 'desktop', testDir: 'test/desktop' },
  ],
})
