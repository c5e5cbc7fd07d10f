import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { type Answer, type ClientState, cast, collect, type Outside } from '../../protocol/index.ts'
import type { FromPhones, ToPhones, Vote } from './phone-messages.ts'

/**
 * Workers' phones of the example federation, in a thread of their own: everything a real phone does for its secrecy
 * (blinding, unblinding, committing) is done here by the same code, and everything it posts goes to the other side
 * as a message.
 */
type Round = Extract<ToPhones, { kind: 'round' }>

const rounds = new Map<string, Round>()
const memory = new Map<string, ClientState>()
const posted = new Map<number, (answer: Answer | null) => void>()
let posts = 0

const say = (message: FromPhones) => parentPort?.postMessage(message)

const outsideOf = ({ id, round, phone }: Vote): Outside<ClientState> => ({
  random: (length) => randomBytes(length),
  load: () => memory.get(`${round}/${phone}`) ?? null,
  save: (state) => {
    memory.set(`${round}/${phone}`, state)
  },
  post: (path, body) =>
    new Promise((resolve, reject) => {
      posts += 1
      posted.set(posts, (answer) => {
        if (answer === null) reject(new Error('no answer'))
        else resolve(answer)
      })
      say({ kind: 'post', post: posts, vote: id, path, body })
    }),
})

const patience = 20

/** As a phone does: what is saved goes out again while the server is busy. */
async function until<Outcome extends { readonly kind: string }>(
  wanted: Outcome['kind'],
  attempt: () => Promise<Outcome>,
): Promise<void> {
  let outcome = await attempt()
  for (let turn = 0; turn < patience && outcome.kind === 'later'; turn += 1) {
    await pause(500)
    outcome = await attempt()
  }
  if (outcome.kind !== wanted) throw new Error(`${wanted}: ${outcome.kind}`)
}

async function vote(wish: Vote): Promise<void> {
  const round = rounds.get(wish.round)
  if (round === undefined) throw new Error(`unknown round ${wish.round}`)
  const { manifest, parts } = round
  const outside = outsideOf(wish)
  const secret = Buffer.from(wish.secret, 'base64url')
  await until('collected', () => collect({ manifest, styles: wish.styles, secret }, outside))
  for (const { style, content } of wish.ballots)
    await until('cast', () =>
      cast({ manifest, style, parts: parts[style] ?? {}, content }, outside),
    )
}

const hear = (message: ToPhones): void => {
  if (message.kind === 'round') {
    rounds.set(message.manifest.round, message)
  } else if (message.kind === 'answer') {
    posted.get(message.post)?.(message.answer)
    posted.delete(message.post)
  } else {
    const { id } = message.vote
    vote(message.vote).then(
      () => say({ kind: 'voted', vote: id }),
      (error: unknown) => say({ kind: 'voted', vote: id, wrong: String(error) }),
    )
  }
}

parentPort?.on('message', hear)
