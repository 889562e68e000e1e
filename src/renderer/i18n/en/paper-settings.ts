export const paperSettings = {
  title: 'What stands on paper',
  lead: 'These words are printed below the shop’s name and at the end of a paper.',
  header: 'Below the name',
  headerHint: 'Address, telephone: each on a line of its own, six lines at most.',
  footer: 'At the end',
  footerHint:
    'It ends what a customer takes along; on a receipt “Thank you” stands above it already.',
  lacking:
    'A roll cannot have these and shows “?” in their place. Leave them out, or use words: ' +
    '{{signs}}',
  tax: 'Tax invoice',
  taxHint:
    'For VAT-registered shops alone: a successful sale is printed in the layout of Mushak-6.3. ' +
    'VAT rate and amount are written by hand.',
  taxOff: 'Plain receipt',
  taxOn: 'Mushak-6.3',
  bin: 'BIN',
  binHint: 'The 13 digits on the certificate of VAT registration.',
  binMissing:
    'Type the 13 digits of the BIN from the certificate, or choose “Plain receipt” without one.',
  binWrong: 'A BIN has exactly 13 digits. Type it again from the certificate, or clear the field.',
} as const
