import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Runs on Node 20.19 before anything is installed: only what Node brings may be imported here.

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** @param {string} line */
export const say = (line) => process.stdout.write(`${line}\n`)

/** Ends with two sentences, Chinese first.
 * @param {string} chinese @param {string} english @returns {never} */
export function giveUp(chinese, english) {
  process.stderr.write(`${chinese}\n${english}\n`)
  process.exit(1)
}

/** @param {string} file @returns {Record<string, any>} */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return {}
  }
}

/** @param {string | string[] | undefined} wanted @param {string} here */
const suits = (wanted, here) => wanted === undefined || [wanted].flat().includes(here)

let known
/** Which C library this Linux has; a report is costly, so it is asked once. */
const library = () => {
  known ??= process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
  return known
}

/** A package built for one system may be missing, unless that system is this one. @param {Record<string, any>} locked */
function mayBeMissing(locked) {
  if (!locked.optional && !locked.devOptional) return false
  const native = locked.os !== undefined && locked.cpu !== undefined
  return !(
    native &&
    suits(locked.os, process.platform) &&
    suits(locked.cpu, process.arch) &&
    (process.platform !== 'linux' || locked.libc === undefined || suits(locked.libc, library()))
  )
}

/**
 * npm writes `node_modules/.package-lock.json` last, so an interrupted install has none. Installed means that every
 * locked package stands there, in its locked version; optional ones of other systems may be missing.
 */
function isInstalled() {
  const present = packagesIn('node_modules/.package-lock.json')
  return Object.entries(packagesIn('package-lock.json')).every(([path, locked]) => {
    if (path === '') return true
    if (present[path] === undefined) return mayBeMissing(locked)
    return present[path].version === locked.version && existsSync(join(root, path, 'package.json'))
  })
}

/**
 * Runs a program in the foreground and gives its exit code. Signals are passed on and the child decides when to end, so
 * that it can stop what it started in order.
 * @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number>}
 */
function foreground(command, args, env) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const pass = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, pass)
  // npm hands SIGTERM only to its shell, which ends without a word: losing the parent then means the same.
  const parent = process.ppid
  const watch = () => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) child.kill('SIGTERM')
  }
  const watching = setInterval(watch, 500)
  return new Promise((resolve) => {
    const done = (code) => {
      clearInterval(watching)
      for (const signal of signals) process.off(signal, pass)
      resolve(code ?? 1)
    }
    child.on('error', () => done(1))
    child.on('exit', done)
  })
}

/** Installs exactly what is locked, without running any package's scripts. */
export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    giveUp(
      `需要 Node.js 20.19 或更新版本，当前是 ${process.versions.node}。`,
      `Node.js 20.19 or newer is needed; this is ${process.versions.node}.`,
    )
  if (isInstalled()) return
  say('安装锁定的依赖 · installing the locked packages')
  const npm = process.env.npm_execpath
  const command = npm ? (process.env.npm_node_execpath ?? process.execPath) : 'npm'
  const install = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const code = await foreground(command, npm ? [npm, ...install] : install, process.env)
  if (code !== 0 || !isInstalled())
    giveUp(
      '依赖没有装好：第一次启动需要联网访问 npm。检查网络后重试。',
      'The packages could not be installed: the first start needs npm over the network. Check it and try again.',
    )
}

/** The locked Node 24, or this one if it is as new. */
export function node24() {
  const own = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(own)) return own
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  return giveUp(
    `本系统（${process.platform}-${process.arch}）没有随附的 Node.js 24，请安装 Node.js 24。`,
    `No Node.js 24 comes along for ${process.platform}-${process.arch}: please install Node.js 24.`,
  )
}

/** What children see: Node 24 and the locked tools first on their path. */
export const environment = () => ({
  ...process.env,
  PATH: [dirname(node24()), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(
    delimiter,
  ),
})

/** Runs a file under Node 24 in the foreground and gives its exit code.
 * @param {string} file @param {string[]} args */
export const runNode = (file, args) =>
  foreground(node24(), [join(root, file), ...args], environment())

/** Installs if need be, then becomes the given file under Node 24.
 * @param {string} file @param {string[]} args */
export async function handOver(file, args) {
  await ensureInstalled()
  process.exit(await runNode(file, args))
}
