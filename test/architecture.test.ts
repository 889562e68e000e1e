import { describe, expect, it } from 'vitest'
import { filesBelow } from './source/files.ts'
import { told } from './source/parse.ts'
import { belonging, betweenLayers, differingRuns, insideTheCore } from './source/samples.ts'
import { breaches, type Rooms, type Walls } from './source/walls.ts'

/** Inside the core: what a folder may know of another, beside what `core.ts` hands it. */
const coreRooms: Rooms = {
  wiring: ['core/core.ts', 'core/wiring/'],
  types: {
    '.': ['db/'],
    accounts: ['catalogue/', 'db/', 'limits/', 'providers/'],
    api: [
      'accounts/',
      'bills/',
      'catalogue/',
      'certification/',
      'commission/',
      'day-close/',
      'db/',
      'dues/',
      'ledger/',
      'notices/',
      'printing/',
      'reports/',
      'sales/',
      'settings/',
      'shifts/',
      'statements/',
      'wallets/',
    ],
    bills: ['db/'],
    catalogue: ['db/', 'providers/'],
    commission: ['db/'],
    certification: ['accounts/', 'db/', 'ledger/', 'providers/', 'sales/', 'wallets/'],
    'day-close': ['db/', 'ledger/'],
    dues: ['db/', 'ledger/'],
    ledger: ['db/'],
    limits: ['providers/'],
    notices: ['db/'],
    printing: ['db/'],
    reports: ['db/'],
    sales: ['accounts/', 'db/', 'dues/', 'ledger/', 'limits/', 'providers/', 'wallets/'],
    settings: ['db/'],
    shifts: ['db/', 'ledger/'],
    statements: ['db/'],
    settlement: ['accounts/', 'db/', 'ledger/', 'limits/', 'providers/', 'sales/', 'wallets/'],
    wallets: ['accounts/', 'db/', 'ledger/', 'providers/'],
  },
  values: {
    // What may be saved as an address is what the client can reach.
    accounts: ['providers/base-url.ts'],
    // The counter is told a disk that refuses from a mistake of ours.
    api: ['db/open.ts', 'sales/rows.ts'],
    // The wizard asks about its sales in those words too.
    certification: ['sales/rows.ts'],
    // A notice is read as strictly as an answer of the same provider.
    notices: ['providers/answer-json.ts', 'providers/echo.ts'],
    // A question about a sale is put in the words the sale was stored in.
    settlement: ['sales/rows.ts'],
  },
}

const pure = ['domain/', 'contract/']
/** Where Node is: everything but the pure layers, the preload script and the screen. */
const nodeHosts = ['sandbox/', 'host/', 'loopback/', 'main/']
const nodeTests = ['core/', ...nodeHosts].map((place) => `test/${place}`)
const onlySockets = ['core/providers/http', ...nodeHosts, ...nodeTests]
const onlyFiles = ['core/db/', ...nodeHosts, ...nodeTests]

