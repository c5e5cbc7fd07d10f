import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import { bundleFolder, findBundle } from '../../api/pages/bundles.ts'
import {
  formatLink,
  hashJson,
  linkCheck,
  type Manifest,
  manifestEntry,
  manifestHash,
} from '../../protocol/index.ts'
import { answerPage } from '../../web/public/answer-page.ts'
import { type BuiltPage, builtFiles, served } from './built-page.ts'
import { unitEvaluation } from './questionnaire.ts'

const round = 'bench001'

/** A ballot round of one unit and two issuers, signed as a real one. */
function signedRound() {
  const { form } = unitEvaluation()
  const log = generateKeyPairSync('ed25519')
  const modulus = () =>
    String(
      generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }).n,
    )
  const hash = hashJson(form)
  const manifest: Manifest = {
    version: 'fs1',
    round,
    mode: 'ballot',
    title: '公益服务测评',
    opensAt: '2026-01-01T00:00:00.000Z',
    closesAt: '2027-01-01T00:00:00.000Z',
    graceSeconds: 600,
    k: 10,
    issuers: [
      { id: 'a', name: '市总工会' },
      { id: 'b', name: '公证处' },
    ],
    styles: [
      {
        style: 'u01',
        unit: 'u01',
        title: '市劳动人民文化宫',
        form: hash,
        seconds: 300,
        invited: 400,
        attributes: [{ name: 'age', codes: ['a1', 'a2', 'a3', 'a4', 'none'] }],
        keys: { a: modulus(), b: modulus() },
      },
    ],
    recipe: hashJson({}),
    logKey: String(log.publicKey.export({ format: 'jwk' }).x),
  }
  const entry = manifestEntry(round, manifestHash(manifest))
  const signature = sign(null, entry, log.privateKey).toString('base64url')
  return { manifest, signature, state: 'open', demo: false, forms: { [hash]: form } }
}

/** Builds the pages where their sources are newer, as `npm start` does. */
function build(): void {
  const script = fileURLToPath(new URL('../../start/build.mjs', import.meta.url))
  const { status, stderr } = spawnSync(execPath, [script], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the pages could not be built: ${stderr}`)
}

/** The product's page: opened by a personal link, begun, and the first row of the first question answered. */
export async function ourPage(): Promise<BuiltPage> {
  build()
  const data = signedRound()
  const bundle = await findBundle('answer')
  const html = answerPage(bundle, data)
  const folder = bundleFolder('answer')
  const link = formatLink({
    round,
    secret: randomBytes(16),
    check: linkCheck(manifestHash(data.manifest)),
    styles: ['u01'],
  })
  return {
    name: 'ours',
    link,
    script: bundle.script,
    style: bundle.styles[0] ?? '',
    files: new Map([
      [`/a/${round}`, served('text/html', html)],
      ...(await builtFiles(folder, await readdir(folder), '/assets/answer')),
    ]),
    taps: ['button.main', 'form.question .row'],
    answered: '.row.chosen',
  }
}
