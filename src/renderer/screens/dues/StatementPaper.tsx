import type { DuesStatement } from '../../../contract/dues.ts'
import type { Settings } from '../../../contract/schemas.ts'
import { formatFigure, type Money, money } from '../../../domain/money.ts'
import { useHealth, useSettings } from '../../core/use-core.ts'
import { useNow } from '../../core/use-now.ts'
import { useSay } from '../../i18n/say.ts'
import slip from '../slip/Slip.module.css'
import { lineWords } from './line-words.ts'
import styles from './StatementPaper.module.css'

interface Props {
  readonly statement: DuesStatement
  readonly width_mm: Settings['slipWidth_mm']
}

/** What the customer takes along. It has no word of the shop's own about them. */
export function StatementPaper({ statement, width_mm }: Props) {
  const { t } = useSay()
  const settings = useSettings()
  const isPractice = useHealth().data?.books === 'practice'
  const owes = statement.customer.owes_e4 > 0
  return (
    <article
      className={`${slip['slip']} ${width_mm === 80 ? slip['wide'] : slip['narrow']}`}
      data-slip="statement"
    >
      <header className={slip['head']}>
        <b className={slip['shop']}>{settings.data?.shopName || t('shell.shopUnnamed')}</b>
        {isPractice && <b className={slip['practice']}>{t('slip.practice')}</b>}
        <h3 className={slip['receipt']}>{t('duesStatement.heading')}</h3>
      </header>
      <Whose statement={statement} />
      <Lines statement={statement} />
      <Total owes_e4={statement.customer.owes_e4} />
      <p className={slip['foot']}>
        {t(owes ? 'duesStatement.thanks' : 'duesStatement.thanksNothing')}
      </p>
      {isPractice && <p className={slip['practice']}>{t('slip.practice')}</p>}
    </article>
  )
}

type Part = Pick<Props, 'statement'>

function Whose({ statement: { customer } }: Part) {
  const { t, masked, date, time } = useSay()
  const now_ms = useNow()
  return (
    <dl className={slip['lines']}>
      <div>
        <dt>{t('duesStatement.customer')}</dt>
        <dd className={styles['name']}>{customer.name}</dd>
      </div>
      {customer.phone !== '' && (
        <div>
          <dt>{t('duesStatement.phone')}</dt>
          <dd>{masked(customer.phone)}</dd>
        </div>
      )}
      <div>
        <dt>{t('duesStatement.until')}</dt>
        <dd>
          {date(now_ms)} {time(now_ms)}
        </dd>
      </div>
    </dl>
  )
}

function Lines({ statement: { before_e4, earlier, lines } }: Part) {
  const say = useSay()
  const { t } = say
  const figure = useFigure()
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('duesStatement.what')}</th>
          <th scope="col">{t('duesStatement.amount')}</th>
          <th scope="col">{t('duesStatement.owes')}</th>
        </tr>
      </thead>
      <tbody>
        {earlier > 0 && (
          <tr>
            <td colSpan={2}>{t('duesStatement.before')}</td>
            <td>{figure(before_e4)}</td>
          </tr>
        )}
        {lines.map((line) => (
          <tr key={line.seq}>
            <td>
              <small>
                {say.date(line.at_ms)} {say.time(line.at_ms)}
              </small>
              {lineWords(say, line)}
            </td>
            <td>{figure(line.amount_e4, true)}</td>
            <td>{figure(line.owes_e4)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Which way it goes is half of what an amount of an account says. */
function useFigure() {
  const { digits } = useSay()
  return (amount: Money, isSigned = false) =>
    `${isSigned && amount > 0 ? '+' : ''}${formatFigure(amount, { digits })}`
}

function Total({ owes_e4 }: { readonly owes_e4: Money }) {
  const { t, taka, inWords } = useSay()
  if (owes_e4 === 0) return <p className={styles['total']}>{t('duesStatement.nothing')}</p>
  const size = money(Math.abs(owes_e4))
  return (
    <>
      <p className={styles['total']}>
        {t(owes_e4 > 0 ? 'duesStatement.total' : 'duesStatement.ahead')} <b>{taka(size)}</b>
      </p>
      <p className={slip['inWords']}>{inWords(size)}</p>
    </>
  )
}
