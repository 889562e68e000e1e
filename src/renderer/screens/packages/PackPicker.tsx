import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react'
import { WRITTEN_MAX } from '../../../domain/written.ts'
import { Kbd } from '../../components/Kbd.tsx'
import { Segments } from '../../components/Segments.tsx'
import { useDenied } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import type { BurstGuard } from '../../keyboard/burst.ts'
import { keepFocus } from '../../selling/keep-focus.ts'
import { dispatch } from './form-store.ts'
import { ListAge } from './ListAge.tsx'
import { NoPacks } from './NoPacks.tsx'
import { shelves } from './pack-form.ts'
import { PackList } from './PackList.tsx'
import styles from './Packages.module.css'
import type { Packages } from './use-packages.ts'
import { countOn } from './wish.ts'

interface Props {
  readonly packages: Packages
  readonly guard: BurstGuard
}

/** The list of a network's packs, and the ways to look through it. */
export function PackPicker({ packages, guard }: Props) {
  const { form, found, shelf, lit } = packages
  const isTurn = form.stage === 'pack'
  return (
    <section className={styles['picker']}>
      <div className={styles['look']}>
        <Search packages={packages} guard={guard} />
        <Shelves packages={packages} />
      </div>
      <Head packages={packages} />
      {found.packs.length === 0 ? (
        <NoPacks packages={packages} />
      ) : (
        <PackList
          packs={found.packs}
          lit={isTurn ? lit : null}
          onChoose={(pack) => dispatch({ type: 'chose-pack', pack })}
        />
      )}
      {shelf && <ListAge shelf={shelf} form={form} reader={packages.reader} />}
    </section>
  )
}

function Search({ packages, guard }: Props) {
  const { t, taka } = useSay()
  const { form, found, lit } = packages
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const denied = useDenied()
  const turn = form.stage === 'pack' ? form.saleId : null
  useLayoutEffect(() => {
    if (turn !== null) input.current?.focus()
  }, [turn])
  const pressed = (event: KeyboardEvent) => {
    if (denied || event.key.length !== 1 || event.ctrlKey || event.metaKey) return
    const verdict = guard.key(event.timeStamp)
    if (verdict === 'hand') return
    event.preventDefault()
    if (verdict === 'scanner') dispatch({ type: 'scanned' })
  }
  const pack = turn === null ? undefined : found.packs[lit]
  return (
    <div className={styles['search']}>
      <label htmlFor={id}>{t('packages.search')}</label>
      <input
        ref={input}
        id={id}
        // The signs of the pad are keys here as in a field of digits; letters and points are typed.
        data-digits=""
        data-stage="pack"
        autoComplete="off"
        spellCheck={false}
        maxLength={WRITTEN_MAX}
        readOnly={denied}
        placeholder={form.scanned ? '' : t('packages.searchHint')}
        value={form.search}
        onKeyDown={pressed}
        onChange={(event) => dispatch({ type: 'typed-search', text: event.target.value })}
        onFocus={() => dispatch({ type: 'went-to', stage: 'pack' })}
      />
      <output className="unseen">{pack && `${pack.name}, ${taka(pack.price_e4)}`}</output>
    </div>
  )
}

function Shelves({ packages }: Pick<Props, 'packages'>) {
  const { t, count } = useSay()
  const { form, shelf } = packages
  const all = shelf?.packages ?? []
  return (
    <Segments
      label={
        <>
          {t('packages.shelf')} <Kbd cap="*" />
        </>
      }
      value={form.shelf}
      choices={shelves.map((value) => ({
        value,
        words: (
          <>
            {t(`packages.shelves.${value}`)}{' '}
            <small className={styles['count']}>{count(countOn(all, value))}</small>
          </>
        ),
      }))}
      onChoose={(chosen) => dispatch({ type: 'chose-shelf', shelf: chosen })}
    />
  )
}

/** What is found, and in which order. */
function Head({ packages }: Pick<Props, 'packages'>) {
  const { t, count, taka } = useSay()
  const { form, found } = packages
  const said = { count: found.packs.length, shown: count(found.packs.length) }
  const words = form.scanned
    ? t('amountProblem.scanner')
    : found.budget_e4 === null
      ? t('packages.found', said)
      : t('packages.budget', { ...said, amount: taka(found.budget_e4) })
  return (
    <p className={styles['head']}>
      <output className={form.scanned ? styles['wrong'] : ''}>{words}</output>
      <button
        type="button"
        className={styles['plain']}
        onMouseDown={keepFocus}
        onClick={() => dispatch({ type: 'next-order' })}
      >
        {t('packages.order')} <b>{t(`packages.orders.${form.order}`)}</b> <Kbd cap="=" />
      </button>
    </p>
  )
}
