import {
  qr as qrLook,
  sign as signLook,
  tokens as tokensLook,
  tokenText,
} from '../../domain/paper/look.ts'
import type { PaperBlock } from '../../domain/paper/paper.ts'
import type { HeadDots } from '../../domain/paper/printer.ts'
import { frameLook, lookOf, spaceLook, textLook } from './looks.ts'
import { QrCode } from './QrCode.tsx'
import styles from './Sheet.module.css'

interface Of<Is extends PaperBlock['is']> {
  readonly block: Extract<PaperBlock, { is: Is }>
}

export function Shop({ block }: Of<'shop'>) {
  return (
    <header style={spaceLook('shop')}>
      <b className={styles['text']} style={textLook('shopName')}>
        {block.name}
      </b>
      {block.lines.map((line, place) => (
        <p key={place} style={textLook('shopLine')}>
          {line}
        </p>
      ))}
    </header>
  )
}

/** What is no receipt says so in a frame. */
export function Title({ block }: Of<'title'>) {
  if (!block.loud) {
    return <h3 style={{ ...spaceLook('title'), ...textLook('title') }}>{block.text}</h3>
  }
  return (
    <div style={spaceLook('loudTitle')}>
      <h3 style={{ ...frameLook('loudTitle'), ...textLook('loudTitle') }}>{block.text}</h3>
    </div>
  )
}

export function Tokens({ block, dots }: Of<'tokens'> & { readonly dots: HeadDots }) {
  const { indent_em, groupGap_em, below_mm } = tokensLook
  return (
    <section style={spaceLook('tokens')}>
      <h4 style={textLook('tokensTitle')}>{block.title}</h4>
      <ol className={styles['tokens']}>
        {block.tokens.map((token, place) => (
          <li key={place} style={{ paddingBottom: `${below_mm}mm` }}>
            <span aria-hidden="true" style={{ minWidth: `${indent_em}em` }}>
              <span style={textLook('tokenNumber')}>{place + 1})</span>
            </span>
            <b style={{ ...lookOf(tokenText(dots)), columnGap: `${groupGap_em}em` }}>
              {groupsOf(token).map((group, at) => (
                <span key={at}>{group} </span>
              ))}
            </b>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** As its provider grouped them, and no group of more signs than four. */
function groupsOf(token: string): readonly string[] {
  const four = new RegExp(`.{1,${tokensLook.group}}`, 'gu')
  return token.split(/[\s-]+/u).flatMap((part) => part.match(four) ?? [])
}

export function Sign({ block }: Of<'sign'>) {
  const { inset_mm, stroke_mm, padding_mm } = signLook
  return (
    <div style={spaceLook('sign')}>
      <p
        style={{
          ...textLook('sign'),
          margin: `0 ${inset_mm}mm`,
          borderTop: `${stroke_mm}mm solid #000`,
          paddingTop: `${padding_mm}mm`,
        }}
      >
        {block.text}
      </p>
    </div>
  )
}

export function Qr({ block }: Of<'qr'>) {
  return (
    <figure className={styles['qr']} style={spaceLook('qr')}>
      <QrCode content={block.content} />
      <figcaption style={{ ...textLook('qrText'), paddingTop: `${qrLook.gap_mm}mm` }}>
        {block.text}
      </figcaption>
    </figure>
  )
}
