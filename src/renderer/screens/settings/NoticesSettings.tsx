import { useState } from 'react'
import type { Notices } from '../../../contract/notices.ts'
import { copyText } from '../../complaint/copy-text.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'
import { FigureLine } from './FigureLine.tsx'
import { portOf } from './notice-port.ts'
import { SwitchCard } from './SwitchCard.tsx'
import styles from './SwitchCard.module.css'
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
    <SwitchCard
      id="set-notices"
      title={t('noticeSettings.title')}
      lead={t('noticeSettings.lead')}
      standing={<Standing {...part} />}
      isOn={enabled}
      isPending={save.isPending}
      onSwitch={() => save.mutate({ enabled: !enabled, port })}
    >
      {enabled && (
        <>
          <PortLine key={port} {...part} />
          <TunnelLine {...part} />
          <PathLine {...part} />
          <Renewal {...part} />
        </>
      )}
    </SwitchCard>
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

function PortLine({ notices: { port }, save }: Part) {
  const { t } = useSay()
  return (
    <FigureLine
      label={t('noticeSettings.port')}
      hint={t('noticeSettings.portHint')}
      wrong={t('noticeSettings.portWrong')}
      kept={port}
      written={String(port)}
      maxLength={5}
      read={portOf}
      isPending={save.isPending}
      onSave={(next) => save.mutate({ enabled: true, port: next })}
    />
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
