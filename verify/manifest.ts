import {
  base64url,
  exactly,
  hex,
  isCode,
  isCount,
  isInstant,
  isText,
  listOf,
  type Of,
  oneOf,
} from './contract.ts'

const modulus = base64url(256)

const style = exactly(
  {
    style: isCode,
    title: isText,
    form: hex(32),
    seconds: isCount,
    invited: isCount,
    attributes: listOf(exactly({ name: isText, codes: listOf(isText) })),
    keys: exactly({ a: modulus }, { b: modulus }),
  },
  { unit: isText, paper: isCount },
)

/** docs/protocol.md section 2. Only ballot mode has a log, so only ballot mode has a bundle. */
export const isManifest = exactly({
  version: oneOf('fs1'),
  round: isCode,
  mode: oneOf('ballot'),
  title: isText,
  opensAt: isInstant,
  closesAt: isInstant,
  graceSeconds: isCount,
  k: isCount,
  issuers: listOf(exactly({ id: oneOf('a', 'b'), name: isText })),
  styles: listOf(style),
  recipe: hex(32),
  logKey: base64url(32),
})

export type Manifest = Of<typeof isManifest>
export type Style = Of<typeof style>
export type Issuer = 'a' | 'b'