const walls: Walls = {
  layers: {
    domain: [],
    contract: ['domain/'],
    core: ['domain/', 'contract/'],
    sandbox: ['domain/'],
    host: ['core/', 'contract/', 'sandbox/', 'domain/'],
    main: ['host/', 'core/', 'contract/', 'sandbox/', 'domain/'],
    loopback: ['host/', 'core/', 'contract/', 'sandbox/', 'domain/'],
    preload: ['contract/channels.ts'],
    renderer: ['contract/', 'domain/'],
  },
  besideTests: ['sandbox/', 'core/testing/', 'loopback/client.ts'],
  modules: {
    '@fontsource-variable/noto-sans-bengali': ['renderer/'],
    '@napi-rs/canvas': ['host/printing/draw/', 'sandbox/printer/', 'test/'],
    '@orpc/client': ['loopback/', 'main/', 'renderer/', 'test/'],
    '@orpc/contract': ['contract/', 'core/', 'host/', 'loopback/', 'main/', 'renderer/'],
    '@orpc/server': ['core/', 'host/', 'loopback/', 'main/'],
    '@point-of-sale/receipt-printer-encoder': ['host/printing/', 'test/sandbox/printer/'],
    '@tanstack/react-query': ['renderer/'],
    'better-sqlite3': ['core/db/', 'test/core/', 'test/host/', 'test/loopback/'],
    'bwip-js': ['host/printing/draw/', 'renderer/paper/', 'sandbox/printer/'],
    conf: ['host/', 'loopback/'],
    electron: ['main/', 'preload/'],
    'electron-store': ['main/'],
    'fast-check': ['test/'],
    fflate: ['renderer/'],
    i18next: ['renderer/'],
    kysely: ['core/'],
    koffi: ['host/printing/windows/'],
    'lossless-json': ['core/providers/'],
    'lucide-react': ['renderer/'],
    papaparse: ['renderer/'],
    pino: ['host/'],
    react: ['renderer/'],
    'react-aria-components': ['renderer/'],
    'react-dom': ['renderer/'],
    'react-hotkeys-hook': ['renderer/'],
    'react-i18next': ['renderer/'],
    recharts: ['renderer/screens/reports/'],
    ulid: ['core/', 'host/'],
    uuid: ['renderer/', 'loopback/', 'test/'],
    'vite/client': ['renderer/'],
    vitest: ['test/'],
    'write-excel-file': ['renderer/exports/'],
    zod: ['domain/', 'contract/', 'core/', 'sandbox/', 'host/', 'loopback/', 'main/', 'renderer/'],
    'read-excel-file': ['renderer/screens/statement/'],
    'node:buffer': ['core/', ...nodeHosts, ...nodeTests],
    'node:child_process': [...nodeHosts, ...nodeTests],
    // Only to hash: what it draws at random is no harmless part of it.
    'node:crypto': [...nodeHosts, ...nodeTests],
    'node:dns/promises': onlySockets,
    'node:events': ['core/', ...nodeHosts, ...nodeTests],
    'node:fs': onlyFiles,
    'node:fs/promises': onlyFiles,
    'node:http': onlySockets,
    'node:https': onlySockets,
    // Native code is loaded when the first paper is drawn, and its font is found beside it.
    'node:module': ['host/printing/draw/'],
    'node:net': onlySockets,
    'node:os': [...nodeHosts, ...nodeTests],
    'node:path': onlyFiles,
    'node:process': nodeHosts,
    'node:stream': onlySockets,
    'node:stream/consumers': nodeTests,
    'node:stream/promises': onlySockets,
    'node:timers/promises': nodeTests,
    'node:tls': onlySockets,
    'node:url': onlyFiles,
    'node:util': ['core/', ...nodeHosts, ...nodeTests],
    'node:v8': nodeTests,
    'node:zlib': onlySockets,
  },
  harmless: {
    'node:crypto': ['createHash', 'timingSafeEqual'],
    'node:net': ['isIP', 'isIPv4', 'isIPv6'],
  },
  rooms: { core: coreRooms },
  globals: [
    {
      in: [...pure, 'core/'],
      but: ['core/system-clock.ts'],
      names: [
        'Date',
        'Date()',
        'Date.now',
        'performance',
        'performance.*',
        'Temporal.*',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'AbortSignal.timeout',
      ],
    },
    {
      in: [...pure, 'core/'],
      but: [],
      names: [
        'Math',
        'Math.random',
        'crypto',
        'crypto.*',
        'process',
        'process.*',
        'fetch',
        'WebSocket',
        'XMLHttpRequest',
        'EventSource',
        'navigator',
        'navigator.*',
        'window',
        'document',
        'document.*',
        'localStorage',
        'localStorage.*',
        'globalThis',
        'global',
        'self',
        'eval',
        'Function',
      ],
    },
  ],
  writers: [
    {
      sql: /insert\s+into\s+(?:entry|ledger_transaction|account)\b/u,
      only: ['core/ledger/post.ts'],
    },
    { sql: /insert\s+into\s+sale\b/u, only: ['core/sales/submit.ts'] },
    { sql: /update\s+sale\b/u, only: ['core/sales/transition.ts'] },
  ],
}

describe('the house', () => {
  const files = filesBelow('src')

  it('has every layer of the table', () => {
    for (const layer of Object.keys(walls.layers)) {
      expect(files.some((file) => file.path.startsWith(`src/${layer}/`))).toBe(true)
    }
  })

  it('has no hole in its walls, and nothing goes round in a circle', () => {
    expect(told(breaches(files, walls))).toEqual([])
  })
})

describe('a wall stops what goes through it', () => {
  const found = (path: string, text: string): string[] =>
    told(breaches([{ path, text }], walls)).map((line) => line.slice(line.indexOf(' ') + 1))

  it.each(betweenLayers)('%s', (_what, path, text, complaint) => {
    expect(found(path, text)).toEqual([complaint])
  })

  it.each(insideTheCore)('inside the core: %s', (_what, path, text, complaint) => {
    expect(found(path, text)).toEqual([complaint])
  })

  it.each(differingRuns)('what would make a run differ: %s', (text, name) => {
    for (const path of ['src/domain/x.ts', 'src/contract/x.ts', 'src/core/sales/x.ts']) {
      expect(found(path, text)).toEqual([`uses ${name}`])
    }
  })

  it('a circle of two files, also when one knows only a type', () => {
    const circle = [
      { path: 'src/core/a.ts', text: `import { b } from './b.ts'` },
      { path: 'src/core/b.ts', text: `import type { A } from './a.ts'` },
    ]
    expect(told(breaches(circle, walls))).toEqual([
      'src/core/a.ts:1 goes round in a circle: src/core/a.ts → src/core/b.ts → src/core/a.ts',
    ])
  })

  it('a circle of one file and a long one', () => {
    const file = (name: string, next: string) => ({
      path: `src/renderer/${name}.ts`,
      text: `export * from './${next}.ts'`,
    })
    const long = [file('a', 'b'), file('b', 'c'), file('c', 'd'), file('d', 'b')]
    expect(told(breaches(long, walls))).toHaveLength(1)
    expect(told(breaches([file('a', 'a')], walls))).toHaveLength(1)
  })
})

describe('a wall lets through what belongs', () => {
  it.each(belonging)('%s: %s', (path, text) => {
    expect(told(breaches([{ path, text }], walls))).toEqual([])
  })
})
