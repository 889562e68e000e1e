import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'bench/**/*.test.ts',
      'src/**/*.test.{ts,tsx}',
      'scripts/*.test.ts',
      'test/*.test.ts',
      'test/simulation/*.test.ts',
    ],
    // Shop PCs and build machines alike have two cores; more workers only make them wait.
    maxWorkers: 2,
    // A busy machine takes its time over days of shop time; a test that hangs is still told of.
    testTimeout: 60_000,
    // `npm run coverage`: where money is decided on, no branch may be there that no test takes.
    coverage: {
      provider: 'v8',
      include: ['domain', 'core/sales', 'core/settlement', 'core/ledger'].map(
        (folder) => `src/${folder}/**/*.ts`,
      ),
      exclude: ['**/*.test.ts'],
      thresholds: { branches: 100, functions: 100, lines: 100, statements: 100 },
      reporter: [['text', { skipFull: true }]],
      reportsDirectory: 'out/coverage',
    },
  },
})
