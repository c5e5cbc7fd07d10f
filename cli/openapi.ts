import { readFile, writeFile } from 'node:fs/promises'
import { argv, exit, stdout } from 'node:process'
import { openapiDocument } from '../api/openapi.ts'

const target = new URL('../docs/openapi.json', import.meta.url)
const text = `${JSON.stringify(openapiDocument(), null, 2)}\n`

if (argv.includes('--check')) {
  const committed = await readFile(target, 'utf8').catch(() => '')
  if (committed !== text) {
    stdout.write('docs/openapi.json differs from the contracts: npm run openapi\n')
    exit(1)
  }
} else await writeFile(target, text)
