import { cpSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type RendererViteConfig } from 'electron-vite'
import type { InlineConfig, Plugin } from 'vite'

const OUT = path.join(import.meta.dirname, 'out')

/** The core reads its migrations from beside itself, in the sources and in what is built. */
function migrationsBeside(part: 'main' | 'loopback'): Plugin {
  return {
    name: 'migrations-beside',
    closeBundle() {
      const from = path.join(import.meta.dirname, 'src/core/db/migrations')
      cpSync(from, path.join(OUT, part, 'migrations'), { recursive: true })
    },
  }
}

/**
 * Both faces are in the first words drawn: asked for only once they are drawn, everything is laid
 * out twice.
 */
function facesAtOnce(): Plugin {
  const isFirst = (file: string) => /noto-sans-bengali-(?:bengali|latin)-wght.*\.woff2$/u.test(file)
  return {
    name: 'faces-at-once',
    transformIndexHtml: (_page, { bundle = {} }) =>
      Object.keys(bundle)
        .filter(isFirst)
        .map((file) => ({
          tag: 'link',
          attrs: {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            crossorigin: '',
            href: `./${file}`,
          },
          injectTo: 'head-prepend',
        })),
  }
}

/** In a worker a file is packed by that worker: it may start no other (`exports/zip-here.ts`). */
function packedInPlace(): Plugin {
  const here = path.join(import.meta.dirname, 'src/renderer/exports/zip-here.ts')
  return {
    name: 'packed-in-place',
    enforce: 'pre',
    resolveId: (source) => (source === 'fflate' ? here : null),
  }
}

/**
 * The host without a window as one file: some four hundred modules, looked up and loaded one by
 * one, cost a start three tenths of a second.
 */
export const loopback = {
  // Natives cannot be bundled; the letters of paper are read from their package's own files.
  ssr: { noExternal: true, external: ['better-sqlite3', 'koffi', '@napi-rs/canvas'] },
  plugins: [migrationsBeside('loopback')],
  build: {
    outDir: path.join(OUT, 'loopback'),
    emptyOutDir: true,
    ssr: path.join(import.meta.dirname, 'src/loopback/host.ts'),
    target: 'node24',
    minify: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
} satisfies InlineConfig

/** The page; the loopback host's program needs it too, and neither main nor preload. */
export const renderer = {
  root: path.join(import.meta.dirname, 'src/renderer'),
  // Relative addresses hold under app:// and under http:// alike.
  base: './',
  plugins: [react(), facesAtOnce()],
  worker: { format: 'es', plugins: () => [packedInPlace()] },
  build: {
    outDir: path.join(OUT, 'renderer'),
    emptyOutDir: true,
    // What a shop's own Chrome or Edge understands too, not only Electron's newest.
    target: 'chrome120',
    minify: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Everything is a file with a hashed name: the page's policy allows no data: addresses.
    assetsInlineLimit: 0,
    // What a counter needs before it can sell comes as one script and one sheet: each further file
    // costs a cheap machine ten milliseconds.
    cssCodeSplit: false,
    rolldownOptions: {
      input: path.join(import.meta.dirname, 'src/renderer/index.html'),
      output: { codeSplitting: { groups: [{ name: 'counter', tags: ['$initial'] }] } },
    },
  },
} satisfies RendererViteConfig

export default defineConfig({
  main: {
    plugins: [migrationsBeside('main')],
    build: {
      // Only what stands in `dependencies` is left outside: natives cannot be bundled.
      externalizeDeps: true,
      rolldownOptions: {
        input: { index: 'src/main/index.ts' },
        // One file: `import.meta.url` then means out/main everywhere, beside the migrations.
        output: { codeSplitting: false },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer,
})
