import { useState } from 'react'
import type { Notices } from '../../../contract/notices.ts'
import { inDigits, toLatinDigits } from '../../../domain/digits.ts'
import { copyText } from '../../complaint/copy-text.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'
import { portOf } from './notice-port.ts'
import styles from './NoticesSettings.module.css'
import { type SaveNotices, useNotices, useSaveNotices } from './use-notices.ts'

/**
 * For shops that run a tunnel: where a provider's notices come in. Off until somebody wants it, and
 * whatever comes in by it only makes the counter ask.
 */
export function NoticesSettings() {
  const { t } = useSay()
  const notices = useNotices()
  const save = useSaveNotices()
  if (!notices.data) return null
  const { enabled, port } = notices.data
  const part = { notices: notices.data, save }
  return (
    <section className={styles['card']} aria-labelledby="set-notices">
      <header className={styles['head']}>
        <h3 id="set-notices">{t('noticeSettings.title')}</h3>
        <Standing {...part} />
        <Button onPress={() => save.mutate({ enabled: !enabled, port })} isPending={save.isPending}>
          {t(enabled ? 'noticeSettings.switchOff' : 'noticeSettings.switchOn')}
        </Button>
      </header>
      <p className={styles['lead']}>{t('noticeSettings.lead')}</p>
      {enabled && (
        <>
          <PortLine key={port} {...part} />
          <TunnelLine {...part} />
          <PathLine {...part} />
          <Renewal {...part} />
        </>
      )}
    </section>
  )
}

interface Part {
  readonly notices: Notices
  readonly save: SaveNotices
}

const standings = {
  off: 'noticeSettings.off',
  listening: 'noticeSettings.listening',
  'port-taken': 'noticeSettings.portTaken',
} as const

/** Whether it listens, and when the last one came: so an owner sees that the tunnel works. */
function Standing({ notices }: Part) {
  const { t, when } = useSay()
  const { standing, lastAt_ms } = notices
  const last =
    lastAt_ms === null
      ? t('noticeSettings.never')
      : t('noticeSettings.last', { when: when(lastAt_ms) })
  return (
    <output className={styles['standing']} data-standing={standing}>
      {t(standings[standing])} {standing === 'off' ? '' : last}
    </output>
  )
}

function PortLine({ notices, save }: Part) {
  const { t, digits } = useSay()
  const [typed, setTyped] = useState(String(notices.port))
  const port = portOf(typed)
  return (
    <form
      className={styles['line']}
      onSubmit={(event) => {
        event.preventDefault()
        if (port !== null && port !== notices.port) save.mutate({ enabled: true, port })
      }}
    >
      <Field
        label={t('noticeSettings.port')}
        hint={t('noticeSettings.portHint')}
        problem={port === null ? t('noticeSettings.portWrong') : null}
      >
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            data-digits=""
            inputMode="numeric"
            autoComplete="off"
            maxLength={5}
            aria-invalid={invalid}
            aria-describedby={describedBy}
            value={inDigits(toLatinDigits(typed), digits)}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Button
        type="submit"
        onPress={() => undefined}
        isDisabled={port === null || port === notices.port}
        isPending={save.isPending}
      >
        {t('settings.save')}
      </Button>
    </form>
  )
}

/** Where the owner's tunnel is told to lead to. */
function TunnelLine({ notices: { port } }: Part) {
  return <Copied value={`http://127.0.0.1:${port}`} words="address" />
}

/** What stands behind the tunnel's own address on the provider's page. */
function PathLine({ notices: { path } }: Part) {
  return path === null ? null : <Copied value={path} words="path" />
}

interface CopiedProps {
  readonly value: string
  readonly words: 'address' | 'path'
}

const copyWords = { address: 'copyAddress', path: 'copy' } as const

/** Something to paste elsewhere; it can be selected by hand where nothing copies. */
function Copied({ value, words }: CopiedProps) {
  const { t } = useSay()
  const copy = async () => {
    const isCopied = await copyText(value)
    tell(
      t(isCopied ? 'noticeSettings.copied' : 'noticeSettings.notCopied'),
      isCopied ? 'ok' : 'fail',
    )
  }
  return (
    <div className={styles['line']}>
      <Field label={t(`noticeSettings.${words}`)} hint={t(`noticeSettings.${words}Hint`)}>
        {({ id, describedBy }) => (
          <input
            id={id}
            readOnly
            aria-describedby={describedBy}
            value={value}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <Button onPress={() => void copy()}>{t(`noticeSettings.${copyWords[words]}`)}</Button>
    </div>
  )
}

/**
 * With a new path the provider's page has to be told as well, so it is asked once more. The focus
 * goes to the safe button, and back to where it came from.
 */
function Renewal({ notices, save }: Part) {
  const { t } = useSay()
  const [asked, setAsked] = useState<'never' | 'now' | 'before'>('never')
  if (asked !== 'now') {
    return (
      <div className={styles['line']}>
        <span className={styles['lead']}>{t('noticeSettings.renewHint')}</span>
        <Button onPress={() => setAsked('now')} takesFocus={asked === 'before'}>
          {t('noticeSettings.renew')}
        </Button>
      </div>
    )
  }
  const renew = () => {
    save.mutate({ enabled: true, port: notices.port, newPath: true })
    setAsked('before')
  }
  return (
    <div className={styles['line']}>
      <p role="alert" className={styles['sure']}>
        {t('noticeSettings.renewSure')}
      </p>
      <Button kind="brand" onPress={renew} isPending={save.isPending}>
        {t('noticeSettings.renewYes')}
      </Button>
      <Button onPress={() => setAsked('before')} takesFocus>
        {t('noticeSettings.renewNo')}
      </Button>
    </div>
  )
}
