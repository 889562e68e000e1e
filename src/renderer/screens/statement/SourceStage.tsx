import { useEffect, useRef, useState } from 'react'
import { type ProviderId, type WalletName, walletsOf } from '../../../domain/provider.ts'
import { LINES_MAX } from '../../../domain/statement/columns.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useProviders } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { matchingKeys } from '../../keyboard/tables.ts'
import { isChoice, typesText, useKeys } from '../../keyboard/use-keys.ts'
import { Earlier } from './Earlier.tsx'
import styles from './Statement.module.css'
import { type SheetsOf, useSource } from './use-source.ts'

/** Whose statement it is, and the table itself: pasted, or chosen as a file. */
export function SourceStage() {
  const { t } = useSay()
  const providers = useProviders().data
  const [chosen, choose] = useState<ProviderId | null>(null)
  const provider = chosen ?? providers?.[0]?.provider
  return (
    <>
      <main className={`frame ${styles['main']}`} id="main">
        <header>
          <h2 className={styles['title']}>{t('statement.title')}</h2>
          <p className={styles['lead']}>{t('statement.lead')}</p>
        </header>
        {providers?.length === 0 && <Notice tone="calm">{t('statement.noProvider')}</Notice>}
        {providers && provider && (
          <>
            <Segments
              label={t('statement.provider')}
              value={provider}
              choices={providers.map((one) => ({ value: one.provider, words: one.provider }))}
              onChoose={choose}
              byDigits
            />
            <Source key={provider} provider={provider} />
          </>
        )}
      </main>
      <aside className="frame-aside" aria-label={t('statement.earlier')}>
        <Earlier />
      </aside>
    </>
  )
}

function Source({ provider }: { readonly provider: ProviderId }) {
  const { t, wallet: nameOf } = useSay()
  const [wallet, setWallet] = useState<WalletName | 'all'>('all')
  const wallets: readonly WalletName[] = walletsOf[provider]
  const source = useSource({ provider, wallet: wallet === 'all' ? null : wallet })
  const ofAll = { value: 'all', words: t('statement.allWallets') } as const
  return (
    <>
      {wallets.length > 1 && (
        <Segments
          label={t('statement.wallet')}
          value={wallet}
          choices={[ofAll, ...wallets.map((value) => ({ value, words: nameOf(provider, value) }))]}
          onChoose={setWallet}
        />
      )}
      <Paste source={source} />
      <ChooseFile source={source} />
      {source.problem !== null && (
        <Notice tone={source.which ? 'calm' : 'fail'} live>
          {source.problem}
        </Notice>
      )}
      {source.which && (
        <WhichSheet key={source.which.file.name} source={source} {...source.which} />
      )}
      <output className="unseen">{source.isReading ? t('statement.reading') : ''}</output>
    </>
  )
}

interface Part {
  readonly source: ReturnType<typeof useSource>
}

/** Ctrl V anywhere on the screen: what is pasted with line ends is a table and goes on at once. */
function Paste({ source }: Part) {
  const { t } = useSay()
  const [typed, setTyped] = useState('')
  const latest = useRef(source)
  useEffect(() => {
    latest.current = source
  })
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (!text.trim().includes('\n')) return
      event.preventDefault()
      latest.current.text(text)
    }
    document.addEventListener('paste', take)
    return () => document.removeEventListener('paste', take)
  }, [])
  return (
    <div className={styles['paste']}>
      <Field
        label={
          <>
            {t('statement.paste')} <Kbd cap="Ctrl V" />
          </>
        }
        hint={t('statement.pasteHint')}
      >
        {({ id, describedBy }) => (
          <textarea
            id={id}
            rows={6}
            aria-describedby={describedBy}
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {typed.trim() !== '' && (
        <Button kind="brand" onPress={() => source.text(typed)} isPending={source.isReading}>
          {t(source.isReading ? 'statement.reading' : 'statement.look')}
        </Button>
      )}
    </div>
  )
}

/** The one that is meant: nobody else knows, and the others are left alone. */
function WhichSheet({ source, file, sheets }: Part & SheetsOf) {
  return (
    <div className={styles['sheets']}>
      {sheets.map((sheet, nth) => (
        <Button key={sheet} onPress={() => source.file(file, sheet)} takesFocus={nth === 0}>
          {sheet}
        </Button>
      ))}
    </div>
  )
}

function ChooseFile({ source }: Part) {
  const { t, count } = useSay()
  const input = useRef<HTMLInputElement>(null)
  const choose = () => input.current?.click()
  useKeys(matchingKeys, {
    file: ({ target }) => {
      if (typesText(target) && !isChoice(target)) return false
      choose()
      return true
    },
  })
  return (
    <div className={styles['file']}>
      <Button size="large" onPress={choose} isPending={source.isReading}>
        {t(source.isReading ? 'statement.reading' : 'statement.file')} <Kbd cap="/" />
      </Button>
      <p>{t('statement.fileHint', { lines: count(LINES_MAX) })}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,.xlsx"
        aria-label={t('statement.file')}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // The same file, mended and chosen again, is another one.
          if (file) source.file(file)
          target.value = ''
        }}
      />
    </div>
  )
}
