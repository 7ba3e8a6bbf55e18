import type { Admits } from '../access/permissions.rules.js';
import type { SignInSaid } from '../audit/sign-in-words.js';
import type { Reader } from '../database/reader.js';
import type { RequestContext } from '../graphql/request-context.js';
import { loader } from '../graphql/loader.js';

/** How somebody's sign-in stands, without what opens it. */
export interface SignInStands {
  givenBy: string;
  givenAt: Date;
  ownPassword: boolean;
  disabled: boolean;
  admits: Admits;
  identifiedBy: string | null;
  identifiedAt: Date | null;
}

const COLUMNS = `s.given_by as "givenBy", s.given_at as "givenAt", s.own_password as "ownPassword", s.disabled,
  s.admits, s.identified_by as "identifiedBy", s.identified_at as "identifiedAt"`;

/** How a person's sign-in stands; null when they have none. */
export async function signInOf(reader: Reader, personId: string): Promise<SignInStands | null> {
  const [found] = await reader.query<SignInStands>(
    `select ${COLUMNS} from access.sign_in_of($1) s`,
    [personId],
  );
  return found ?? null;
}

/** Who set a person's sign-in, and who confirmed that it is theirs: by their offices then, and the days. Null without one. */
export async function signInTold(reader: Reader, personId: string): Promise<SignInSaid | null> {
  const [found] = await reader.named<SignInSaid>(
    'sign-in-told',
    `select access.office_then(s.given_by, s.given_at) as "givenAs",
       (s.given_at at time zone 'Europe/London')::date::text as "givenOn",
       case when s.identified_by is not null then access.office_then(s.identified_by, s.identified_at) end as "identifiedAs",
       (s.identified_at at time zone 'Europe/London')::date::text as "identifiedOn"
     from access.sign_in_of($1) s`,
    [personId],
  );
  return found ?? null;
}

/** How the sign-in of a person in an answer stands; null when they have none. All that ask become one question. */
export async function signInIn(context: RequestContext, id: string): Promise<SignInStands | null> {
  const rows = loader(context, 'sign-ins', async (ids) => {
    const found = await context.reads.query<SignInStands & { id: string }>(
      `select p.id, ${COLUMNS} from unnest($1::uuid[]) p(id) cross join lateral access.sign_in_of(p.id) s`,
      [[...ids]],
    );
    return new Map(found.map((row) => [row.id, row]));
  });
  return await rows.load(id);
}
