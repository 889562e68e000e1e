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
    testTimeout: 20_000,
  },
})
