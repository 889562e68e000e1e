import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import playwright from '../playwright.config.ts'

const ROOT = path.dirname(import.meta.dirname)

/** The builder's own reader of YAML: it reads the very file that is looked at here. */
const builderRequire = createRequire(
  createRequire(import.meta.url).resolve('electron-builder/package.json'),
)
const Yaml = z.object({ load: z.custom<(text: string) => unknown>() })
const { load } = Yaml.parse(builderRequire('js-yaml'))

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

const Package = z.object({
  version: z.string(),
  main: z.string(),
  scripts: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
})
const project = Package.parse(JSON.parse(read('package.json')))

const Installer = z.object({
  productName: z.string(),
  directories: z.object({ output: z.string(), buildResources: z.string() }),
  files: z.array(z.string()),
  win: z.object({ icon: z.string() }),
  nsis: z.object({
    installerIcon: z.string(),
    uninstallerIcon: z.string(),
    artifactName: z.string(),
  }),
})
const installer = Installer.parse(load(read('electron-builder.yml')))

describe('the installer', () => {
  it('is made with icons that are there, as large as Windows wants them', () => {
    const { win, nsis } = installer
    for (const icon of [win.icon, nsis.installerIcon, nsis.uninstallerIcon]) {
      const bytes = readFileSync(path.join(ROOT, icon))
      const images = Array.from({ length: bytes.readUInt16LE(4) }, (_, nth) => {
        // A 0 stands for 256, which does not fit into the byte.
        return bytes.readUInt8(6 + nth * 16) || 256
      })
      expect(bytes.readUInt16LE(2), icon).toBe(1)
      expect(images, icon).toContain(256)
    }
    expect(existsSync(path.join(ROOT, installer.directories.buildResources))).toBe(true)
  })

  it('packs the folder that the program begins in', () => {
    expect(project.main).toMatch(/^out\/main\//u)
    expect(installer.files).toContain('out/main/**')
  })
})

const Step = z.object({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
})
const Workflow = z.object({
  on: z.object({ push: z.object({ branches: z.array(z.string()) }) }),
  jobs: z.record(
    z.string(),
    z.object({ 'runs-on': z.string(), 'timeout-minutes': z.number(), steps: z.array(Step) }),
  ),
})
const workflow = Workflow.parse(load(read('.github/workflows/windows.yml')))
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)

/** Why a command of the workflow could not be run on a fresh clone; null where it could. */
function whyNot(command: string): string | null {
  const [program = '', first = '', second = ''] = command.split(' ')
  switch (program) {
    case 'npm':
      if (first === 'ci') return null
      return first === 'run' && second in project.scripts ? null : 'no such script'
    case 'node':
      return existsSync(path.join(ROOT, first)) ? null : 'no such file'
    case 'npx': {
      if (first !== '--no-install') return 'npx may fetch what the lock does not hold'
      return existsSync(path.join(ROOT, 'node_modules/.bin', second)) ? null : 'no such program'
    }
    default:
      return 'nobody knows this program'
  }
}

describe('the workflow for Windows', () => {
  it('runs on Windows, for whatever reaches main', () => {
    expect(Object.values(workflow.jobs).map((job) => job['runs-on'])).toEqual(['windows-latest'])
    expect(workflow.on.push.branches).toEqual(['main'])
  })

  it('runs nothing but what the project has', () => {
    const commands = steps.map(({ run }) => run).filter((run) => run !== undefined)
    expect(commands.map((run) => [run, whyNot(run)])).toEqual(commands.map((run) => [run, null]))
    expect(commands).toContain('npm run dist')
  })

  it('tests a project of the browser tests that is there', () => {
    const named = steps.flatMap(({ run }) => /--project=(\w+)/u.exec(run ?? '')?.[1] ?? [])
    expect(named).toEqual(['desktop'])
    expect(playwright.projects?.map(({ name }) => name)).toEqual(expect.arrayContaining(named))
  })

  it('keeps the installer under the name the builder gives it', () => {
    const kept = steps.flatMap(({ with: words }) => words['path'] ?? [])
    const { productName, directories, nsis } = installer
    const made = nsis.artifactName
      .replace(/\$\{productName\}/u, productName)
      .replace(/\$\{version\}/u, '*')
      .replace(/\$\{ext\}/u, 'exe')
    expect(kept).toContain(`${directories.output}/${made}`)
  })
})
