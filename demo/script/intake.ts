import { Failure } from '../../basics/failure.ts'
import type {
  Answer,
  BallotSubmission,
  CredentialRequest,
  OpenSubmission,
} from '../../protocol/index.ts'
import { ballotsPath, credentialsPath, openAnswersPath } from '../../protocol/index.ts'
import type { Services } from '../../runtime/compose.ts'

const bytes = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url')

/**
 * What a phone posts to, without the network between: the same issuers, box and open desk as behind the server's
 * port, asked at the instant the story is at.
 */
export function openIntake({ surveys }: Pick<Services, 'surveys'>) {
  const collectAt =
    (issuer: 'a' | 'b') =>
    async (body: string): Promise<unknown> => {
      const { round, invite, requests }: CredentialRequest = JSON.parse(body)
      const signatures = await surveys.issuer.collect({
        issuer,
        round,
        invite: bytes(invite),
        requests: requests.map(({ style, blinded }) => ({ style, blinded: bytes(blinded) })),
      })
      return {
        credentials: signatures.map((signature, place) => ({
          style: requests[place]?.style ?? '',
          signature: signature.toString('base64url'),
        })),
      }
    }

  const cast = async (body: string): Promise<unknown> => {
    const { t, signatures, salts, ...said }: BallotSubmission = JSON.parse(body)
    const { receipt } = await surveys.ballot.cast({
      ...said,
      t: bytes(t),
      signatures: {
        a: bytes(signatures.a),
        ...(signatures.b === undefined ? {} : { b: bytes(signatures.b) }),
      },
      salts: {
        scores: bytes(salts.scores),
        texts: bytes(salts.texts),
        attributes: bytes(salts.attributes),
      },
    })
    return { receipt }
  }

  const submit = async (body: string): Promise<unknown> => {
    const said: OpenSubmission = JSON.parse(body)
    return { receipt: (await surveys.response.submit(said)).receipt }
  }

  const desks = new Map<string, (body: string) => Promise<unknown>>([
    [credentialsPath('a'), collectAt('a')],
    [credentialsPath('b'), collectAt('b')],
    [ballotsPath, cast],
    [openAnswersPath, submit],
  ])

  /** Only what passes by itself is answered like a busy server; any other refusal is a fault of the script. */
  return async (path: string, body: string): Promise<Answer> => {
    const desk = desks.get(path)
    if (desk === undefined) return { status: 404, body: {} }
    try {
      return { status: 200, body: await desk(body) }
    } catch (error) {
      const busy =
        error instanceof Failure &&
        (error.code === 'unavailable' || error.code === 'too-many-requests')
      if (!busy) throw error
      return { status: 503, body: { code: error.code }, retryAfter: 1 }
    }
  }
}
